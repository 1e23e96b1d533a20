import Figures
import Findings
import Formats
import Statistics

/// The grid of scores, and the grid of moves between segments.
struct RFMFigures {
  let report: RFMReport

  private var wording: Wording { report.wording }
  private var scoring: RFMScoring { report.scoring }

  func grid() -> Exhibit {
    let bins = scoring.scales.bins
    let grid = report.segments.grid
    let most = Double(grid.flatMap { $0 }.max() ?? 1)
    let words = RFMWords(report)
    let named = scoring.map.ignoresMoney
    let cells = (0..<bins * bins).map { index -> HeatCells.Cell in
      let (r, f) = (index / bins, index % bins)
      let name =
        named ? scoring.map.rules.segment(of: .init(r + 1, f + 1, 1)).map { scoring.labels[$0] } : nil
      let count = wording.number(Double(grid[r][f]), .num0)
      return HeatCells.Cell(
        column: f, row: r, shade: Double(grid[r][f]) / Swift.max(1, most),
        lines: [count] + (name.map { [$0] } ?? []))
    }
    let frequency: Phrase = scoring.frequency == .invoice ? .rfmFrequencyOrders : .rfmFrequencyDays
    let panel = Panel(
      x: axis(words.ticks(scoring.scales.frequency, .frequency), wording(frequency)),
      y: axis(words.ticks(scoring.scales.recency, .recency), wording(.rfmRecencyAxis)),
      marks: [HeatCells(cells: cells)])
    let parts = report.held.map { index in
      wording(
        .labelled,
        [
          "label": .text(scoring.labels[index]),
          "value": .number(Double(report.segments.segments[index].customers), .num0),
        ])
    }
    return Exhibit(
      title: wording(.rfmTitle),
      subtitle: wording(.rfmSubtitle, ["n": .count(report.total), "day": .day(scoring.asOf)]),
      content: .figure(Figure(panel, height: 62 + 40 * Double(bins))),
      alt: wording(
        .rfmAlt, ["segments": .text(parts.joined(separator: wording(.clauseSeparator)))]))
  }

  private func axis(_ labels: [String], _ name: String) -> Axis {
    Axis(
      .linear(-0.5...Double(labels.count) - 0.5),
      ticks: labels.enumerated().map { Axis.Tick(Double($0), $1) }, label: name)
  }

  /// Rows from the top in the order of the map, the columns numbered like them.
  func migration(_ migration: RFMMigration) -> Exhibit {
    let shown = report.held.union(scoring.labels.indices.filter { migration.size($0) > 0 })
    let last = shown.count - 1
    var cells: [HeatCells.Cell] = []
    for (row, from) in shown.enumerated() {
      let size = migration.size(from)
      for (column, to) in shown.enumerated() {
        let share = size > 0 ? Double(migration.counts[from][to]) / Double(size) : 0
        let isEnough = size >= report.context.minimum.shown
        let line = isEnough ? words(of: share) : "–"
        cells.append(
          HeatCells.Cell(
            column: column, row: last - row, shade: isEnough ? share : nil,
            lines: line.isEmpty ? [] : [line]))
      }
    }
    let panel = Panel(
      x: axis(shown.indices.map { "\($0 + 1)" }, wording(.rfmNow)),
      y: axis(
        shown.enumerated().reversed().map { "\($0 + 1) \(scoring.labels[$1])" }, wording(.rfmThen)),
      marks: [HeatCells(cells: cells)])
    let stayed = Double(migration.stayed) / Double(Swift.max(1, migration.total))
    return Exhibit(
      id: "migration", title: wording(.rfmMigration),
      subtitle: wording(
        .rfmMigrationSubtitle, ["before": .day(migration.before.asOf), "day": .day(scoring.asOf)]),
      content: .figure(Figure(panel, height: 62 + 22 * Double(shown.count))),
      alt: wording(
        .rfmMigrationAlt, ["share": .number(stayed, .pct0), "n": .count(migration.total)]),
      note: note(migration))
  }

  /// "<1%" where rounding would print 0.
  private func words(of share: Double) -> String {
    if share == 0 { return "" }
    return share < 0.005
      ? wording(.fewerThan, ["n": .number(0.01, .pct0)]) : wording.number(share, .pct0)
  }

  private func note(_ migration: RFMMigration) -> String? {
    guard migration.total > 0 else { return nil }
    let stayed = Proportion(migration.stayed, of: migration.total)
    let range = stayed.interval(report.confidence)
    return wording(
      .rfmMigrationNote,
      [
        "share": .number(stayed.share, .pct1),
        "interval": .text(wording.interval(range.lowerBound, range.upperBound, .pct1)),
        "n": .count(migration.total), "before": .day(migration.before.asOf),
        "new": .count(migration.arrived.reduce(0, +)),
      ])
  }
}

extension [Int] {
  /// Those of either, ascending.
  fileprivate func union(_ other: [Int]) -> [Int] { Set(self).union(other).sorted() }
}
