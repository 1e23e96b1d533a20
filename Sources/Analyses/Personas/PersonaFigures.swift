import Figures
import Findings
import Formats
import Models
import Populations
import Statistics

/// The pictures of personas: where they lie, and how many of each leave.
struct PersonaFigures {
  let profile: PersonaProfile
  let context: AnalysisContext

  private var wording: Wording { context.wording }

  /// A sample of customers over the two features that part the personas best; `nil` with a single feature.
  func scatter() throws(PopulationError) -> Exhibit? {
    guard let (x, y) = profile.separating else { return nil }
    let columns = [x, y].map { profile.segments.valueColumns[$0] }
    let extended = try profile.counts.assigned.adding([(Self.code, profile.codes)])
    let sample = try extended.sample(of: columns + [Self.code], size: 1_500, seed: context.seed)
    let rows = sample.rows.indices
    let xs = SpreadValues(rows.map { within(x, sample.values[$0 * 3]) }, turn: SpreadValues.across)
    let ys = SpreadValues(rows.map { within(y, sample.values[$0 * 3 + 1]) }, turn: SpreadValues.upward)
    var points = [[Point]](repeating: [], count: profile.names.count)
    for row in rows { points[Int(sample.values[row * 3 + 2])].append(Point(xs.values[row], ys.values[row])) }
    let all = points.flatMap { $0 }
    guard !all.isEmpty else { return nil }
    let centres = profile.names.indices.map { Point(profile.means[$0][x], profile.means[$0][y]) }
    let marks: [any Mark] =
      points.enumerated().map { Scatter(points: $1, tone: .series($0)) }
      + [
        Centres(points: centres, labels: profile.names, tones: profile.names.indices.map { .series($0) })
      ]
    let panel = Panel(x: axis(xs, feature: x), y: axis(ys, feature: y), marks: marks)
    let isSpread = xs.isSpread || ys.isSpread
    return Exhibit(
      title: wording(.personaScatter),
      subtitle: wording(
        isSpread ? .personaScatterSubtitleSpread : .personaScatterSubtitle, ["n": .count(all.count)]),
      content: .figure(Figure(panel, height: 190)), alt: scatterAlt(centres, x, y))
  }

  /// Rates with their intervals; personas too small to show are left out.
  func bars() -> Exhibit? {
    let shown = profile.names.indices.filter { profile.rates[$0] != nil }
    guard !shown.isEmpty else { return nil }
    let bars = shown.enumerated().compactMap { band, index -> Bar? in
      guard let rate = profile.rates[index], let number = rate.number else { return nil }
      return Bar(
        band: band, value: number, low: rate.interval?.low, high: rate.interval?.high,
        label: wording.number(number, .pct1), tone: .series(index))
    }
    let top = bars.map { $0.high ?? $0.value }.max() ?? 1
    let ticks = Axis.niceTicks(0...Swift.max(top, 0.01))
    let panel = Panel(
      x: Axis(
        .linear(0...Swift.max(ticks.last ?? top, top)),
        ticks: ticks.map { Axis.Tick($0, wording.number($0, .pct0)) }),
      y: Axis(.band(shown.map { profile.names[$0] })), marks: [HorizontalBars(bars: bars)])
    let rates = shown.compactMap { index -> String? in
      guard let rate = profile.rates[index], let number = rate.number, let interval = rate.interval else {
        return nil
      }
      return wording(
        .personaRateAlt,
        [
          "name": .text(profile.names[index]), "rate": .number(number, .pct1),
          "interval": .text(wording.interval(interval.low, interval.high, .pct1)),
        ])
    }
    return Exhibit(
      id: "churn", title: wording(profile.isSnapshot ? .personaBarsSnapshot : .personaBars),
      subtitle: wording(
        profile.isSnapshot ? .personaBarsSubtitleSnapshot : .personaBarsSubtitle,
        ["level": .number(context.level, .pct0)]),
      content: .figure(Figure(panel, height: 44 + 24 * Double(bars.count))),
      alt: wording(.personaBarsAlt, ["rates": .text(rates.joined(separator: ", "))]))
  }

  private static let code = "#persona_code"

  /// A value where it was moved to when it lies far from all others.
  private func within(_ dimension: Int, _ value: Double) -> Double {
    let feature = profile.segments.features[profile.segments.dimensions[dimension].feature]
    return feature.bounds.map { Swift.min(Swift.max(value, $0.lowerBound), $0.upperBound) } ?? value
  }

  /// How well customers sit in their persona: by persona, silhouettes from the greatest to the least.
  func silhouettes() -> Exhibit? {
    let shown = profile.names.indices.filter { !profile.segments.silhouettes[$0].curve.isEmpty }
    let values = shown.flatMap { profile.segments.silhouettes[$0].curve }
    guard let least = values.min(), shown.count > 1 else { return nil }
    let ticks = Axis.niceTicks(Swift.min(least, 0)...1)
    let curves: [any Mark] = shown.map { index in
      let curve = profile.segments.silhouettes[index].curve
      return Curve(
        points: curve.enumerated().map { Point(Double($0) / Double(curve.count - 1), $1) },
        tone: .series(index), label: profile.names[index])
    }
    let mean = profile.segments.silhouette
    let line = ReferenceLine(
      from: Point(0, mean), to: Point(1, mean),
      label: wording(.personaSilhouetteMean, ["value": .number(mean, .num2)]))
    let panel = Panel(
      x: Axis(
        .linear(0...1), ticks: [0, 0.25, 0.5, 0.75, 1].map { Axis.Tick($0, wording.number($0, .pct0)) },
        label: wording(.personaSilhouetteX)),
      y: Axis(
        .linear(Swift.min(ticks.first ?? 0, least)...1),
        ticks: ticks.filter { $0 <= 1 }.map { Axis.Tick($0, wording.number($0, .num2)) },
        label: wording(.personaSilhouetteY), hasGrid: true),
      marks: curves + [line])
    let means = shown.map { index in
      wording(
        .labelled,
        [
          "label": .text(profile.names[index]),
          "value": .number(profile.segments.silhouettes[index].mean, .num2),
        ])
    }
    return Exhibit(
      id: "silhouettes", title: wording(.personaSilhouettes),
      subtitle: wording(.personaSilhouettesSubtitle, ["n": .count(profile.segments.silhouetteRows)]),
      content: .figure(Figure(panel, height: 190)),
      alt: wording(
        .personaSilhouettesAlt,
        ["mean": .number(mean, .num2), "means": .text(means.joined(separator: wording(.clauseSeparator)))]),
      note: wording(.personaSilhouettesNote), isSupplementary: true)
  }

  /// Ticks are those of the values themselves; what is spread below the first or above the last has room.
  private func axis(_ spread: SpreadValues, feature: Int) -> Axis {
    let low = spread.original.min() ?? 0
    let high = Swift.max(spread.original.max() ?? 1, low + 1e-9)
    let range = (low >= 0 && low < (high - low) / 2 ? 0 : low)...high
    let ticks = ticks(range, feature)
    let least = Swift.min(range.lowerBound, spread.values.min() ?? low)
    let outer =
      Swift.min(ticks.first ?? low, least)...Swift.max(ticks.last ?? high, high, spread.values.max() ?? high)
    return Axis(
      .linear(outer), ticks: ticks.map { Axis.Tick($0, wording.number($0, profile.axisFormat(feature))) },
      label: profile.labels[feature], hasGrid: true)
  }

  /// Years for months; whole numbers where labels are printed without decimals.
  private func ticks(_ range: ClosedRange<Double>, _ feature: Int) -> [Double] {
    if profile.isInMonths(feature), range.upperBound >= 24 {
      let step = range.upperBound > 96 ? 24.0 : 12
      let last = (range.upperBound / step).rounded(.up) * step
      return Array(stride(from: (range.lowerBound / step).rounded(.down) * step, through: last, by: step))
    }
    let choices = [5, 6, 4, 3, 2].map { Axis.niceTicks(range, count: $0) }
    let whole = choices.first { $0.allSatisfy { $0.rounded() == $0 } }
    return whole ?? Axis.niceTicks(range)
  }

  private func scatterAlt(_ centres: [Point], _ x: Int, _ y: Int) -> String {
    let places = centres.enumerated().map { index, centre in
      wording(
        .personaCentreAlt,
        [
          "name": .text(profile.names[index]), "x": .number(centre.x, profile.format(x)),
          "y": .number(centre.y, profile.format(y)),
        ])
    }
    return wording(
      .personaScatterAlt,
      [
        "x": .text(profile.labels[x]), "y": .text(profile.labels[y]), "k": .count(centres.count),
        "centres": .text(places.joined(separator: ", ")),
      ])
  }
}
