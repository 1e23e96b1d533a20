import Figures
import Findings
import Formats
import Statistics

/// Purchases made and expected in the check; without a check, values by tenth.
struct PurchaseFigure {
  private let report: PurchaseReport
  private var words: CLVWords { report.words }
  private var wording: Wording { report.wording }

  init(_ report: PurchaseReport) { self.report = report }

  var exhibit: Exhibit {
    if let check = report.study.holdout.check { holdout(check) } else { deciles }
  }

  private func repeats(_ number: Int) -> String {
    number == PurchaseHoldout.mostRepeats
      ? wording(.clvAndMore, ["n": .count(number)]) : wording.number(Double(number), .num0)
  }

  private func holdout(_ check: PurchaseHoldout.Check) -> Exhibit {
    let points = check.byRepeats
    let z = words.confidence.z
    let seen = points.map { point in
      (
        x: Double(point.repeats), y: point.made, low: max(0, point.made - z * point.madeError),
        high: point.made + z * point.madeError
      )
    }
    let top = max(seen.map { $0.high }.max() ?? 1, points.map { $0.expected }.max() ?? 1)
    let ticks = Axis.niceTicks(0...top)
    let end = max(top, ticks.last ?? top)
    let panel = Panel(
      x: Axis(
        .linear(-0.4...Double(PurchaseHoldout.mostRepeats) + 0.4),
        ticks: (0...PurchaseHoldout.mostRepeats).map { Axis.Tick(Double($0), repeats($0)) },
        label: wording(.clvHoldoutX, ["end": report.day(check.end)])),
      y: Axis(
        .linear(0...end),
        ticks: ticks.map {
          Axis.Tick($0, wording.number($0, ticks.count > 1 && ticks[1] < 1 ? .num1 : .num0))
        },
        label: wording(.clvHoldoutY), hasGrid: true),
      marks: [
        Curve(
          points: points.map { Point(Double($0.repeats), $0.expected) }, tone: .series(1), dash: .dashed,
          label: wording(.clvExpected)),
        Curve(
          points: points.map { Point(Double($0.repeats), $0.made) }, tone: .focus, label: wording(.clvSeen)),
        CalibrationPoints(points: seen),
      ])
    let title = wording(.clvHoldoutFigure)
    let parts = points.map { point in
      wording(
        .clvHoldoutAlt,
        [
          "repeats": .text(repeats(point.repeats)), "made": .number(point.made, .num2),
          "expected": .number(point.expected, .num2),
        ])
    }
    return Exhibit(
      title: title,
      subtitle: wording(
        .clvHoldoutFigureSubtitle,
        ["days": .count(check.days), "end": report.day(check.end), "level": .text(words.level)]),
      content: .figure(Figure(panel, height: 190)),
      alt: title + ". " + parts.joined(separator: wording(.clauseSeparator)) + ".")
  }

  private var deciles: Exhibit {
    let tenths = report.study.tenths.tenths
    let bars = tenths.enumerated().map { position, tenth -> Bar in
      let value = words.value(
        report.per(tenth.sums.value, tenth.sums.customers), .money0, n: tenth.sums.customers)
      return Bar(
        band: position, value: value.number ?? 0, low: value.interval?.low,
        high: value.interval?.high,
        label: wording.number(value.number ?? 0, words.money(about: value.number ?? 0)))
    }
    let top = bars.map { $0.high ?? $0.value }.max() ?? 1
    let ticks = Axis.niceTicks(0...max(top, 1))
    let title = wording(.clvDecileFigure)
    return Exhibit(
      title: title,
      subtitle: wording(
        .clvDecileSubtitle,
        [
          "n": .count(report.customers), "end": report.day(report.study.counts.end),
          "level": .text(words.level),
        ]),
      content: .figure(
        Figure(
          Panel(
            x: Axis(
              .linear(0...max(top, ticks.last ?? 1)),
              ticks: ticks.map { Axis.Tick($0, wording.number($0, .money0)) }, hasGrid: true),
            y: Axis(
              .band(tenths.map { wording.number(Double($0.number), .num0) }), label: wording(.clvDecileHeader)
            ),
            marks: [HorizontalBars(bars: bars)]), height: 210)),
      alt: title + ". "
        + zip(tenths, bars).map { "\($0.number): \($1.label)" }.joined(separator: wording(.clauseSeparator))
        + ".")
  }
}
