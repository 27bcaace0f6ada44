#include <limits.h>
#include <strings.h>

#include "internal.h"

bool same(const xmlChar *left, const char *right) {
    return xmlStrEqual(left, (const xmlChar *)right) == 1;
}

bool is_element(const xmlNode *node, const char *name, const char *namespace) {
    return node->type == XML_ELEMENT_NODE && same(node->name, name) && node->ns && same(node->ns->href, namespace);
}

xmlNodePtr element_from(xmlNodePtr node) {
    while (node && node->type != XML_ELEMENT_NODE) node = node->next;
    return node;
}

int count_children(xmlNodePtr parent, const char *name, const char *namespace, xmlNodePtr *first) {
    int count = 0;
    *first = NULL;
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        if (!is_element(node, name, namespace)) continue;
        if (count == 0) *first = node;
        count += 1;
    }
    return count;
}

const xmlChar *attribute_text(const xmlAttr *attribute) {
    const xmlNode *text = attribute ? attribute->children : NULL;
    return text && text->type == XML_TEXT_NODE && !text->next ? text->content : NULL;
}

const xmlChar *attribute(xmlNodePtr node, const char *name) {
    return attribute_text(xmlHasNsProp(node, (const xmlChar *)name, NULL));
}

xmlAttrPtr id_attribute(xmlNodePtr node) {
    return xmlHasNsProp(node, (const xmlChar *)"Id", (const xmlChar *)WSU_NS);
}

/// The node that follows in document order, below the root.
static xmlNodePtr following(xmlNodePtr node, xmlNodePtr root) {
    if (node->type == XML_ELEMENT_NODE && node->children) return node->children;
    while (node != root && !node->next) node = node->parent;
    return node != root ? node->next : NULL;
}

int count_ids(const envelope_parts *parts, const xmlChar *id) {
    int count = 0;
    for (xmlNodePtr node = parts->envelope; node; node = following(node, parts->envelope)) {
        if (node->type != XML_ELEMENT_NODE) continue;
        for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next) {
            if (strcasecmp((const char *)attribute->name, "id") != 0) continue;
            const xmlChar *text = attribute_text(attribute);
            // One that is not plain text could be anything.
            if (!text ? attribute->children != NULL : xmlStrEqual(text, id)) count += 1;
        }
    }
    return count;
}

/// Whether an Envelope or a Body stands anywhere but in its place.
static bool has_another(const envelope_parts *parts) {
    for (xmlNodePtr node = parts->envelope; node; node = following(node, parts->envelope)) {
        if (node == parts->envelope || node == parts->body) continue;
        if (is_element(node, "Body", SOAP_NS) || is_element(node, "Envelope", SOAP_NS)) return true;
    }
    return false;
}

static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *public, const xmlChar *system) {
    (void)name, (void)public, (void)system;
    xmlParserCtxtPtr parser = context;
    *(bool *)parser->_private = true;
    xmlStopParser(parser);
}

static void keep_silent(void *context, xmlErrorPtr error) {
    (void)context, (void)error;
}

static cxmlsec_verdict parse(const uint8_t *bytes, size_t count, xmlDocPtr *document) {
    if (count > INT_MAX) return CXMLSEC_MALFORMED;
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (!parser) return CXMLSEC_FAILED;
    bool has_doctype = false;
    parser->_private = &has_doctype;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->serror = keep_silent;
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    *document = xmlCtxtReadMemory(parser, (const char *)bytes, (int)count, NULL, NULL, options);
    bool is_sound = *document && parser->wellFormed && parser->nsWellFormed;
    xmlFreeParserCtxt(parser);
    if (is_sound && !has_doctype && !(*document)->intSubset) return CXMLSEC_VALID;
    xmlFreeDoc(*document);
    *document = NULL;
    return has_doctype ? CXMLSEC_DOCTYPE : CXMLSEC_MALFORMED;
}

/// Finds Header and Body among the children, which may be no others.
static cxmlsec_verdict find_parts(envelope_parts *parts) {
    parts->envelope = xmlDocGetRootElement(parts->document);
    if (!parts->envelope || !is_element(parts->envelope, "Envelope", SOAP_NS)) return CXMLSEC_NOT_SOAP;
    xmlNodePtr next = element_from(parts->envelope->children);
    if (next && is_element(next, "Header", SOAP_NS)) {
        parts->header = next;
        next = element_from(next->next);
    }
    if (!next || !is_element(next, "Body", SOAP_NS)) return CXMLSEC_NOT_SOAP;
    parts->body = next;
    if (has_another(parts)) return CXMLSEC_WRAPPED;
    if (element_from(next->next)) return CXMLSEC_NOT_SOAP;
    if (parts->header) parts->securities = count_children(parts->header, "Security", WSSE_NS, &parts->security);
    return CXMLSEC_VALID;
}

cxmlsec_verdict read_envelope(const uint8_t *bytes, size_t count, envelope_parts *parts) {
    *parts = (envelope_parts){0};
    // Of this thread: canonicalization would print what it meets, and quote the document.
    xmlSetStructuredErrorFunc(NULL, keep_silent);
    cxmlsec_verdict verdict = parse(bytes, count, &parts->document);
    if (verdict == CXMLSEC_VALID) verdict = find_parts(parts);
    if (verdict == CXMLSEC_VALID || !parts->document) return verdict;
    xmlFreeDoc(parts->document);
    parts->document = NULL;
    return verdict;
}
