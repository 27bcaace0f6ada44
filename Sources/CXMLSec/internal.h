#pragma once
// Debian builds libxml2 with ICU, whose headers are not installed; nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <pthread.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/keys.h>

#include "CXMLSec.h"

// Without the define that Debian's xmlsec was built with, its structures are larger here than there.
_Static_assert(sizeof(xmlSecSize) == sizeof(unsigned int), "XMLSEC_NO_SIZE_T is missing");

#define SOAP_NS "http://schemas.xmlsoap.org/soap/envelope/"
#define DSIG_NS "http://www.w3.org/2000/09/xmldsig#"
#define EXCLUSIVE_NS "http://www.w3.org/2001/10/xml-exc-c14n#"
#define WSSE_NS "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
#define WSU_NS "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
#define BASE64_URI "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary"
#define TOKEN_PROFILE "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#"

struct cxmlsec_identity {
    EVP_PKEY *key;
    /// From the leaf up.
    STACK_OF(X509) *chain;
    /// For xmlsec; copied for each signature. `NULL` where the key is not RSA.
    xmlSecKeyPtr signing_key;
    /// In base64: the leaf, and the whole chain from the top down.
    xmlChar *certificate_token, *path_token;
    int64_t begin, end;
};

/// A token's certificates, decoded: OpenSSL 3.0 takes longer for that than for checking a signature.
typedef struct {
    xmlChar *text;
    bool is_path;
    STACK_OF(X509) *chain;
} known_token;

/// A source signs with one certificate, or with two while it changes over.
enum { KNOWN_TOKENS = 8 };

struct cxmlsec_anchors {
    X509_STORE *store;
    pthread_mutex_t lock;
    /// Guarded by the lock, as is `next`.
    known_token known[KNOWN_TOKENS];
    /// The place to be taken next.
    int next;
};

/// The parts of an envelope that signatures are about, each in its place.
typedef struct {
    xmlDocPtr document;
    xmlNodePtr envelope, header, body;
    /// How many there are in the Header, and the first.
    int securities;
    xmlNodePtr security;
} envelope_parts;

// certificates.c

STACK_OF(X509) *read_certificates(const uint8_t *pem, size_t count);
int64_t seconds_of(const ASN1_TIME *time);

// algorithms.c

/// The URI of an algorithm: RSA with a hash, or the hash alone.
const char *signature_uri(cxmlsec_hash hash);
const char *digest_uri(cxmlsec_hash hash);
/// `CXMLSEC_HASHES` where the URI names none of them.
cxmlsec_hash signature_hash(const xmlChar *uri);
cxmlsec_hash digest_hash(const xmlChar *uri);
const char *token_uri(cxmlsec_token token);

// envelope.c

/// `CXMLSEC_VALID` where the bytes are an envelope; `parts->document` is then the caller's to free.
cxmlsec_verdict read_envelope(const uint8_t *bytes, size_t count, envelope_parts *parts);
bool is_element(const xmlNode *node, const char *name, const char *namespace);
/// The next element from this node on, itself included.
xmlNodePtr element_from(xmlNodePtr node);
/// How many children have that name, and the first of them.
int count_children(xmlNodePtr parent, const char *name, const char *namespace, xmlNodePtr *first);
/// The text of an attribute without namespace, in the document's own memory; `NULL` where it is absent or not plain.
const xmlChar *attribute(xmlNodePtr node, const char *name);
/// The `wsu:Id` of an element.
xmlAttrPtr id_attribute(xmlNodePtr node);
const xmlChar *attribute_text(const xmlAttr *attribute);
/// How many attributes of the document are called id, in any spelling and namespace, and have that value.
int count_ids(const envelope_parts *parts, const xmlChar *id);
bool same(const xmlChar *left, const char *right);

// signature.c

/// What a Signature refers to.
typedef struct {
    xmlNodePtr signature;
    xmlNodePtr token;
    xmlNodePtr timestamp;
    bool body_is_signed, timestamp_is_signed;
} signature_parts;

/// Looks at all but the cryptography, and makes the ids known to the document.
cxmlsec_verdict read_signature(
    const envelope_parts *parts, const cxmlsec_demands *demands, signature_parts *signature);

// tokens.c

/// The certificates of a token, the leaf last; the caller frees them.
STACK_OF(X509) *read_token(cxmlsec_anchors *anchors, xmlNodePtr token);
/// Keeps them for the next message; only what leads to an anchor is worth it.
void remember_token(cxmlsec_anchors *anchors, xmlNodePtr token, STACK_OF(X509) *chain);
void forget_token(known_token *known);

// chain.c

/// The key of a token's signer, once its chain has been followed to an anchor.
cxmlsec_verdict read_signer(
    cxmlsec_anchors *anchors, xmlNodePtr token, const cxmlsec_demands *demands, const char *subject,
    cxmlsec_findings *findings, xmlSecKeyPtr *key);
