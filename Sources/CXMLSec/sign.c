#include <openssl/err.h>
#include <stdlib.h>
#include <string.h>
#include <xmlsec/xmldsig.h>

#include "internal.h"

#define BODY_ID "Body-1"
#define TIMESTAMP_ID "TS-1"
#define TOKEN_ID "X509-1"

/// What the signature is made of, and where.
typedef struct {
    const envelope_parts *parts;
    xmlNodePtr security;
    xmlNsPtr wsse, wsu, dsig;
} builder;

static xmlNodePtr add(xmlNodePtr parent, xmlNsPtr namespace, const char *name, const char *text) {
    return xmlNewTextChild(parent, namespace, (const xmlChar *)name, (const xmlChar *)text);
}

static void set(xmlNodePtr node, const char *name, const char *value) {
    xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value);
}

/// A namespace as attributes need it, with a prefix; declared at that element where none is in scope.
static xmlNsPtr prefixed(const envelope_parts *parts, xmlNodePtr node, const char *uri, const char *prefix) {
    xmlNsPtr namespace = xmlSearchNsByHref(parts->document, node, (const xmlChar *)uri);
    if (namespace && namespace->prefix) return namespace;
    namespace = xmlNewNs(node, (const xmlChar *)uri, (const xmlChar *)prefix);
    // The element may have given that prefix to something else.
    return namespace ? namespace : xmlNewNs(node, (const xmlChar *)uri, (const xmlChar *)"security");
}

/// Names an element; false where the document uses that name already.
static bool set_id(const envelope_parts *parts, xmlNodePtr node, xmlNsPtr namespace, const char *id) {
    if (!namespace) return false;
    xmlAttrPtr attribute = xmlSetNsProp(node, namespace, (const xmlChar *)"Id", (const xmlChar *)id);
    return attribute && count_ids(parts, (const xmlChar *)id) == 1
        && xmlAddID(NULL, parts->document, (const xmlChar *)id, attribute);
}

static bool open_security(const envelope_parts *parts, builder *builder) {
    xmlNodePtr header = parts->header;
    if (!header) {
        header = xmlNewDocNode(parts->document, parts->envelope->ns, (const xmlChar *)"Header", NULL);
        if (!header) return false;
        xmlAddPrevSibling(parts->body, header);
    }
    xmlNodePtr security = xmlNewChild(header, NULL, (const xmlChar *)"Security", NULL);
    if (!security) return false;
    builder->parts = parts;
    builder->security = security;
    builder->wsse = xmlNewNs(security, (const xmlChar *)WSSE_NS, (const xmlChar *)"wsse");
    builder->wsu = xmlNewNs(security, (const xmlChar *)WSU_NS, (const xmlChar *)"wsu");
    builder->dsig = xmlNewNs(security, (const xmlChar *)DSIG_NS, (const xmlChar *)"ds");
    if (!builder->wsse || !builder->wsu || !builder->dsig) return false;
    xmlSetNs(security, builder->wsse);
    xmlNsPtr soap = prefixed(parts, security, SOAP_NS, "soap");
    return soap && xmlSetNsProp(security, soap, (const xmlChar *)"mustUnderstand", (const xmlChar *)"1");
}

static bool add_token(builder *builder, const cxmlsec_identity *identity, cxmlsec_token token) {
    const xmlChar *text = token == CXMLSEC_PKIPATH ? identity->path_token : identity->certificate_token;
    xmlNodePtr node = add(builder->security, builder->wsse, "BinarySecurityToken", (const char *)text);
    if (!node) return false;
    set(node, "EncodingType", BASE64_URI);
    set(node, "ValueType", token_uri(token));
    return set_id(builder->parts, node, builder->wsu, TOKEN_ID);
}

static bool add_timestamp(builder *builder, const char *created, const char *expires) {
    xmlNodePtr node = add(builder->security, builder->wsu, "Timestamp", NULL);
    if (!node || !add(node, builder->wsu, "Created", created) || !add(node, builder->wsu, "Expires", expires)) {
        return false;
    }
    return set_id(builder->parts, node, builder->wsu, TIMESTAMP_ID);
}

static void add_reference(builder *builder, xmlNodePtr info, const char *uri, cxmlsec_hash digest) {
    xmlNodePtr reference = add(info, builder->dsig, "Reference", NULL);
    set(reference, "URI", uri);
    xmlNodePtr transforms = add(reference, builder->dsig, "Transforms", NULL);
    set(add(transforms, builder->dsig, "Transform", NULL), "Algorithm", EXCLUSIVE_NS);
    set(add(reference, builder->dsig, "DigestMethod", NULL), "Algorithm", digest_uri(digest));
    add(reference, builder->dsig, "DigestValue", NULL);
}

/// The Signature with empty values, which xmlsec fills in.
static xmlNodePtr add_signature(
    builder *builder, cxmlsec_token token, cxmlsec_hash signature, cxmlsec_hash digest, bool has_timestamp) {
    xmlNodePtr node = add(builder->security, builder->dsig, "Signature", NULL);
    xmlNodePtr info = add(node, builder->dsig, "SignedInfo", NULL);
    set(add(info, builder->dsig, "CanonicalizationMethod", NULL), "Algorithm", EXCLUSIVE_NS);
    set(add(info, builder->dsig, "SignatureMethod", NULL), "Algorithm", signature_uri(signature));
    if (has_timestamp) add_reference(builder, info, "#" TIMESTAMP_ID, digest);
    add_reference(builder, info, "#" BODY_ID, digest);
    add(node, builder->dsig, "SignatureValue", NULL);
    xmlNodePtr information = add(node, builder->dsig, "KeyInfo", NULL);
    xmlNodePtr holder = add(information, builder->wsse, "SecurityTokenReference", NULL);
    xmlNodePtr reference = add(holder, builder->wsse, "Reference", NULL);
    set(reference, "URI", "#" TOKEN_ID);
    set(reference, "ValueType", token_uri(token));
    return reference ? node : NULL;
}

static bool compute(xmlNodePtr signature, const cxmlsec_identity *identity) {
    xmlSecDSigCtxPtr context = xmlSecDSigCtxCreate(NULL);
    if (!context) return false;
    context->flags |= XMLSEC_DSIG_FLAGS_USE_VISA3D_HACK;
    context->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
    context->signKey = xmlSecKeyDuplicate(identity->signing_key);
    bool is_signed = context->signKey && xmlSecDSigCtxSign(context, signature) == 0
        && context->status == xmlSecDSigStatusSucceeded;
    xmlSecDSigCtxDestroy(context);
    return is_signed;
}

static bool copy_out(xmlDocPtr document, cxmlsec_bytes *bytes) {
    xmlChar *text = NULL;
    int length = 0;
    xmlDocDumpMemoryEnc(document, &text, &length, "UTF-8");
    if (!text) return false;
    bytes->bytes = length > 0 ? malloc((size_t)length) : NULL;
    bytes->count = bytes->bytes ? (size_t)length : 0;
    if (bytes->bytes) memcpy(bytes->bytes, text, bytes->count);
    xmlFree(text);
    return bytes->bytes != NULL;
}

cxmlsec_signing cxmlsec_sign(
    const cxmlsec_identity *identity, const uint8_t *envelope, size_t count, cxmlsec_token token,
    cxmlsec_hash signature, cxmlsec_hash digest, const char *created, const char *expires,
    cxmlsec_bytes *signed_bytes) {
    *signed_bytes = (cxmlsec_bytes){0};
    if (!identity->signing_key || signature >= CXMLSEC_HASHES || digest >= CXMLSEC_HASHES) {
        return CXMLSEC_SIGNING_FAILED;
    }
    envelope_parts parts;
    if (read_envelope(envelope, count, &parts) != CXMLSEC_VALID) return CXMLSEC_NO_ENVELOPE;
    bool has_timestamp = created && expires;
    builder builder = {0};
    cxmlsec_signing outcome = CXMLSEC_TAKEN;
    if (parts.securities == 0 && set_id(&parts, parts.body, prefixed(&parts, parts.body, WSU_NS, "wsu"), BODY_ID)
        && open_security(&parts, &builder) && add_token(&builder, identity, token)
        && (!has_timestamp || add_timestamp(&builder, created, expires))) {
        xmlNodePtr node = add_signature(&builder, token, signature, digest, has_timestamp);
        bool is_signed = node && compute(node, identity) && copy_out(parts.document, signed_bytes);
        outcome = is_signed ? CXMLSEC_SIGNED : CXMLSEC_SIGNING_FAILED;
    }
    xmlFreeDoc(parts.document);
    ERR_clear_error();
    return outcome;
}
