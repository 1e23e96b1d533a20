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

  init(
    _ lines: any Population, _ counts: PurchaseCounts, _ cell: CLV, kind: PurchaseFit.Kind
  ) throws(AnalysisError) {
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
    let end = cell.calibrationEnd?.number ?? counts.start + span * 3 / 4
    result = try Self.check(lines, until: end, of: counts.end, cell, kind)
  }

  private static func check(
    _ lines: any Population, until end: Int, of last: Int, _ cell: CLV, _ kind: PurchaseFit.Kind
  ) throws(AnalysisError) -> Result<Check, AbsenceError> {
    let table = try outcomes(lines, until: end, of: last, cell)
    var given: [PurchasePatterns.Pattern] = []
    var made: [Double] = []
    for index in 0..<table.count {
      let values = Array(table[index])
      let age = Double(end) - values[1]
      guard age > 0 else { continue }
      given.append(
        PurchasePatterns.Pattern(
          repeats: Int(values[0]) - 1, recency: values[2] - values[1], age: age,
          count: Double(table.counts[index])))
      made.append(values[3])
    }
    guard zip(given, made).contains(where: { $1 > 0 }) else {
      return .failure(AbsenceError(why: .nothingLater))
    }
    let patterns = PurchasePatterns(given)
    guard case .success(let fit) = PurchaseFit.fit(patterns, kind) else {
      return .failure(AbsenceError(why: .refused))
    }
    let days = last - end
    let forecast = PurchaseForecast(
      fit.model, patterns, over: Spells(to: Double(days)), covariance: fit.maximum.logCovariance)
    let total = forecast.total(forecast.purchases, weights: patterns.patterns.map { $0.count })
    let totals = patterns.totals
    let rate = totals.repeats / totals.age
    func rows(_ variance: Double = 0, _ expect: (PurchasePatterns.Pattern) -> Double) -> ForecastCheck {
      ForecastCheck(
        zip(given, made).map { pattern, made in
          ForecastCheck.Outcome(expected: expect(pattern), made: made, count: pattern.count)
        }, variance: variance)
    }
    func expected(_ pattern: PurchasePatterns.Pattern) -> Double {
      patterns.index(repeats: pattern.repeats, recency: pattern.recency, age: pattern.age).map {
        forecast.purchases[$0].value
      } ?? 0
    }
    return .success(
      Check(
        end: end, days: days,
        rows: [
          (.model, rows(forecast.variance(total.slopes), expected)),
          (.ownRate, rows { Double($0.repeats) / $0.age * Double(days) }),
          (.meanRate, rows { _ in rate * Double(days) }), (.zero, rows { _ in 0 }),
        ], byRepeats: byRepeats(given, made, expected)))
  }

  /// Purchase days, first and last of them up to a day, and purchase days after it, with counts of customers.
  private static func outcomes(
    _ lines: any Population, until end: Int, of last: Int, _ cell: CLV
  ) throws(AnalysisError) -> ValuePatterns {
    typealias Names = Purchases.Columns
    let (before, after) = ("#before", "#after")
    return try answered { () throws(PopulationError) in
      let later = try lines.purchases(
        PurchaseQuery(
          from: Day(number: end + 1), until: Day(number: last + 1), returns: cell.returns.query))
      let early = try lines.purchases(
        PurchaseQuery(until: Day(number: end + 1), returns: cell.returns.query))
      let renamed = try later.customers.extended(by: CountKernel(from: Names.days, to: after))
      return try early.customers.restricted(to: .present(Names.first))
        .extended(by: CountKernel(from: Names.days, to: before))
        .joined(with: renamed, columns: [after]).population
        .extended(by: CountKernel(from: after, to: after))
        .patterns(of: [before, Names.first, Names.last, after], sums: [])
    }
  }

  private static func byRepeats(
    _ given: [PurchasePatterns.Pattern], _ made: [Double], _ expected: (PurchasePatterns.Pattern) -> Double
  ) -> [(repeats: Int, customers: Double, made: Double, madeError: Double, expected: Double)] {
    var sums = [SIMD4<Double>](repeating: .zero, count: mostRepeats + 1)
    for (pattern, made) in zip(given, made) {
      let n = pattern.count
      sums[min(pattern.repeats, mostRepeats)] += SIMD4(n, n * made, n * made * made, n * expected(pattern))
    }
    return sums.enumerated().filter { $0.element[0] > 0 }.map { index, sum in
      let n = sum[0]
      let mean = sum[1] / n
      let variance = n > 1 ? max(0, sum[2] - n * mean * mean) / (n - 1) / n : 0
      return (index, n, mean, variance.squareRoot(), sum[3] / n)
    }
  }
}
