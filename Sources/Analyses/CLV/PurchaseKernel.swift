import Glibc
import Populations
import Statistics

/// What each customer will be worth: the expected value with its interval, the interval of what the customer may bring,
/// the chance that they still buy, and how often they will.
struct PurchaseKernel: RowKernel {
  static let value = "#clv"
  static let low = "#clv_low"
  static let high = "#clv_high"
  static let alive = "#p_alive"
  static let purchases = "#purchases"
  /// Of what the customer goes on to do, where the others are of its expectation.
  static let likelyLow = "#clv_likely_low"
  static let likelyHigh = "#clv_likely_high"
  static let purchasesLow = "#purchases_low"
  static let purchasesHigh = "#purchases_high"
  /// Spent a repeat, 0 without one and where returns came to more.
  static let spent = "#repeat_spend"
  /// Where the customer's pattern stands among the patterns.
  static let pattern = "#pattern"

  let end: Double
  let patterns: PurchasePatterns
  let forecast: PurchaseForecast
  let outcomes: PurchaseOutcomes
  let spends: SpendTable
  let margin: Double
  let level: Double
  let z: Double

  typealias Names = Purchases.Columns

  var inputs: [String] { [Names.days, Names.first, Names.last, Names.repeatNet] }
  var outputs: [KernelOutput] {
    [
      Self.value, Self.low, Self.high, Self.alive, Self.purchases, Self.likelyLow, Self.likelyHigh,
      Self.purchasesLow, Self.purchasesHigh, Self.spent, Self.pattern,
    ].map { KernelOutput($0, .number) }
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let (days, first, last, spent) = (block.numbers(0), block.numbers(1), block.numbers(2), block.numbers(3))
    var made = KernelColumns(outputs.count, rows: block.count)
    for row in 0..<block.count {
      let repeats = first[row].isNaN ? 0 : Int(days[row]) - 1
      guard !first[row].isNaN,
        let index = patterns.index(
          repeats: repeats, recency: last[row] - first[row], age: end - first[row])
      else {
        made.append(InlineArray<11, Double>(repeating: .nan))
        continue
      }
      made.append(worth(index, repeats, repeats > 0 ? max(0, spent[row] / Double(repeats)) : 0))
    }
    results.outputs = made.finish()
  }

  /// In the order of the outputs.
  private func worth(_ index: Int, _ repeats: Int, _ mean: Double) -> InlineArray<11, Double> {
    let spend = spends.expected(repeats: repeats, mean: mean)
    let expected = forecast.expected[index]
    let value = expected.weighted * spend.amount * margin
    let variance =
      expected.weighted > 0
      ? expected.weightedVariance / (expected.weighted * expected.weighted)
        + spends.variance(spend.slopes / max(spend.amount, .leastNormalMagnitude)) : 0
    // On the logarithm's scale, since a value is positive.
    let factor = exp(z * variance.squareRoot())
    let alive = expected.alive
    let likely = outcomes.interval(index, repeats: repeats, alive: alive, mean: mean, level: level)
    // A purchase to come has the weight that those expected have in the mean.
    let share = expected.purchases > 0 ? margin * expected.weighted / expected.purchases : 0
    return [
      value, value / factor, value * factor, alive, expected.purchases, share * likely.amount.lowerBound,
      share * likely.amount.upperBound, Double(likely.purchases.lowerBound),
      Double(likely.purchases.upperBound), mean, Double(index),
    ]
  }
}

/// Spend expected of a purchase by number of repeats, made ready for many customers.
struct SpendTable: Sendable {
  private struct Entry: Sendable {
    let base: Double
    let share: Double
    let baseSlopes: SIMD4<Double>
    let shareSlopes: SIMD4<Double>
  }

  private let covariance: DeltaVariance
  /// By number of repeats.
  private let entries: [Entry]

  init(_ estimate: SpendEstimate, most: Int) {
    covariance = DeltaVariance(estimate.covariance)
    func lanes(_ slopes: [Double]) -> SIMD4<Double> {
      slopes.enumerated().reduce(into: SIMD4<Double>.zero) { $0[$1.offset] = $1.element }
    }
    entries = (0...max(0, most)).map { repeats in
      let (base, share) = estimate.expectation(repeats: repeats)
      let slopes = estimate.slopes(repeats: repeats)
      return Entry(base: base, share: share, baseSlopes: lanes(slopes.base), shareSlopes: lanes(slopes.share))
    }
  }

  /// With its derivatives by the logarithms of the spend model's parameters; the mean is 0 without repeats.
  func expected(repeats: Int, mean: Double) -> (amount: Double, slopes: SIMD4<Double>) {
    let entry = entries[repeats]
    return (entry.base + entry.share * mean, entry.baseSlopes + mean * entry.shareSlopes)
  }

  func variance(_ slopes: SIMD4<Double>) -> Double { covariance(slopes) }
}
