#pragma once
#include <stddef.h>
#include <stdint.h>

typedef int (*FuzzerCallback)(const uint8_t *bytes, size_t count);

/* libFuzzer itself, from clang's runtime without a `main`. */
int LLVMFuzzerRunDriver(int *count, char ***arguments, FuzzerCallback callback);

/* Of the address sanitiser: what is allocated in between is no leak. */
void __lsan_disable(void);
void __lsan_enable(void);
