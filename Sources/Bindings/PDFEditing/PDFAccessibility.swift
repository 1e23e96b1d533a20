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
