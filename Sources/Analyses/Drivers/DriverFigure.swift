import Figures
import Findings
import Formats
import Glibc
import Statistics

/// A forest plot: a dot and an interval for each hazard ratio on a logarithmic axis, with the numbers at the right.
struct DriverFigure {
  private let fit: DriverFit
  private let words: DriverWords
  private let wording: Wording
  /// In the order of the drivers.
  private let effects: [DriverEffect]

  /// Rows that fit on a page beside a title.
  private static let limit = 15

  init(_ fit: DriverFit, _ words: DriverWords) {
    self.fit = fit
    self.words = words
    wording = words.wording
    let shown = fit.effects.filter { !$0.isHidden }
    let strongest = shown.sorted {
      ($1.strength, $0.address) < ($0.strength, $1.address)
    }.prefix(Self.limit).map { $0.address }
    effects = shown.filter { strongest.contains($0.address) }
  }

  var exhibit: Exhibit {
    Exhibit(
      title: wording(.driversTitle),
      subtitle: wording(
        .driversSubtitle,
        [
          "n": .count(fit.model.customers), "period": .text(wording.period(words.context.period)),
          "level": .text(words.level),
        ]), content: .figure(figure), alt: alt, note: notes)
  }

  private var figure: Figure {
    let range = self.range
    return Figure(
      Panel(
        x: Axis(
          .logarithmic(range),
          ticks: DriverFigure.ticks(range).map { Axis.Tick($0, tick($0)) },
          label: wording(.driversAxis), hasGrid: true),
        y: Axis(.band(effects.map { words.name($0) })),
        marks: [
          ReferenceLine(
            from: Point(1, -0.5), to: Point(1, Double(effects.count) - 0.5),
            label: wording(.driversNoDifference), dash: .solid),
          Dots(dots: effects.enumerated().map { dot($1, at: $0) }),
        ]))
  }

  /// Sure ones stand out.
  private func dot(_ effect: DriverEffect, at band: Int) -> Bar {
    let interval = effect.estimate.interval(words.confidence)
    let mark = words.changesOverTime(effect.covariate) ? " †" : ""
    return Bar(
      band: band, value: exp(effect.estimate.value), low: exp(interval.lowerBound),
      high: exp(interval.upperBound),
      label: "\(words.printed(effect.estimate)) (\(words.interval(effect.estimate)))\(mark)",
      tone: effect.adjusted < words.alpha ? .focus : .muted)
  }

  /// Holds 1 and every estimate; long intervals go on beyond it.
  private var range: ClosedRange<Double> {
    let logs = effects.flatMap { effect in
      let interval = effect.estimate.interval(words.confidence)
      let (value, far) = (effect.estimate.value, 1.5)
      return [
        value, Swift.max(interval.lowerBound, value - far), Swift.min(interval.upperBound, value + far),
      ]
    }
    let low = Swift.min(logs.min() ?? 0, -0.1)
    let high = Swift.max(logs.max() ?? 0, 0.1)
    return exp(low - 0.03 * (high - low))...exp(high + 0.03 * (high - low))
  }

  /// Round ratios within a range, as many as can be read.
  private static func ticks(_ range: ClosedRange<Double>) -> [Double] {
    let scales: [[Double]] = [
      [0.01, 0.1, 1, 10, 100], [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100],
      [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50],
      [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4], [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 1.8, 2],
    ]
    let fitting = scales.map { $0.filter { range.contains($0) } }
    return fitting.min { (abs($0.count - 6), $1.count) < (abs($1.count - 6), $0.count) } ?? [1]
  }

  private func tick(_ value: Double) -> String {
    wording.number(
      value,
      value >= 1 && value.rounded() == value ? .num0 : (value * 10).rounded() == value * 10 ? .num1 : .num2)
  }

  private var alt: String {
    let parts = effects.map { effect in
      wording(
        .labelled,
        [
          "label": .text(words.name(effect)),
          "value": .text("\(words.printed(effect.estimate)) (\(words.interval(effect.estimate)))"),
        ])
    }
    return wording(.driversTitle) + ". " + parts.joined(separator: wording(.clauseSeparator)) + "."
  }

  private var notes: String? {
    var sentences: [String] = []
    let references = fit.terms.compactMap { term in
      term.reference.map {
        wording(
          .driversReferenceOf, ["term": .text(midSentence(term.label)), "level": .text($0.label)])
      }
    }
    if !references.isEmpty {
      sentences.append(
        wording(
          .driversDrawing, ["references": .text(references.joined(separator: ", "))]))
    }
    if effects.contains(where: { words.changesOverTime($0.covariate) }) {
      sentences.append(wording(.driversMark))
    }
    if effects.count < fit.effects.count {
      sentences.append(
        wording(.driversMore, ["n": .count(effects.count), "all": .count(fit.effects.count)]))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}

extension DriverEffect {
  /// How surely the ratio is not 1.
  fileprivate var strength: Double {
    estimate.standardError > 0 ? abs(estimate.value) / estimate.standardError : 0
  }
}
