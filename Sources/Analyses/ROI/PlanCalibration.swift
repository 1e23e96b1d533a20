import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Statistics
import Tables

/// How well the scores that a plan weighs agree with outcomes: those of the window whose outcome is known.
struct PlanCalibration {
  /// How far above or below outcomes the scores lie in the large, on the scale of log-odds; `nil` where too few left or
  /// stayed to say.
  let level: Estimate?
  /// 1 where scores are neither too far apart nor too close together; `nil` as for the level.
  let slope: Estimate?
  /// Scores with an outcome.
  let count: Int

  init(_ population: any Population, score: String) throws(AnalysisError) {
    let departures = try Departures(population)
    let known = try answered { () throws(PopulationError) in
      try departures.known.restricted(to: .present(score))
    }
    let column = departures.column
    let table = try answered { () throws(PopulationError) in try known.extract([score, column]) }
    guard case .floats(let scores) = table.columns[0], case .flags(let outcomes) = table.columns[1] else {
      (level, slope, count) = (nil, nil, 0)
      return
    }
    let judged = ScoreTable(scores: scores, outcomes: outcomes)
    let line = CalibrationLine(judged)
    level = line?.inTheLarge ?? CalibrationLine.inTheLarge(of: judged)
    slope = line?.slope
    count = scores.count
  }

  /// A distance from 1 that no plan would feel is not told, however sure it is.
  private static let least = 0.02

  /// The interval of the slope excludes 1.
  func isOff(_ confidence: Confidence) -> Bool {
    guard let slope else { return false }
    return !slope.interval(confidence).contains(1) && abs(slope.value - 1) >= Self.least
  }

  func values(_ confidence: Confidence) -> [(name: ValueName, value: Value)] {
    slope.map { [(ValueName("calibration_slope"), Value($0, .num2, confidence, n: count))] } ?? []
  }

  /// Names the slope with its interval.
  func caveat(_ model: String, _ confidence: Confidence, _ wording: Wording) -> Caveat? {
    guard let slope, isOff(confidence) else { return nil }
    let range = slope.interval(confidence)
    return Caveat(
      code: "scores_uncalibrated",
      text: wording(
        slope.value < 1 ? .planTooExtreme : .planTooTimid,
        [
          "slope": .number(slope.value, .num2),
          "interval": .text(wording.interval(range.lowerBound, range.upperBound, .num2)),
          "model": .text(model),
        ]))
  }

  /// What stops a plan that asks for calibrated scores.
  func refusal(_ model: Located<String>, _ confidence: Confidence) -> AnalysisError? {
    guard let slope, isOff(confidence) else { return nil }
    let range = slope.interval(confidence)
    let (value, low, high) = (
      hundredths(slope.value), hundredths(range.lowerBound), hundredths(range.upperBound)
    )
    return AnalysisError(
      .uncalibratedScores,
      "the scores of '\(model.value)' are not calibrated: their calibration slope is \(value), from \(low) to \(high)",
      option: "model", hint: "add `calibrate:` to the model, or write `uncalibrated: warn`")
  }

  private func hundredths(_ value: Double) -> String {
    let whole = Int((abs(value) * 100).rounded())
    let rest = whole % 100
    return "\(value < 0 && whole > 0 ? "-" : "")\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// What a plan does with scores whose calibration slope is not 1.
enum UncalibratedChoice: String, OptionChoice { case warn, refuse }
