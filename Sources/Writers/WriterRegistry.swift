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
    for outputs: [String], templates: String, threads: Int = 1, memory: any PageMemory = NoPageMemory(),
    in world: any World
  ) throws(Problems) -> [any Writer] {
    var writers: [any Writer] = []
    let figures = FigureSVG()
    let hasData = outputs.contains(CSVWriter.name)
    if outputs.contains(PDFWriter.name) { writers.append(PDFWriter(threads: threads, memory: memory)) }
    if outputs.contains(HTMLWriter.name) {
      writers.append(
        try HTMLWriter(
          templates: templates, linksToData: hasData, figures: figures, in: world))
    }
    if hasData { writers.append(CSVWriter(figures: figures)) }
    writers.append(ResultsWriter())
    return writers
  }

  /// What the writers make of a document, in the order of the writers. Most of the work is left to the streams of
  /// its files.
  public static func bundle(of document: Document, by writers: [any Writer]) throws -> ReportBundle {
    var bundle = ReportBundle()
    for writer in writers { try writer.write(document, into: &bundle) }
    return bundle
  }
}
