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
    let cells = (0..<bins * bins).map { index -> HeatMap.Cell in
      let (r, f) = (index / bins, index % bins)
      let name =
        named ? scoring.map.rules.segment(of: .init(r + 1, f + 1, 1)).map { scoring.labels[$0] } : nil
      let count = wording.number(Double(grid[r][f]), .num0)
      return HeatMap.Cell(
        column: f, row: bins - 1 - r, share: Double(grid[r][f]) / Swift.max(1, most),
        lines: [count] + (name.map { [$0] } ?? []))
    }
    let frequency: Phrase = scoring.frequency == .invoice ? .rfmFrequencyOrders : .rfmFrequencyDays
    let panel = Panel(
      x: Axis(.band(words.ticks(scoring.scales.frequency, .frequency)), label: wording(frequency)),
      y: Axis(
        .band(words.ticks(scoring.scales.recency, .recency).reversed()), label: wording(.rfmRecencyAxis)),
      marks: [HeatMap(cells: cells)])
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
      content: .figure(Figure(panel)),
      alt: wording(
        .rfmAlt, ["segments": .text(parts.joined(separator: wording(.clauseSeparator)))]))
  }

  /// Rows from the top in the order of the map, the columns numbered like them.
  func migration(_ migration: RFMMigration) -> Exhibit {
    let shown = report.held.union(scoring.labels.indices.filter { migration.size($0) > 0 })
    var cells: [HeatMap.Cell] = []
    for (row, from) in shown.enumerated() {
      let size = migration.size(from)
      for (column, to) in shown.enumerated() {
        let share = size > 0 ? Double(migration.counts[from][to]) / Double(size) : 0
        let isEnough = size >= report.context.minimum.shown
        let line = isEnough ? words(of: share) : ""
        cells.append(
          HeatMap.Cell(
            column: column, row: row, share: isEnough ? share : nil, lines: line.isEmpty ? [] : [line]))
      }
    }
    let panel = Panel(
      x: Axis(.band(shown.indices.map { "\($0 + 1)" }), label: wording(.rfmNow)),
      y: Axis(
        .band(shown.enumerated().map { "\($0 + 1) \(scoring.labels[$1])" }), label: wording(.rfmThen)),
      marks: [HeatMap(cells: cells)])
    let stayed = Double(migration.stayed) / Double(Swift.max(1, migration.total))
    return Exhibit(
      id: "migration", title: wording(.rfmMigration),
      subtitle: wording(
        .rfmMigrationSubtitle, ["before": .day(migration.before.asOf), "day": .day(scoring.asOf)]),
      content: .figure(Figure(panel)),
      alt: wording(
        .rfmMigrationAlt, ["share": .number(stayed, .pct0), "n": .count(migration.total)]),
      note: [note(migration), hatched(shown, migration)].compactMap { $0 }.joined(separator: " "))
  }

  /// "<1%" where rounding would print 0.
  private func words(of share: Double) -> String {
    if share == 0 { return "" }
    return share < 0.005
      ? wording(.fewerThan, ["n": .number(0.01, .pct0)]) : wording.number(share, .pct0)
  }

  private func hatched(_ shown: [Int], _ migration: RFMMigration) -> String? {
    let minimum = report.context.minimum.shown
    guard shown.contains(where: { migration.size($0) < minimum }) else { return nil }
    return wording(
      .rfmMigrationHatched, ["min": .count(minimum), "before": .day(migration.before.asOf)])
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
