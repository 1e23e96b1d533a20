/// An address that data may be sent to: over HTTPS, or to this machine alone.
public struct WebAddress: Sendable, Hashable {
  public let text: String
  /// Names this machine by its loopback address, so that nothing leaves it.
  public let isLoopback: Bool

  /// `nil` for other schemes, for a name or password before the host, and for what is not plainly an address.
  public init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !#"\"<>^`{|}"#.utf8.contains($0) }) else {
      return nil
    }
    let lower = text.lowercased()
    let isSecure = lower.hasPrefix("https://")
    guard isSecure || lower.hasPrefix("http://") else { return nil }
    let rest = text.dropFirst(isSecure ? 8 : 7)
    let authority = rest.prefix { !"/?#".contains($0) }
    guard let host = Self.host(authority) else { return nil }
    isLoopback = Self.isLoopback(host)
    guard isSecure || isLoopback else { return nil }
    self.text = text
  }

  /// The host of `host:port`, without brackets; `nil` when it or the port is no such thing.
  private static func host(_ authority: Substring) -> Substring? {
    guard !authority.contains("@") else { return nil }
    var port: Substring?
    let host: Substring
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[authority.index(after: authority.startIndex)..<end]
      let rest = authority[authority.index(after: end)...]
      if !rest.isEmpty {
        guard rest.first == ":" else { return nil }
        port = rest.dropFirst()
      }
      guard host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
    } else {
      let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      host = parts.first ?? ""
      port = parts.count > 1 ? parts[1] : nil
      guard host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }) else {
        return nil
      }
    }
    if let port { guard UInt16(port) != nil else { return nil } }
    return host.isEmpty ? nil : host
  }

  private static func isLoopback(_ host: Substring) -> Bool {
    if host.lowercased() == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { UInt8($0) != nil && $0.first != "+" }
  }
}
