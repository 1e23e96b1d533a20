import Figures
import Findings
import Formats
import Models
import Statistics
import Tables

/// The columns as a figure, the decision with its numbers, every column and every change in tables, counts in a file.
struct DriftExhibits {
  private let study: DriftStudy
  private let context: AnalysisContext
  private let wording: Wording
  private let confidence: Confidence
  private var data: DataDrift { study.data }

  /// Rows that fit on a page beside a title.
  private static let limit = 15

  init(_ study: DriftStudy, _ context: AnalysisContext) {
    self.study = study
    self.context = context
    wording = context.wording
    confidence = Confidence(context.level)
  }

  var exhibits: [Exhibit] {
    let tables = DriftTables(study, context)
    return [figure, tables.decision, shape, tables.performance, tables.columns, tables.changes].compactMap {
      $0
    }
  }

  private var names: [String: Argument] {
    [
      "current": .text(study.currentName), "reference": .text(study.referenceName),
      "level": .text(wording.level(confidence)),
    ]
  }

  // MARK: Indices

  private var figure: Exhibit? {
    let shown = Array(study.ranked.prefix(Self.limit))
    guard !shown.isEmpty else { return nil }
    let practical = data.settings.practical
    let reach = shown.flatMap { column -> [Double] in
      guard let index = column.index else { return [] }
      return [index.value, Swift.min(index.interval.upperBound, 2 * index.value + 0.05), index.critical]
    }
    let ticks = Axis.niceTicks(0...Swift.max(practical * 1.1, reach.max() ?? 0))
    let dots = shown.enumerated().compactMap { band, column -> Bar? in
      guard let index = column.index else { return nil }
      return Bar(
        band: band, value: index.value, low: index.interval.lowerBound, high: index.interval.upperBound,
        label: wording.number(index.value, .num3), tone: column.verdict == .moved ? .bad : .focus)
    }
    let strokes = shown.enumerated().compactMap { band, column in
      column.index.map { Ticks.Item(band: band, value: $0.critical) }
    }
    let all = data.columns.count
    return Exhibit(
      title: wording(.driftTitle), subtitle: wording(.driftSubtitle, names),
      content: .figure(
        Figure(
          Panel(
            x: Axis(
              .linear(0...(ticks.last ?? 1)),
              ticks: ticks.map { Axis.Tick($0, wording.number($0, format(ticks))) },
              label: wording(.driftAxis), hasGrid: true),
            y: Axis(.band(shown.map { study.label($0.column, wording) })),
            marks: [
              ReferenceLine(
                from: Point(practical, -0.5), to: Point(practical, Double(shown.count) - 0.5),
                label: wording(.driftPractical, ["value": .number(practical, .num2)])),
              Ticks(strokes), Dots(dots: dots),
            ]))), alt: alt(shown),
      note: shown.count < all ? wording(.driftMore, ["n": .count(shown.count), "all": .count(all)]) : nil)
  }

  private func format(_ ticks: [Double]) -> Format {
    (ticks.dropFirst().first ?? 1) < 0.095 ? .num2 : .num1
  }

  private func alt(_ shown: [ColumnDrift]) -> String {
    let parts = shown.prefix(8).compactMap { column -> String? in
      guard let index = column.index else { return nil }
      let range = wording.interval(index.interval.lowerBound, index.interval.upperBound, .num3)
      return wording(
        .labelled,
        [
          "label": .text(study.label(column.column, wording)),
          "value": .text("\(wording.number(index.value, .num3)) (\(range))"),
        ])
    }
    return wording(.driftTitle) + ". " + parts.joined(separator: wording(.clauseSeparator)) + "."
  }

  // MARK: The column that moved most

  /// `nil` unless a column moved.
  private var shape: Exhibit? {
    guard let column = study.ranked.first(where: { $0.verdict == .moved }) else { return nil }
    let cells = DriftCells(column, study, wording)
    let (n, m) = column.rows
    func dots(_ counts: [Int], _ total: Int, _ tone: Tone) -> Dots {
      Dots(
        dots: counts.enumerated().map { band, count in
          let share = Proportion(count, of: total)
          let range = share.interval(confidence)
          return Bar(
            band: band, value: share.share, low: range.lowerBound, high: range.upperBound, label: "",
            tone: tone)
        })
    }
    let top =
      (0..<column.reference.count).flatMap { cell in
        [
          Proportion(column.reference[cell], of: n).interval(confidence).upperBound,
          Proportion(column.current[cell], of: m).interval(confidence).upperBound,
        ]
      }.max() ?? 1
    let ticks = Axis.niceTicks(0...top)
    let name = study.label(column.column, wording)
    return Exhibit(
      id: "shape", title: wording(.driftShapeTitle, ["column": .text(name)]),
      subtitle: wording(.driftShapeSubtitle, names),
      content: .figure(
        Figure(
          Panel(
            x: Axis(
              .linear(0...(ticks.last ?? 1)), ticks: ticks.map { Axis.Tick($0, wording.number($0, .pct0)) },
              label: wording(.driftShapeAxis), hasGrid: true),
            y: Axis(.band(cells.names)),
            marks: [dots(column.reference, n, .muted), dots(column.current, m, .focus)]))),
      alt: shapeAlt(column, cells, name))
  }

  private func shapeAlt(_ column: ColumnDrift, _ cells: DriftCells, _ name: String) -> String {
    let (n, m) = column.rows
    let parts = cells.names.indices.prefix(8).map { cell in
      let before = wording.number(Double(column.reference[cell]) / Double(n), .pct1)
      let now = wording.number(Double(column.current[cell]) / Double(m), .pct1)
      return wording(.labelled, ["label": .text(cells.names[cell]), "value": .text("\(before) → \(now)")])
    }
    return wording(.driftShapeTitle, ["column": .text(name)]) + ". "
      + parts.joined(separator: wording(.clauseSeparator)) + "."
  }

  // MARK: Counts

  /// Every cell of every column, so that a later period can be compared without the data themselves.
  var extract: Extract {
    var (columns, kinds, levels): ([String?], [String?], [String?]) = ([], [], [])
    var (from, to): ([Double], [Double]) = ([], [])
    var (before, now): ([Int32], [Int32]) = ([], [])
    for column in data.columns {
      for cell in column.reference.indices {
        columns.append(column.column)
        before.append(Int32(clamping: column.reference[cell]))
        now.append(Int32(clamping: column.current[cell]))
        switch column.cells {
        case .bins(let edges):
          kinds.append("bin")
          levels.append(nil)
          from.append(cell > 0 ? edges[cell - 1] : .nan)
          to.append(cell < edges.count ? edges[cell] : .nan)
        case .levels(let names, _):
          kinds.append(cell < names.count ? "level" : "others")
          levels.append(cell < names.count ? names[cell] : nil)
          from.append(.nan)
          to.append(.nan)
        }
      }
    }
    return Extract(
      path: "data/\(context.cell).bins.csv",
      fields: [
        Extract.Field("column", "The column, as in the data"),
        Extract.Field("cell", "bin: from `from` up to `to`; level: one level; others: all other levels"),
        Extract.Field("level", "The level"),
        Extract.Field("from", "The lowest value of the bin; empty without end"),
        Extract.Field("to", "The value under which the bin ends; empty without end"),
        Extract.Field("reference", "Rows of the reference"),
        Extract.Field("current", "Rows of the current period"),
      ],
      table: Table([
        ("column", .categories(CategoryColumn(columns))), ("cell", .categories(CategoryColumn(kinds))),
        ("level", .categories(CategoryColumn(levels))), ("from", .numbers(from)), ("to", .numbers(to)),
        ("reference", .integers(before)), ("current", .integers(now)),
      ]))
  }
}

/// The names of a column's cells for readers.
struct DriftCells {
  let names: [String]

  init(_ column: ColumnDrift, _ study: DriftStudy, _ wording: Wording) {
    switch column.cells {
    case .levels(let levels, let hasOthers):
      names = levels + (hasOthers ? [wording(.driftOthers)] : [])
    case .bins(let edges):
      guard let first = edges.first, let last = edges.last else {
        names = [study.label(column.column, wording)]
        return
      }
      let format = Self.format(edges)
      var names = [wording(.driftBelow, ["to": .number(first, format)])]
      for (a, b) in zip(edges, edges.dropFirst()) {
        names.append(wording(.driftBetween, ["from": .number(a, format), "to": .number(b, format)]))
      }
      self.names = names + [wording(.driftFrom, ["from": .number(last, format)])]
    }
  }

  /// As few decimals as tell the edges apart.
  static func format(_ edges: [Double]) -> Format {
    let gap = zip(edges, edges.dropFirst()).map { $1 - $0 }.min() ?? 1
    if edges.allSatisfy({ $0.rounded() == $0 }) { return .num0 }
    return gap >= 10 ? .num0 : gap >= 1 ? .num1 : gap >= 0.1 ? .num2 : .num3
  }
}
