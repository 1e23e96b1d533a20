import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A server of HTTP on this machine's loopback address, for tests of what is sent over the network.
///
/// It answers one request at a time, each as `respond` says, and remembers what it was sent. It listens on a port
/// that the system chooses and stops with `stop()`.
public final class LocalServer: Sendable {
  /// What the server does with a request.
  public enum Response: Sendable {
    /// A whole answer; `headers` are lines "Name: value".
    case answer(status: Int, headers: [String], body: String)
    /// Bytes as they stand, after which the connection is closed.
    case raw([UInt8])
    /// Nothing, until the client has gone away.
    case silence
  }

  /// A request as it came.
  public struct Request: Sendable {
    /// The line of the method and the path, and the headers.
    public let head: String
    public let body: String
  }

  public let port: UInt16
  private let listener: Int32
  private let seen = Mutex<[Request]>([])
  private let respond: @Sendable (Int, Request) -> Response

  public var address: String { "http://127.0.0.1:\(port)/v1" }
  /// Everything it was sent so far.
  public var requests: [Request] { seen.withLock { $0 } }

  /// `respond` gets the request's number, counted from 0. `nil` when the system lets nobody listen.
  public init?(_ respond: @escaping @Sendable (Int, Request) -> Response) {
    self.respond = respond
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(listener, pointer, size) == 0 && getsockname(listener, pointer, &size) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard isBound, listen(listener, 16) == 0 else {
      close(listener)
      return nil
    }
    // A thread of its own: waiting must not take one of the few that tests run on.
    var thread = pthread_t()
    let box = unsafe Unmanaged.passRetained(self).toOpaque()
    unsafe pthread_create(
      &thread, nil,
      { box in
        guard let box = unsafe box else { return nil }
        unsafe Unmanaged<LocalServer>.fromOpaque(box).takeRetainedValue().serve()
        return nil
      }, box)
    pthread_detach(thread)
  }

  public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  deinit { close(listener) }

  private func serve() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { return }
      if let request = Self.read(from: client) {
        let number = seen.withLock { seen in
          seen.append(request)
          return seen.count - 1
        }
        answer(client, respond(number, request))
      }
      close(client)
    }
  }

  private func answer(_ client: Int32, _ response: Response) {
    switch response {
    case .answer(let status, let headers, let body):
      let lines =
        ["HTTP/1.1 \(status) Something", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
      Self.write(Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8), to: client)
    case .raw(let bytes): Self.write(bytes, to: client)
    case .silence:
      var byte: UInt8 = 0
      while unsafe recv(client, &byte, 1, 0) > 0 {}
    }
  }

  private static func write(_ bytes: [UInt8], to client: Int32) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes[done...].withUnsafeBytes { buffer in
        unsafe send(client, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      done += count
    }
  }

  /// One request with the body that its headers announce; `nil` when the client went away.
  private static func read(from client: Int32) -> Request? {
    var bytes: [UInt8] = []
    while true {
      var piece = [UInt8](repeating: 0, count: 65_536)
      let count = unsafe recv(client, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      bytes += piece[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      guard let end = text.range(of: "\r\n\r\n") else { continue }
      let head = String(text[..<end.lowerBound])
      let body = String(text[end.upperBound...])
      if body.utf8.count >= length(head) { return Request(head: head, body: body) }
    }
  }

  private static func length(_ head: String) -> Int {
    let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
    return line.flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
  }
}

extension String {
  /// Where a text first stands in this one.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    let (whole, wanted) = (Array(utf8), Array(text.utf8))
    guard whole.count >= wanted.count else { return nil }
    for start in 0...(whole.count - wanted.count) where whole[start...].starts(with: wanted) {
      let from = utf8.index(utf8.startIndex, offsetBy: start)
      return from..<utf8.index(from, offsetBy: wanted.count)
    }
    return nil
  }
}
