#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <time.h>
#include <xmlsec/base64.h>
#include <xmlsec/openssl/evp.h>

#include "internal.h"

/// Asks nobody: OpenSSL would prompt on the terminal.
static int no_passphrase(char *buffer, int size, int writing, void *context) {
    (void)buffer, (void)size, (void)writing, (void)context;
    return 0;
}

STACK_OF(X509) *read_certificates(const uint8_t *pem, size_t count) {
    BIO *input = BIO_new_mem_buf(pem, (int)count);
    STACK_OF(X509) *chain = sk_X509_new_null();
    X509 *certificate;
    while (input && chain && (certificate = PEM_read_bio_X509(input, NULL, no_passphrase, NULL))) {
        if (sk_X509_push(chain, certificate) > 0) continue;
        X509_free(certificate);
        break;
    }
    // The end of the text is the one thing that may stop the reading.
    unsigned long problem = ERR_peek_last_error();
    bool is_whole = problem == 0 || ERR_GET_REASON(problem) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    BIO_free(input);
    if (is_whole && chain && sk_X509_num(chain) > 0) return chain;
    sk_X509_pop_free(chain, X509_free);
    return NULL;
}

int64_t seconds_of(const ASN1_TIME *asn1) {
    struct tm parts;
    return ASN1_TIME_to_tm(asn1, &parts) == 1 ? (int64_t)timegm(&parts) : 0;
}

static EVP_PKEY *read_key(const uint8_t *pem, size_t count) {
    BIO *input = BIO_new_mem_buf(pem, (int)count);
    EVP_PKEY *key = input ? PEM_read_bio_PrivateKey(input, NULL, no_passphrase, NULL) : NULL;
    BIO_free(input);
    ERR_clear_error();
    return key;
}

static bool is_issued_upward(STACK_OF(X509) *chain) {
    for (int index = 0; index + 1 < sk_X509_num(chain); index += 1) {
        if (X509_check_issued(sk_X509_value(chain, index + 1), sk_X509_value(chain, index)) != X509_V_OK) return false;
    }
    return true;
}

/// The DER of a PkiPath (X.509, 7.9): the certificates in one sequence, the leaf last.
static xmlChar *encode_path(STACK_OF(X509) *chain) {
    int content = 0;
    for (int index = 0; index < sk_X509_num(chain); index += 1) {
        content += i2d_X509(sk_X509_value(chain, index), NULL);
    }
    int size = ASN1_object_size(1, content, V_ASN1_SEQUENCE);
    unsigned char *der = malloc((size_t)size), *end = der;
    if (!der) return NULL;
    ASN1_put_object(&end, 1, content, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
    for (int index = sk_X509_num(chain) - 1; index >= 0; index -= 1) i2d_X509(sk_X509_value(chain, index), &end);
    xmlChar *text = xmlSecBase64Encode(der, (xmlSecSize)size, 0);
    free(der);
    return text;
}

static xmlChar *encode_leaf(STACK_OF(X509) *chain) {
    unsigned char *der = NULL;
    int size = i2d_X509(sk_X509_value(chain, 0), &der);
    if (size <= 0) return NULL;
    xmlChar *text = xmlSecBase64Encode(der, (xmlSecSize)size, 0);
    OPENSSL_free(der);
    return text;
}

static void set_period(cxmlsec_identity *identity) {
    identity->begin = INT64_MIN;
    identity->end = INT64_MAX;
    for (int index = 0; index < sk_X509_num(identity->chain); index += 1) {
        X509 *certificate = sk_X509_value(identity->chain, index);
        int64_t begin = seconds_of(X509_get0_notBefore(certificate));
        int64_t end = seconds_of(X509_get0_notAfter(certificate));
        if (begin > identity->begin) identity->begin = begin;
        if (end < identity->end) identity->end = end;
    }
}

/// Gives xmlsec the key, whose data keeps its own reference; another than RSA is left to TLS.
static bool set_signing_key(cxmlsec_identity *identity) {
    if (EVP_PKEY_get_base_id(identity->key) != EVP_PKEY_RSA) return true;
    EVP_PKEY_up_ref(identity->key);
    xmlSecKeyDataPtr data = xmlSecOpenSSLEvpKeyAdopt(identity->key);
    identity->signing_key = data ? xmlSecKeyCreate() : NULL;
    return identity->signing_key && xmlSecKeySetValue(identity->signing_key, data) == 0;
}

cxmlsec_identity *cxmlsec_identity_read(
    const uint8_t *certificates, size_t certificates_count, const uint8_t *key, size_t key_count,
    cxmlsec_reading *reading) {
    cxmlsec_identity *identity = calloc(1, sizeof *identity);
    if (!identity) {
        *reading = CXMLSEC_NO_MEMORY;
        return NULL;
    }
    identity->chain = read_certificates(certificates, certificates_count);
    identity->key = read_key(key, key_count);
    if (!identity->chain) {
        *reading = CXMLSEC_NO_CERTIFICATE;
    } else if (!identity->key) {
        *reading = CXMLSEC_NO_KEY;
    } else if (X509_check_private_key(sk_X509_value(identity->chain, 0), identity->key) != 1) {
        *reading = CXMLSEC_NO_PAIR;
    } else if (!is_issued_upward(identity->chain)) {
        *reading = CXMLSEC_BROKEN_CHAIN;
    } else {
        set_period(identity);
        identity->certificate_token = encode_leaf(identity->chain);
        identity->path_token = encode_path(identity->chain);
        bool is_whole = set_signing_key(identity) && identity->certificate_token && identity->path_token;
        *reading = is_whole ? CXMLSEC_READ : CXMLSEC_NO_MEMORY;
    }
    ERR_clear_error();
    if (*reading == CXMLSEC_READ) return identity;
    cxmlsec_identity_free(identity);
    return NULL;
}

void cxmlsec_identity_free(cxmlsec_identity *identity) {
    if (identity->signing_key) xmlSecKeyDestroy(identity->signing_key);
    if (identity->certificate_token) xmlFree(identity->certificate_token);
    if (identity->path_token) xmlFree(identity->path_token);
    sk_X509_pop_free(identity->chain, X509_free);
    EVP_PKEY_free(identity->key);
    free(identity);
}

int64_t cxmlsec_identity_begin(const cxmlsec_identity *identity) {
    return identity->begin;
}

int64_t cxmlsec_identity_end(const cxmlsec_identity *identity) {
    return identity->end;
}

bool cxmlsec_identity_signs(const cxmlsec_identity *identity) {
    return identity->signing_key != NULL;
}

cxmlsec_anchors *cxmlsec_anchors_read(const uint8_t *pem, size_t count, cxmlsec_reading *reading) {
    STACK_OF(X509) *certificates = read_certificates(pem, count);
    if (!certificates) {
        *reading = CXMLSEC_NO_CERTIFICATE;
        return NULL;
    }
    cxmlsec_anchors *anchors = calloc(1, sizeof *anchors);
    X509_STORE *store = X509_STORE_new();
    bool is_whole = anchors && store;
    for (int index = 0; is_whole && index < sk_X509_num(certificates); index += 1) {
        is_whole = X509_STORE_add_cert(store, sk_X509_value(certificates, index)) == 1;
    }
    sk_X509_pop_free(certificates, X509_free);
    *reading = is_whole ? CXMLSEC_READ : CXMLSEC_NO_MEMORY;
    if (is_whole) {
        anchors->store = store;
        pthread_mutex_init(&anchors->lock, NULL);
        return anchors;
    }
    X509_STORE_free(store);
    free(anchors);
    return NULL;
}

void cxmlsec_anchors_free(cxmlsec_anchors *anchors) {
    for (int index = 0; index < KNOWN_TOKENS; index += 1) forget_token(&anchors->known[index]);
    pthread_mutex_destroy(&anchors->lock);
    X509_STORE_free(anchors->store);
    free(anchors);
}
