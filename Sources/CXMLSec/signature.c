#include "internal.h"

/// More parts than this nobody signs.
enum { MAXIMUM_REFERENCES = 8 };

/// Takes the element at the cursor where it has that name, and moves on to the next.
static xmlNodePtr take(xmlNodePtr *cursor, const char *name, const char *namespace) {
    xmlNodePtr node = *cursor;
    if (!node || !is_element(node, name, namespace)) return NULL;
    *cursor = element_from(node->next);
    return node;
}

/// Whether a method is exclusive canonicalization without comments; the prefixes that it lists only add to the text.
static bool is_exclusive(xmlNodePtr method) {
    xmlNodePtr cursor = element_from(method->children);
    take(&cursor, "InclusiveNamespaces", EXCLUSIVE_NS);
    return !cursor && same(attribute(method, "Algorithm"), EXCLUSIVE_NS);
}

static bool is_allowed(uint32_t hashes, cxmlsec_hash hash, xmlNodePtr method) {
    return hash < CXMLSEC_HASHES && (hashes & (1u << hash)) != 0 && !element_from(method->children);
}

/// Makes an element the only one that its id can mean.
static bool bind_id(const envelope_parts *parts, xmlNodePtr node, const xmlChar *id) {
    xmlAttrPtr own = node ? id_attribute(node) : NULL;
    const xmlChar *text = attribute_text(own);
    if (!text || text[0] == 0 || !xmlStrEqual(text, id) || count_ids(parts, id) != 1) return false;
    xmlAttrPtr known = xmlGetID(parts->document, id);
    if (!known && !xmlAddID(NULL, parts->document, id, own)) return false;
    return xmlGetID(parts->document, id) == own;
}

static cxmlsec_verdict read_reference(
    const envelope_parts *parts, const cxmlsec_demands *demands, xmlNodePtr reference, signature_parts *signature) {
    xmlNodePtr cursor = element_from(reference->children);
    xmlNodePtr transforms = take(&cursor, "Transforms", DSIG_NS);
    xmlNodePtr digest = take(&cursor, "DigestMethod", DSIG_NS);
    if (!transforms || !digest || !take(&cursor, "DigestValue", DSIG_NS) || cursor) return CXMLSEC_IRREGULAR;
    cursor = element_from(transforms->children);
    xmlNodePtr transform = take(&cursor, "Transform", DSIG_NS);
    if (!transform || cursor || !is_exclusive(transform)) return CXMLSEC_ALGORITHM;
    if (!is_allowed(demands->digests, digest_hash(attribute(digest, "Algorithm")), digest)) return CXMLSEC_ALGORITHM;
    const xmlChar *uri = attribute(reference, "URI");
    if (!uri || uri[0] != '#') return CXMLSEC_WRAPPED;
    if (bind_id(parts, parts->body, uri + 1)) {
        signature->body_is_signed = true;
    } else if (bind_id(parts, signature->timestamp, uri + 1)) {
        signature->timestamp_is_signed = true;
    } else if (!bind_id(parts, signature->token, uri + 1)) {
        return CXMLSEC_WRAPPED;
    }
    return CXMLSEC_VALID;
}

static cxmlsec_verdict read_signed_info(
    const envelope_parts *parts, const cxmlsec_demands *demands, xmlNodePtr info, signature_parts *signature) {
    xmlNodePtr cursor = element_from(info->children);
    xmlNodePtr canonicalization = take(&cursor, "CanonicalizationMethod", DSIG_NS);
    xmlNodePtr method = take(&cursor, "SignatureMethod", DSIG_NS);
    if (!canonicalization || !method) return CXMLSEC_IRREGULAR;
    if (!is_exclusive(canonicalization)) return CXMLSEC_ALGORITHM;
    cxmlsec_hash hash = signature_hash(attribute(method, "Algorithm"));
    if (!is_allowed(demands->signatures, hash, method)) return CXMLSEC_ALGORITHM;
    for (int count = 0; cursor; count += 1) {
        xmlNodePtr reference = take(&cursor, "Reference", DSIG_NS);
        if (!reference || count == MAXIMUM_REFERENCES) return CXMLSEC_IRREGULAR;
        cxmlsec_verdict verdict = read_reference(parts, demands, reference, signature);
        if (verdict != CXMLSEC_VALID) return verdict;
    }
    return CXMLSEC_VALID;
}

/// The token in the Security header that the key information points to, and nothing else in that place.
static cxmlsec_verdict find_token(const envelope_parts *parts, xmlNodePtr information, xmlNodePtr *token) {
    xmlNodePtr cursor = element_from(information->children);
    xmlNodePtr holder = take(&cursor, "SecurityTokenReference", WSSE_NS);
    if (!holder || cursor) return CXMLSEC_BAD_TOKEN;
    cursor = element_from(holder->children);
    xmlNodePtr reference = take(&cursor, "Reference", WSSE_NS);
    if (!reference || cursor) return CXMLSEC_BAD_TOKEN;
    const xmlChar *uri = attribute(reference, "URI");
    if (!uri || uri[0] != '#') return CXMLSEC_BAD_TOKEN;
    xmlNodePtr node = element_from(parts->security->children);
    for (; node; node = element_from(node->next)) {
        if (!is_element(node, "BinarySecurityToken", WSSE_NS)) continue;
        if (!xmlStrEqual(attribute_text(id_attribute(node)), uri + 1)) continue;
        *token = node;
        return bind_id(parts, node, uri + 1) ? CXMLSEC_VALID : CXMLSEC_WRAPPED;
    }
    return CXMLSEC_BAD_TOKEN;
}

cxmlsec_verdict read_signature(
    const envelope_parts *parts, const cxmlsec_demands *demands, signature_parts *signature) {
    *signature = (signature_parts){0};
    if (parts->securities == 0) return CXMLSEC_UNSIGNED;
    if (parts->securities > 1) return CXMLSEC_IRREGULAR;
    int signatures = count_children(parts->security, "Signature", DSIG_NS, &signature->signature);
    if (signatures == 0) return CXMLSEC_UNSIGNED;
    if (signatures > 1) return CXMLSEC_IRREGULAR;
    if (count_children(parts->security, "Timestamp", WSU_NS, &signature->timestamp) > 1) return CXMLSEC_IRREGULAR;
    xmlNodePtr cursor = element_from(signature->signature->children);
    xmlNodePtr info = take(&cursor, "SignedInfo", DSIG_NS);
    xmlNodePtr value = take(&cursor, "SignatureValue", DSIG_NS);
    xmlNodePtr information = take(&cursor, "KeyInfo", DSIG_NS);
    if (!info || !value || !information || cursor) return CXMLSEC_IRREGULAR;
    cxmlsec_verdict verdict = find_token(parts, information, &signature->token);
    if (verdict == CXMLSEC_VALID) verdict = read_signed_info(parts, demands, info, signature);
    if (verdict != CXMLSEC_VALID) return verdict;
    if (!signature->body_is_signed) return CXMLSEC_BODY_NOT_SIGNED;
    if (demands->timestamp && !signature->timestamp_is_signed) return CXMLSEC_TIMESTAMP_NOT_SIGNED;
    return CXMLSEC_VALID;
}
