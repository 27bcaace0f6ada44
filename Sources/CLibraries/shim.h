#pragma once
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/types.h>

// Debian builds libxml2 with ICU, whose headers are not installed; nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <curl/curl.h>

// Variadic functions cannot be called from Swift: one wrapper for each type of argument.

static inline CURLcode wire_easy_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode wire_easy_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode wire_easy_set_pointer(CURL *easy, CURLoption option, const void *value) {
    return curl_easy_setopt(easy, option, value);
}

typedef size_t (*wire_data_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode wire_easy_set_callback(CURL *easy, CURLoption option, wire_data_callback value) {
    return curl_easy_setopt(easy, option, value);
}

typedef curl_socket_t (*wire_socket_callback)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode wire_easy_set_opener(CURL *easy, wire_socket_callback value) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}

static const curl_socket_t wire_no_socket = CURL_SOCKET_BAD;

// As curl itself makes one.
static inline curl_socket_t wire_open_socket(const struct curl_sockaddr *address) {
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static inline CURLcode wire_easy_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode wire_easy_get_pointer(CURL *easy, CURLINFO info, void **value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode wire_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// Results of a finished transfer sit in a union, which Swift reads through this.
static inline CURLcode wire_message_result(const CURLMsg *message) {
    return message->data.result;
}

// curl copies the bytes; none at all take the option back.
static inline CURLcode wire_easy_set_blob(CURL *easy, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {.data = (void *)bytes, .len = count, .flags = CURL_BLOB_COPY};
    return curl_easy_setopt(easy, option, count > 0 ? &blob : NULL);
}

// Where the system keeps its certificate authorities, as curl was built to know it.
static inline const char *wire_system_authorities(void) {
    return curl_version_info(CURLVERSION_NOW)->capath;
}

// Random bytes of the kernel, as many as asked, in as few calls as it takes. Without them nothing may be sealed and no
// caller could do better, so the process ends; the kernel has no such failure for a buffer of ours.
static inline void wire_random(void *bytes, size_t count) {
    for (size_t done = 0; done < count;) {
        ssize_t got = getrandom((char *)bytes + done, count - done, 0);
        if (got < 0 && errno != EINTR) { abort(); }
        if (got > 0) { done += (size_t)got; }
    }
}

// Fewer pools of free memory than the eight a core that malloc would make.
static inline void wire_few_arenas(int count) { mallopt(M_ARENA_MAX, count); }
