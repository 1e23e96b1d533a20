import Figures
import Findings
import Formats
import Populations
import Statistics

/// The hazard of one group by period, and which of its periods stand out.
struct HazardGroup {
  let label: String
  let address: String
  let hazard: DiscreteHazard
  let peaks: HazardPeaks
  /// At risk at some time, and who of them left.
  let customers: Int
  let leavers: Int
}

/// Groups side by side: their usual courses, what stands out in each, and every period of each.
struct HazardGroupExhibits {
  private let fit: HazardFit
  private let cell: Hazard
  private let words: HazardWords
  private let wording: Wording

  init(_ fit: HazardFit, _ cell: Hazard, _ words: HazardWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
    wording = words.wording
  }

  var all: [Exhibit] { fit.groups.isEmpty ? [] : [figure, summary, periods] }

  private var column: String { midSentence(fit.column.map { fit.roles.label(of: $0) } ?? "") }
  private var level: Argument { .text(wording.level(words.confidence)) }

  // MARK: Figure

  private var figure: Exhibit {
    let lines = fit.groups.map(line)
    let ceiling = lines.flatMap { $0.map { $0.y } }.max() ?? 0.01
    let ticks = Axis.niceTicks(0...max(ceiling, 1e-6), count: 4)
    let format: Format = (ticks.dropFirst().first ?? 1) < 0.01 ? .pct1 : .pct0
    let end = lines.flatMap { $0.map { $0.x } }.max() ?? 1
    let times = HazardFigure.timeTicks(to: end, cell, fit)
    let title = wording(.hazardByTitle, ["column": .text(column)])
    return Exhibit(
      id: "by", title: title,
      subtitle: wording(
        .hazardBySubtitle,
        ["n": .count(fit.customers), "period": .text(wording.period(words.context.period))]),
      content: .figure(
        Figure(
          Panel(
            x: Axis(
              .linear(0...end + Double(cell.period) * 0.5),
              ticks: times.map { Axis.Tick($0, wording.number($0, .num0)) }, label: words.axis),
            y: Axis(
              .linear(0...(ticks.last ?? 1)), ticks: ticks.map { Axis.Tick($0, wording.number($0, format)) },
              hasGrid: true),
            marks: fit.groups.indices.map {
              Curve(points: lines[$0], tone: .series($0), label: fit.groups[$0].label)
            }), height: 170)),
      alt: title + ". " + fit.groups.map(sentence).joined(separator: " "),
      note: wording(
        .hazardByNote, ["n": .count(cell.rule.window), "min": .count(Int(cell.rule.minAtRisk))]))
  }

  /// The smoothed course, from where enough are at risk to where no longer.
  private func line(_ group: HazardGroup) -> [Point] {
    let isThin = { (period: DiscreteHazard.Period) in period.atRisk < cell.rule.minAtRisk }
    let drawn = group.hazard.periods.drop(while: isThin).prefix { !isThin($0) }
    return drawn.compactMap { period in
      group.hazard.smoothed(at: period.index, reach: cell.rule.window).map {
        Point(Double(words.end(of: period.index)), $0)
      }
    }
  }

  private func sentence(_ group: HazardGroup) -> String {
    wording(.labelled, ["label": .text(group.label), "value": .text(found(group))]) + "."
  }

  // MARK: Tables

  /// What stands out in a group, in a few words.
  private func found(_ group: HazardGroup) -> String {
    let early = group.peaks.earlyLife.map {
      [words.name($0.index) + ": " + words.verdict(1, in: group.peaks)]
    }
    let spikes = group.peaks.spikes.map {
      wording(
        .labelled,
        ["label": .text(words.name($0.index)), "value": .text(words.verdict($0.index, in: group.peaks))])
    }
    let all = (early ?? []) + spikes
    return all.isEmpty ? wording(.hazardNothingFound) : all.joined(separator: wording(.clauseSeparator))
  }

  private var summary: Exhibit {
    let columns = [
      ResultTable.Column("group", header: startingSentence(column), alignment: .leading),
      ResultTable.Column("customers", header: wording(.customersHeader)),
      ResultTable.Column("left", header: wording(.leaversHeader)),
      ResultTable.Column("hazard", header: wording(.hazardMeanHeader)),
      ResultTable.Column("hazard_interval", header: wording(.intervalHeader, ["level": level])),
      ResultTable.Column("tested", header: wording(.hazardTestedHeader)),
      ResultTable.Column("found", header: wording(.hazardVerdictHeader), alignment: .leading),
    ]
    let rows = fit.groups.map { group in
      let mean = words.mean(group.hazard)
      return ResultTable.Row([
        .text(group.label), .count(group.customers), .count(group.leavers), .value(mean), .interval(mean),
        .count(group.peaks.tests.count), .text(found(group)),
      ])
    }
    return Exhibit(
      id: "groups", title: wording(.hazardGroupsTitle, ["column": .text(column)]),
      subtitle: wording(
        .hazardGroupsSubtitle,
        ["groups": .count(fit.groups.count), "correction": .text(words.correctionWords)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "")
  }

  private var periods: Exhibit {
    let columns = [
      ResultTable.Column("period", header: wording(.hazardPeriodHeader), alignment: .leading),
      ResultTable.Column("at_risk", header: wording(.hazardAtRisk)),
      ResultTable.Column("left", header: wording(.leaversHeader)),
      ResultTable.Column("hazard", header: wording(.hazardValueHeader)),
      ResultTable.Column("hazard_interval", header: wording(.intervalHeader, ["level": level])),
      ResultTable.Column("verdict", header: wording(.hazardVerdictHeader), alignment: .leading),
    ]
    let rows = fit.groups.flatMap { group in
      group.hazard.periods.map { period -> ResultTable.Row in
        let name = ResultTable.Cell.text(words.name(period.index))
        let hazard = words.hazard(period)
        guard hazard.number != nil else {
          return ResultTable.Row(
            [name, .suppressed(wording(.fewerThan, ["n": .count(words.context.minimum.shown)]))]
              + [ResultTable.Cell](repeating: .empty, count: 4), group: group.label)
        }
        return ResultTable.Row(
          [
            name, .count(Int(period.atRisk.rounded())), .count(Int(period.events.rounded())), .value(hazard),
            .interval(hazard), .text(words.verdict(period.index, in: group.peaks)),
          ], group: group.label)
      }
    }
    return Exhibit(
      id: "group_periods", title: wording(.hazardGroupPeriodsTitle, ["column": .text(column)]),
      subtitle: wording(.hazardGroupPeriodsSubtitle, ["level": level]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "", isSupplementary: true)
  }

  // MARK: Values

  var values: [(name: ValueName, value: Value)] {
    fit.groups.flatMap { group -> [(name: ValueName, value: Value)] in
      let n = group.customers
      func named(_ name: String, _ value: Value) -> (name: ValueName, value: Value) {
        (ValueName(name, group: group.address), value)
      }
      return [
        named("customers", Value(Double(n), .num0, n: n)),
        named("leavers", Value(Double(group.leavers), .num0, n: n)),
        named("tested", Value(Double(group.peaks.tests.count), .num0, n: n)),
        named("spikes", Value(Double(group.peaks.spikes.count), .num0, n: n)),
        named("hazard_mean", words.mean(group.hazard)),
      ]
        + group.hazard.periods.map {
          named("hazard_\(words.end(of: $0.index))", words.hazard($0))
        }
    }
  }
}
