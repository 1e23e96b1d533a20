import Glibc

/// A forecast of purchases set against those that were made: how far off in all, how far off for each customer, and how
/// many of the purchases the customers ranked first made.
public struct ForecastCheck: Sendable {
  /// Customers with one forecast and one number of purchases made.
  public struct Outcome: Sendable, Hashable {
    public let expected: Double
    public let made: Double
    public let count: Double

    public init(expected: Double, made: Double, count: Double) {
      self.expected = expected
      self.made = made
      self.count = count
    }
  }

  public let expected: Double
  public let made: Double
  public let customers: Double
  /// Expected over made, with a standard error for the chance in who bought; `nil` when nothing was.
  public let ratio: Estimate?
  /// Mean absolute error a customer.
  public let error: Estimate
  /// Share of the purchases made that the tenth with the highest forecasts made; ties share them.
  public let topDecile: Double

  /// `variance` is that of the sum of forecasts from the uncertainty of the parameters.
  public init(_ outcomes: [Outcome], variance: Double = 0) {
    var (n, sum, made, squares, errors, errorSquares) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for outcome in outcomes {
      let off = abs(outcome.expected - outcome.made)
      n += outcome.count
      sum += outcome.count * outcome.expected
      made += outcome.count * outcome.made
      squares += outcome.count * outcome.made * outcome.made
      errors += outcome.count * off
      errorSquares += outcome.count * off * off
    }
    expected = sum
    self.made = made
    customers = n
    let mean = n > 0 ? errors / n : 0
    let spread = n > 1 ? max(0, errorSquares - n * mean * mean) / (n - 1) / n : 0
    error = Estimate(mean, standardError: spread.squareRoot())
    if made > 0 {
      let ratio = sum / made
      let chance = n > 1 ? max(0, squares - made * made / n) * n / (n - 1) : 0
      let relative = chance / (made * made) + (sum > 0 ? variance / (sum * sum) : 0)
      self.ratio = Estimate(ratio, standardError: ratio * relative.squareRoot())
    } else {
      ratio = nil
    }
    topDecile = Self.topShare(outcomes, customers: n, made: made)
  }

  private static func topShare(_ outcomes: [Outcome], customers: Double, made: Double) -> Double {
    guard made > 0 else { return 0 }
    let sorted = outcomes.sorted { ($1.expected, $0.made) < ($0.expected, $1.made) }
    var left = customers / 10
    var share = 0.0
    var index = 0
    while index < sorted.count, left > 0 {
      // Those with one forecast cannot be told apart, so they go together or in part.
      var (count, bought) = (0.0, 0.0)
      let level = sorted[index].expected
      while index < sorted.count, sorted[index].expected == level {
        count += sorted[index].count
        bought += sorted[index].count * sorted[index].made
        index += 1
      }
      share += bought * min(1, left / count)
      left -= count
    }
    return share / made
  }
}
