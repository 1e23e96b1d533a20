import Diagnostics
public import Documents
import Drawing
import Figures
import Findings

/// Writes the files of rows: extracts, the data behind every table, figures as SVG, and a schema of each CSV.
public struct CSVWriter: Writer {
  public static let name = "csv"

  public init() {}

  public func write(_ document: Document, into bundle: inout ReportBundle) throws {
    for extract in document.extracts {
      bundle.add(ReportBundle.File(path: extract.path, .stream(ExtractRows(extract: extract).write)))
      bundle.add(TableSchema(extract).file)
    }
    let measurer = CairoMeasurer(try shaper())
    for cell in document.cells {
      for (anchor, exhibit) in zip(cell.finding.exhibitAnchors(in: cell.id), cell.finding.exhibits) {
        add(exhibit, named: anchor, measurer, to: &bundle)
      }
    }
  }

  private func shaper() throws(Problems) -> TextShaper {
    do { return try TextShaper() } catch {
      throw Problems(.error(.drawingFailed, "figures cannot be drawn: \(error)", at: nil))
    }
  }

  private func add(
    _ exhibit: Exhibit, named anchor: String, _ measurer: CairoMeasurer, to bundle: inout ReportBundle
  ) {
    switch exhibit.content {
    case .table(let table):
      let rows = ResultRows(table)
      let path = "data/\(anchor).csv"
      bundle.add(ReportBundle.File(path: path, .bytes(rows.bytes)))
      bundle.add(TableSchema(rows, path: path).file)
    case .figure(let figure):
      let svg = FigureSVG.text(
        figure, id: anchor, title: exhibit.title, description: exhibit.alt, measurer: measurer)
      bundle.add(ReportBundle.File(path: "figures/\(anchor).svg", .bytes(Array(svg.utf8))))
    case .tiles: break
    }
  }
}
