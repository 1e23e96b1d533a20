import Figures
import Findings
import Formats
import Glibc
import Populations
import Statistics

/// Hazard ratios and odds ratios of logistic adjustment, as a forest and as tables.
struct CohortModelExhibits {
  private let comparison: CohortComparison
  private let wording: Wording
  private let column: String

  init(_ comparison: CohortComparison) {
    self.comparison = comparison
    wording = comparison.labels.wording
    column = midSentence(comparison.departures.known.roles.label(of: comparison.labels.source))
  }

  private var reference: Argument { .text(comparison.groups[comparison.reference].label) }
  private var level: Argument { .text(wording.level(comparison.confidence)) }

  func value(_ estimate: Estimate, n: Int) -> Value {
    let range = estimate.interval(comparison.confidence)
    return Value(
      exp(estimate.value), .num2, exp(range.lowerBound)...exp(range.upperBound), comparison.confidence, n: n)
  }

  private func n(_ group: Int) -> Int {
    comparison.groups[group].leavers.count + comparison.groups[comparison.reference].leavers.count
  }

  // MARK: Hazard ratios

  var hazards: [Exhibit] {
    guard let hazards = comparison.hazards else { return [] }
    return [forest(hazards), table(hazards)].compactMap { $0 }
  }

  private func forest(_ hazards: CohortHazards) -> Exhibit? {
    let drawn = hazards.ratios.compactMap { ratio in
      ratio.estimate.map { (label: comparison.groups[ratio.group].label, estimate: $0, p: ratio.pValue) }
    }
    guard drawn.count > 1 else { return nil }
    let values = drawn.map { value($0.estimate, n: 0) }
    let alpha = 1 - comparison.confidence.level
    let dots = drawn.indices.map { index in
      let interval = values[index].interval
      return Bar(
        band: index, value: values[index].number ?? 1, low: interval?.low ?? 1, high: interval?.high ?? 1,
        label: text(values[index]), tone: (drawn[index].p ?? 1) < alpha ? .focus : .muted)
    }
    let axis = RatioAxis.axis(
      of: values.compactMap { $0.interval }.flatMap { [$0.low, $0.high] }, wording)
    let title = wording(.cohortHazardTitle, ["column": .text(column)])
    return Exhibit(
      id: "effects", title: title,
      subtitle: wording(.cohortForestSubtitle, ["reference": reference, "level": level]),
      content: .figure(
        Figure(
          Panel(
            x: axis, y: Axis(.band(drawn.map { $0.label })),
            marks: [
              ReferenceLine(
                from: Point(1, -0.5), to: Point(1, Double(drawn.count) - 0.5),
                label: wording(.cohortNoDifference)),
              Dots(dots: dots),
            ]), height: 60 + 26 * Double(drawn.count))),
      alt: title + ". "
        + drawn.indices.map {
          wording(.labelled, ["label": .text(drawn[$0].label), "value": .text(text(values[$0]))])
        }.joined(separator: wording(.clauseSeparator)) + ".",
      note: wording(.cohortHazardNote))
  }

  private func text(_ value: Value) -> String {
    let range = value.interval.map { wording.interval($0.low, $0.high, value.format) } ?? "—"
    return "\(wording.number(value.number ?? 0, value.format)) (\(range))"
  }

  private func table(_ hazards: CohortHazards) -> Exhibit {
    let columns = [
      ResultTable.Column("group", header: wording(.cohortPairHeader), alignment: .leading),
      ResultTable.Column("hazard_ratio", header: wording(.driversRatioHeader)),
      ResultTable.Column("hazard_ratio_interval", header: wording(.intervalHeader, ["level": level])),
      ResultTable.Column("p", header: wording(.pValueHeader)),
    ]
    let rows = hazards.ratios.map { ratio in
      let name = ResultTable.Cell.text(comparison.groups[ratio.group].label)
      let p =
        ratio.pValue.map { ResultTable.Cell.value(Value($0, .pvalue)) } ?? .text(wording(.notTested))
      guard let estimate = ratio.estimate else {
        return ResultTable.Row([name, .text(wording(.cohortNotEstimated)), .empty, p])
      }
      let value = value(estimate, n: n(ratio.group))
      return ResultTable.Row([name, .value(value), .interval(value), p])
    }
    let title = wording(.cohortHazardTableTitle, ["column": .text(column), "reference": reference])
    return Exhibit(
      id: "hazard_ratios", title: title, subtitle: wording(.cohortHazardSubtitle, ["level": level]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: title,
      note: hazards.proportionality.map {
        wording(
          .cohortHazardTest, ["chi": .number($0.chiSquared, .num1), "p": .number($0.pValue, .pvalue)])
      })
  }

  // MARK: Logistic adjustment

  var logistic: Exhibit? {
    guard let logistic = comparison.logistic else { return nil }
    let interval = wording(.intervalHeader, ["level": level])
    let (before, after) = (wording(.cohortUnadjusted), wording(.cohortOthersEqual))
    let columns = [
      ResultTable.Column("group", header: wording(.cohortPairHeader), alignment: .leading),
      ResultTable.Column("unadjusted", header: wording(.cohortOddsRatio), spanner: before),
      ResultTable.Column("unadjusted_interval", header: interval, spanner: before),
      ResultTable.Column("adjusted", header: wording(.cohortOddsRatio), spanner: after),
      ResultTable.Column("adjusted_interval", header: interval, spanner: after),
      ResultTable.Column("p", header: wording(.pValueHeader), spanner: after),
    ]
    func cells(_ estimate: Estimate?, _ group: Int) -> [ResultTable.Cell] {
      guard let estimate else { return [.text(wording(.cohortNotEstimated)), .empty] }
      let value = value(estimate, n: n(group))
      return [.value(value), .interval(value)]
    }
    let rows = logistic.effects.map { effect in
      ResultTable.Row(
        [.text(comparison.groups[effect.group].label)] + cells(effect.crude, effect.group)
          + cells(effect.adjusted, effect.group)
          + [effect.pValue.map { .value(Value($0, .pvalue)) } ?? .text(wording(.notTested))])
    }
    let title = wording(
      .cohortLogisticTitle, ["columns": .text(logistic.columns.joined(separator: ", "))])
    return Exhibit(
      id: "adjusted_logistic", title: title,
      subtitle: wording(
        .cohortLogisticSubtitle, ["reference": reference, "n": .count(logistic.customers), "level": level]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: title,
      note: wording(.cohortLogisticNote))
  }
}

/// A logarithmic axis of ratios that holds 1, of at most a factor of a hundred either way.
enum RatioAxis {
  private static let steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]

  static func axis(of ends: [Double], _ wording: Wording) -> Axis {
    let (low, high) = (min(1, ends.min() ?? 1), max(1, ends.max() ?? 1))
    let first = steps.last { $0 <= low } ?? 0.01
    let last = steps.first { $0 >= high } ?? 100
    let ticks = steps.filter { $0 >= first && $0 <= last }
    return Axis(
      .logarithmic(first...last),
      ticks: ticks.map { Axis.Tick($0, wording.number($0, $0 < 0.1 ? .num2 : $0 < 1 ? .num1 : .num0)) },
      hasGrid: true)
  }
}
