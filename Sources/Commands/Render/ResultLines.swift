import Documents
import Findings
import Formats
import Reports

/// What a render prints when it is done: where the files are, and the headline numbers.
struct ResultLines {
  let lines: [String]

  /// How many numbers are headlines.
  private static let headlines = 3

  init(_ document: Document, _ publication: Publication, _ output: String) {
    var lines = [publication.link + (publication.isUnchanged ? "  (unchanged)" : "")]
    let paths = publication.outputs.map { $0.path }
    let top = ["report.pdf", "index.html", "interventions.csv"].filter { paths.contains($0) }
    let lists = paths.filter { $0.hasPrefix("outreach/") }
    lines += (top + lists + ["results.json", "manifest.json"]).map { "  \(publication.link)/\($0)" }
    let tiles = document.sections.flatMap { $0.blocks }.flatMap { block -> [Tile] in
      if case .tiles(let tiles, _) = block { tiles } else { [] }
    }
    for tile in tiles.prefix(Self.headlines) {
      let value =
        tile.value.number.map { document.wording.number($0, tile.value.format) } ?? tile.value.absence ?? ""
      let range = tile.range.map { " (\($0))" } ?? ""
      let change = tile.change.map { ", \($0)" } ?? ""
      lines.append("  \(tile.label): \(value)\(range)\(change)")
    }
    self.lines = lines
  }

  func print(to terminal: any Terminal) {
    for line in lines { terminal.print(line) }
  }
}

/// "1 warning", "2 warnings".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// A duration for people.
struct Seconds {
  let text: String

  init(_ seconds: Double) {
    if seconds < 1 {
      text = "\(Int((seconds * 1000).rounded())) ms"
    } else {
      let tenths = Int((seconds * 10).rounded())
      text = "\(tenths / 10).\(tenths % 10) s"
    }
  }
}
