/// Turns a finished document into files. One folder a writer in `Writers/`; a writer cannot compute.
public protocol Writer: Sendable {
  /// As `--to` and `outputs:` name it.
  static var name: String { get }
  /// Adds its files; throws `Problems` when the document cannot be written without losing something of it.
  func write(_ document: Document, into bundle: inout ReportBundle) throws
}
