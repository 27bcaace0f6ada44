#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <xmlsec/openssl/evp.h>

#include "internal.h"

enum {
    /// 112 bits: RSA from 2048 bits, and no SHA-1 in certificates, whatever a profile allows in signatures.
    SECURITY_LEVEL = 2,
    MINIMUM_RSA_BITS = 2048,
};

static cxmlsec_verdict judge(int error) {
    switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED: return CXMLSEC_CERTIFICATE_EXPIRED;
    case X509_V_ERR_CERT_NOT_YET_VALID: return CXMLSEC_CERTIFICATE_NOT_YET_VALID;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK: return CXMLSEC_UNFIT_CERTIFICATE;
    case X509_V_ERR_OUT_OF_MEM: return CXMLSEC_FAILED;
    default: return CXMLSEC_UNKNOWN_SIGNER;
    }
}

/// Follows the chain up to an anchor, which may be any certificate of the anchors' file.
static cxmlsec_verdict follow(const cxmlsec_anchors *anchors, STACK_OF(X509) *chain, X509 *leaf, int64_t at) {
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    if (!context || X509_STORE_CTX_init(context, anchors->store, leaf, chain) != 1) {
        X509_STORE_CTX_free(context);
        return CXMLSEC_FAILED;
    }
    X509_VERIFY_PARAM *rules = X509_STORE_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_time(rules, (time_t)at);
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(rules, SECURITY_LEVEL);
    bool is_followed = X509_verify_cert(context) == 1;
    int error = X509_STORE_CTX_get_error(context);
    X509_STORE_CTX_free(context);
    return is_followed ? CXMLSEC_VALID : judge(error);
}

static bool is_called(X509 *leaf, const char *subject) {
    BIO *output = BIO_new(BIO_s_mem());
    if (!output) return false;
    unsigned long form = XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB;
    X509_NAME_print_ex(output, X509_get_subject_name(leaf), 0, form);
    char *name;
    long length = BIO_get_mem_data(output, &name);
    bool is_same = length == (long)strlen(subject) && memcmp(name, subject, (size_t)length) == 0;
    BIO_free(output);
    return is_same;
}

static bool may_sign(X509 *leaf) {
    EVP_PKEY *key = X509_get0_pubkey(leaf);
    if (!key || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA || EVP_PKEY_get_bits(key) < MINIMUM_RSA_BITS) return false;
    return (X509_get_key_usage(leaf) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

static xmlSecKeyPtr make_key(X509 *leaf) {
    EVP_PKEY *public = X509_get_pubkey(leaf);
    xmlSecKeyDataPtr data = public ? xmlSecOpenSSLEvpKeyAdopt(public) : NULL;
    if (!data) {
        EVP_PKEY_free(public);
        return NULL;
    }
    xmlSecKeyPtr key = xmlSecKeyCreate();
    if (key && xmlSecKeySetValue(key, data) == 0) return key;
    if (key) xmlSecKeyDestroy(key);
    xmlSecKeyDataDestroy(data);
    return NULL;
}

static cxmlsec_verdict judge_leaf(X509 *leaf, const char *subject) {
    if (subject && !is_called(leaf, subject)) return CXMLSEC_OTHER_SIGNER;
    return may_sign(leaf) ? CXMLSEC_VALID : CXMLSEC_UNFIT_CERTIFICATE;
}

cxmlsec_verdict read_signer(
    cxmlsec_anchors *anchors, xmlNodePtr token, const cxmlsec_demands *demands, const char *subject,
    cxmlsec_findings *findings, xmlSecKeyPtr *key) {
    STACK_OF(X509) *chain = read_token(anchors, token);
    if (!chain) return CXMLSEC_BAD_TOKEN;
    X509 *leaf = sk_X509_value(chain, sk_X509_num(chain) - 1);
    cxmlsec_verdict verdict = follow(anchors, chain, leaf, demands->at);
    if (verdict == CXMLSEC_VALID) verdict = judge_leaf(leaf, subject);
    if (verdict == CXMLSEC_VALID) {
        findings->end = seconds_of(X509_get0_notAfter(leaf));
        unsigned int size = sizeof findings->fingerprint;
        bool has_fingerprint = X509_digest(leaf, EVP_sha256(), findings->fingerprint, &size) == 1;
        *key = has_fingerprint ? make_key(leaf) : NULL;
        if (*key) {
            remember_token(anchors, token, chain);
        } else {
            verdict = CXMLSEC_FAILED;
        }
    }
    sk_X509_pop_free(chain, X509_free);
    return verdict;
}
