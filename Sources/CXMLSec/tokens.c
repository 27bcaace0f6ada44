#include <openssl/asn1.h>
#include <stdlib.h>
#include <string.h>
#include <xmlsec/base64.h>

#include "internal.h"

enum {
    MAXIMUM_CERTIFICATES = 10,
    MAXIMUM_TOKEN_TEXT = 128 << 10,
};

/// Reads certificates one after the other to the end of the bytes, the first on top.
static STACK_OF(X509) *decode_all(const unsigned char *bytes, size_t count) {
    STACK_OF(X509) *chain = sk_X509_new_null();
    const unsigned char *end = bytes + count;
    while (chain && bytes < end && sk_X509_num(chain) < MAXIMUM_CERTIFICATES) {
        X509 *certificate = d2i_X509(NULL, &bytes, end - bytes);
        if (!certificate) break;
        if (sk_X509_push(chain, certificate) <= 0) X509_free(certificate);
    }
    if (chain && bytes == end && sk_X509_num(chain) > 0) return chain;
    sk_X509_pop_free(chain, X509_free);
    return NULL;
}

/// The certificates of a token, the leaf last.
static STACK_OF(X509) *decode_token(const unsigned char *bytes, size_t count, bool is_path) {
    if (!is_path) {
        STACK_OF(X509) *chain = decode_all(bytes, count);
        if (!chain || sk_X509_num(chain) == 1) return chain;
        sk_X509_pop_free(chain, X509_free);
        return NULL;
    }
    const unsigned char *content = bytes;
    long length;
    int tag, class;
    int form = ASN1_get_object(&content, &length, &tag, &class, (long)count);
    if (form != V_ASN1_CONSTRUCTED || tag != V_ASN1_SEQUENCE || class != V_ASN1_UNIVERSAL) return NULL;
    return content + length == bytes + count ? decode_all(content, (size_t)length) : NULL;
}

/// The base64 of a token; `NULL` where there is anything else in it.
static const xmlChar *text_of(xmlNodePtr token) {
    const xmlNode *content = token->children;
    return content && content->type == XML_TEXT_NODE && !content->next ? content->content : NULL;
}

static STACK_OF(X509) *decode_text(const xmlChar *text, bool is_path) {
    size_t length = strlen((const char *)text);
    unsigned char *bytes = length > 0 && length <= MAXIMUM_TOKEN_TEXT ? malloc(length) : NULL;
    xmlSecSize count = 0;
    STACK_OF(X509) *chain = NULL;
    if (bytes && xmlSecBase64Decode_ex(text, bytes, (xmlSecSize)length, &count) == 0 && count > 0) {
        chain = decode_token(bytes, count, is_path);
    }
    free(bytes);
    return chain;
}

/// The place where a chain is remembered; looked at under the lock.
static known_token *find(cxmlsec_anchors *anchors, const xmlChar *text, bool is_path) {
    for (int index = 0; index < KNOWN_TOKENS; index += 1) {
        known_token *known = &anchors->known[index];
        if (known->chain && known->is_path == is_path && xmlStrEqual(known->text, text)) return known;
    }
    return NULL;
}

STACK_OF(X509) *read_token(cxmlsec_anchors *anchors, xmlNodePtr token) {
    const xmlChar *type = attribute(token, "ValueType");
    bool is_path = same(type, token_uri(CXMLSEC_PKIPATH));
    if (!is_path && !same(type, token_uri(CXMLSEC_X509V3))) return NULL;
    const xmlChar *encoding = attribute(token, "EncodingType");
    const xmlChar *text = text_of(token);
    if (!text || (encoding && !same(encoding, BASE64_URI))) return NULL;
    pthread_mutex_lock(&anchors->lock);
    known_token *known = find(anchors, text, is_path);
    STACK_OF(X509) *chain = known ? X509_chain_up_ref(known->chain) : NULL;
    pthread_mutex_unlock(&anchors->lock);
    return chain ? chain : decode_text(text, is_path);
}

void remember_token(cxmlsec_anchors *anchors, xmlNodePtr token, STACK_OF(X509) *chain) {
    const xmlChar *text = text_of(token);
    bool is_path = same(attribute(token, "ValueType"), token_uri(CXMLSEC_PKIPATH));
    pthread_mutex_lock(&anchors->lock);
    if (text && !find(anchors, text, is_path)) {
        known_token *place = &anchors->known[anchors->next];
        forget_token(place);
        place->text = xmlStrdup(text);
        place->is_path = is_path;
        place->chain = place->text ? X509_chain_up_ref(chain) : NULL;
        anchors->next = (anchors->next + 1) % KNOWN_TOKENS;
    }
    pthread_mutex_unlock(&anchors->lock);
}

void forget_token(known_token *known) {
    if (known->text) xmlFree(known->text);
    sk_X509_pop_free(known->chain, X509_free);
    *known = (known_token){0};
}
