#pragma once
#include <stddef.h>
#include <stdint.h>

// A key in a token (PKCS#11 v2.40), reached through the vendor's module. No type of that specification shows here: its
// structures are packed as each platform likes, which Swift's importer need not know.

typedef enum {
    CPKCS11_DONE,
    /// The module cannot be loaded, or is no PKCS#11 module.
    CPKCS11_NO_MODULE,
    /// No token of that label is in a slot.
    CPKCS11_NO_TOKEN,
    /// The token refuses the PIN, or has locked it.
    CPKCS11_PIN_REFUSED,
    /// No AES key of that label, or more than one.
    CPKCS11_NO_KEY,
    /// The bytes were not wrapped by this key, or were changed.
    CPKCS11_NOT_OURS,
    CPKCS11_FAILED,
} cpkcs11_outcome;

/// Where the key is. The PIN is used for one session and never kept.
typedef struct {
    const char *module;
    const char *token;
    const char *key;
    const uint8_t *pin;
    size_t pin_count;
} cpkcs11_place;

enum { CPKCS11_NONCE = 12, CPKCS11_TAG = 16 };

/// AES-GCM with the token's key, `nonce` of `CPKCS11_NONCE` bytes: `out` takes `count + CPKCS11_TAG` bytes.
cpkcs11_outcome cpkcs11_wrap(
    cpkcs11_place place, const uint8_t *nonce, const uint8_t *context, size_t context_count, const uint8_t *plain,
    size_t count, uint8_t *out);

/// The reverse: `out` takes `count - CPKCS11_TAG` bytes.
cpkcs11_outcome cpkcs11_unwrap(
    cpkcs11_place place, const uint8_t *nonce, const uint8_t *context, size_t context_count, const uint8_t *wrapped,
    size_t count, uint8_t *out);
