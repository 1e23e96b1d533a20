import Documents
import Drawing
import PDFEditing
import Synchronization
import Testing

@testable import Writers

/// Pages in memory, with the names of those drawn anew.
private final class Pages: PageMemory {
  private let kept = Mutex<[String: [UInt8]]>([:])
  private let drawn = Mutex<[String]>([])

  func recall(_ name: String) -> [UInt8]? { kept.withLock { $0[name] } }

  func remember(_ bytes: [UInt8], as name: String) {
    kept.withLock { $0[name] = bytes }
    drawn.withLock { $0.append(name) }
  }

  /// Since it was asked last.
  func takeDrawn() -> [String] {
    drawn.withLock { names in
      defer { names = [] }
      return names.sorted()
    }
  }

  func change(_ edit: (inout [UInt8]) -> Void) {
    kept.withLock { kept in
      for name in kept.keys {
        kept[name].map { bytes in
          var bytes = bytes
          edit(&bytes)
          kept[name] = bytes
        }
      }
    }
  }
}

@Suite struct KeptPagesTests {
  /// The same report with other words in its summary.
  private static func document(_ words: String) -> Document {
    let plain = ExampleReport.document()
    let note = Section(
      anchor: "note", role: .summary, heading: words, blocks: [.paragraph([.text("\(words) again.")])])
    return Document(
      id: plain.id, title: plain.title, period: plain.period, member: plain.member, asOf: plain.asOf,
      wording: plain.wording, cover: plain.cover, sections: plain.sections + [note], extracts: plain.extracts,
      cells: plain.cells)
  }

  @Test func `pages that are as they were are not drawn again, and the file is the same`() throws {
    let memory = Pages()
    let document = Self.document("One")
    let fresh = try PDFWriter().render(document)
    #expect(try PDFWriter(memory: memory).render(document) == fresh)
    let parts = memory.takeDrawn()
    #expect(parts.count > 1)
    #expect(try PDFWriter(threads: 2, memory: memory).render(document) == fresh)
    #expect(memory.takeDrawn() == [])
  }

  @Test func `after a change of words the pages with them are drawn, and nothing is left of the old ones`()
    throws
  {
    let memory = Pages()
    _ = try PDFWriter(memory: memory).render(Self.document("One"))
    let parts = memory.takeDrawn()
    let changed = Self.document("Two")
    #expect(try PDFWriter(memory: memory).render(changed) == PDFWriter().render(changed))
    #expect(memory.takeDrawn() == Array(parts.prefix(1)))
  }

  @Test func `pages kept by another version are drawn again`() throws {
    let memory = Pages()
    let document = Self.document("One")
    let fresh = try PDFWriter(memory: memory).render(document)
    let parts = memory.takeDrawn()
    memory.change { $0.removeLast(10) }
    #expect(try PDFWriter(memory: memory).render(document) == fresh)
    #expect(memory.takeDrawn() == parts)
    memory.change { $0 = Array("of old".utf8) }
    #expect(try PDFWriter(memory: memory).render(document) == fresh)
    #expect(memory.takeDrawn() == parts)
  }

  @Test func `what is more than plain text is drawn each time`() throws {
    let memory = Pages()
    _ = try PDFWriter(memory: memory).render(Self.document("مرحبا"))
    #expect(!memory.takeDrawn().contains { $0.hasSuffix(" 0") })
  }

  @Test func `whatever is drawn otherwise is told apart`() throws {
    let shaper = try TextShaper()
    let info = PDFCanvas.Info(title: "T", creator: "C", created: "2026-09-30T00:00:00Z")
    let lines = RunningLines(ExampleReport.document(), pageCount: 3)
    func hash(_ element: PageElement, running: String? = nil) throws -> String {
      var content = PartContent(info, lines, shaper: shaper)
      content.add(Page(paper: .upright, elements: [element]), running: running)
      return try #require(content.hash())
    }
    let (red, blue) = (Color(hex: 0xFF0000), Color(hex: 0x0000FF))
    func line(_ text: String, _ size: Double = 10) -> TextLine { shaper.line(text, FontStyle(size: size)) }
    func paragraph(_ text: String, _ width: Double = 100, link: Link? = nil) -> Paragraph {
      shaper.paragraph([TextRun(text, FontStyle(size: 10), red, link: link)], width: width, leading: 14)
    }
    let elements: [PageElement] = [
      .text(line("a"), x: 1, y: 2, red, .leading), .text(line("b"), x: 1, y: 2, red, .leading),
      .text(line("a", 11), x: 1, y: 2, red, .leading), .text(line("a"), x: 1, y: 3, red, .leading),
      .text(line("a"), x: 1, y: 2, blue, .leading), .text(line("a"), x: 1, y: 2, red, .trailing),
      .lines(paragraph("a b c"), 0..<1, x: 1, y: 2), .lines(paragraph("a b c", 12), 0..<1, x: 1, y: 2),
      .lines(paragraph("a b c", 12), 0..<3, x: 1, y: 2),
      .lines(paragraph("a b c", link: Link("x")), 0..<1, x: 1, y: 2),
      .fill(x: 1, y: 2, width: 3, height: 4, red), .fill(x: 1, y: 2, width: 4, height: 3, red),
      .stroke([(1, 2), (3, 4)], red, width: 1), .stroke([(1, 2), (3, 4)], red, width: 2),
      .dot(x: 1, y: 2, radius: 3, red), .begin(.section), .end(.section),
      .beginHeader(PDFAccessibility.HeaderCell(.row)),
    ]
    var hashes = try elements.map { try hash($0) }
    hashes.append(try hash(elements[0], running: "Page 2 of 3"))
    #expect(Set(hashes).count == hashes.count)
    #expect(try elements.map { try hash($0) } == hashes.dropLast())
  }
}
