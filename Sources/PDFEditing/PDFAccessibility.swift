/// What a tagged PDF needs to be read aloud and that the drawing library cannot write.
public struct PDFAccessibility: Sendable, Hashable {
  /// A header cell of a table, with what it is the header of.
  public struct HeaderCell: Sendable, Hashable {
    public enum Scope: Sendable { case row, column }

    public let scope: Scope
    /// Columns it stands over, at least one.
    public let columns: Int

    public init(_ scope: Scope, columns: Int = 1) {
      self.scope = scope
      self.columns = columns
    }
  }

  /// A language tag such as `en`.
  public let language: String
  public let title: String
  /// The alternative text of each `Figure` tag, in the order they were drawn.
  public let alternatives: [String]
  /// What each `TH` tag is, in the order they were drawn.
  public let headers: [HeaderCell]

  public init(language: String, title: String, alternatives: [String], headers: [HeaderCell]) {
    self.language = language
    self.title = title
    self.alternatives = alternatives
    self.headers = headers
  }
}

/// Why a PDF could not be finished.
public struct PDFEditingError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
}

extension PDFAccessibility {
  /// Metadata in XMP. It does not claim conformance to PDF/UA, which no validator has confirmed.
  var packet: String {
    func escaped(_ text: String) -> String {
      text.reduce(into: "") { result, character in
        switch character {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        default: result.append(character)
        }
      }
    }
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(title))</rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>\(escaped(language))</rdf:li></rdf:Bag></dc:language>
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
  }
}
