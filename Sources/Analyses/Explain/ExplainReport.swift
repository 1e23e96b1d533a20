import Figures
import Findings
import Formats
import Models
import Populations
import Statistics

/// The words and numbers of an explanation.
struct ExplainReport {
  let explanation: Explanation
  let roles: Roles
  /// Columns that may be reasons, with their names for readers.
  let labels: [(column: String, label: String)]
  let top: Int
  /// Of those still here: how many have each column, by its name for readers, as their main reason.
  let firsts: (counts: [String: Int], customers: Int)
  let prevalence: Double
  let context: AnalysisContext
  /// The author said which columns can be acted on.
  var isActionableGiven = false
  var stability: RankStability?
  var permutation: PermutationImportance?

  var wording: Wording { context.wording }
  var confidence: Confidence { Confidence(context.level) }
  private var shown: [Explanation.Driver] { Array(explanation.drivers.prefix(top)) }

  func label(_ column: String) -> String { roles.readerLabel(of: column, wording) }
  /// In a sentence: without what follows a comma, where no other feature is called alike.
  func short(_ label: String) -> String {
    shortened(label, among: explanation.drivers.map { self.label($0.column) } + labels.map { $0.label })
  }

  private func importance(_ driver: Explanation.Driver) -> Value {
    Value(driver.importance, .num3, confidence, n: explanation.rows)
  }

  /// Where a customer of average risk comes to when a column moves the log-odds up by its mean change.
  private func riskAfter(_ driver: Explanation.Driver) -> Value {
    let odds = LogOdds(prevalence)
    let range = driver.importance.interval(confidence)
    return Value(
      odds.adding(driver.importance.value), .pct0,
      odds.adding(Swift.max(0, range.lowerBound))...odds.adding(range.upperBound), confidence,
      n: explanation.rows)
  }

  /// `nil` unless asked for.
  private func rank(_ driver: Explanation.Driver) -> Value? {
    guard let place = stability?[driver.column],
      let rank = explanation.drivers.firstIndex(where: { $0.column == driver.column })
    else { return nil }
    let own = Double(rank + 1)
    return Value(
      own, .num0, Swift.min(own, Double(place.low))...Swift.max(own, Double(place.high)), confidence,
      n: explanation.rows)
  }

  /// `nil` for a column that may not be a reason.
  private func firstShare(_ column: String) -> Value? {
    guard let label = labels.first(where: { $0.column == column })?.label, firsts.customers > 0 else {
      return nil
    }
    return Value(Proportion(firstCount(label), of: firsts.customers), .pct1, confidence)
  }

  /// With those whose main reason is that they have no value there.
  private func firstCount(_ label: String) -> Int {
    (firsts.counts[label] ?? 0)
      + (firsts.counts[wording(.reasonWithoutValue, ["column": .text(label)])] ?? 0)
  }

  var values: [(name: ValueName, value: Value)] {
    var values = explanation.drivers.map {
      (name: ValueName("importance", group: slug($0.column)), value: importance($0))
    }
    values += explanation.drivers.map {
      (name: ValueName("risk_after", group: slug($0.column)), value: riskAfter($0))
    }
    for driver in explanation.drivers {
      if let rank = rank(driver) {
        values.append((name: ValueName("rank", group: slug(driver.column)), value: rank))
      }
    }
    for group in permutation?.groups ?? [] {
      values.append(
        (name: ValueName("permutation_drop", group: slug(group.columns[0])), value: drop(group)))
    }
    for (column, _) in labels {
      if let share = firstShare(column) {
        values.append((name: ValueName("main_reason", group: slug(column)), value: share))
      }
    }
    values.append((name: ValueName("additivity"), value: Value(explanation.largestGap, .num4)))
    values.append(
      (name: ValueName("customers"), value: Value(Double(explanation.rows), .num0, n: explanation.rows)))
    return values
  }

  // MARK: Exhibits

  private var subtitle: String {
    wording(
      .explainSubtitle,
      [
        "n": .count(explanation.rows), "period": .text(wording.period(context.period)),
        "level": .text(wording.level(confidence)),
      ])
  }

  var figure: Exhibit {
    let bars = shown.enumerated().map { band, driver in
      let value = importance(driver)
      return Bar(
        band: band, value: driver.importance.value, low: value.interval?.low, high: value.interval?.high,
        label: wording.number(driver.importance.value, .num2),
        tone: isReason(driver.column) ? .focus : .muted)
    }
    let most = bars.map { $0.high ?? $0.value }.max() ?? 1
    let ticks = Axis.niceTicks(0...Swift.max(most, 1e-6))
    let panel = Panel(
      x: Axis(
        .linear(0...(ticks.last ?? most)), ticks: ticks.map { Axis.Tick($0, wording.number($0, .num2)) },
        label: wording(.explainAxis), hasGrid: true),
      y: Axis(.band(shown.map { label($0.column) })), marks: [HorizontalBars(bars: bars)])
    return Exhibit(
      title: wording(.explainTitle), subtitle: subtitle,
      content: .figure(Figure(panel, height: 40 + 19 * Double(bars.count))), alt: alt, note: note)
  }

  private var note: String {
    let all = explanation.drivers.count
    let note = wording(.explainNote) + (isActionableGiven ? " " + wording(.explainTones) : "")
    guard shown.count < all else { return note }
    return note + " "
      + wording(.explainMore, ["shown": .count(shown.count), "all": .count(all)])
  }

  private var alt: String {
    func named(_ driver: Explanation.Driver) -> String {
      "\(label(driver.column)) (\(wording.number(driver.importance.value, .num2)))"
    }
    guard let first = shown.first else { return wording(.explainTitle) }
    let value = Argument.number(first.importance.value, .num2)
    let others = shown.dropFirst().prefix(4)
    guard !others.isEmpty else {
      return wording(.explainAltOne, ["first": .text(label(first.column)), "value": value])
    }
    return wording(
      .explainAlt,
      [
        "first": .text(label(first.column)), "value": value,
        "others": .text(others.map(named).joined(separator: ", ")),
      ])
  }

  var table: Exhibit {
    let groups = isActionableGiven ? [true, false] : [nil]
    let rows = groups.flatMap { isLever in
      shown.filter { driver in isLever.map { $0 == isReason(driver.column) } ?? true }.map { driver in
        row(driver, group: isLever.map { wording($0 ? .explainLevers : .explainContext) })
      }
    }
    let interval = wording(.intervalHeader, ["level": .text(wording.level(confidence))])
    var columns = [
      ResultTable.Column("column", header: wording(.explainColumn), alignment: .leading),
      ResultTable.Column("importance", header: wording(.explainImportance)),
      ResultTable.Column("interval", header: interval),
      ResultTable.Column(
        "risk_after", header: wording(.explainRiskAfter, ["from": .number(prevalence, .pct0)])),
    ]
    if stability != nil {
      columns += [
        ResultTable.Column("rank", header: wording(.explainRank)),
        ResultTable.Column("rank_interval", header: interval),
      ]
    }
    columns += [
      ResultTable.Column("pattern", header: wording(.explainPattern), alignment: .leading),
      ResultTable.Column("main_reason", header: wording(.explainFirst)),
    ]
    var note = wording(.explainRiskNote, ["from": .number(prevalence, .pct0)])
    if let stability { note += " " + wording(.explainRankNote, ["n": .count(stability.draws)]) }
    return Exhibit(
      id: "drivers", title: wording(.explainTableTitle), subtitle: subtitle,
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.explainTableTitle),
      note: note, isSupplementary: stability == nil)
  }

  private func isReason(_ column: String) -> Bool { labels.contains { $0.column == column } }

  private func row(_ driver: Explanation.Driver, group: String?) -> ResultTable.Row {
    var cells: [ResultTable.Cell] = [
      .text(label(driver.column)), .value(importance(driver)), .interval(importance(driver)),
      .value(riskAfter(driver)),
    ]
    if stability != nil {
      let rank = rank(driver)
      cells += [rank.map { .value($0) } ?? .empty, rank.map { .interval($0) } ?? .empty]
    }
    cells += [
      .text(words(driver.pattern)),
      firstShare(driver.column).map { .value($0) } ?? .text(wording(.notAReason)),
    ]
    return ResultTable.Row(cells, group: group)
  }

  private func words(_ pattern: Explanation.Pattern) -> String {
    switch pattern {
    case .higherValues: wording(.patternHigher)
    case .lowerValues: wording(.patternLower)
    case .mixed: wording(.patternMixed)
    case .levels(let highest, let lowest):
      wording(.patternLevels, ["highest": .text(highest), "lowest": .text(lowest)])
    }
  }

  // MARK: Words

  var remarks: [String] {
    var remarks: [String] = []
    if let first = explanation.drivers.first {
      let odds = LogOdds(prevalence)
      remarks.append(
        wording(
          .explainRemark,
          [
            "column": .text(short(label(first.column))),
            "value": .number(first.importance.value, .num2),
            "from": .number(prevalence, .pct0),
            "to": .number(odds.adding(first.importance.value), .pct0),
          ]))
    }
    let best = labels.max {
      (firstCount($0.label), $1.label) < (firstCount($1.label), $0.label)
    }
    if let best, let share = firstShare(best.column)?.number, share > 0 {
      remarks.append(
        wording(.explainReasons, ["column": .text(short(best.label)), "share": .number(share, .pct0)]))
    }
    return remarks
  }
}
