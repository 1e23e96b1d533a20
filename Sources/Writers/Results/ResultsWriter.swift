public import Documents

/// Writes `results.json`: every printed number, unrounded, by its address.
public struct ResultsWriter: Writer {
  public static let name = "results"

  public init() {}

  public func write(_ document: Document, into bundle: inout ReportBundle) {
    bundle.add(ReportBundle.File(path: "results.json", .bytes(document.results.bytes)))
  }
}
