import HTTPClient

#if canImport(Glibc)
  import Glibc
#endif

extension Disk {
  public func post(_ request: WebRequest) throws(WebFailure) -> WebAnswer {
    guard let address = WebAddress(request.address) else { throw .refused }
    let headers = request.headers.map { "\($0.name): \($0.value)" }
    // A line end in a value would begin a header of its own.
    guard headers.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }) else { throw .refused }
    do throws(HTTPClientError) {
      let answer = try HTTPClient.post(
        address.text, headers: headers, body: request.body,
        milliseconds: Swift.max(1, Int(request.seconds * 1000)), limit: request.limit,
        proxy: address.isLoopback ? "" : proxy)
      return WebAnswer(
        status: answer.status, contentType: answer.contentType, retryAfter: answer.retryAfter,
        body: answer.body)
    } catch { throw WebFailure(error) }
  }

  public func pause(seconds: Double) {
    guard seconds > 0 else { return }
    usleep(UInt32(Swift.min(seconds, 60) * 1e6))
  }

  /// As curl and its kin read it.
  private var proxy: String { environment("https_proxy") ?? environment("HTTPS_PROXY") ?? "" }
}

extension WebFailure {
  fileprivate init(_ error: HTTPClientError) {
    self =
      switch error {
      case .unavailable: .unavailable
      case .unreachable: .unreachable
      case .timedOut: .timedOut
      case .untrusted: .untrusted
      case .tooLarge: .tooLarge
      case .broken: .broken
      }
  }
}
