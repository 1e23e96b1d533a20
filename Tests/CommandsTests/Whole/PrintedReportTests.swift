import Documents
import Findings
import Formats
import TestSupport
import Testing

@testable import Writers

/// The real report as poppler sees it, an independent reader of PDFs.
@Suite(.enabled(if: Poppler.isInstalled, "poppler-utils is not installed"))
struct `The printed quarterly report` {
  private func pdf(_ language: Language) async throws -> [UInt8] {
    let files = try await QuarterlyReport.published(language).bundle(QuarterlyReport.link)
    return try #require(files["report.pdf"])
  }

  /// Letters and digits alone, so that neither line breaks nor the widths of spaces matter.
  private func plain(_ text: some StringProtocol) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9") ~= $0 })
    )
  }

  /// Every table of the document with its rows as words.
  private func tables(_ document: Document) -> [(number: String, rows: [[String]])] {
    document.sections.flatMap { $0.blocks }.compactMap { block in
      guard case .table(let table) = block else { return nil }
      let printed = PrintedTable(table.table, in: document.wording)
      return (table.number, printed.rows.map { $0.cells.map { $0.text } })
    }
  }

  @Test(arguments: Language.allCases)
  func `has every row of every table once, in its tagged structure`(language: Language) async throws {
    let document = try await QuarterlyReport.document(language)
    let structure = StructureTree(try Poppler.structure(of: try await pdf(language)))
    let rows = structure.rows.map { plain($0.joined()) }
    let tables = tables(document)
    #expect(tables.count > 15)
    for table in tables {
      for row in table.rows {
        let words = plain(row.joined())
        // Two tables may have the same row; each has it once.
        let expected = tables.flatMap { $0.rows }.count { plain($0.joined()) == words }
        #expect(rows.count { $0 == words } == expected, "\(table.number): \(row)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `has the words of every cell on its pages`(language: Language) async throws {
    let document = try await QuarterlyReport.document(language)
    let text = plain(try Poppler.text(of: try await pdf(language), layout: false))
    for table in tables(document) {
      for cell in table.rows.joined() where !cell.isEmpty {
        #expect(text.contains(plain(cell)), "\(table.number): \(cell)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `has no word outside its pages' margins`(language: Language) async throws {
    let boxes = try Poppler.boxes(of: try await pdf(language))
    var page = (width: 0.0, height: 0.0)
    var words = 0
    for line in boxes.split(separator: "\n") {
      let parts = line.split(separator: "\"", maxSplits: 8)
      let numbers = stride(from: 1, to: parts.count, by: 2).compactMap { Double(parts[$0]) }
      if line.contains("<page "), numbers.count == 2 { page = (numbers[0], numbers[1]) }
      guard line.contains("<word "), numbers.count == 4 else { continue }
      words += 1
      #expect(numbers[0] >= 50 && numbers[2] <= page.width - 50, "\(line)")
      #expect(numbers[1] >= 15 && numbers[3] <= page.height - 15, "\(line)")
    }
    #expect(words > 2000)
  }

  @Test(arguments: Language.allCases)
  func `is tagged: headers and cells of tables, and figures with their words`(language: Language) async throws
  {
    let document = try await QuarterlyReport.document(language)
    let structure = StructureTree(try Poppler.structure(of: try await pdf(language)))
    let blocks = document.sections.flatMap { $0.blocks }
    let figures = blocks.count { if case .figure = $0 { true } else { false } }
    #expect(structure.count("Figure") >= figures && figures >= 8)
    #expect(structure.count("Table") >= tables(document).count)
    for tag in ["H1", "H2", "P", "TH", "TD", "TOC", "Link", "Caption"] {
      #expect(structure.count(tag) > 0, "\(tag)")
    }
    for case .figure(let figure) in blocks { #expect(!figure.exhibit.alt.isEmpty, "\(figure.anchor)") }
  }
}

/// What `pdfinfo -struct-text` prints, as far as tests ask.
struct StructureTree {
  private let lines: [(depth: Int, text: String)]

  init(_ text: String) {
    lines = text.split(separator: "\n").map { line in
      (line.prefix { $0 == " " }.count, String(line.drop { $0 == " " }))
    }
  }

  func count(_ tag: String) -> Int { lines.count { Self.tag(of: $0.text) == tag } }

  /// The words of each row, cell by cell.
  var rows: [[String]] {
    var rows: [[String]] = []
    var depth: Int?
    for line in lines {
      if let open = depth, line.depth <= open { depth = nil }
      if Self.tag(of: line.text) == "TR" {
        depth = line.depth
        rows.append([])
      } else if depth != nil, line.text.hasPrefix("\"") {
        rows[rows.count - 1].append(String(line.text.dropFirst().dropLast()))
      }
    }
    return rows
  }

  /// "TD (block):" is a TD; a quoted text is none.
  private static func tag(of text: String) -> String? {
    guard !text.hasPrefix("\"") else { return nil }
    return String(text.prefix { $0.isLetter || $0.isNumber })
  }
}
