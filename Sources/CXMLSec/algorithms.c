#include "internal.h"

static const char *const signature_uris[CXMLSEC_HASHES] = {
    [CXMLSEC_SHA1] = "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
    [CXMLSEC_SHA256] = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    [CXMLSEC_SHA384] = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    [CXMLSEC_SHA512] = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
};

static const char *const digest_uris[CXMLSEC_HASHES] = {
    [CXMLSEC_SHA1] = "http://www.w3.org/2000/09/xmldsig#sha1",
    [CXMLSEC_SHA256] = "http://www.w3.org/2001/04/xmlenc#sha256",
    [CXMLSEC_SHA384] = "http://www.w3.org/2001/04/xmldsig-more#sha384",
    [CXMLSEC_SHA512] = "http://www.w3.org/2001/04/xmlenc#sha512",
};

static cxmlsec_hash find(const xmlChar *uri, const char *const uris[]) {
    cxmlsec_hash hash = 0;
    while (hash < CXMLSEC_HASHES && !same(uri, uris[hash])) hash += 1;
    return hash;
}

const char *signature_uri(cxmlsec_hash hash) {
    return signature_uris[hash];
}

const char *digest_uri(cxmlsec_hash hash) {
    return digest_uris[hash];
}

cxmlsec_hash signature_hash(const xmlChar *uri) {
    return find(uri, signature_uris);
}

cxmlsec_hash digest_hash(const xmlChar *uri) {
    return find(uri, digest_uris);
}

const char *token_uri(cxmlsec_token token) {
    return token == CXMLSEC_PKIPATH ? TOKEN_PROFILE "X509PKIPathv1" : TOKEN_PROFILE "X509v3";
}
