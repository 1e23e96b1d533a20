/// Where a link leads: an address. One within the document is an address until the document is finished.
public struct Link: Sendable, Hashable {
  public let address: String

  public init(_ address: String) { self.address = address }

  /// Attributes of Cairo's `Link` tag, quoted as its parser wants them.
  var attributes: String {
    var quoted = ""
    for character in address.unicodeScalars {
      if character == "'" || character == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(character)
    }
    return "uri='\(quoted)'"
  }
}
