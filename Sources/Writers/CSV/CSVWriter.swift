import Diagnostics
public import Documents
import Drawing
import Figures
import Findings

/// Writes the files of rows: extracts, the data behind every table, figures as SVG, a schema of each CSV, and texts.
public struct CSVWriter: Writer {
  public static let name = "csv"

  private let figures: FigureSVG

  public init(figures: FigureSVG = FigureSVG()) { self.figures = figures }

  public func write(_ document: Document, into bundle: inout ReportBundle) throws {
    for extract in document.extracts {
      bundle.add(ReportBundle.File(path: extract.path, .stream(ExtractRows(extract: extract).write)))
      bundle.add(TableSchema(extract).file)
    }
    for text in document.texts { bundle.add(ReportBundle.File(path: text.path, .bytes(text.bytes))) }
    for cell in document.cells {
      for (anchor, exhibit) in zip(cell.finding.exhibitAnchors(in: cell.id), cell.finding.exhibits) {
        add(exhibit, named: anchor, to: &bundle)
      }
    }
  }

  private func add(_ exhibit: Exhibit, named anchor: String, to bundle: inout ReportBundle) {
    switch exhibit.content {
    case .table(let table):
      let rows = ResultRows(table)
      let path = "data/\(anchor).csv"
      bundle.add(ReportBundle.File(path: path, .stream { write in try write(rows.bytes) }))
      bundle.add(TableSchema(rows, path: path).file)
    case .figure:
      let svg: @Sendable (([UInt8]) throws -> Void) throws -> Void = { [figures] write in
        let text = try Problems.ofDrawing { () throws in try figures.text(exhibit, anchor: anchor) }
        if let text { try write(Array(text.utf8)) }
      }
      bundle.add(ReportBundle.File(path: "figures/\(anchor).svg", .stream(svg)))
    case .tiles: break
    }
  }
}
