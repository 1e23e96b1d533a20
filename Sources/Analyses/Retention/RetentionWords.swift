import Findings
import Formats
import Populations
import Statistics

/// What the cohorts come to in plain words, and what must be known to read them rightly.
struct RetentionWords {
  private let result: RetentionResult
  private let context: AnalysisContext
  private let wording: Wording
  private var table: RetentionTable { result.table }

  init(_ result: RetentionResult, _ context: AnalysisContext) {
    self.result = result
    self.context = context
    wording = context.wording
  }

  var remarks: [String] { [average, change].compactMap { $0 } }

  private var average: String? {
    guard let first = table.average(age: 1) else { return nil }
    let last = [12, 6, 3, 2].first { $0 <= table.oldest } ?? 1
    var arguments: [String: Argument] = [
      "age": .text(result.unit.words(1, wording)), "share": .number(first.value, .pct1),
      "n": .count(first.size),
    ]
    guard last > 1, let later = table.average(age: last) else {
      return wording(result.metric == .revenue ? .retentionRemarkRevenueOne : .retentionRemarkOne, arguments)
    }
    arguments["later"] = .text(result.unit.words(last, wording))
    arguments["later_share"] = .number(later.value, .pct1)
    return wording(result.metric == .revenue ? .retentionRemarkRevenue : .retentionRemark, arguments)
  }

  private var change: String? {
    guard let largest = result.changes.first else { return nil }
    let found = result.changes.filter { $0.pValue < 1 - result.confidence.level }
    guard let change = found.first else {
      return wording(
        .retentionNoChange,
        [
          "tests": .count(result.changes.count), "difference": .number(largest.difference, .pp1),
        ])
    }
    return wording(
      .retentionChange,
      [
        "from": .text(name(change.from)), "to": .text(name(change.to)),
        "age": .text(result.unit.words(change.age, wording)),
        "difference": .number(change.difference, .pp1),
        "interval": .text(
          wording.interval(change.interval.lowerBound, change.interval.upperBound, .pp1)),
        "level": .text(wording.level(result.confidence)), "p": .number(change.pValue, .pvalue),
        "tests": .count(result.changes.count),
      ])
  }

  private func name(_ row: Int) -> String { result.unit.label(of: table.rows[row].start, wording) }

  var caveats: [Caveat] {
    var caveats: [Caveat] = [definition]
    if result.counts.source != .firstOrder, context.population.roles.observation.hasWindow {
      caveats.append(Caveat(code: "survivors", text: wording(.retentionSurvivors)))
    }
    if result.counts.hasOlderCustomers, let first = result.counts.rows.first {
      caveats.append(
        Caveat(
          code: "older_customers",
          text: wording(
            .retentionOlder, ["cohort": .text(result.unit.label(of: first.start, wording))])))
    }
    if result.counts.isPartial(result.unit) {
      let isMasked = result.counts.lastComplete < result.counts.last
      caveats.append(
        Caveat(
          code: "partial_period",
          text: wording(
            isMasked ? .retentionPartial : .retentionPartialShown,
            [
              "period": .text(result.unit.label(of: result.counts.last, wording)),
              "day": .day(result.counts.observedUntil),
            ])))
    }
    if result.metric == .unbounded, result.counts.source != .dates {
      caveats.append(Caveat(code: "unbounded_end", text: wording(.retentionUnboundedCaveat)))
    }
    if result.counts.source == .firstOrder, result.metric != .unbounded {
      caveats.append(Caveat(code: "returning", text: wording(.retentionReturning)))
    }
    if !result.withheld.isEmpty {
      let names = result.withheld.map { result.unit.label(of: $0, wording) }
      caveats.append(
        Caveat(
          code: "small_groups",
          text: wording(
            .retentionWithheld,
            [
              "min": .count(context.minimum.shown), "n": .count(names.count),
              "names": .text(names.prefix(6).joined(separator: ", ") + (names.count > 6 ? " …" : "")),
            ])))
    }
    return caveats
  }

  /// What makes a customer active.
  private var definition: Caveat {
    let phrase: Phrase =
      switch result.counts.source {
      case .firstOrder: .retentionByOrders
      case .signUp: .retentionBySignUp
      case .dates: .retentionByDates
      }
    return Caveat(code: "definition", text: wording(phrase))
  }
}
