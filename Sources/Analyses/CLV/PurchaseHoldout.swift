import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// The model learnt from an early part of the time, set against what customers bought later, beside naive forecasts.
struct PurchaseHoldout {
  enum Forecast: Hashable { case model, ownRate, meanRate, zero }

  struct Check {
    /// The last day learnt from, and how many days were forecast.
    let end: Int
    let days: Int
    let rows: [(forecast: Forecast, check: ForecastCheck)]
    /// Mean purchases made and expected, by repeats before: 0, 1, … with the last taking in all above.
    let byRepeats: [(repeats: Int, customers: Double, made: Double, madeError: Double, expected: Double)]

    subscript(forecast: Forecast) -> ForecastCheck? { rows.first { $0.forecast == forecast }?.check }

    /// The naive forecast with the smallest error.
    var bestNaive: (forecast: Forecast, check: ForecastCheck)? {
      rows.filter { $0.forecast != .model }.min { $0.check.error.value < $1.check.error.value }
    }
  }

  /// Why there is no check.
  enum Absence: Hashable {
    /// Less than sixteen weeks of orders.
    case shortHistory
    /// The model could not be fitted to the early part.
    case refused
    case nothingLater
  }

  let result: Result<Check, AbsenceError>
  struct AbsenceError: Error, Hashable { let why: Absence }

  /// Days of orders below which nothing is held out unless asked for.
  static let shortest = 112
  static let mostRepeats = 7

  var check: Check? { try? result.get() }

  /// So much of the days from the first purchase to the last is learnt from, unless the cell names a day.
  static let share = 0.75

  init(_ counts: PurchaseCounts, _ cell: CLV, _ choice: PurchaseChoice) throws(AnalysisError) {
    let span = counts.end - counts.start
    if let wanted = cell.calibrationEnd, wanted.number <= counts.start || wanted.number >= counts.end {
      throw AnalysisError(
        .badCalibrationEnd,
        "the orders run from \(Day(number: counts.start).iso) to \(Day(number: counts.end).iso), and "
          + "'calibration_end' does not lie between", option: "calibration_end")
    }
    guard cell.calibrationEnd != nil || span >= Self.shortest else {
      result = .failure(AbsenceError(why: .shortHistory))
      return
    }
    let table = try answered { () throws(PopulationError) in
      try counts.customers.patterns(of: [Names.earlyDays, Names.first, Names.earlyLast, Names.days])
    }
    result = Self.check(table, until: counts.split, of: counts.end, near: choice)
  }

  private typealias Names = Purchases.Columns

  private static func check(
    _ table: ValuePatterns, until end: Int, of last: Int, near choice: PurchaseChoice
  ) -> Result<Check, AbsenceError> {
    let list = PatternList(table, end: end)
    let outcomes = list.rows.map { pattern, row in
      ForecastCheck.Outcome(
        pattern: pattern, made: table.values[4 * row + 3] - table.values[4 * row],
        count: Double(table.counts[row]))
    }
    guard outcomes.contains(where: { $0.made > 0 }) else {
      return .failure(AbsenceError(why: .nothingLater))
    }
    let patterns = PurchasePatterns(list.patterns)
    guard
      case .success(let fit) = PurchaseFitting.of(patterns).flatMap({
        $0.fit(choice.kind, near: choice.fit)
      })
    else { return .failure(AbsenceError(why: .refused)) }
    let days = last - end
    let forecast = PurchaseForecast(
      fit.model, patterns, over: Spells(to: Double(days)), covariance: fit.maximum.logCovariance)
    let total = forecast.total(forecast.purchases, weights: patterns.patterns.map { $0.count })
    let expected = forecast.purchases.map { $0.value }
    let rate = patterns.totals.repeats / patterns.totals.age
    let own = patterns.patterns.map { Double($0.repeats) / $0.age * Double(days) }
    func same(_ forecast: Double) -> [Double] { [Double](repeating: forecast, count: expected.count) }
    return .success(
      Check(
        end: end, days: days,
        rows: [
          (.model, ForecastCheck(outcomes, forecast: expected, variance: forecast.variance(total.slopes))),
          (.ownRate, ForecastCheck(outcomes, forecast: own)),
          (.meanRate, ForecastCheck(outcomes, forecast: same(rate * Double(days)))),
          (.zero, ForecastCheck(outcomes, forecast: same(0))),
        ], byRepeats: byRepeats(outcomes, patterns, expected)))
  }

  private static func byRepeats(
    _ outcomes: [ForecastCheck.Outcome], _ patterns: PurchasePatterns, _ expected: [Double]
  ) -> [(repeats: Int, customers: Double, made: Double, madeError: Double, expected: Double)] {
    var sums = [SIMD4<Double>](repeating: .zero, count: mostRepeats + 1)
    for outcome in outcomes {
      let (n, made) = (outcome.count, outcome.made)
      sums[min(patterns.patterns[outcome.pattern].repeats, mostRepeats)] +=
        SIMD4(n, n * made, n * made * made, n * expected[outcome.pattern])
    }
    return sums.enumerated().filter { $0.element[0] > 0 }.map { index, sum in
      let n = sum[0]
      let mean = sum[1] / n
      let variance = n > 1 ? max(0, sum[2] - n * mean * mean) / (n - 1) / n : 0
      return (index, n, mean, variance.squareRoot(), sum[3] / n)
    }
  }
}
