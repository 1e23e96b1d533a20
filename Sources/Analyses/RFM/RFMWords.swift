import Formats
import Statistics

/// Scores and their values in words.
struct RFMWords {
  enum Measure: CaseIterable { case recency, frequency, monetary }

  private let report: RFMReport
  private var wording: Wording { report.wording }

  init(_ report: RFMReport) { self.report = report }

  /// "5: ≤ 21", from score 1 up.
  func ticks(_ scale: ScoreScale, _ measure: Measure) -> [String] {
    (1...scale.bins).map { score in
      wording(
        .rfmTick,
        ["score": .count(score), "range": .text(range(of: score, scale, measure))])
    }
  }

  /// The values of a score; whole numbers where the measure has only such.
  func range(of score: Int, _ scale: ScoreScale, _ measure: Measure) -> String {
    guard let (over, to) = scale.range(of: score) else { return wording(.rfmNobody) }
    return measure == .monetary ? money(over, to, scale.edge) : whole(over, to, scale.edge)
  }

  private func whole(_ over: Double?, _ to: Double?, _ edge: ScoreScale.Edge) -> String {
    // The first and last whole numbers that the cut points let in.
    let first = over.map { edge == .below ? $0.rounded(.down) + 1 : $0.rounded(.up) }
    let last = to.map { edge == .below ? $0.rounded(.down) : $0.rounded(.up) - 1 }
    switch (first, last) {
    case (let first?, let last?) where first > last: return wording(.rfmNobody)
    case (let first?, let last?) where first == last: return wording.number(first, .num0)
    case (let first?, let last?): return joined(first, last, .num0)
    case (nil, let last?): return wording(.rfmUpTo, ["to": .number(last, .num0)])
    case (let first?, nil): return wording(.rfmFrom, ["over": .number(first, .num0)])
    case (nil, nil): return ""
    }
  }

  private func money(_ over: Double?, _ to: Double?, _ edge: ScoreScale.Edge) -> String {
    switch (over, to) {
    case (let over?, let to?): return joined(over, to, .money2)
    case (nil, let to?): return wording(edge == .below ? .rfmUpTo : .rfmUnder, ["to": .number(to, .money2)])
    case (let over?, nil):
      return wording(edge == .below ? .rfmOver : .rfmFrom, ["over": .number(over, .money2)])
    case (nil, nil): return ""
    }
  }

  private func joined(_ low: Double, _ high: Double, _ format: Format) -> String {
    wording(.rfmOverTo, ["over": .number(low, format), "to": .number(high, format)])
  }

  /// What is measured, as it is defined.
  func definition(_ measure: Measure) -> String {
    let returns: [String: Argument] = ["returns": .text(report.returnsWords)]
    switch measure {
    case .recency: return wording(.rfmRecencyMeasure, ["day": .day(report.scoring.asOf)])
    case .frequency:
      return wording(report.scoring.frequency == .invoice ? .rfmInvoiceMeasure : .rfmDayMeasure)
    case .monetary:
      switch report.cell.options.monetary {
      case .sum: return wording(.rfmSumMeasure, returns)
      case .mean: return wording(.rfmMeanMeasure, returns)
      case .median: return wording(.rfmMedianMeasure, returns)
      }
    }
  }
}
