import Figures
import Findings
import Formats
import Populations
import Statistics

/// Step curves with bands, medians marked, and a table of at risk, last seen and left under the axis.
struct SurvivalFigure {
  private let fit: SurvivalFit
  private let cell: Survival
  private let words: SurvivalWords
  private let wording: Wording

  /// Under this many at risk a curve is drawn pale; under `ending`, not at all.
  private static let fading = 20.0
  private static let ending = 10.0
  /// Steps drawn at most; more cannot be seen.
  private static let detail = 400

  init(_ fit: SurvivalFit, _ cell: Survival, _ words: SurvivalWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
    wording = words.wording
  }

  var exhibit: Exhibit {
    Exhibit(
      title: title, subtitle: subtitle, content: .figure(figure), alt: alt,
      note: "\(words.clock) \(wording(.survivalDrawing))")
  }

  private var title: String {
    fit.column == nil
      ? wording(cell.clock == .calendar ? .survivalTitleWindow : .survivalTitle)
      : wording(.survivalTitleBy, ["column": .text(midSentence(words.column))])
  }

  private var subtitle: String {
    wording(
      .survivalSubtitle,
      [
        "n": .count(fit.customers), "period": .text(wording.period(words.context.period)),
        "level": .text(wording.level(words.confidence)), "band": .phrase(words.bandName),
      ])
  }

  private var figure: Figure {
    let end = max(fit.drawn.map(drawnTo).max() ?? fit.tau, min(fit.tau, fit.everyone.curve.lastTime))
    let ticks = SurvivalAxis.ticks(to: end, fit.roles.unit)
    let shares = stride(from: 0.0, through: 1, by: 0.25).map { Axis.Tick($0, wording.number($0, .pct0)) }
    return Figure(
      Panel(
        x: Axis(
          .linear(0...max(end, ticks.last ?? end)),
          ticks: ticks.map { Axis.Tick($0, wording.number($0, .num0)) },
          label: words.axis),
        y: Axis(.linear(0...1), ticks: shares, hasGrid: true),
        marks: fit.drawn.enumerated().map { curve($1, tone: tone($0)) } + medians,
        riskTable: riskTable(ticks)), height: 180)
  }

  private func tone(_ index: Int) -> Tone { fit.groups.isEmpty ? .focus : .series(index) }

  /// The last time with enough at risk to draw; all of the curve when there never are.
  private func drawnTo(_ group: SurvivalFit.Group) -> Double {
    last(group, atLeast: Self.ending) ?? group.curve.lastTime
  }

  private func last(_ group: SurvivalFit.Group, atLeast count: Double) -> Double? {
    group.curve.steps.last { $0.effective >= count }?.time
  }

  private func curve(_ group: SurvivalFit.Group, tone: Tone) -> any Mark {
    let end = drawnTo(group)
    let drawn = group.curve.steps.filter { $0.events > 0 && $0.time <= end }
    // Every so many steps when there are more than can be seen; the last one always.
    let stride = max(1, (drawn.count + Self.detail - 1) / Self.detail)
    let steps = drawn.enumerated().filter { $0.offset % stride == 0 || $0.offset == drawn.count - 1 }.map {
      $0.element
    }
    var band: [(x: Double, low: Double, high: Double)] = steps.compactMap { step in
      cell.band.bounds(step.survival, logVariance: step.logVariance, words.confidence).map {
        (x: step.time, low: $0.lowerBound, high: $0.upperBound)
      }
    }
    if let last = band.last, last.x < end { band.append((x: end, low: last.low, high: last.high)) }
    var points = [Point(0, 1)] + steps.map { Point($0.time, $0.survival) }
    if let last = points.last, last.x < end { points.append(Point(end, last.y)) }
    let pale = last(group, atLeast: Self.fading)
    return StepCurve(
      points: points, band: band, tone: tone, fadesFrom: pale.flatMap { $0 < end ? $0 : nil },
      label: group.label.isEmpty ? nil : group.label)
  }

  /// A mark where each curve that gets there comes down to one half.
  private var medians: [any Mark] {
    fit.drawn.enumerated().compactMap { index, group -> (any Mark)? in
      guard let at = words.median(group).number, at <= drawnTo(group) else { return nil }
      return Marker(at: Point(at, 0.5), label: words.text(words.median(group)), tone: tone(index))
    }
  }

  private func riskTable(_ ticks: [Double]) -> RiskTable {
    let rows = fit.drawn.enumerated().flatMap { index, group -> [RiskTable.Row] in
      func row(_ phrase: Phrase, _ count: (Double) -> Double) -> RiskTable.Row {
        RiskTable.Row(
          label: wording(phrase), tone: tone(index), texts: ticks.map { wording.number(count($0), .num0) },
          group: group.label.isEmpty ? nil : group.label)
      }
      return [
        row(.survivalAtRisk) { group.curve.atRisk(at: $0) },
        row(.survivalCensored) { group.curve.censored(through: $0) },
        row(.survivalEvents) { group.curve.events(through: $0) },
      ]
    }
    return RiskTable(
      title: wording(fit.isWeighted ? .survivalRiskTableWeighted : .survivalRiskTable),
      positions: ticks, rows: rows)
  }

  private var alt: String {
    let groups = fit.drawn.map { group in
      let shares = cell.horizons.map { horizon in
        let value = words.share(group, at: horizon)
        return wording(
          .labelled,
          ["label": .text(words.time(Double(horizon))), "value": .text(words.text(value))])
      }
      let name = group.label.isEmpty ? wording(.everyone) : group.label
      let median = wording(
        .labelled,
        ["label": .phrase(.survivalMedianHeader), "value": .text(words.text(words.median(group)))])
      return "\(name) — \(shares.joined(separator: ", "))" + wording(.clauseSeparator) + "\(median)."
    }
    return ([title + "."] + groups).joined(separator: " ")
  }
}

/// Ticks of an axis of time since joining.
enum SurvivalAxis {
  /// Years for months; whole round numbers otherwise.
  static func ticks(to end: Double, _ unit: TimeUnit) -> [Double] {
    guard unit == .month, end >= 24 else {
      let ticks = Axis.niceTicks(0...end, count: 7).filter { $0 <= end }
      return end < 2 ? ticks : ticks.filter { $0.rounded() == $0 }
    }
    let step = end > 96 ? 24.0 : 12
    return Array(stride(from: 0, through: end, by: step))
  }
}
