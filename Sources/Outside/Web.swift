/// A body to post to an address, with the limits that an answer must keep.
public struct WebRequest: Sendable, Hashable {
  /// `https`, or `http` to this machine alone; nothing else is sent.
  public let address: String
  /// Without line ends; the values may be secret, so nothing prints them.
  public let headers: [WebHeader]
  public let body: [UInt8]
  /// The longest to wait for the whole answer.
  public let seconds: Double
  /// The largest answer, in bytes.
  public let limit: Int

  public init(address: String, headers: [WebHeader], body: [UInt8], seconds: Double, limit: Int) {
    self.address = address
    self.headers = headers
    self.body = body
    self.seconds = seconds
    self.limit = limit
  }
}

public struct WebHeader: Sendable, Hashable {
  public let name: String
  public let value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What a server answered; redirects are answers like any other and never followed.
public struct WebAnswer: Sendable, Hashable {
  public let status: Int
  /// As the server says it; empty when it does not.
  public let contentType: String
  /// Seconds, or a date, after which a server wants to be asked again; empty when it does not say.
  public let retryAfter: String
  public let body: [UInt8]

  public init(status: Int, contentType: String = "", retryAfter: String = "", body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.retryAfter = retryAfter
    self.body = body
  }
}

/// Why there is no answer. It carries no text of the server's and no secret.
public enum WebFailure: Error, Sendable, Hashable {
  /// There is no network here: the library is not installed, or the world is a test's.
  case unavailable
  /// The address is neither `https` nor this machine's own, or a header could not be sent as it is.
  case refused
  case unreachable
  case timedOut
  case untrusted
  case tooLarge
  case broken
}

extension World {
  public func post(_ request: WebRequest) throws(WebFailure) -> WebAnswer { throw .unavailable }
  public func pause(seconds: Double) {}
}
