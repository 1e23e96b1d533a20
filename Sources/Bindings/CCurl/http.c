#include "http.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// Calls go through the library's own addresses, so the checks that the header's macros make do not apply.
#undef curl_easy_setopt
#undef curl_easy_getinfo

static struct {
  CURLcode (*global_init)(long);
  CURL *(*init)(void);
  CURLcode (*setopt)(CURL *, CURLoption, ...);
  CURLcode (*perform)(CURL *);
  CURLcode (*getinfo)(CURL *, CURLINFO, ...);
  void (*cleanup)(CURL *);
  struct curl_slist *(*append)(struct curl_slist *, const char *);
  void (*free_all)(struct curl_slist *);
} curl;

static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  static const char *const names[] = {"libcurl.so.4", "libcurl.so"};
  void *library = NULL;
  for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) {
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  }
  if (!library) return;
  curl.global_init = (CURLcode(*)(long))dlsym(library, "curl_global_init");
  curl.init = (CURL * (*)(void)) dlsym(library, "curl_easy_init");
  curl.setopt = (CURLcode(*)(CURL *, CURLoption, ...))dlsym(library, "curl_easy_setopt");
  curl.perform = (CURLcode(*)(CURL *))dlsym(library, "curl_easy_perform");
  curl.getinfo = (CURLcode(*)(CURL *, CURLINFO, ...))dlsym(library, "curl_easy_getinfo");
  curl.cleanup = (void (*)(CURL *))dlsym(library, "curl_easy_cleanup");
  curl.append = (struct curl_slist * (*)(struct curl_slist *, const char *)) dlsym(library, "curl_slist_append");
  curl.free_all = (void (*)(struct curl_slist *))dlsym(library, "curl_slist_free_all");
  is_loaded = curl.global_init && curl.init && curl.setopt && curl.perform && curl.getinfo && curl.cleanup &&
              curl.append && curl.free_all && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

struct sink {
  tenure_http_answer *answer;
  size_t limit;
  int is_full;
};

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
  struct sink *sink = context;
  size_t length = size * count;
  tenure_http_answer *answer = sink->answer;
  if (length > sink->limit - answer->length) {
    sink->is_full = 1;
    return 0;
  }
  unsigned char *grown = realloc(answer->body, answer->length + length + 1);
  if (!grown) return 0;
  memcpy(grown + answer->length, bytes, length);
  answer->body = grown;
  answer->length += length;
  return length;
}

/// Copies a header's value, without the spaces around it, when the line is that header's.
static void copy_value(const char *line, size_t length, const char *name, char *into, size_t room) {
  size_t start = strlen(name);
  if (length <= start || strncasecmp(line, name, start) != 0) return;
  while (start < length && (line[start] == ' ' || line[start] == '\t')) start++;
  while (length > start && (line[length - 1] == '\r' || line[length - 1] == '\n' || line[length - 1] == ' ')) {
    length--;
  }
  size_t taken = length - start < room - 1 ? length - start : room - 1;
  memcpy(into, line + start, taken);
  into[taken] = 0;
}

static size_t take_header(char *line, size_t size, size_t count, void *context) {
  struct sink *sink = context;
  tenure_http_answer *answer = sink->answer;
  size_t length = size * count;
  copy_value(line, length, "content-type:", answer->content_type, sizeof answer->content_type);
  copy_value(line, length, "retry-after:", answer->retry_after, sizeof answer->retry_after);
  return length;
}

static enum tenure_http_outcome outcome(CURLcode code, const struct sink *sink) {
  switch (code) {
    case CURLE_OK: return tenure_http_ok;
    case CURLE_OPERATION_TIMEDOUT: return tenure_http_timed_out;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: return tenure_http_unreachable;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return tenure_http_untrusted;
    case CURLE_FILESIZE_EXCEEDED: return tenure_http_too_large;
    default: return sink->is_full ? tenure_http_too_large : tenure_http_broken;
  }
}

static void set_up(CURL *handle, const tenure_http_request *request, struct curl_slist *headers, struct sink *sink) {
  curl.setopt(handle, CURLOPT_URL, request->url);
  curl.setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl.setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl.setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl.setopt(handle, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  curl.setopt(handle, CURLOPT_PROXY, request->proxy);
  curl.setopt(handle, CURLOPT_TIMEOUT_MS, request->timeout_milliseconds);
  curl.setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, request->timeout_milliseconds);
  curl.setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl.setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl.setopt(handle, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  curl.setopt(handle, CURLOPT_HTTPHEADER, headers);
  curl.setopt(handle, CURLOPT_POST, 1L);
  curl.setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
  curl.setopt(handle, CURLOPT_POSTFIELDS, request->body);
  curl.setopt(handle, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->limit);
  curl.setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl.setopt(handle, CURLOPT_WRITEDATA, sink);
  curl.setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
  curl.setopt(handle, CURLOPT_HEADERDATA, sink);
}

void tenure_http_post(const tenure_http_request *request, tenure_http_answer *answer) {
  memset(answer, 0, sizeof *answer);
  answer->outcome = tenure_http_unavailable;
  pthread_once(&once, load);
  CURL *handle = is_loaded ? curl.init() : NULL;
  if (!handle) return;
  // No "Expect: 100-continue", which would cost a round trip.
  struct curl_slist *headers = curl.append(NULL, "Expect:");
  for (size_t i = 0; i < request->header_count; i++) headers = curl.append(headers, request->headers[i]);
  struct sink sink = {answer, request->limit, 0};
  set_up(handle, request, headers, &sink);
  answer->outcome = outcome(curl.perform(handle), &sink);
  curl.getinfo(handle, CURLINFO_RESPONSE_CODE, &answer->status);
  curl.cleanup(handle);
  curl.free_all(headers);
}

void tenure_http_free(tenure_http_answer *answer) {
  free(answer->body);
  answer->body = NULL;
}
