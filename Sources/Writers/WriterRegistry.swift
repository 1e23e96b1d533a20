public import Diagnostics
public import Documents
public import Outside
import Tables

/// Every writer there is, by the names that `--to` and `outputs:` use.
public enum WriterRegistry {
  /// In the order they write.
  public static let names = [PDFWriter.name, HTMLWriter.name, CSVWriter.name]

  /// The writers of the named outputs, and the one of `results.json`, which is always written.
  ///
  /// Of `outputs`, names that are not in `names` are passed over, since the plan has reported them. `templates` is
  /// the folder of the HTML templates, read only when HTML is wanted; a missing one is thrown with its path.
  public static func writers(
    for outputs: [String], templates: String, in world: any World
  ) throws(Problems) -> [any Writer] {
    var writers: [any Writer] = []
    let hasData = outputs.contains(CSVWriter.name)
    if outputs.contains(PDFWriter.name) { writers.append(PDFWriter()) }
    if outputs.contains(HTMLWriter.name) {
      writers.append(try HTMLWriter(templates: templates, linksToData: hasData, in: world))
    }
    if hasData { writers.append(CSVWriter()) }
    writers.append(ResultsWriter())
    return writers
  }

  /// What the writers make of a document, side by side; the files are in the order of the writers.
  ///
  /// - Throws: what the first of the writers that failed threw.
  public static func bundle(
    of document: Document, by writers: [any Writer], threads: Int
  ) throws -> ReportBundle {
    let parts = Parallel.map(writers.count, threads: threads) { index in
      Result { () throws in
        var part = ReportBundle()
        try writers[index].write(document, into: &part)
        return part
      }
    }
    var bundle = ReportBundle()
    for part in parts { for file in try part.get().files { bundle.add(file) } }
    return bundle
  }
}
