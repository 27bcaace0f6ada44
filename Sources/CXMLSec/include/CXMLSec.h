#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// WS-Security over libxmlsec1, and keys and certificates over libcrypto. No type of these libraries shows here: what
// xmlsec's structures look like depends on defines that Swift's importer does not see.
//
// Everything may be called from any thread once `cxmlsec_start` has returned; identities and anchors mean the
// same for as long as they live.

/// Starts xmlsec; called once, after libxml2 and before all else.
bool cxmlsec_start(void);

/// Memory that its taker gives back with `cxmlsec_release`.
typedef struct {
    uint8_t *bytes;
    size_t count;
} cxmlsec_bytes;

void cxmlsec_release(cxmlsec_bytes bytes);

// MARK: Keys and certificates

typedef enum {
    CXMLSEC_READ,
    CXMLSEC_NO_MEMORY,
    CXMLSEC_NO_CERTIFICATE,
    /// No key, or one that a passphrase guards.
    CXMLSEC_NO_KEY,
    /// The key is not that of the first certificate.
    CXMLSEC_NO_PAIR,
    /// A certificate was not issued by the one that follows it.
    CXMLSEC_BROKEN_CHAIN,
} cxmlsec_reading;

/// A private key, its certificate, and those that issued it, from the leaf up.
typedef struct cxmlsec_identity cxmlsec_identity;

/// Reads two PEM texts; `NULL` with the reason.
cxmlsec_identity *cxmlsec_identity_read(
    const uint8_t *certificates, size_t certificates_count, const uint8_t *key, size_t key_count,
    cxmlsec_reading *reading);

void cxmlsec_identity_free(cxmlsec_identity *identity);

/// Seconds since 1970 between which every certificate of the chain is valid.
int64_t cxmlsec_identity_begin(const cxmlsec_identity *identity);
int64_t cxmlsec_identity_end(const cxmlsec_identity *identity);

/// Whether it can sign envelopes, which takes an RSA key.
bool cxmlsec_identity_signs(const cxmlsec_identity *identity);

/// The certificates that a chain must end in.
typedef struct cxmlsec_anchors cxmlsec_anchors;

cxmlsec_anchors *cxmlsec_anchors_read(const uint8_t *pem, size_t count, cxmlsec_reading *reading);

void cxmlsec_anchors_free(cxmlsec_anchors *anchors);

// MARK: Signing

typedef enum { CXMLSEC_X509V3, CXMLSEC_PKIPATH } cxmlsec_token;

/// SHA-1 is here for profiles that name it.
typedef enum { CXMLSEC_SHA1, CXMLSEC_SHA256, CXMLSEC_SHA384, CXMLSEC_SHA512, CXMLSEC_HASHES } cxmlsec_hash;

typedef enum {
    CXMLSEC_SIGNED,
    /// No SOAP 1.1 envelope, not well formed, or with a DOCTYPE.
    CXMLSEC_NO_ENVELOPE,
    /// It has a Security header, or something in it uses our ids.
    CXMLSEC_TAKEN,
    CXMLSEC_SIGNING_FAILED,
} cxmlsec_signing;

/// Signs the Body with RSA, and, where `created` and `expires` are given, a Timestamp that says so.
cxmlsec_signing cxmlsec_sign(
    const cxmlsec_identity *identity, const uint8_t *envelope, size_t count, cxmlsec_token token,
    cxmlsec_hash signature, cxmlsec_hash digest, const char *created, const char *expires, cxmlsec_bytes *signed_bytes);

// MARK: Verifying

typedef enum {
    CXMLSEC_VALID,
    CXMLSEC_MALFORMED,
    CXMLSEC_DOCTYPE,
    /// Not an Envelope of at most one Header and then the Body.
    CXMLSEC_NOT_SOAP,
    CXMLSEC_UNSIGNED,
    /// More Security headers, Signatures or Timestamps than one, or a Signature that is put together otherwise than
    /// WS-Security does.
    CXMLSEC_IRREGULAR,
    CXMLSEC_ALGORITHM,
    CXMLSEC_BODY_NOT_SIGNED,
    CXMLSEC_TIMESTAMP_NOT_SIGNED,
    /// A reference to something other than the Body, the Timestamp or the token in their places, an id twice, or a
    /// second Body anywhere.
    CXMLSEC_WRAPPED,
    /// No certificates in a token that the key information points to.
    CXMLSEC_BAD_TOKEN,
    CXMLSEC_UNKNOWN_SIGNER,
    CXMLSEC_OTHER_SIGNER,
    CXMLSEC_CERTIFICATE_EXPIRED,
    CXMLSEC_CERTIFICATE_NOT_YET_VALID,
    /// A key or a hash that is too weak, a key that is not RSA, or one that is not for signing.
    CXMLSEC_UNFIT_CERTIFICATE,
    CXMLSEC_WRONG_DIGEST,
    CXMLSEC_WRONG_SIGNATURE,
    CXMLSEC_FAILED,
} cxmlsec_verdict;

/// What a signature must be: one bit for each `cxmlsec_hash` that is allowed.
typedef struct {
    uint32_t signatures;
    uint32_t digests;
    bool timestamp;
    /// Seconds since 1970.
    int64_t at;
} cxmlsec_demands;

/// What a valid envelope says; its caller judges the times.
typedef struct {
    bool timestamp;
    /// Whether both times were there and short enough to be kept.
    bool times;
    char created[40];
    char expires[40];
    uint8_t fingerprint[32];
    /// Seconds since 1970.
    int64_t end;
} cxmlsec_findings;

/// `subject` in RFC 2253 pins the signer; `NULL` allows everyone whom the anchors vouch for.
cxmlsec_verdict cxmlsec_verify(
    cxmlsec_anchors *anchors, const uint8_t *envelope, size_t count, const cxmlsec_demands *demands,
    const char *subject, cxmlsec_findings *findings);

// MARK: Making

typedef enum { CXMLSEC_AUTHORITY, CXMLSEC_SERVER, CXMLSEC_CLIENT } cxmlsec_role;

/// Makes an RSA key of 2048 bits and its certificate, as PEM; `issuer` is `NULL` for one that signs itself.
///
/// `hosts` is OpenSSL's list of alternative names, as in `DNS:localhost,IP:127.0.0.1`, or `NULL`. Times are seconds
/// since 1970. The certificate is followed by the issuer's chain.
bool cxmlsec_make(
    const cxmlsec_identity *issuer, cxmlsec_role role, const char *name, const char *hosts, int64_t begin,
    int64_t end, cxmlsec_bytes *certificates, cxmlsec_bytes *key);
