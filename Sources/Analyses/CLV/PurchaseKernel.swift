import Glibc
import Populations
import Statistics

/// What each customer will be worth, with an interval, the chance that they still buy, and how often they will.
struct PurchaseKernel: RowKernel {
  static let value = "#clv"
  static let low = "#clv_low"
  static let high = "#clv_high"
  static let alive = "#p_alive"
  static let purchases = "#purchases"
  /// Spent on repeats, 0 where returns came to more.
  static let spent = "#repeat_spend"

  let end: Double
  let patterns: PurchasePatterns
  /// By pattern: weighted purchases with the relative variance of their estimate, all purchases, the chance.
  let worth: [Double]
  let variances: [Double]
  let expected: [Double]
  let chances: [Double]
  let spend: SpendEstimate
  let margin: Double
  let z: Double

  typealias Names = Purchases.Columns

  var inputs: [String] { [Names.days, Names.first, Names.last, Names.repeatNet] }
  var outputs: [KernelOutput] {
    [Self.value, Self.low, Self.high, Self.alive, Self.purchases, Self.spent].map {
      KernelOutput($0, .number)
    }
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let (days, first, last, spent) = (block.numbers(0), block.numbers(1), block.numbers(2), block.numbers(3))
    let missing = [Double](repeating: .nan, count: block.count)
    var (values, lows, highs, alive, purchases) = (missing, missing, missing, missing, missing)
    var repeatSpend = missing
    var spends: [Int: Spend] = [:]
    for row in 0..<block.count where !first[row].isNaN {
      let repeats = Int(days[row]) - 1
      guard
        let index = patterns.index(
          repeats: repeats, recency: last[row] - first[row], age: end - first[row])
      else { continue }
      let known = spends[repeats] ?? Spend(spend, repeats)
      spends[repeats] = known
      let mean = repeats > 0 ? max(0, spent[row] / Double(repeats)) : 0
      let (amount, relative) = known.expected(mean, spend)
      let value = worth[index] * amount * margin
      let half = z * (variances[index] + relative).squareRoot()
      values[row] = value
      // On the logarithm's scale, since a value is positive.
      lows[row] = value * exp(-half)
      highs[row] = value * exp(half)
      alive[row] = chances[index]
      purchases[row] = expected[index]
      repeatSpend[row] = mean * Double(repeats)
    }
    results.outputs = [values, lows, highs, alive, purchases, repeatSpend].map { .numbers($0) }
  }

  /// Spend expected of those with one number of repeats.
  private struct Spend {
    let base: Double
    let share: Double
    let baseSlopes: [Double]
    let shareSlopes: [Double]

    init(_ estimate: SpendEstimate, _ repeats: Int) {
      (base, share) = estimate.expectation(repeats: repeats)
      (baseSlopes, shareSlopes) = estimate.slopes(repeats: repeats)
    }

    /// With the variance of its estimate, relative to its square.
    func expected(_ mean: Double, _ estimate: SpendEstimate) -> (Double, Double) {
      let amount = base + share * mean
      guard amount > 0 else { return (0, 0) }
      let slopes = baseSlopes.indices.map { (baseSlopes[$0] + shareSlopes[$0] * mean) / amount }
      return (amount, estimate.variance(slopes))
    }
  }
}

/// Whole numbers of one column under another name, 0 where missing.
struct CountKernel: RowKernel {
  let from: String
  let to: String

  var inputs: [String] { [from] }
  var outputs: [KernelOutput] { [KernelOutput(to, .number)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs = [.numbers(block.numbers(0).map { $0.isNaN ? 0 : $0 })]
  }
}

/// The tenth of the customers that a value belongs to: 1 from the first threshold up, then 2, and so on.
struct DecileKernel: RowKernel {
  static let decile = "#decile"
  /// Descending.
  let thresholds: [Double]

  var inputs: [String] { [PurchaseKernel.value] }
  var outputs: [KernelOutput] { [KernelOutput(Self.decile, .number)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs = [
      .numbers(
        block.numbers(0).map { value in
          value.isNaN ? .nan : Double(1 + thresholds.count { value < $0 })
        })
    ]
  }
}
