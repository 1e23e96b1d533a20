import Documents
import Drawing
import Formats
import Testing

@testable import Writers

@Suite struct BodyLayouterTests {
  /// A section low on a page: lines of prose, a figure, and a note that does not fit in some of the cases.
  private func document(lines: Int) -> Document {
    let example = Example(language: .en)
    let line = Block.paragraph([.text("A line of prose.")])
    let figure = Block.figure(
      FigureBlock(anchor: "stay", number: "Figure 1", exhibit: example.figureExhibit))
    let prose = Array(repeating: line, count: lines)
    let note = Block.note([.text("Groups differ in other ways too.")])
    return ExampleReport.document().with([
      Section(anchor: "before", role: .body, heading: nil, blocks: [line, line, line]),
      Section(anchor: "stay", role: .body, heading: "Who stays", blocks: prose + [figure, note]),
    ])
  }

  /// Pages that hold nothing but the end of a section.
  private func leftovers(_ pages: [Page]) -> Int {
    pages.count { page in
      let lines = page.elements.count { if case .lines = $0 { true } else { false } }
      let places = page.elements.contains { if case .destination = $0 { true } else { false } }
      return lines == 1 && !places
    }
  }

  @Test func `no note is left alone on a page where a flatter figure keeps it with its section`() throws {
    let shaper = try TextShaper()
    var (before, after) = (0, 0)
    for lines in 8...16 {
      let document = document(lines: lines)
      after += leftovers(try ReportLayouter(document, shapers: [shaper]).layout().pages)
      let blocks = BlockLayouter(
        shaper: shaper, wording: document.wording, style: .standard, targets: [], places: Places())
      let sections = SectionLayouter(blocks: blocks, width: Paper.upright.textWidth)
      before += leftovers(try Paginator(placing: try sections.items(document.sections, part: nil)).pages)
    }
    #expect(before > 0)
    #expect(after == 0)
  }

  @Test func `places keep their names when a section is laid out again`() throws {
    for lines in 8...16 {
      let pages = try ReportLayouter(document(lines: lines), shapers: [try TextShaper()]).layout().pages
      let names = pages.flatMap { $0.elements }.compactMap { element -> String? in
        if case .destination(let name, _, _) = element { name } else { nil }
      }
      #expect(names.filter { $0.hasPrefix("stay") }.count == Set(names.filter { $0.hasPrefix("stay") }).count)
      #expect(names.contains("stay"))
    }
  }
}
