import Figures
import Findings
import Formats
import Populations
import Statistics

/// The hazard of each period with its interval, the usual course as a line, and what stands out or was asked about.
struct HazardFigure {
  private let fit: HazardFit
  private let cell: Hazard
  private let words: HazardWords
  private let wording: Wording
  /// Drawn up to here.
  private let last: Int

  init(_ fit: HazardFit, _ cell: Hazard, _ words: HazardWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
    wording = words.wording
    last = fit.lastDrawn(atLeast: cell.rule.minAtRisk)
  }

  var exhibit: Exhibit {
    Exhibit(
      title: title, subtitle: subtitle, content: .figure(figure), alt: alt,
      note: wording(
        .hazardDrawing, ["n": .count(cell.rule.window), "min": .count(Int(cell.rule.minAtRisk))]))
  }

  private var title: String {
    let since: Phrase = cell.clock == .calendar ? .hazardSinceStart : .hazardSinceJoining
    guard let interest = fit.interest else {
      return wording(.hazardTitle, ["unit": .text(unit), "since": .phrase(since)])
    }
    return wording(
      .hazardTitleCause,
      ["unit": .text(unit), "since": .phrase(since), "cause": .text(interest.label)])
  }

  private var unit: String {
    cell.period == 1 ? wording(fit.roles.unit.alone) : fit.roles.unit.words(cell.period, wording)
  }

  private var subtitle: String {
    wording(
      .hazardSubtitle,
      [
        "n": .count(fit.customers), "period": .text(wording.period(words.context.period)),
        "level": .text(wording.level(words.confidence)),
      ])
  }

  private var drawn: [DiscreteHazard.Period] {
    fit.hazard.periods.filter { $0.index <= last && $0.atRisk >= cell.rule.minAtRisk }
  }

  private var figure: Figure {
    let ceiling = drawn.compactMap { $0.interval(words.confidence)?.upperBound }.max() ?? 0.01
    let ticks = Axis.niceTicks(0...max(ceiling, 1e-6), count: 4)
    let format: Format = (ticks.dropFirst().first ?? 1) < 0.01 ? .pct1 : .pct0
    let end = Double(words.end(of: last))
    let times = HazardFigure.timeTicks(to: end, cell, fit)
    return Figure(
      Panel(
        x: Axis(
          .linear(0...end + Double(cell.period) * 0.5),
          ticks: times.map { Axis.Tick($0, wording.number($0, .num0)) },
          label: words.axis),
        y: Axis(
          .linear(0...(ticks.last ?? 1)), ticks: ticks.map { Axis.Tick($0, wording.number($0, format)) },
          hasGrid: true),
        marks: contractEnds(top: ticks.last ?? 1) + [usual, points] + highlights,
        riskTable: riskTable(times)), height: 190)
  }

  /// Years for months, with the first period; round numbers otherwise.
  static func timeTicks(to end: Double, _ cell: Hazard, _ fit: HazardFit) -> [Double] {
    let step: Double
    if fit.roles.unit == .month, end >= 24 {
      step = end > 96 ? 24 : 12
    } else {
      let nice = Axis.niceTicks(0...end, count: 7)
      step = max(Double(cell.period), nice.count > 1 ? nice[1] - nice[0] : end)
    }
    // Ticks name ends of periods, so that the counts under them are of a period.
    let whole = max(Double(cell.period), (step / Double(cell.period)).rounded() * Double(cell.period))
    return [Double(cell.period)]
      + stride(from: whole, through: end, by: whole).filter { $0 > Double(cell.period) }
  }

  private func time(_ period: DiscreteHazard.Period) -> Double { Double(words.end(of: period.index)) }

  private func isMarked(_ index: Int) -> Bool { fit.peaks.test(of: index)?.standsOut ?? false }

  /// What is usual around each period, those that stand out left aside.
  private var usual: any Mark {
    let found = Set(fit.peaks.tests.filter { $0.standsOut }.map { $0.index })
    let line = fit.hazard.periods.filter { $0.index <= last && !($0.index == 1 && found.contains(1)) }
      .compactMap {
        period in
        fit.hazard.smoothed(at: period.index, reach: cell.rule.window, leavingOut: found).map {
          Point(time(period), $0)
        }
      }
    return Curve(points: line, tone: .muted)
  }

  private var points: any Mark {
    PointRanges(
      drawn.filter { !isMarked($0.index) }.map(point), tone: .focus)
  }

  private func point(_ period: DiscreteHazard.Period) -> PointRanges.Item {
    let interval = period.interval(words.confidence)
    return PointRanges.Item(
      x: time(period), y: period.hazard, low: interval?.lowerBound, high: interval?.upperBound)
  }

  /// Periods that stand out, and those asked about that do not, each with its name.
  private var highlights: [any Mark] {
    let found = drawn.filter { isMarked($0.index) }
    let asked = drawn.filter { !isMarked($0.index) && words.isAsked($0.index) }
    return [PointRanges(found.map(point), tone: .bad)]
      + found.map { Marker(at: Point(time($0), $0.hazard), label: label($0), tone: .bad) }
      + asked.map { Marker(at: Point(time($0), $0.hazard), label: label($0), tone: .focus) }
  }

  private func label(_ period: DiscreteHazard.Period) -> String {
    let name = words.name(period.index)
    guard let test = fit.peaks.test(of: period.index) else {
      return wording(.hazardLabelUntested, ["period": .text(name)])
    }
    guard test.standsOut else { return wording(.hazardLabelAsked, ["period": .text(name)]) }
    let arguments: [String: Argument] = [
      "period": .text(name), "times": .text(words.text(words.ratio(test))),
    ]
    if period.index == 1 { return wording(.hazardLabelEarly, arguments) }
    return wording(words.isContractEnd(period.index) ? .hazardLabelContract : .hazardLabelSpike, arguments)
  }

  /// A line a little higher than what it stands among, so that it crosses nothing else; the last has the name of all.
  private func contractEnds(top: Double) -> [any Mark] {
    let ends = cell.contractEnds.filter { Double($0) <= Double(words.end(of: last)) }
    let name = wording(ends.count > 1 ? .hazardLabelEnds : .hazardLabelEnd)
    return ends.map { time in
      let index = DiscreteHazard.period(of: Double(time), width: fit.hazard.width)
      let near = drawn.filter { abs($0.index - index) <= 1 }.compactMap {
        $0.interval(words.confidence)?.upperBound
      }
      let height = min(top, (near.max() ?? 0) + 0.12 * top)
      return ReferenceLine(
        from: Point(Double(time), 0), to: Point(Double(time), height), label: time == ends.last ? name : nil)
    }
  }

  private func riskTable(_ times: [Double]) -> RiskTable {
    func row(_ phrase: Phrase, _ count: (DiscreteHazard.Period) -> Double) -> RiskTable.Row {
      RiskTable.Row(
        label: wording(phrase), tone: .focus,
        texts: times.map { time in
          fit.period(at: Int(time)).map { wording.number(count($0), .num0) } ?? ""
        })
    }
    return RiskTable(
      title: wording(.hazardRiskTable), positions: times,
      rows: [row(.hazardAtRisk) { $0.atRisk }, row(.leaversHeader) { $0.events }])
  }

  private var alt: String { ([title + "."] + words.remarks).joined(separator: " ") }
}

extension TimeUnit {
  /// The unit of a single period: "month".
  var alone: Phrase {
    switch self {
    case .day: .hazardUnitDay
    case .week: .hazardUnitWeek
    case .month: .hazardUnitMonth
    case .quarter: .hazardUnitQuarter
    case .year: .hazardUnitYear
    }
  }
}
