import Figures
import Findings
import Formats
import Populations
import Statistics

/// Shares as bars with whiskers, and their table twin.
struct CohortExhibits {
  private let comparison: CohortComparison
  private let context: AnalysisContext
  private let wording: Wording
  /// The grouping column within a sentence, and as a header.
  private let column: String
  private let header: String
  private let hasWindow: Bool

  init(_ comparison: CohortComparison, _ context: AnalysisContext) {
    self.comparison = comparison
    self.context = context
    wording = context.wording
    let roles = comparison.departures.known.roles
    header = roles.label(of: comparison.labels.source)
    column = midSentence(header)
    hasWindow = roles.observation.hasWindow
  }

  // MARK: Figure

  var figure: Exhibit {
    Exhibit(
      title: wording(hasWindow ? .cohortTitleChurn : .cohortTitleLeft, ["column": .text(column)]),
      subtitle: wording(
        .cohortSubtitle,
        [
          "n": .count(comparison.overall.count), "period": .text(wording.period(context.period)),
          "level": .text(wording.level(comparison.confidence)),
        ]), content: .figure(bars), alt: alt)
  }

  private var bars: Figure {
    let groups = comparison.groups
    let top = groups.map { $0.leavers.interval(comparison.confidence).upperBound }.max() ?? 1
    let ticks = Axis.niceTicks(0...max(top, 0.01))
    let overall = comparison.overall.share
    let last = Double(groups.count) - 0.5
    return Figure(
      Panel(
        x: Axis(
          .linear(0...max(ticks.last ?? 1, top)),
          ticks: ticks.map { Axis.Tick($0, wording.number($0, top < 0.05 ? .pct1 : .pct0)) }, hasGrid: true),
        y: Axis(.band(groups.map { $0.label })),
        marks: [
          HorizontalBars(bars: groups.enumerated().map { bar($1, at: $0) }),
          ReferenceLine(
            from: Point(overall, -0.5), to: Point(overall, last),
            label: wording(.cohortOverallLine, ["rate": .number(overall, .pct1)])),
        ]), height: 60 + 26 * Double(groups.count))
  }

  /// Groups whose interval lies above everyone's share stand out.
  private func bar(_ group: CohortGroups.Group, at band: Int) -> Bar {
    let range = group.leavers.interval(comparison.confidence)
    return Bar(
      band: band, value: group.leavers.share, low: range.lowerBound, high: range.upperBound,
      label: wording.number(group.leavers.share, .pct1),
      tone: range.lowerBound > comparison.overall.share ? .focus : .muted)
  }

  private var alt: String {
    let parts = comparison.groups.map { group in
      let range = group.leavers.interval(comparison.confidence)
      let share = wording.number(group.leavers.share, .pct1)
      let interval = wording.interval(range.lowerBound, range.upperBound, .pct1)
      return wording(
        .labelled, ["label": .text(group.label), "value": .text("\(share) (\(interval))")])
    }
    return wording(hasWindow ? .cohortTitleChurn : .cohortTitleLeft, ["column": .text(column)]) + ". "
      + parts.joined(separator: wording(.clauseSeparator)) + "."
  }

  /// The tests in one line; `nil` when none was made.
  private var tests: String? {
    var sentences: [String] = []
    if let test = comparison.chiSquare {
      sentences.append(
        wording(
          .cohortTest,
          [
            "chi": .number(test.chiSquared, .num1), "df": .count(test.degrees),
            "p": .number(test.pValue, .pvalue), "v": .number(test.cramersV, .num2),
          ]))
    }
    if let exact = comparison.exactP {
      sentences.append(wording(.cohortExactTest, ["p": .number(exact, .pvalue)]))
    }
    if let test = comparison.logRank {
      sentences.append(
        wording(
          .cohortLogRank, ["chi": .number(test.chiSquared, .num1), "p": .number(test.pValue, .pvalue)]))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  // MARK: Table

  var table: Exhibit {
    let reference = Argument.text(comparison.groups[comparison.reference].label)
    let spanner = wording(.cohortDifferenceSpanner, ["reference": reference])
    let interval = wording(
      .intervalHeader, ["level": .text(wording.level(comparison.confidence))])
    let columns = [
      ResultTable.Column("group", header: header, alignment: .leading),
      ResultTable.Column("customers", header: wording(.customersHeader)),
      ResultTable.Column("left", header: wording(.leaversHeader)),
      ResultTable.Column("rate", header: wording(hasWindow ? .cohortRateHeader : .cohortShareHeader)),
      ResultTable.Column("rate_interval", header: interval),
      ResultTable.Column("difference", header: wording(comparison.measure.name), spanner: spanner),
      ResultTable.Column("difference_interval", header: interval, spanner: spanner),
      ResultTable.Column("p", header: wording(.pValueHeader), spanner: spanner),
    ]
    let hidden = comparison.withheld.small.map { label in
      ResultTable.Row(
        [.text(label), .suppressed(wording(.fewerThan, ["n": .count(context.minimum.shown)]))]
          + [ResultTable.Cell](repeating: .empty, count: columns.count - 2))
    }
    let companions = comparison.withheld.companions.map { label in
      ResultTable.Row(
        [.text(label), .suppressed(wording(.cohortHeldBack))]
          + [ResultTable.Cell](repeating: .empty, count: columns.count - 2))
    }
    let rows = comparison.groups.indices.map { row(comparison.groups[$0], at: $0) }
    return Exhibit(
      id: "table",
      title: wording(.cohortTableTitle, ["column": .text(column), "reference": reference]),
      subtitle: wording(
        comparison.measure.tableSubtitle, ["level": .text(wording.level(comparison.confidence))]),
      content: .table(
        ResultTable(columns: columns, rows: rows + companions + hidden + [summary])), alt: alt,
      note: tests)
  }

  private func row(_ group: CohortGroups.Group, at index: Int) -> ResultTable.Row {
    let rate = Value(group.leavers, .pct1, comparison.confidence)
    var cells: [ResultTable.Cell] = [
      .text(group.label), .count(group.leavers.count), .count(group.leavers.successes), .value(rate),
      .interval(rate),
    ]
    if let pair = comparison.pair(of: index) {
      let effect = Value(
        pair.effect(comparison.measure, comparison.confidence), comparison.measure, comparison.confidence,
        n: group.leavers.count)
      cells += [
        .value(effect), .interval(effect),
        pair.pValue.map { .value(Value($0, .pvalue)) } ?? .text(wording(.notTested)),
      ]
    } else {
      cells += [.text(wording(.cohortReference)), .empty, .empty]
    }
    return ResultTable.Row(cells)
  }

  private var summary: ResultTable.Row {
    let all = comparison.overall
    let rate = Value(all, .pct1, comparison.confidence)
    return ResultTable.Row(
      [
        .text(wording(.everyone)), .count(all.count), .count(all.successes), .value(rate), .interval(rate),
        .empty, .empty, .empty,
      ], isSummary: true)
  }
}
