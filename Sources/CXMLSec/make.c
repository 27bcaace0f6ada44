#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { KEY_BITS = 2048 };

static bool add_extension(X509 *certificate, X509 *issuer, int kind, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, value);
    bool is_added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return is_added;
}

static bool add_extensions(X509 *certificate, X509 *issuer, cxmlsec_role role, const char *hosts) {
    if (!add_extension(certificate, issuer, NID_subject_key_identifier, "hash")) return false;
    if (!add_extension(certificate, issuer, NID_authority_key_identifier, "keyid")) return false;
    if (hosts && !add_extension(certificate, issuer, NID_subject_alt_name, hosts)) return false;
    if (role == CXMLSEC_AUTHORITY) {
        return add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:TRUE")
            && add_extension(certificate, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
    }
    const char *use = role == CXMLSEC_SERVER ? "serverAuth" : "clientAuth";
    return add_extension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE")
        && add_extension(certificate, issuer, NID_key_usage, "critical,digitalSignature,keyEncipherment")
        && add_extension(certificate, issuer, NID_ext_key_usage, use);
}

static bool set_serial(X509 *certificate) {
    unsigned char bytes[16];
    if (RAND_bytes(bytes, sizeof bytes) != 1) return false;
    // Positive, and of full length.
    bytes[0] = (bytes[0] & 0x7F) | 0x40;
    BIGNUM *number = BN_bin2bn(bytes, sizeof bytes, NULL);
    bool is_set = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return is_set;
}

static bool fill(
    X509 *certificate, EVP_PKEY *key, const cxmlsec_identity *issuer, cxmlsec_role role, const char *name,
    const char *hosts, int64_t begin, int64_t end) {
    X509 *above = issuer ? sk_X509_value(issuer->chain, 0) : certificate;
    X509_NAME *subject = X509_get_subject_name(certificate);
    const unsigned char *text = (const unsigned char *)name;
    return X509_set_version(certificate, X509_VERSION_3) == 1 && set_serial(certificate)
        && ASN1_TIME_adj(X509_getm_notBefore(certificate), (time_t)begin, 0, 0)
        && ASN1_TIME_adj(X509_getm_notAfter(certificate), (time_t)end, 0, 0)
        && X509_set_pubkey(certificate, key) == 1
        && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1
        && X509_set_issuer_name(certificate, X509_get_subject_name(above)) == 1
        && add_extensions(certificate, above, role, hosts)
        && X509_sign(certificate, issuer ? issuer->key : key, EVP_sha256()) > 0;
}

static bool copy_out(BIO *output, cxmlsec_bytes *bytes) {
    char *text;
    long length = BIO_get_mem_data(output, &text);
    bytes->bytes = length > 0 ? malloc((size_t)length) : NULL;
    if (!bytes->bytes) return false;
    memcpy(bytes->bytes, text, (size_t)length);
    bytes->count = (size_t)length;
    return true;
}

static bool write_certificates(X509 *certificate, const cxmlsec_identity *issuer, cxmlsec_bytes *bytes) {
    BIO *output = BIO_new(BIO_s_mem());
    bool is_written = output && PEM_write_bio_X509(output, certificate) == 1;
    for (int index = 0; is_written && issuer && index < sk_X509_num(issuer->chain); index += 1) {
        is_written = PEM_write_bio_X509(output, sk_X509_value(issuer->chain, index)) == 1;
    }
    is_written = is_written && copy_out(output, bytes);
    BIO_free(output);
    return is_written;
}

static bool write_key(EVP_PKEY *key, cxmlsec_bytes *bytes) {
    BIO *output = BIO_new(BIO_s_secmem());
    bool is_written = output && PEM_write_bio_PKCS8PrivateKey(output, key, NULL, NULL, 0, NULL, NULL) == 1
        && copy_out(output, bytes);
    BIO_free(output);
    return is_written;
}

bool cxmlsec_make(
    const cxmlsec_identity *issuer, cxmlsec_role role, const char *name, const char *hosts, int64_t begin,
    int64_t end, cxmlsec_bytes *certificates, cxmlsec_bytes *key_text) {
    *certificates = *key_text = (cxmlsec_bytes){0};
    EVP_PKEY *key = EVP_RSA_gen(KEY_BITS);
    X509 *certificate = X509_new();
    bool is_made = key && certificate && fill(certificate, key, issuer, role, name, hosts, begin, end)
        && write_certificates(certificate, issuer, certificates) && write_key(key, key_text);
    if (!is_made) {
        cxmlsec_release(*certificates);
        cxmlsec_release(*key_text);
        *certificates = *key_text = (cxmlsec_bytes){0};
    }
    X509_free(certificate);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return is_made;
}
