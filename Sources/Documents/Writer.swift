/// Turns a finished document into files. One folder a writer in `Writers/`; a writer cannot compute.
public protocol Writer: Sendable {
  /// As `--to` and `outputs:` name it.
  static var name: String { get }
  init()
  func write(_ document: Document, into bundle: inout ReportBundle) throws
}
