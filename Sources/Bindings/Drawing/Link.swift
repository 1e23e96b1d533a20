/// Where a link leads.
public enum Link: Sendable, Hashable {
  case url(String)
  /// A name given to a place of the same document with `Painter.markDestination`.
  case destination(String)

  /// Attributes of Cairo's `Link` tag, quoted as its parser wants them.
  var attributes: String {
    switch self {
    case .url(let address): "uri='\(Link.quoted(address))'"
    case .destination(let name): "dest='\(Link.quoted(name))'"
    }
  }

  static func quoted(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      if character == "'" || character == "\\" { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(character)
    }
    return result
  }
}
