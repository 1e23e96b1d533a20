public import Diagnostics
public import Documents
import Drawing
import HTMLTemplates
public import Outside

/// Writes `index.html`: the whole report as one file that asks nothing of the network.
public struct HTMLWriter: Writer {
  public static let name = "html"
  public static let path = "index.html"

  let templates: TemplateFolder
  /// Whether the bundle has the data files that figures and tables link to.
  let linksToData: Bool
  private let figures: FigureSVG

  /// - Throws: a template that is not there or cannot be read, with its path.
  public init(
    templates: String, linksToData: Bool = true, figures: FigureSVG = FigureSVG(), in world: any World
  ) throws(Problems) {
    self.templates = try TemplateFolder(templates, in: world)
    self.linksToData = linksToData
    self.figures = figures
  }

  public func write(_ document: Document, into bundle: inout ReportBundle) throws {
    bundle.add(ReportBundle.File(path: Self.path, .stream { write in try write(try render(document)) }))
  }

  /// The page as UTF-8; throws `Problems`.
  public func render(_ document: Document) throws(Problems) -> [UInt8] {
    do {
      let renderer = HTMLRenderer(
        document, style: templates.style, linksToData: linksToData, figures: figures)
      return try renderer.page(from: try HTMLTemplates(templates.texts))
    } catch HTMLTemplateError.malformed(let name) {
      let place = Place(path: "\(templates.path)/\(name)", line: 1, column: 1)
      throw Problems(.error(.templateMalformed, "the template '\(name)' is malformed", at: place))
    } catch {
      throw Problems(.error(.drawingFailed, "the page cannot be written: \(error)", at: nil))
    }
  }
}
