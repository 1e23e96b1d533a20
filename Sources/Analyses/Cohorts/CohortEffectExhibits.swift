import Figures
import Findings
import Formats
import Populations
import Statistics

/// Effects as a forest, every effect in a table, and what adjustment makes of them.
struct CohortEffectExhibits {
  private let comparison: CohortComparison
  private let context: AnalysisContext
  private let wording: Wording
  private let column: String

  init(_ comparison: CohortComparison, _ context: AnalysisContext) {
    self.comparison = comparison
    self.context = context
    wording = context.wording
    column = midSentence(comparison.departures.known.roles.label(of: comparison.labels.source))
  }

  var exhibits: [Exhibit] {
    let pooled = comparison.adjustments.filter { $0.pooled != nil }
    let standardised = comparison.adjustments.filter { $0.standardised != nil }
    let models = CohortModelExhibits(comparison)
    let forest = comparison.hazards == nil ? [forest(pooled)].compactMap { $0 } : models.hazards
    return forest + pooled.map { adjustedTable($0) }
      + standardised.map { standardisedTable($0) } + [models.logistic].compactMap { $0 } + [effectsTable]
  }

  // MARK: Forest

  private struct Line {
    let label: String
    let effect: TwoByTwo.Effect
    let tone: Tone
  }

  /// One dot a pair, and one more for each adjustment of it; `nil` for a single effect, which needs no picture.
  private func forest(_ adjustments: [CohortAdjustment]) -> Exhibit? {
    let lines: [Line] = comparison.pairs.indices.flatMap { self.lines(of: $0, adjustments) }
    guard lines.count > 1 else { return nil }
    let measure = comparison.measure
    let dots = lines.enumerated().map { index, line in
      Bar(
        band: index, value: line.effect.value, low: line.effect.interval.lowerBound,
        high: line.effect.interval.upperBound, label: text(line.effect), tone: line.tone)
    }
    let axis = measure == .difference ? differenceAxis(lines) : ratioAxis(lines)
    let last = Double(lines.count) - 0.5
    return Exhibit(
      id: "effects",
      title: wording(
        .cohortForestTitle, ["measure": .text(wording(measure.name).lowercased()), "column": .text(column)]),
      subtitle: hasOneReference
        ? wording(
          .cohortForestSubtitle,
          ["reference": reference, "level": .text(wording.level(comparison.confidence))])
        : wording(
          .cohortForestSubtitlePairs, ["level": .text(wording.level(comparison.confidence))]),
      content: .figure(
        Figure(
          Panel(
            x: axis, y: Axis(.band(lines.map { $0.label })),
            marks: [
              ReferenceLine(
                from: Point(measure.neutral, -0.5), to: Point(measure.neutral, last),
                label: wording(.cohortNoDifference)),
              Dots(dots: dots),
            ]), height: 60 + 26 * Double(lines.count))),
      alt: wording(
        .cohortForestTitle, ["measure": .text(wording(measure.name).lowercased()), "column": .text(column)])
        + ". "
        + lines.map { wording(.labelled, ["label": .text($0.label), "value": .text(text($0.effect))]) }
        .joined(separator: wording(.clauseSeparator)) + ".",
      note: filledNote, isSupplementary: adjustments.isEmpty)
  }

  private func lines(of pair: Int, _ adjustments: [CohortAdjustment]) -> [Line] {
    let own = comparison.pairs[pair]
    let crude = Line(
      label: name(own), effect: own.effect(comparison.measure, comparison.confidence),
      tone: adjustments.isEmpty ? (isFound(own) ? .focus : .muted) : .muted)
    return [crude]
      + adjustments.compactMap { adjustment in
        guard let result = adjustment.pooled?[pair], let effect = result.pooled else { return nil }
        let label = wording(
          .cohortGiven, ["pair": .text(name(own)), "column": .text(adjustment.column)])
        return Line(label: label, effect: effect, tone: .focus)
      }
  }

  private func isFound(_ pair: CohortPair) -> Bool { pair.verdict == .higher || pair.verdict == .lower }

  private func text(_ effect: TwoByTwo.Effect) -> String {
    let format = comparison.measure.format
    let range = wording.interval(effect.interval.lowerBound, effect.interval.upperBound, format)
    return "\(wording.number(effect.value, format)) (\(range))"
  }

  private func differenceAxis(_ lines: [Line]) -> Axis {
    let low = lines.map { $0.effect.interval.lowerBound }.min() ?? -0.1
    let high = lines.map { $0.effect.interval.upperBound }.max() ?? 0.1
    let ticks = Axis.niceTicks(min(0, low)...max(0, high))
    let areWhole = ticks.allSatisfy { abs(($0 * 100).rounded() - $0 * 100) < 1e-9 }
    return Axis(
      .linear((ticks.first ?? low)...(ticks.last ?? high)),
      ticks: ticks.map { Axis.Tick($0, wording.number($0, areWhole ? .pp0 : .pp1)) }, hasGrid: true)
  }

  /// What reaches further than the axis ends in an arrow.
  private func ratioAxis(_ lines: [Line]) -> Axis {
    RatioAxis.axis(
      of: lines.flatMap { [$0.effect.interval.lowerBound, $0.effect.interval.upperBound] }, wording)
  }

  private var filledNote: String? {
    guard comparison.measure != .difference else { return nil }
    return comparison.pairs.contains { $0.table.isFilled } ? wording(.cohortFilled) : nil
  }

  // MARK: Tables

  /// Against a single reference its name need not be said again.
  private func name(_ pair: CohortPair) -> String {
    let group = comparison.groups[pair.group].label
    guard comparison.pairs.contains(where: { $0.reference != comparison.reference }) else { return group }
    return wording(
      .pairOfGroups, ["a": .text(group), "b": .text(comparison.groups[pair.reference].label)])
  }

  private var reference: Argument { .text(comparison.groups[comparison.reference].label) }

  private var hasOneReference: Bool { comparison.pairs.allSatisfy { $0.reference == comparison.reference } }

  private var effectsTable: Exhibit {
    let interval = wording(.intervalHeader, ["level": .text(wording.level(comparison.confidence))])
    let measures = EffectMeasure.allCases
    var columns = [ResultTable.Column("group", header: wording(.cohortPairHeader), alignment: .leading)]
    for measure in measures {
      let spanner = wording(measure.name)
      columns += [
        ResultTable.Column(measure.column, header: wording(.cohortEstimate), spanner: spanner),
        ResultTable.Column("\(measure.column)_interval", header: interval, spanner: spanner),
      ]
    }
    columns += [
      ResultTable.Column("p", header: wording(.pValueHeader)),
      ResultTable.Column("detectable", header: wording(.cohortDetectableHeader)),
    ]
    let rows = comparison.pairs.map { pair in
      ResultTable.Row(
        [.text(name(pair))]
          + measures.flatMap { measure -> [ResultTable.Cell] in
            let value = Value(
              pair.effect(measure, comparison.confidence), measure, comparison.confidence,
              n: pair.table.group.count + pair.table.reference.count)
            return [.value(value), .interval(value)]
          } + [
            pair.pValue.map { .value(Value($0, .pvalue)) } ?? .text(wording(.notTested)),
            pair.detectable.map { .value(Value($0, .pp1)) } ?? .empty,
          ])
    }
    return Exhibit(
      id: "pairs",
      title: hasOneReference
        ? wording(.cohortPairsTitleReference, ["column": .text(column), "reference": reference])
        : wording(.cohortPairsTitle, ["column": .text(column)]),
      subtitle: wording(.cohortPairsSubtitle), content: .table(ResultTable(columns: columns, rows: rows)),
      alt: wording(.cohortPairsTitle, ["column": .text(column)]),
      note: [
        comparison.pairs.contains { $0.table.isFilled } ? wording(.cohortFilled) : nil,
        comparison.pairs.contains { $0.isExact && $0.isTested } ? wording(.cohortFisherNote) : nil,
        wording(.cohortDetectableNote),
      ].compactMap { $0 }.joined(separator: " "), isSupplementary: true)
  }

  private func adjustedTable(_ adjustment: CohortAdjustment) -> Exhibit {
    let measure = comparison.measure
    let interval = wording(.intervalHeader, ["level": .text(wording.level(comparison.confidence))])
    let (before, after) = (
      wording(.cohortUnadjusted), wording(.cohortGivenColumn, ["column": .text(adjustment.column)])
    )
    let columns = [
      ResultTable.Column("group", header: wording(.cohortPairHeader), alignment: .leading),
      ResultTable.Column("unadjusted", header: wording(measure.name), spanner: before),
      ResultTable.Column("unadjusted_interval", header: interval, spanner: before),
      ResultTable.Column("adjusted", header: wording(measure.name), spanner: after),
      ResultTable.Column("adjusted_interval", header: interval, spanner: after),
      ResultTable.Column("p", header: wording(.pValueHeader), spanner: after),
      ResultTable.Column("homogeneity_p", header: wording(.cohortHomogeneityHeader), spanner: after),
    ]
    let rows = zip(comparison.pairs, adjustment.pooled ?? []).map { pair, result in
      let n = pair.table.group.count + pair.table.reference.count
      let crude = Value(result.crude, measure, comparison.confidence, n: n)
      let pooled = result.pooled.map { Value($0, measure, comparison.confidence, n: n) }
      return ResultTable.Row([
        .text(name(pair)), .value(crude), .interval(crude),
        pooled.map { .value($0) } ?? .text(wording(.cohortNotEstimated)),
        pooled.map { .interval($0) } ?? .empty,
        result.pValue.map { .value(Value($0, .pvalue)) } ?? .text(wording(.notTested)),
        result.homogeneity.map { .value(Value($0.pValue, .pvalue)) } ?? .text(wording(.notTested)),
      ])
    }
    return Exhibit(
      id: "adjusted_\(slug(adjustment.name))",
      title: wording(
        .cohortAdjustedTitle, ["measure": .phrase(measure.name), "column": .text(adjustment.column)]),
      subtitle: wording(.cohortAdjustedSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)),
      alt: wording(
        .cohortAdjustedTitle, ["measure": .phrase(measure.name), "column": .text(adjustment.column)]),
      note: wording(.cohortAdjustedNote))
  }

  private func standardisedTable(_ adjustment: CohortAdjustment) -> Exhibit {
    let interval = wording(.intervalHeader, ["level": .text(wording.level(comparison.confidence))])
    let spanner = wording(.cohortDifferenceSpanner, ["reference": reference])
    let columns = [
      ResultTable.Column(
        "group", header: comparison.departures.known.roles.label(of: comparison.labels.source),
        alignment: .leading),
      ResultTable.Column("rate", header: wording(.cohortObservedHeader)),
      ResultTable.Column("standardised", header: wording(.cohortStandardisedHeader)),
      ResultTable.Column("standardised_interval", header: interval),
      ResultTable.Column("difference", header: wording(.differenceHeader), spanner: spanner),
      ResultTable.Column("difference_interval", header: interval, spanner: spanner),
    ]
    let shares = adjustment.standardised ?? []
    let rows = zip(comparison.groups, shares).enumerated().map { index, pair in
      let (group, share) = pair
      let value = Value(share.share, .pct1, share.interval, comparison.confidence, n: share.count)
      let cells: [ResultTable.Cell] = [
        .text(group.label), .value(Value(group.leavers, .pct1, comparison.confidence)), .value(value),
        .interval(value),
      ]
      guard index != comparison.reference else {
        return ResultTable.Row(cells + [.text(wording(.cohortReference)), .empty])
      }
      let difference = Value(
        share.difference(from: shares[comparison.reference]), .difference, comparison.confidence,
        n: share.count + shares[comparison.reference].count)
      return ResultTable.Row(cells + [.value(difference), .interval(difference)])
    }
    return Exhibit(
      id: "standardised_\(slug(adjustment.name))",
      title: wording(.cohortStandardisedTitle, ["column": .text(adjustment.column)]),
      subtitle: wording(.cohortStandardisedSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)),
      alt: wording(.cohortStandardisedTitle, ["column": .text(adjustment.column)]))
  }
}

extension EffectMeasure {
  var name: Phrase {
    switch self {
    case .difference: .differenceHeader
    case .ratio: .cohortRatio
    case .oddsRatio: .cohortOddsRatio
    }
  }

  var tableSubtitle: Phrase {
    switch self {
    case .difference: .cohortTableSubtitle
    case .ratio: .cohortTableSubtitleRatio
    case .oddsRatio: .cohortTableSubtitleOdds
    }
  }

  /// In CSV.
  var column: String {
    switch self {
    case .difference: "difference"
    case .ratio: "ratio"
    case .oddsRatio: "odds_ratio"
    }
  }
}
