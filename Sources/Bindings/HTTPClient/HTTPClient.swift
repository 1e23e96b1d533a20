import CCurl

#if canImport(Glibc)
  import Glibc
#endif

/// Why a request got no answer.
public enum HTTPClientError: Error, Sendable, Hashable {
  /// libcurl is not installed.
  case unavailable
  case unreachable
  case timedOut
  /// The server's certificate does not prove who it is.
  case untrusted
  case tooLarge
  /// What came is no whole answer of HTTP.
  case broken
}

/// Requests over HTTP and HTTPS by libcurl, which is loaded with the first of them.
///
/// Redirects are answers like any other and never followed; neither the environment nor a file of the user is read.
public enum HTTPClient {
  public struct Answer: Sendable, Hashable {
    public let status: Int
    /// Empty when the server says none.
    public let contentType: String
    public let retryAfter: String
    public let body: [UInt8]
  }

  /// Posts a body and waits for at most `milliseconds`; an answer of more than `limit` bytes is refused.
  ///
  /// Headers are lines "Name: value" without line ends. An empty `proxy` connects directly.
  public static func post(
    _ url: String, headers: [String], body: [UInt8], milliseconds: Int, limit: Int, proxy: String = ""
  ) throws(HTTPClientError) -> Answer {
    var answer = tenure_http_answer()
    send(url, headers, body, milliseconds, limit, proxy, into: &answer)
    defer { tenure_http_free(&answer) }
    switch answer.outcome {
    case tenure_http_ok: break
    case tenure_http_unavailable: throw .unavailable
    case tenure_http_unreachable: throw .unreachable
    case tenure_http_timed_out: throw .timedOut
    case tenure_http_untrusted: throw .untrusted
    case tenure_http_too_large: throw .tooLarge
    default: throw .broken
    }
    return Answer(
      status: Int(answer.status), contentType: text(answer.content_type),
      retryAfter: text(answer.retry_after),
      body: Array(UnsafeBufferPointer(start: answer.body, count: answer.length)))
  }

  /// Pointers end with the call, so the request is put together inside of them.
  private static func send(
    _ url: String, _ headers: [String], _ body: [UInt8], _ milliseconds: Int, _ limit: Int, _ proxy: String,
    into answer: inout tenure_http_answer
  ) {
    let lines = headers.map { strdup($0) }
    defer { for line in lines { free(line) } }
    let pointers = lines.map { UnsafePointer($0) }
    url.withCString { url in
      proxy.withCString { proxy in
        body.withUnsafeBytes { bytes in
          pointers.withUnsafeBufferPointer { headers in
            var request = tenure_http_request(
              url: url, headers: headers.baseAddress, header_count: headers.count, body: bytes.baseAddress,
              body_length: bytes.count, timeout_milliseconds: milliseconds, limit: limit, proxy: proxy)
            tenure_http_post(&request, &answer)
          }
        }
      }
    }
  }

  /// The text of a C array, up to its closing zero.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
