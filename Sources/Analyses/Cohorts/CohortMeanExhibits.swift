import Figures
import Findings
import Formats
import Populations
import Statistics

/// Means as dots with whiskers, their table, values, words and caveats.
struct CohortMeanExhibits {
  private let means: CohortMeans
  private let context: AnalysisContext
  private let wording: Wording
  /// The grouping column within a sentence and as a header, and the number that is compared.
  private let column: String
  private let header: String
  private let outcome: String
  /// Of means, and of their differences.
  private let formats: (mean: Format, difference: Format)

  init(_ means: CohortMeans, _ context: AnalysisContext) {
    self.means = means
    self.context = context
    wording = context.wording
    header = means.roles.label(of: means.labels.source)
    column = midSentence(header)
    outcome = midSentence(means.roles.label(of: means.outcome))
    let size = means.overall.mean.map { abs($0.value) } ?? 0
    formats =
      means.outcome == means.roles.revenue
      ? (.money2, .moneySigned2) : size >= 10 ? (.num1, .signed1) : (.num3, .signed3)
  }

  // MARK: Values

  private func mean(_ sums: SampleSums) -> Value {
    guard let mean = sums.mean else {
      return Value(absent: wording(.cohortNotEstimated), format: formats.mean, n: sums.count)
    }
    return Value(mean.value, formats.mean, sums.interval(means.confidence), means.confidence, n: sums.count)
  }

  private func difference(_ pair: CohortMeans.Pair) -> Value? {
    pair.difference.map {
      Value(
        $0.value, formats.difference, $0.interval(means.confidence), means.confidence,
        n: means.groups[pair.group].sums.count + means.groups[pair.reference].sums.count)
    }
  }

  var values: [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("mean"), mean(means.overall)),
      (ValueName("customers"), Value(Double(means.overall.count), .num0, n: means.overall.count)),
    ]
    for (index, group) in means.groups.enumerated() {
      let n = group.sums.count
      values.append((ValueName("mean", group: group.address), mean(group.sums)))
      values.append((ValueName("customers", group: group.address), Value(Double(n), .num0, n: n)))
      guard let pair = means.pair(of: index) else { continue }
      if let difference = difference(pair) {
        values.append((ValueName("mean_difference", group: group.address), difference))
      }
      if let p = pair.pValue {
        values.append((ValueName("p", group: group.address), Value(p, .pvalue, n: n)))
      }
      if let detectable = pair.detectable {
        values.append((ValueName("detectable", group: group.address), Value(detectable, formats.mean, n: n)))
      }
    }
    for (name, test) in [("welch", means.welch), ("kruskal", means.kruskalWallis)] {
      guard let test else { continue }
      values.append((ValueName(name), Value(test.statistic, .num1, n: means.overall.count)))
      values.append((ValueName("\(name)_p"), Value(test.pValue, .pvalue, n: means.overall.count)))
    }
    return values
  }

  // MARK: Figure

  private var title: String {
    wording(.cohortMeanTitle, ["outcome": .text(outcome), "column": .text(column)])
  }

  var figure: Exhibit {
    Exhibit(
      title: title,
      subtitle: wording(
        .cohortSubtitle,
        [
          "n": .count(means.overall.count), "period": .text(wording.period(context.period)),
          "level": .text(wording.level(means.confidence)),
        ]), content: .figure(dots), alt: alt)
  }

  private var dots: Figure {
    let groups = means.groups
    let values = groups.map { mean($0.sums) }
    let ends = values.flatMap { [$0.interval?.low, $0.interval?.high].compactMap { $0 } }
    let all = means.overall.mean?.value ?? 0
    let ticks = Axis.niceTicks(min(ends.min() ?? all, all)...max(ends.max() ?? all, all))
    let isWhole = ticks.allSatisfy { $0.rounded() == $0 }
    let format: Format =
      formats.mean == .money2 ? (isWhole ? .money0 : .money2) : isWhole ? .num0 : formats.mean
    return Figure(
      Panel(
        x: Axis(
          .linear((ticks.first ?? 0)...(ticks.last ?? 1)),
          ticks: ticks.map { Axis.Tick($0, wording.number($0, format)) }, hasGrid: true),
        y: Axis(.band(groups.map { $0.label })),
        marks: [
          ReferenceLine(
            from: Point(all, -0.5), to: Point(all, Double(groups.count) - 0.5),
            label: wording(.cohortOverallLine, ["rate": .number(all, formats.mean)])),
          Dots(
            dots: groups.indices.map { index in
              let value = values[index]
              let low = value.interval?.low ?? all
              let high = value.interval?.high ?? all
              return Bar(
                band: index, value: value.number ?? all, low: low, high: high,
                label: wording.number(value.number ?? all, formats.mean),
                tone: low > all || high < all ? .focus : .muted)
            }),
        ]), height: 60 + 26 * Double(groups.count))
  }

  private var alt: String {
    let parts = means.groups.map { group in
      let value = mean(group.sums)
      let range = value.interval.map { " (\(wording.interval($0.low, $0.high, formats.mean)))" } ?? ""
      return wording(
        .labelled,
        [
          "label": .text(group.label),
          "value": .text(wording.number(value.number ?? 0, formats.mean) + range),
        ])
    }
    return title + ". " + parts.joined(separator: wording(.clauseSeparator)) + "."
  }

  // MARK: Tables

  private var reference: Argument { .text(means.groups[means.reference].label) }

  var table: Exhibit {
    let interval = wording(.intervalHeader, ["level": .text(wording.level(means.confidence))])
    let spanner = wording(.cohortDifferenceSpanner, ["reference": reference])
    let columns = [
      ResultTable.Column("group", header: header, alignment: .leading),
      ResultTable.Column("customers", header: wording(.customersHeader)),
      ResultTable.Column("mean", header: wording(.cohortMeanHeader)),
      ResultTable.Column("mean_interval", header: interval),
      ResultTable.Column("median", header: wording(.cohortMedianHeader)),
      ResultTable.Column("difference", header: wording(.differenceHeader), spanner: spanner),
      ResultTable.Column("difference_interval", header: interval, spanner: spanner),
      ResultTable.Column("p", header: wording(.pValueHeader), spanner: spanner),
      ResultTable.Column("detectable", header: wording(.cohortDetectableHeader), spanner: spanner),
    ]
    let rows = means.groups.indices.map { row(means.groups[$0], at: $0) }
    func hidden(_ label: String, _ words: String) -> ResultTable.Row {
      ResultTable.Row(
        [.text(label), .suppressed(words)] + [ResultTable.Cell](repeating: .empty, count: columns.count - 2))
    }
    let held =
      means.withheld.companions.map { hidden($0, wording(.cohortHeldBack)) }
      + means.withheld.small.map {
        hidden($0, wording(.fewerThan, ["n": .count(context.minimum.shown)]))
      }
    let all = mean(means.overall)
    let summary = ResultTable.Row(
      [.text(wording(.everyone)), .count(means.overall.count), .value(all), .interval(all)]
        + [ResultTable.Cell](repeating: .empty, count: columns.count - 4), isSummary: true)
    return Exhibit(
      id: "table", title: wording(.cohortTableTitle, ["column": .text(column), "reference": reference]),
      subtitle: wording(.cohortMeanSubtitle, ["level": .text(wording.level(means.confidence))]),
      content: .table(ResultTable(columns: columns, rows: rows + held + [summary])), alt: alt, note: tests)
  }

  private func row(_ group: CohortMeans.Group, at index: Int) -> ResultTable.Row {
    let value = mean(group.sums)
    let cells: [ResultTable.Cell] = [
      .text(group.label), .count(group.sums.count), .value(value), .interval(value),
      group.median.map { .value(Value($0, formats.mean)) } ?? .empty,
    ]
    guard let pair = means.pair(of: index) else {
      return ResultTable.Row(cells + [.text(wording(.cohortReference)), .empty, .empty, .empty])
    }
    return ResultTable.Row(cells + of(pair))
  }

  private func of(_ pair: CohortMeans.Pair) -> [ResultTable.Cell] {
    let difference = difference(pair)
    return [
      difference.map { .value($0) } ?? .text(wording(.cohortNotEstimated)),
      difference.map { .interval($0) } ?? .empty,
      pair.pValue.map { .value(Value($0, .pvalue)) } ?? .text(wording(.notTested)),
      pair.detectable.map { .value(Value($0, formats.mean)) } ?? .empty,
    ]
  }

  /// Pairs without the reference, where every group is set against every other.
  var pairs: Exhibit? {
    let others = means.pairs.filter { $0.reference != means.reference }
    guard !others.isEmpty else { return nil }
    let interval = wording(.intervalHeader, ["level": .text(wording.level(means.confidence))])
    let columns = [
      ResultTable.Column("group", header: wording(.cohortPairHeader), alignment: .leading),
      ResultTable.Column("difference", header: wording(.differenceHeader)),
      ResultTable.Column("difference_interval", header: interval),
      ResultTable.Column("p", header: wording(.pValueHeader)),
      ResultTable.Column("detectable", header: wording(.cohortDetectableHeader)),
    ]
    let rows = means.pairs.map { pair in
      ResultTable.Row(
        [
          .text(
            wording(
              .pairOfGroups,
              [
                "a": .text(means.groups[pair.group].label), "b": .text(means.groups[pair.reference].label),
              ]))
        ] + of(pair))
    }
    let title = wording(.cohortPairsTitle, ["column": .text(column)])
    return Exhibit(
      id: "pairs", title: title,
      subtitle: wording(.cohortMeanSubtitle, ["level": .text(wording.level(means.confidence))]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: title, isSupplementary: true)
  }

  private var tests: String? {
    var sentences: [String] = []
    if let test = means.welch {
      sentences.append(
        wording(
          .cohortWelch,
          [
            "f": .number(test.statistic, .num1), "df": .number(test.degrees, .num0),
            "residual": .number(test.residualDegrees ?? 0, .num1), "p": .number(test.pValue, .pvalue),
          ]))
    }
    if let test = means.kruskalWallis {
      sentences.append(
        wording(
          .cohortKruskal, ["h": .number(test.statistic, .num1), "p": .number(test.pValue, .pvalue)]))
    }
    sentences.append(wording(.cohortMeanDetectableNote))
    return sentences.joined(separator: " ")
  }

  // MARK: Words

  var remarks: [String] {
    let ranked = means.groups.filter { $0.sums.mean != nil }.sorted { a, b in
      ((b.sums.mean?.value ?? 0), a.label) < ((a.sums.mean?.value ?? 0), b.label)
    }
    guard let highest = ranked.first, let lowest = ranked.last else { return [] }
    var remarks = [
      wording(
        .cohortMeanRemark,
        [
          "outcome": .text(outcome), "column": .text(column), "highest": .text(highest.label),
          "lowest": .text(lowest.label), "high": .number(highest.sums.mean?.value ?? 0, formats.mean),
          "low": .number(lowest.sums.mean?.value ?? 0, formats.mean),
          "overall": .number(means.overall.mean?.value ?? 0, formats.mean),
        ])
    ]
    let tested = means.pairs.filter { $0.pValue != nil }
    if !tested.isEmpty {
      let found = tested.filter { ($0.pValue ?? 1) < 1 - means.confidence.level }.count
      let phrase: Phrase =
        found == 0
        ? .cohortVerdictNone : found == tested.count ? .cohortVerdictAll : .cohortVerdictFound
      remarks.append(wording(phrase, ["found": .count(found), "pairs": .count(tested.count)]))
    }
    return remarks
  }

  var caveats: [Caveat] {
    var caveats = [
      Caveat(
        code: "association",
        text: wording(.cohortMeanAssociation, ["outcome": .text(outcome), "column": .text(column)]))
    ]
    let untested = means.groups.filter { $0.sums.count < context.minimum.inferred }.map { $0.label }
    if !untested.isEmpty {
      caveats.append(
        Caveat(
          code: "untested_groups",
          text: wording(
            .cohortUntested,
            ["min": .count(context.minimum.inferred), "names": .text(untested.joined(separator: ", "))])))
    }
    if !means.withheld.small.isEmpty {
      caveats.append(
        .withheld(means.withheld.small, means.withheld.companions, context.minimum.shown, wording))
    }
    return caveats
  }
}
