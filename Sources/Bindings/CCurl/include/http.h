#pragma once

#include <stddef.h>

// One POST by libcurl, which is loaded when the first is sent: loading it takes longer than all else a program start
// does, and most renders send nothing.

/// Why there is no answer; 0 when there is one.
enum tenure_http_outcome {
  tenure_http_ok,
  /// libcurl is not installed.
  tenure_http_unavailable,
  /// No such host, nobody listens, or the connection broke off.
  tenure_http_unreachable,
  tenure_http_timed_out,
  /// The server's certificate does not prove who it is.
  tenure_http_untrusted,
  /// The answer is longer than allowed.
  tenure_http_too_large,
  /// What came is no whole answer of HTTP.
  tenure_http_broken,
};

typedef struct tenure_http_request {
  const char *url;
  /// Lines "Name: value".
  const char *const *headers;
  size_t header_count;
  const void *body;
  size_t body_length;
  long timeout_milliseconds;
  /// Bytes of the answer's body.
  size_t limit;
  /// Empty for none.
  const char *proxy;
} tenure_http_request;

typedef struct tenure_http_answer {
  enum tenure_http_outcome outcome;
  long status;
  /// Empty when the server says none; cut off when longer.
  char content_type[128];
  char retry_after[64];
  unsigned char *body;
  size_t length;
} tenure_http_answer;

/// Sends and waits; the answer's body is freed with `tenure_http_free`, whatever the outcome.
void tenure_http_post(const tenure_http_request *request, tenure_http_answer *answer);
void tenure_http_free(tenure_http_answer *answer);
