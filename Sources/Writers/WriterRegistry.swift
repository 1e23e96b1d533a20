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
}
