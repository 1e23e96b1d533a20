import Glibc

/// A forecast of purchases set against those that were made: how far off in all, how far off for each customer, and how
/// many of the purchases the customers ranked first made.
public struct ForecastCheck: Sendable {
  /// Purchases made by customers of one pattern, which have one forecast.
  public struct Outcome: Sendable, Hashable {
    /// Where the pattern stands among those forecast.
    public let pattern: Int
    public let made: Double
    public let count: Double

    public init(pattern: Int, made: Double, count: Double) {
      self.pattern = pattern
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
  public let topDecile: Estimate

  /// `forecast` has a number for each pattern; `variance` is that of the sum of forecasts from the uncertainty of the
  /// parameters.
  public init(_ outcomes: [Outcome], forecast: [Double], variance: Double = 0) {
    var bought = [Double](repeating: 0, count: forecast.count)
    var weights = bought
    var boughtSquares = bought
    var (n, sum, made, squares, errors, errorSquares) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for outcome in outcomes {
      let expected = forecast[outcome.pattern]
      let off = abs(expected - outcome.made)
      n += outcome.count
      sum += outcome.count * expected
      made += outcome.count * outcome.made
      squares += outcome.count * outcome.made * outcome.made
      errors += outcome.count * off
      errorSquares += outcome.count * off * off
      bought[outcome.pattern] += outcome.count * outcome.made
      boughtSquares[outcome.pattern] += outcome.count * outcome.made * outcome.made
      weights[outcome.pattern] += outcome.count
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
    topDecile =
      made > 0
      ? Self.topShare(forecast, weights, bought, boughtSquares, wanted: n / 10, made: made)
      : Estimate(0, standardError: 0)
  }

  /// Bought by so many customers with the highest forecasts; those with one forecast cannot be told apart, so they go
  /// together or in part. The error is that of a ratio of sums over customers.
  private static func topShare(
    _ forecast: [Double], _ weights: [Double], _ bought: [Double], _ squares: [Double], wanted: Double,
    made: Double
  ) -> Estimate {
    let level = level(forecast, weights, wanted)
    var (above, tied) = (0.0, 0.0)
    for index in forecast.indices {
      if forecast[index] > level { above += weights[index] }
      if forecast[index] == level { tied += weights[index] }
    }
    let part = tied > 0 ? min(1, max(0, wanted - above) / tied) : 0
    func taken(_ index: Int) -> Double {
      forecast[index] > level ? 1 : forecast[index] == level ? part : 0
    }
    let share = forecast.indices.reduce(0) { $0 + taken($1) * bought[$1] } / made
    let variance = forecast.indices.reduce(0) { sum, index in
      sum + (taken(index) - share) * (taken(index) - share) * squares[index]
    }
    return Estimate(share, standardError: variance.squareRoot() / made)
  }

  /// The forecast at which the customers with higher ones are too few and those with it make up the number: found by
  /// parting the values until one is left.
  private static func level(_ forecast: [Double], _ weights: [Double], _ wanted: Double) -> Double {
    var candidates = forecast.indices.filter { weights[$0] > 0 }
    var above = 0.0
    while let middle = candidates.isEmpty ? nil : candidates[candidates.count / 2] {
      let ends = [forecast[candidates[0]], forecast[middle], forecast[candidates[candidates.count - 1]]]
        .sorted()
      let pivot = ends[1]
      var (higher, equal) = (0.0, 0.0)
      for index in candidates {
        if forecast[index] > pivot { higher += weights[index] }
        if forecast[index] == pivot { equal += weights[index] }
      }
      if above + higher >= wanted, higher > 0 {
        candidates = candidates.filter { forecast[$0] > pivot }
      } else if above + higher + equal >= wanted {
        return pivot
      } else {
        above += higher + equal
        candidates = candidates.filter { forecast[$0] < pivot }
      }
    }
    return -.infinity
  }
}
