public import Documents

/// Writes `report.pdf`: laid out on A4, tagged, with outline, links and running lines.
public struct PDFWriter: Writer {
  public static let name = "pdf"

  public init() {}

  public func write(_ document: Document, into bundle: inout ReportBundle) throws {}
}
