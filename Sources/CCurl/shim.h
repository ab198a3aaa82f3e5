#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H

#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// libcurl sets options and answers questions by functions of any number and type of arguments, which
// Swift doesn't call: here is one function per type.

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

/// The text is copied by libcurl.
static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

/// The list must outlive the transfer.
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

/// The bytes are copied by libcurl.
static inline CURLcode ccurl_set_copied_blob(
    CURL *easy, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {.data = (void *)bytes, .len = count, .flags = CURL_BLOB_COPY};
  return curl_easy_setopt(easy, option, &blob);
}

static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

typedef size_t (*ccurl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);

/// Called with the body as it arrives, decompressed; another number than the bytes' ends the transfer.
static inline CURLcode ccurl_set_body_callback(CURL *easy, ccurl_bytes_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, callback);
}

/// Called with each line of the header.
static inline CURLcode ccurl_set_header_callback(CURL *easy, ccurl_bytes_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, callback);
}

typedef curl_socket_t (*ccurl_open_callback)(
    void *context, curlsocktype purpose, struct curl_sockaddr *address);

/// Called with every address that is about to be connected to; CURL_SOCKET_BAD refuses it.
static inline CURLcode ccurl_set_open_callback(CURL *easy, ccurl_open_callback callback) {
  return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
}

/// A number that libcurl knows of the transfer; 0 where it knows none.
static inline long ccurl_long(CURL *easy, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

/// A text that libcurl knows of the transfer, valid until the next question; NULL where it knows none.
static inline const char *ccurl_text(CURL *easy, CURLINFO info) {
  char *value = NULL;
  return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : NULL;
}

/// The certificates of the peer, its own first; NULL on a connection that was kept open.
static inline struct curl_certinfo *ccurl_certificates(CURL *easy) {
  struct curl_certinfo *value = NULL;
  return curl_easy_getinfo(easy, CURLINFO_CERTINFO, &value) == CURLE_OK ? value : NULL;
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

/// The finished transfer and its result, taken from a message whose union Swift shows awkwardly.
static inline CURL *ccurl_next_finished(CURLM *multi, CURLcode *result) {
  int waiting = 0;
  for (;;) {
    struct CURLMsg *message = curl_multi_info_read(multi, &waiting);
    if (!message) return NULL;
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
}

/// Copies an address's bytes in network order: 4 of IPv4, 16 of IPv6, 0 of anything else.
static inline int ccurl_address_bytes(const struct curl_sockaddr *address, unsigned char *bytes) {
  if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
    memcpy(bytes, &((const struct sockaddr_in *)(const void *)&address->addr)->sin_addr, 4);
    return 4;
  }
  if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
    memcpy(bytes, &((const struct sockaddr_in6 *)(const void *)&address->addr)->sin6_addr, 16);
    return 16;
  }
  return 0;
}

/// A socket for the address, which libcurl owns; CURL_SOCKET_BAD where the system has none.
static inline curl_socket_t ccurl_open_socket(const struct curl_sockaddr *address) {
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static inline curl_socket_t ccurl_no_socket(void) { return CURL_SOCKET_BAD; }

#endif
