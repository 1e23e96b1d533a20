import Documents
import Drawing
import Testing

@testable import Writers

@Suite struct PaginatorTests {
  private func item(_ height: Double, keeps: Bool = false, gap: Double = 0) -> FlowItem {
    FlowItem(
      height: height, gap: gap, [.fill(x: 0, y: 0, width: 1, height: height, .black)], keepsWithNext: keeps)
  }

  private func exhibit(_ height: Double) -> FlowItem {
    var exhibit = item(height)
    exhibit.elements.append(.destination("exhibit", x: 0, y: 0))
    return exhibit
  }

  private func counts(_ items: [FlowItem]) throws -> [Int] {
    var paginator = Paginator()
    try paginator.place(items)
    return paginator.pages.map { page in
      page.elements.count { if case .fill = $0 { true } else { false } }
    }
  }

  @Test func `a heading goes with its text to the next page`() throws {
    #expect(try counts([item(600), item(30, keeps: true), item(120)]) == [1, 2])
    #expect(try counts([item(600), item(30, keeps: true), item(50)]) == [3])
  }

  @Test func `what is longer than a page is parted all the same`() throws {
    #expect(try counts(Array(repeating: item(100, keeps: true), count: 10)) == [7, 3])
  }

  @Test func `a gap counts only below something`() throws {
    let full = Paper.upright.textHeight
    #expect(try counts([item(full, gap: 50), item(full - 20, gap: 50)]) == [1, 1])
  }

  @Test func `a block taller than a page is refused`() {
    #expect(throws: (any Error).self) { try counts([item(1000)]) }
  }

  @Test func `a turned table takes its heading with it`() throws {
    var table = item(100)
    table.paper = .turned
    var paginator = Paginator()
    try paginator.place([item(50), item(20, keeps: true), table, exhibit(30)])
    #expect(paginator.pages.map { $0.paper.isLandscape } == [false, true, false])
  }

  @Test func `what is said after a turned table stays with it where it fits`() throws {
    var table = item(100)
    table.paper = .turned
    #expect(try counts([item(50), table, item(30), item(30), exhibit(30)]) == [1, 3, 1])
    #expect(try counts([item(50), table, item(400)]) == [1, 1, 1])
    var section = item(30)
    section.sectionHeight = 30
    #expect(try counts([table, section]) == [1, 1])
  }

  @Test func `a heading that goes onto a turned page leaves no empty page before it`() throws {
    var table = item(100)
    table.paper = .turned
    var paginator = Paginator()
    try paginator.place([item(20, keeps: true), table])
    #expect(paginator.pages.map { $0.paper.isLandscape } == [true])
  }

  @Test func `a heading and its first words go with the exhibit they are about, unless they are many`() throws
  {
    func section(words: Double) throws -> [Int] {
      var exhibit = item(400)
      exhibit.elements.append(.destination("stay", x: 0, y: 0))
      let flow = [item(300)] + [item(20, keeps: true), item(words), exhibit].keepingLead
      return try counts(flow)
    }
    #expect(try section(words: 60) == [1, 3])
    // Much text would leave the page before it empty, so it stays.
    #expect(try section(words: 320) == [3, 1])
    // Without an exhibit nothing is held together but the heading and what follows it.
    #expect(
      [item(20, keeps: true), item(60), item(40)].keepingLead.map { $0.keepsWithNext } == [
        true, false, false,
      ])
  }

  @Test func `a section that would be divided low on a page begins the next one`() throws {
    func section(after height: Double, of whole: Double) throws -> [Int] {
      var first = item(100)
      first.sectionHeight = whole
      return try counts([item(height), first, item(whole - 100)])
    }
    #expect(try section(after: 400, of: 500) == [1, 2])
    #expect(try section(after: 400, of: 300) == [3])
    // High on a page the flow goes on: little would be won by an empty page.
    #expect(try section(after: 340, of: 500) == [2, 1])
    #expect(try section(after: 100, of: 700) == [2, 1])
  }

  @Test func `a paragraph over two pages is two elements, a table stays one`() throws {
    var start = item(700)
    start.elements = [.begin(.table), .begin(.paragraph)] + start.elements
    var end = item(100)
    end.elements += [.end(.paragraph), .end(.table)]
    var paginator = Paginator()
    try paginator.place([start, end])
    func tags(_ page: Page) -> [String] {
      page.elements.compactMap { element in
        switch element {
        case .begin(let tag): "+\(tag.rawValue)"
        case .end(let tag): "-\(tag.rawValue)"
        default: nil
        }
      }
    }
    #expect(tags(paginator.pages[0]) == ["+Table", "+P", "-P"])
    #expect(tags(paginator.pages[1]) == ["+P", "-P", "-Table"])
  }
}
