/// Turns a finished document into files. One folder a writer in `Writers/`; a writer cannot compute.
public protocol Writer: Sendable {
  /// As `--to` and `outputs:` name it.
  static var name: String { get }
  /// Does what uses several threads by itself and is best done before other writers begin; the writer returned goes
  /// on from there, once, with the same document.
  func prepared(for document: Document) throws -> any Writer
  /// Adds its files; throws `Problems` when the document cannot be written without losing something of it.
  func write(_ document: Document, into bundle: inout ReportBundle) throws
}

extension Writer {
  public func prepared(for document: Document) throws -> any Writer { self }
}
