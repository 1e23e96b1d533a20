import Diagnostics
import Findings
import Models
import Statistics
import Tables

/// The counts of a period as a file of its bundle, and read again from there.
enum ProfileFile {
  private static let fields = [
    Extract.Field("column", "The column, as in the data"),
    Extract.Field("type", "What the column holds"),
    Extract.Field(
      "cell",
      "span: values above the span before up to `to`; level: one level; others: levels of fewer than 10 rows; present and missing: rows with and without a value; none: not compared"
    ),
    Extract.Field("level", "The level"),
    Extract.Field("from", "The least value of the first span"),
    Extract.Field("mean", "The mean of the span's values"),
    Extract.Field("to", "The greatest value of the span"),
    Extract.Field("rows", "Rows"),
  ]

  /// A line of the file; numbers are texts that read back the same.
  private struct Line {
    var cell: String
    var level: String?
    var numbers: (from: Double, mean: Double, to: Double) = (.nan, .nan, .nan)
    var rows = 0
  }

  // MARK: Writing

  static func extract(_ profile: PeriodProfile, path: String) -> Extract {
    let lines = profile.columns.flatMap { column in self.lines(column.values).map { (column, $0) } }
    return Extract(
      path: path, fields: fields,
      table: Table([
        ("column", .categories(CategoryColumn(lines.map { $0.0.name }))),
        ("type", .categories(CategoryColumn(lines.map { $0.0.kind.rawValue }))),
        ("cell", .categories(CategoryColumn(lines.map { $0.1.cell }))),
        ("level", .categories(CategoryColumn(lines.map { $0.1.level }))),
        ("from", .numbers(lines.map { $0.1.numbers.from })),
        ("mean", .numbers(lines.map { $0.1.numbers.mean })),
        ("to", .numbers(lines.map { $0.1.numbers.to })),
        ("rows", .integers(lines.map { Int32(clamping: $0.1.rows) })),
      ]))
  }

  private static func lines(_ values: PeriodProfile.Values) -> [Line] {
    switch values {
    case .numbers(let coarse):
      coarse.ends.indices.map { index in
        Line(
          cell: "span",
          numbers: (index == 0 ? coarse.least : .nan, coarse.counts.values[index], coarse.ends[index]),
          rows: coarse.counts.counts[index])
      } + [Line(cell: "missing", rows: coarse.counts.missing)]
    case .levels(let levels, let others, let missing):
      levels.map { Line(cell: "level", level: $0.name, rows: $0.rows) }
        + (others > 0 ? [Line(cell: "others", rows: others)] : []) + [Line(cell: "missing", rows: missing)]
    case .masked(let present, let missing):
      [Line(cell: "present", rows: present), Line(cell: "missing", rows: missing)]
    case .notCompared: [Line(cell: "none")]
    }
  }

  // MARK: Reading

  static func profile(_ published: PublishedFile) throws(AnalysisError) -> PeriodProfile {
    let table: Table
    do throws(Problems) {
      let options = CSVOptions(delimiter: 0x2C, textColumns: Set(fields.map { $0.name }), threads: 1)
      table = try CSVReader(options).read(published.file.bytes, path: published.file.path).table
    } catch { throw unreadable(published) }
    let texts = fields.compactMap { field -> TextColumn? in
      if case .text(let column)? = table[field.name] { column } else { nil }
    }
    guard texts.count == fields.count, let profile = profile(texts, rows: table.rowCount) else {
      throw unreadable(published)
    }
    return profile
  }

  private static func unreadable(_ published: PublishedFile) -> AnalysisError {
    AnalysisError(
      .unanswerable, "'\(published.file.path)' does not hold the counts of a period", option: "published",
      hint: "it was published by another version: name another period, or render that one again")
  }

  /// `nil` for what no profile could have made.
  private static func profile(_ texts: [TextColumn], rows: Int) -> PeriodProfile? {
    var columns: [PeriodProfile.Column] = []
    var row = 0
    while row < rows {
      let name = texts[0][row]
      guard let kind = ColumnKind(rawValue: texts[1][row]) else { return nil }
      var lines: [Line] = []
      while row < rows, texts[0][row] == name {
        guard let count = Int(texts[7][row]), (0...1 << 40).contains(count) else { return nil }
        let numbers = [4, 5, 6].map { Double(texts[$0][row]) ?? .nan }
        lines.append(
          Line(
            cell: texts[2][row], level: plain(texts[3][row]), numbers: (numbers[0], numbers[1], numbers[2]),
            rows: count))
        row += 1
      }
      guard let values = values(lines, kind) else { return nil }
      columns.append(PeriodProfile.Column(name: plain(name), kind: kind, values: values))
    }
    return PeriodProfile(columns: columns, rows: columns.compactMap { $0.rows }.first ?? 0)
  }

  private static func values(_ lines: [Line], _ kind: ColumnKind) -> PeriodProfile.Values? {
    func rows(_ cell: String) -> Int { lines.filter { $0.cell == cell }.reduce(0) { $0 + $1.rows } }
    let cells = Set(lines.map { $0.cell })
    if cells == ["none"] { return .notCompared }
    guard cells.contains("missing") else { return nil }
    if cells == ["present", "missing"] { return .masked(present: rows("present"), missing: rows("missing")) }
    if kind == .category, cells.isSubset(of: ["level", "others", "missing"]) {
      let levels = lines.filter { $0.cell == "level" }.map {
        PeriodProfile.Level(name: $0.level ?? "", rows: $0.rows)
      }
      guard Set(levels.map { $0.name }).count == levels.count else { return nil }
      return .levels(levels, others: rows("others"), missing: rows("missing"))
    }
    guard cells.isSubset(of: ["span", "missing"]) else { return nil }
    let spans = lines.filter { $0.cell == "span" }
    let coarse = CoarseCounts(
      means: spans.map { $0.numbers.mean }, ends: spans.map { $0.numbers.to }, rows: spans.map { $0.rows },
      missing: rows("missing"), least: spans.first?.numbers.from ?? 0)
    return coarse.map { .numbers($0) }
  }

  /// Without the apostrophe that keeps a spreadsheet from running a text as a formula.
  private static func plain(_ text: String) -> String {
    String(decoding: FormulaGuard.plain(Array(text.utf8)[...]), as: UTF8.self)
  }
}
