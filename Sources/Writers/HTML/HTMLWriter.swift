public import Diagnostics
public import Documents
public import Outside

/// Writes `index.html`: the whole report as one file that asks nothing of the network.
public struct HTMLWriter: Writer {
  public static let name = "html"

  let templates: TemplateFolder
  /// Whether the bundle has the data files that figures and tables link to.
  let linksToData: Bool

  /// - Throws: a template that is not there or cannot be read, with its path.
  public init(templates: String, linksToData: Bool = true, in world: any World) throws(Problems) {
    self.templates = try TemplateFolder(templates, in: world)
    self.linksToData = linksToData
  }

  public func write(_ document: Document, into bundle: inout ReportBundle) throws {}
}
