import Figures
import Findings
import Formats
import Models
import Statistics

extension FollowUpExhibits {
  /// Customers kept, as expected and as found.
  var figure: Exhibit? {
    guard let saved = study.saved, let expected = study.plan.expected.saved else { return nil }
    let ends = [
      0, expected.low, expected.high, saved.interval.lowerBound, saved.interval.upperBound,
    ]
    let ticks = Axis.niceTicks((ends.min() ?? 0)...Swift.max(1, ends.max() ?? 1))
    let isHarm = saved.interval.upperBound < 0
    let dots = [
      Bar(
        band: 0, value: expected.base, low: expected.low, high: expected.high,
        label: wording.number(expected.base, .num0), tone: .muted),
      Bar(
        band: 1, value: saved.value, low: saved.interval.lowerBound, high: saved.interval.upperBound,
        label: wording.number(saved.value, .num0), tone: isHarm ? .bad : study.isSure ? .focus : .muted),
    ]
    let panel = Panel(
      x: Axis(
        .linear((ticks.first ?? 0)...(ticks.last ?? 1)),
        ticks: ticks.map { Axis.Tick($0, wording.number($0, .num0)) }, label: wording(.followUpAxis),
        hasGrid: true),
      y: Axis(.band([wording(.followUpExpected), wording(.followUpFound)])),
      marks: [
        ReferenceLine(from: Point(0, -0.5), to: Point(0, 1.5), label: wording(.campaignNothing)),
        Dots(dots: dots),
      ])
    return Exhibit(
      title: wording(.followUpTitle),
      subtitle: wording(.followUpSubtitle, ["period": period, "level": level]),
      content: .figure(Figure(panel)),
      alt: wording(
        .followUpAlt,
        [
          "period": period, "base": .number(expected.base, .num0),
          "range": .text(wording.interval(expected.low, expected.high, .num0)),
          "saved": .number(saved.value, .num0),
          "interval": .text(wording.interval(saved.interval.lowerBound, saved.interval.upperBound, .num0)),
        ]))
  }
}
