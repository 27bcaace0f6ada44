#include <openssl/err.h>
#include <string.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/transforms.h>
#include <xmlsec/xmldsig.h>

#include "internal.h"

/// A second wall behind `read_signature`: xmlsec itself knows no transform but these.
static bool set_transforms(xmlSecDSigCtxPtr context) {
    xmlSecTransformId allowed[] = {
        xmlSecTransformExclC14NId,      xmlSecOpenSSLTransformSha1Id,   xmlSecOpenSSLTransformSha256Id,
        xmlSecOpenSSLTransformSha384Id, xmlSecOpenSSLTransformSha512Id,
    };
    for (size_t index = 0; index < sizeof allowed / sizeof *allowed; index += 1) {
        if (xmlSecDSigCtxEnableReferenceTransform(context, allowed[index]) < 0) return false;
    }
    return true;
}

static bool has_wrong_digest(xmlSecDSigCtxPtr context) {
    xmlSecSize count = xmlSecPtrListGetSize(&context->signedInfoReferences);
    for (xmlSecSize index = 0; index < count; index += 1) {
        xmlSecDSigReferenceCtxPtr reference = xmlSecPtrListGetItem(&context->signedInfoReferences, index);
        if (!reference || reference->status != xmlSecDSigStatusSucceeded) return true;
    }
    return false;
}

/// Takes the key.
static cxmlsec_verdict compute(xmlNodePtr signature, xmlSecKeyPtr key) {
    xmlSecDSigCtxPtr context = xmlSecDSigCtxCreate(NULL);
    if (!context) {
        xmlSecKeyDestroy(key);
        return CXMLSEC_FAILED;
    }
    // A key that is there already keeps xmlsec from looking at KeyInfo.
    context->signKey = key;
    // The name notwithstanding, this looks an id up in the document's table rather than by XPointer.
    context->flags |= XMLSEC_DSIG_FLAGS_USE_VISA3D_HACK;
    context->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
    cxmlsec_verdict verdict = CXMLSEC_FAILED;
    if (set_transforms(context)) {
        bool is_computed = xmlSecDSigCtxVerify(context, signature) == 0;
        if (is_computed && context->status == xmlSecDSigStatusSucceeded && !has_wrong_digest(context)) {
            verdict = CXMLSEC_VALID;
        } else {
            verdict = has_wrong_digest(context) ? CXMLSEC_WRONG_DIGEST : CXMLSEC_WRONG_SIGNATURE;
        }
    }
    xmlSecDSigCtxDestroy(context);
    return verdict;
}

static bool copy_time(xmlNodePtr timestamp, const char *name, char *text, size_t size) {
    xmlNodePtr node;
    if (count_children(timestamp, name, WSU_NS, &node) != 1) return false;
    const xmlNode *content = node->children;
    if (!content || content->type != XML_TEXT_NODE || content->next) return false;
    size_t length = strlen((const char *)content->content);
    if (length >= size) return false;
    memcpy(text, content->content, length + 1);
    return true;
}

cxmlsec_verdict cxmlsec_verify(
    cxmlsec_anchors *anchors, const uint8_t *envelope, size_t count, const cxmlsec_demands *demands,
    const char *subject, cxmlsec_findings *findings) {
    *findings = (cxmlsec_findings){0};
    envelope_parts parts;
    cxmlsec_verdict verdict = read_envelope(envelope, count, &parts);
    if (verdict != CXMLSEC_VALID) return verdict;
    signature_parts signature;
    verdict = read_signature(&parts, demands, &signature);
    xmlSecKeyPtr key = NULL;
    if (verdict == CXMLSEC_VALID) verdict = read_signer(anchors, signature.token, demands, subject, findings, &key);
    if (verdict == CXMLSEC_VALID) verdict = compute(signature.signature, key);
    if (verdict == CXMLSEC_VALID && signature.timestamp_is_signed) {
        findings->timestamp = true;
        findings->times = copy_time(signature.timestamp, "Created", findings->created, sizeof findings->created)
            && copy_time(signature.timestamp, "Expires", findings->expires, sizeof findings->expires);
    }
    xmlFreeDoc(parts.document);
    ERR_clear_error();
    return verdict;
}
