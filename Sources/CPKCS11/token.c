#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <p11-kit/pkcs11.h>

#include "CPKCS11.h"

// One call is one whole visit: load, log in, compute, log out, unload. A gateway makes one at its start, and the token may
// be away afterwards.
typedef struct {
    void *library;
    CK_FUNCTION_LIST *functions;
    CK_SESSION_HANDLE session;
    CK_OBJECT_HANDLE key;
    bool is_initialised, has_session;
} visit;

static void leave(visit *visit) {
    if (visit->has_session) {
        visit->functions->C_Logout(visit->session);
        visit->functions->C_CloseSession(visit->session);
    }
    if (visit->is_initialised) { visit->functions->C_Finalize(NULL); }
    if (visit->library != NULL) { dlclose(visit->library); }
}

static cpkcs11_outcome load(visit *visit, const char *module) {
    visit->library = dlopen(module, RTLD_NOW | RTLD_LOCAL);
    if (visit->library == NULL) { return CPKCS11_NO_MODULE; }
    CK_C_GetFunctionList list;
    void *symbol = dlsym(visit->library, "C_GetFunctionList");
    if (symbol == NULL) { return CPKCS11_NO_MODULE; }
    // A pointer to an object becomes one to a function, as POSIX has it for dlsym.
    memcpy(&list, &symbol, sizeof list);
    if (list(&visit->functions) != CKR_OK || visit->functions == NULL) { return CPKCS11_NO_MODULE; }
    CK_C_INITIALIZE_ARGS arguments = {.flags = CKF_OS_LOCKING_OK};
    CK_RV result = visit->functions->C_Initialize(&arguments);
    visit->is_initialised = result == CKR_OK;
    return result == CKR_OK || result == CKR_CRYPTOKI_ALREADY_INITIALIZED ? CPKCS11_DONE : CPKCS11_NO_MODULE;
}

// Labels in a token are padded with blanks to their full length.
static bool is_labelled(const CK_TOKEN_INFO *info, const char *label) {
    size_t length = strlen(label);
    if (length > sizeof info->label || memcmp(info->label, label, length) != 0) { return false; }
    for (size_t index = length; index < sizeof info->label; index++) {
        if (info->label[index] != ' ') { return false; }
    }
    return true;
}

static cpkcs11_outcome log_in(visit *visit, const cpkcs11_place *place) {
    CK_ULONG count = 0;
    if (visit->functions->C_GetSlotList(CK_TRUE, NULL, &count) != CKR_OK || count == 0) { return CPKCS11_NO_TOKEN; }
    CK_SLOT_ID *slots = calloc(count, sizeof *slots);
    if (slots == NULL) { return CPKCS11_FAILED; }
    cpkcs11_outcome outcome = CPKCS11_NO_TOKEN;
    if (visit->functions->C_GetSlotList(CK_TRUE, slots, &count) == CKR_OK) {
        for (CK_ULONG index = 0; index < count && outcome == CPKCS11_NO_TOKEN; index++) {
            CK_TOKEN_INFO info;
            if (visit->functions->C_GetTokenInfo(slots[index], &info) != CKR_OK || !is_labelled(&info, place->token)) {
                continue;
            }
            CK_RV opened = visit->functions->C_OpenSession(slots[index], CKF_SERIAL_SESSION, NULL, NULL, &visit->session);
            visit->has_session = opened == CKR_OK;
            outcome = visit->has_session ? CPKCS11_DONE : CPKCS11_FAILED;
        }
    }
    free(slots);
    if (outcome != CPKCS11_DONE) { return outcome; }
    CK_RV result = visit->functions->C_Login(
        visit->session, CKU_USER, (CK_UTF8CHAR *)place->pin, (CK_ULONG)place->pin_count);
    return result == CKR_OK || result == CKR_USER_ALREADY_LOGGED_IN ? CPKCS11_DONE : CPKCS11_PIN_REFUSED;
}

static cpkcs11_outcome find(visit *visit, const char *label) {
    CK_OBJECT_CLASS class = CKO_SECRET_KEY;
    CK_KEY_TYPE type = CKK_AES;
    CK_ATTRIBUTE wanted[] = {
        {CKA_CLASS, &class, sizeof class},
        {CKA_KEY_TYPE, &type, sizeof type},
        {CKA_LABEL, (void *)label, (CK_ULONG)strlen(label)},
    };
    CK_OBJECT_HANDLE found[2];
    CK_ULONG count = 0;
    if (visit->functions->C_FindObjectsInit(visit->session, wanted, 3) != CKR_OK) { return CPKCS11_FAILED; }
    CK_RV result = visit->functions->C_FindObjects(visit->session, found, 2, &count);
    visit->functions->C_FindObjectsFinal(visit->session);
    if (result != CKR_OK) { return CPKCS11_FAILED; }
    visit->key = found[0];
    return count == 1 ? CPKCS11_DONE : CPKCS11_NO_KEY;
}

static cpkcs11_outcome enter(visit *visit, const cpkcs11_place *place) {
    cpkcs11_outcome outcome = load(visit, place->module);
    if (outcome == CPKCS11_DONE) { outcome = log_in(visit, place); }
    if (outcome == CPKCS11_DONE) { outcome = find(visit, place->key); }
    return outcome;
}

static CK_GCM_PARAMS parameters(const uint8_t *nonce, const uint8_t *context, size_t context_count) {
    return (CK_GCM_PARAMS){
        .pIv = (CK_BYTE *)nonce, .ulIvLen = CPKCS11_NONCE, .ulIvBits = 8 * CPKCS11_NONCE,
        .pAAD = (CK_BYTE *)context, .ulAADLen = (CK_ULONG)context_count, .ulTagBits = 8 * CPKCS11_TAG,
    };
}

cpkcs11_outcome cpkcs11_wrap(
    cpkcs11_place place, const uint8_t *nonce, const uint8_t *context, size_t context_count, const uint8_t *plain,
    size_t count, uint8_t *out) {
    visit visit = {0};
    cpkcs11_outcome outcome = enter(&visit, &place);
    if (outcome == CPKCS11_DONE) {
        CK_GCM_PARAMS gcm = parameters(nonce, context, context_count);
        CK_MECHANISM mechanism = {CKM_AES_GCM, &gcm, sizeof gcm};
        CK_ULONG written = (CK_ULONG)count + CPKCS11_TAG;
        bool is_wrapped =
            visit.functions->C_EncryptInit(visit.session, &mechanism, visit.key) == CKR_OK
            && visit.functions->C_Encrypt(visit.session, (CK_BYTE *)plain, (CK_ULONG)count, out, &written) == CKR_OK
            && written == (CK_ULONG)count + CPKCS11_TAG;
        outcome = is_wrapped ? CPKCS11_DONE : CPKCS11_FAILED;
    }
    leave(&visit);
    return outcome;
}

cpkcs11_outcome cpkcs11_unwrap(
    cpkcs11_place place, const uint8_t *nonce, const uint8_t *context, size_t context_count, const uint8_t *wrapped,
    size_t count, uint8_t *out) {
    if (count < CPKCS11_TAG) { return CPKCS11_NOT_OURS; }
    visit visit = {0};
    cpkcs11_outcome outcome = enter(&visit, &place);
    // Some modules want room for the tag too.
    uint8_t *room = outcome == CPKCS11_DONE ? calloc(1, count) : NULL;
    if (outcome == CPKCS11_DONE && room == NULL) { outcome = CPKCS11_FAILED; }
    if (outcome == CPKCS11_DONE) {
        CK_GCM_PARAMS gcm = parameters(nonce, context, context_count);
        CK_MECHANISM mechanism = {CKM_AES_GCM, &gcm, sizeof gcm};
        CK_ULONG written = (CK_ULONG)count;
        if (visit.functions->C_DecryptInit(visit.session, &mechanism, visit.key) != CKR_OK) {
            outcome = CPKCS11_FAILED;
        } else if (
            visit.functions->C_Decrypt(visit.session, (CK_BYTE *)wrapped, (CK_ULONG)count, room, &written) != CKR_OK
            || written != (CK_ULONG)count - CPKCS11_TAG) {
            outcome = CPKCS11_NOT_OURS;
        } else {
            memcpy(out, room, written);
        }
    }
    if (room != NULL) {
        explicit_bzero(room, count);
        free(room);
    }
    leave(&visit);
    return outcome;
}
