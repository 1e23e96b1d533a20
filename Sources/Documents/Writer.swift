/// Turns a finished document into files. One folder a writer in `Writers/`; a writer cannot compute.
public protocol Writer: Sendable {
  /// As `--to` and `outputs:` name it.
  static var name: String { get }
  /// Adds its files; throws `Problems` when the document cannot be written without losing something of it.
  ///
  /// What takes long is left to the files' streams, so that files are made side by side while they are written.
  func write(_ document: Document, into bundle: inout ReportBundle) throws
}
