public import Diagnostics
public import Documents
public import Outside

/// Every writer there is, by the names that `--to` and `outputs:` use.
public enum WriterRegistry {
  /// In the order they write.
  public static let names = [PDFWriter.name, HTMLWriter.name, CSVWriter.name]

  /// The writers of the named outputs, and the one of `results.json`, which is always written.
  ///
  /// Of `outputs`, names that are not in `names` are passed over, since the plan has reported them. `templates` is
  /// the folder of the HTML templates, read only when HTML is wanted; a missing one is thrown with its path.
  public static func writers(
    for outputs: [String], templates: String, threads: Int = 1, in world: any World
  ) throws(Problems) -> [any Writer] {
    var writers: [any Writer] = []
    let hasData = outputs.contains(CSVWriter.name)
    if outputs.contains(PDFWriter.name) { writers.append(PDFWriter(threads: threads)) }
    if outputs.contains(HTMLWriter.name) {
      writers.append(try HTMLWriter(templates: templates, linksToData: hasData, in: world))
    }
    if hasData { writers.append(CSVWriter()) }
    writers.append(ResultsWriter())
    return writers
  }

  /// What the writers make of a document, up to `jobs` of them side by side; the files are in the order of the
  /// writers.
  ///
  /// - Throws: what the first of the writers that failed threw.
  public static func bundle(
    of document: Document, by writers: [any Writer], jobs: Int
  ) async throws -> ReportBundle {
    let writers = try writers.map { try $0.prepared(for: document) }
    // Tasks and not `Parallel`, within which what a writer does side by side would be done one by one.
    let parts = await withTaskGroup(of: (Int, Result<ReportBundle, any Error>).self) { group in
      var parts: [Result<ReportBundle, any Error>?] = Array(repeating: nil, count: writers.count)
      for (index, writer) in writers.enumerated() {
        if index >= jobs, let (done, part) = await group.next() { parts[done] = part }
        group.addTask { (index, Result { try files(of: document, by: writer) }) }
      }
      for await (done, part) in group { parts[done] = part }
      return parts
    }
    var bundle = ReportBundle()
    for part in parts { for file in try part?.get().files ?? [] { bundle.add(file) } }
    return bundle
  }

  private static func files(of document: Document, by writer: any Writer) throws -> ReportBundle {
    var part = ReportBundle()
    try writer.write(document, into: &part)
    return part
  }
}
