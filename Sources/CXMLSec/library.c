#include <openssl/err.h>
#include <stdlib.h>
#include <xmlsec/base64.h>
#include <xmlsec/errors.h>
#include <xmlsec/io.h>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>

#include "internal.h"

/// xmlsec's messages may quote the document; nobody reads them.
static void keep_silent(
    const char *file, int line, const char *function, const char *object, const char *subject, int reason,
    const char *message) {
    (void)file, (void)line, (void)function, (void)object, (void)subject, (void)reason, (void)message;
}

bool cxmlsec_start(void) {
    if (xmlSecInit() < 0 || xmlSecCheckVersion() != 1) return false;
    if (xmlSecOpenSSLAppInit(NULL) < 0 || xmlSecOpenSSLInit() < 0) return false;
    xmlSecErrorsSetCallback(keep_silent);
    // Without them no reference is read from a file or fetched, whatever else would allow it.
    xmlSecIOCleanupCallbacks();
    return true;
}

void cxmlsec_release(cxmlsec_bytes bytes) {
    free(bytes.bytes);
}
