import Figures
import Findings
import Formats
import Populations
import Statistics

/// The observed curves, and the model's beyond them.
struct ContractFigure {
  private let study: ContractStudy
  private let words: CLVWords
  private let column: String?
  private var wording: Wording { words.wording }

  init(_ study: ContractStudy, _ words: CLVWords, column: String?) {
    self.study = study
    self.words = words
    self.column = column
  }

  private var drawn: [ContractStudy.Group] { study.groups.isEmpty ? [study.everyone] : study.groups }
  private var hasModel: Bool {
    drawn.contains { if case .shifted = $0.kind { true } else { false } }
  }

  var exhibit: Exhibit {
    let title =
      column.map { wording(.clvCurveTitleBy, ["column": .text(midSentence($0))]) } ?? wording(.clvCurveTitle)
    let n = Int(drawn.reduce(0) { $0 + $1.curve.count })
    let period = Argument.text(wording.period(words.context.period))
    return Exhibit(
      title: title,
      subtitle: hasModel
        ? wording(.clvCurveSubtitle, ["n": .count(n), "period": period])
        : wording(
          .clvCurveSubtitlePlain, ["n": .count(n), "period": period, "level": .text(words.level)]),
      content: .figure(figure), alt: alt(title))
  }

  private var end: Double {
    drawn.map { group in
      if case .shifted = group.kind { group.oldest + Double(study.periods) } else { group.curve.lastTime }
    }.max() ?? 1
  }

  private var figure: Figure {
    let ticks: [Double]
    if study.roles.unit == .month, end >= 24 {
      ticks = Array(stride(from: 0, through: end, by: end > 150 ? 36 : end > 96 ? 24 : 12))
    } else {
      ticks = Axis.niceTicks(0...end, count: 7).filter { $0 <= end }
    }
    let unit = study.roles.unit.name(wording)
    return Figure(
      Panel(
        x: Axis(
          .linear(0...end), ticks: ticks.map { Axis.Tick($0, wording.number($0, .num0)) },
          label: startingSentence(wording(.survivalTimeAxis, ["unit": .text(unit)]))),
        y: Axis(
          .linear(0...1),
          ticks: stride(from: 0.0, through: 1, by: 0.25).map { Axis.Tick($0, wording.number($0, .pct0)) },
          hasGrid: true), marks: drawn.enumerated().flatMap { marks($1, $0) }), height: 180)
  }

  private func marks(_ group: ContractStudy.Group, _ index: Int) -> [any Mark] {
    let tone: Tone = study.groups.isEmpty ? .focus : .series(index)
    let drawn = group.curve.steps.filter { $0.events > 0 }
    // More steps than can be seen are thinned; the last one stays.
    let stride = max(1, (drawn.count + 399) / 400)
    let steps = drawn.enumerated().filter { $0.offset % stride == 0 || $0.offset == drawn.count - 1 }
      .map { $0.element }
    var points = [Point(0, 1)] + steps.map { Point($0.time, $0.survival) }
    points.append(Point(group.curve.lastTime, steps.last?.survival ?? 1))
    let label = group.label.isEmpty ? nil : group.label
    guard case .shifted(let model) = group.kind else {
      let band = steps.compactMap { step in
        SurvivalBand.logLog.bounds(step.survival, logVariance: step.logVariance, words.confidence).map {
          (x: step.time, low: $0.lowerBound, high: $0.upperBound)
        }
      }
      return [StepCurve(points: points, band: band, tone: tone, label: label)]
    }
    var share = 1.0
    let last = Int(group.oldest) + study.periods
    let projected = (0...last).map { period -> Point in
      if period > 0 { share *= model.retention(in: period) }
      return Point(Double(period), share)
    }
    // One curve: each line says what it is. Several: the style of line does, and the model's end is named.
    return [
      StepCurve(points: points, tone: tone, label: label == nil ? wording(.clvObserved) : nil),
      Curve(points: projected, tone: tone, dash: .dashed, label: label ?? wording(.clvModelled)),
    ]
  }

  private func alt(_ title: String) -> String {
    let parts = drawn.map { group in
      let name = group.label.isEmpty ? wording(.everyone) : group.label
      let at = min(12, group.curve.lastTime)
      let time = study.roles.unit.words(Int(at), wording)
      let share = wording.number(group.curve.survival(at: at), .pct1)
      return "\(name): " + wording(.survivalRemark, ["share": .text(share), "time": .text(time)])
    }
    return ([title + "."] + parts).joined(separator: " ")
  }
}
