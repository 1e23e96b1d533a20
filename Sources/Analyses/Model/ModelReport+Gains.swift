import Figures
import Findings
import Formats
import Models
import Statistics

extension ModelReport {
  /// Leavers found by customers contacted, and lift by tenth, both with intervals.
  var gains: ModelPart {
    var part = ModelPart()
    part.exhibits = [
      Exhibit(
        id: "gains", title: wording(.modelGainsTitle), subtitle: subtitle,
        content: .figure(Figure(panels: [gainsPanel, liftPanel], height: 200)), alt: gainsAlt,
        note: wording(.modelGainsNote))
    ]
    return part
  }

  private var gainsPanel: Panel {
    let bands = evaluation.lift.bands
    let reached = bands.enumerated().map { index, _ in
      bands.prefix(index + 1).reduce(0) { $0 + $1.rows } / evaluation.table.count
    }
    let curve = evaluation.curve.points.map { Point($0.flaggedShare, $0.truePositiveShare) }
    let band = zip(reached, bands).map { share, band in
      let range = evaluation.lift.recallInterval(band, confidence)
      return (x: share, low: range.lowerBound, high: range.upperBound)
    }
    let prevalence = evaluation.ranking.prevalence
    return Panel(
      title: wording(.modelGainsPanel), x: shareAxis(.modelGainsX),
      y: shareAxis(.modelGainsY, hasGrid: true),
      marks: [
        ReferenceLine(from: Point(0, 0), to: Point(1, 1), label: wording(.modelChance)),
        Curve(points: [Point(0, 0), Point(prevalence, 1), Point(1, 1)], tone: .muted, dash: .dotted),
        Curve(points: curve, band: [(x: 0, low: 0, high: 0)] + band, tone: .focus),
      ])
  }

  private var liftPanel: Panel {
    let lift = evaluation.lift
    let items = lift.bands.map { band -> PointRanges.Item in
      let range = lift.liftInterval(band, confidence)
      return PointRanges.Item(
        x: Double(band.number), y: band.lift, low: range?.lowerBound, high: range?.upperBound)
    }
    let most = items.map { $0.high ?? $0.y }.max() ?? 1
    let ticks = Axis.niceTicks(0...most)
    let count = Double(lift.bands.count)
    return Panel(
      title: wording(.modelLiftPanel),
      x: Axis(
        .linear(0.4...count + 0.6),
        ticks: lift.bands.map { Axis.Tick(Double($0.number), wording.number(Double($0.number), .num0)) },
        label: wording(.modelLiftX)),
      y: Axis(
        .linear(0...(ticks.last ?? most)), ticks: ticks.map { Axis.Tick($0, wording.number($0, .num1)) },
        label: wording(.modelLiftY), hasGrid: true),
      marks: [
        ReferenceLine(from: Point(0.4, 1), to: Point(count + 0.6, 1), label: wording(.modelAverage)),
        Columns(values: items.map { (x: $0.x, y: $0.y) }, width: 0.66, tone: .muted),
        PointRanges(items, tone: .focus),
      ])
  }

  private var gainsAlt: String {
    guard let first = evaluation.lift.bands.first else { return wording(.modelGainsTitle) }
    let third = evaluation.lift.bands.prefix(3).last ?? first
    return wording(
      .modelGainsAlt,
      [
        "lift": .number(first.lift, .mult1), "first": .number(first.cumulativeRecall, .pct0),
        "third": .number(third.cumulativeRecall, .pct0), "n": .count(third.number),
      ])
  }
}
