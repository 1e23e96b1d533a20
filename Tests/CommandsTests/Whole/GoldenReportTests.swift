import Documents
import Findings
import Formats
import TestSupport
import Testing

@testable import Writers

/// A whole report folder goes in; what comes out is compared with what came out before, as text.
///
/// Bytes of PDFs and pages depend on libraries and fonts, so the document is compared as an outline, and of files only
/// their names and headers. `RECORD=1` rewrites the files under `Tests/Golden/report`.
@Suite struct `The shipped report over the small sample` {
  @Test(arguments: Language.allCases)
  func `has the sections, exhibits, tables and words it had`(language: Language) async throws {
    let document = try await QuarterlyReport.document(language)
    try Golden.expect(DocumentOutline(document).text, is: "report/document-\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases)
  func `publishes the numbers it had`(language: Language) async throws {
    let text = try await QuarterlyReport.published(language).text("\(QuarterlyReport.link)/results.json")
    try Golden.expect(RoundedNumbers.text(of: text), is: "report/results-\(language.rawValue).json")
  }

  @Test func `publishes the files it had, with the columns they had`() async throws {
    let files = try await QuarterlyReport.published().bundle(QuarterlyReport.link)
    let lines = files.keys.sorted().map { path -> String in
      guard path.hasSuffix(".csv") else { return path }
      let text = String(decoding: files[path] ?? [], as: UTF8.self)
      return "\(path): \(text.prefix { !$0.isNewline })"
    }
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "report/files.txt")
  }

  @Test func `says on the terminal what it said`() async throws {
    let outcomes = try await QuarterlyReport.commands.value.outcomes
    let text = outcomes.map { $0.printed + "\n" + $0.messages + "\n" }.joined(separator: "\n")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
      // How long it took.
      !$0.hasPrefix("published in ")
    }
    try Golden.expect(lines.joined(separator: "\n"), is: "report/terminal.txt")
  }
}

/// Numbers with nine digits: the last ones of a sum may differ between processors.
enum RoundedNumbers {
  static func text(of json: String) -> String {
    var out = ""
    var number = ""
    for character in json + " " {
      if character.isNumber || (!number.isEmpty && ".e-+".contains(character)) {
        number.append(character)
        continue
      }
      if !number.isEmpty { out += rounded(number) }
      number = ""
      out.append(character)
    }
    return String(out.dropLast())
  }

  private static func rounded(_ text: String) -> String {
    guard text.contains("."), let value = Double(text) else { return text }
    var scale = 1.0
    while abs(value) * scale < 1e8, scale < 1e12 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }
}

/// A document as an outline in plain text.
struct DocumentOutline {
  private(set) var text = ""
  private let wording: Wording

  init(_ document: Document) {
    wording = document.wording
    text = "\(document.title) | \(document.period) | \(document.asOf?.iso ?? "undated")\n"
    for line in document.cover { text += "cover: \(line)\n" }
    for section in document.sections {
      text += "\n== \(section.role) #\(section.anchor)\n"
      if let kicker = section.kicker { text += "kicker: \(kicker)\n" }
      if let heading = section.heading { text += "heading: \(heading)\n" }
      for block in section.blocks { add(block, indent: "") }
    }
    for extract in document.extracts { text += "\nextract \(extract.path)\n" }
  }

  private mutating func add(_ block: Block, indent: String) {
    switch block {
    case .paragraph(let words): text += "\(indent)\(plainText(words))\n"
    case .heading(let level, let words): text += "\(indent)h\(level): \(plainText(words))\n"
    case .note(let words): text += "\(indent)note: \(plainText(words))\n"
    case .quote(let blocks): for block in blocks { add(block, indent: indent + "> ") }
    case .list(_, let items):
      for item in items { for block in item { add(block, indent: indent + "- ") } }
    case .callout(let callout):
      text += "\(indent)callout \(callout.tone): \(callout.title)\n"
      for block in callout.blocks { add(block, indent: indent + "  ") }
    case .tiles(let tiles, let anchor):
      text += "\(indent)tiles #\(anchor)\n"
      for tile in tiles {
        let value =
          tile.value.number.map { wording.number($0, tile.value.format) } ?? tile.value.absence ?? ""
        text += "\(indent)  \(tile.label): \(value) | \(tile.range ?? "") | \(tile.change ?? "")\n"
      }
    case .figure(let figure):
      text += "\(indent)\(figure.number) #\(figure.anchor): \(figure.exhibit.title)\n"
      text += "\(indent)  \(figure.exhibit.subtitle)\n\(indent)  alt: \(figure.exhibit.alt)\n"
      if let note = figure.exhibit.note { text += "\(indent)  note: \(note)\n" }
    case .table(let table):
      text += "\(indent)\(table.number) #\(table.anchor): \(table.exhibit.title)\n"
      text += "\(indent)  \(table.exhibit.subtitle)\n"
      add(PrintedTable(table.table, in: wording), indent + "  ")
      if let note = table.exhibit.note { text += "\(indent)  note: \(note)\n" }
    case .grid(let grid): add(PrintedTable(grid), indent)
    case .definition(let entries):
      for entry in entries { text += "\(indent)\(entry.term): \(plainText(entry.text))\n" }
    }
  }

  private mutating func add(_ table: PrintedTable, _ indent: String) {
    let headers = table.columns.map { column in
      [column.spanner, column.header, column.unit].compactMap { $0 }.joined(separator: " / ")
    }
    text += "\(indent)| \(headers.joined(separator: " | "))\n"
    var group: String?
    for row in table.rows {
      if row.group != group, let name = row.group { text += "\(indent)[\(name)]\n" }
      group = row.group
      // Hashes stand for every last bit of what was computed.
      let cells = row.cells.map { $0.text.contains("SHA-256") ? "SHA-256 …" : $0.text }
      text += "\(indent)| \(cells.joined(separator: " | "))\n"
    }
  }
}
