import Diagnostics
import Findings
import Populations
import Statistics

/// Sums over customers by tenth of their value, with standard errors from the parameters of both models.
struct PurchaseTenths {
  struct Sums {
    let customers: Int
    let value: Estimate
    let purchases: Estimate
    let alive: Estimate
    /// Means over the customers of the ends of what each may bring.
    let likely: ClosedRange<Double>
  }

  let all: Sums
  /// Most valuable first: ten, or fewer where values tie; with the share of the value that each holds.
  let tenths: [(number: Int, sums: Sums, share: Estimate)]
  /// The share of the value that the most valuable tenth holds; customers of one value hold it alike.
  let topShare: Estimate
  /// What the most valuable customer alone is worth.
  let greatest: Double

  init(
    _ valued: any Population, _ forecast: PurchaseForecast, _ spends: SpendTable, margin: Double
  ) throws(AnalysisError) {
    let found = try answered { () throws(PopulationError) in
      try valued.quantiles(of: PurchaseKernel.value, at: (1...10).map { Double($0) / 10 }) ?? []
    }
    greatest = found.last ?? 0
    let thresholds = Array(found.dropLast().reversed())
    let kernel = TenthKernel(
      thresholds: thresholds, forecast: forecast, spends: spends, margin: margin)
    let sum = try answered { () throws(PopulationError) in try valued.sums(of: kernel) }
    func sums(_ count: Int, _ sums: [Double]) -> Sums {
      let part = TenthKernel.Parts(sums)
      let n = Double(max(1, count))
      return Sums(
        customers: count,
        value: Estimate(
          part.value,
          standardError: (forecast.variance(part.byPurchases) + spends.variance(part.bySpend)).squareRoot()),
        purchases: forecast.estimate(part.purchases), alive: forecast.estimate(part.alive),
        likely: part.low / n...max(part.low, part.high) / n)
    }
    all = sums(sum.count, sum.sums)
    tenths = sum.groups.enumerated().filter { $0.element.count > 0 }.map { index, group in
      let share = Self.share(of: group.sums, in: sum.sums, forecast, spends)
      return (number: index + 1, sums: sums(group.count, group.sums), share: share)
    }
    // A tenth of the customers is no whole number, or cuts through customers of one value: what is missing or too much
    // is of the value at the threshold.
    let missing = Double(sum.count) / 10 - Double(sum.groups[0].count)
    topShare = Self.share(
      of: sum.groups[0].sums, in: sum.sums, forecast, spends,
      more: missing * (thresholds.first ?? 0))
  }

  /// Who is in a tenth moves with the parameters too, but only customers at its ends, who are worth the same as those
  /// beyond them.
  private static func share(
    of part: [Double], in all: [Double], _ forecast: PurchaseForecast, _ spends: SpendTable, more: Double = 0
  ) -> Estimate {
    let (part, all) = (TenthKernel.Parts(part), TenthKernel.Parts(all))
    guard all.value > 0 else { return Estimate(0, standardError: 0) }
    let share = (part.value + more) / all.value
    let byPurchases = (part.byPurchases - share * all.byPurchases) / all.value
    let bySpend = (part.bySpend - share * all.bySpend) / all.value
    return Estimate(
      share, standardError: (forecast.variance(byPurchases) + spends.variance(bySpend)).squareRoot())
  }
}

/// The tenth that a customer's value belongs to, and what is summed of each.
struct TenthKernel: RowKernel {
  /// Descending: the first tenth reaches the first one.
  let thresholds: [Double]
  let forecast: PurchaseForecast
  let spends: SpendTable
  let margin: Double

  /// The numbers of a customer or their sums.
  struct Parts {
    var value: Double
    var low: Double
    var high: Double
    var purchases: Sensitive
    var alive: Sensitive
    /// Of the value, by the logarithms of the parameters of purchases and of spend.
    var byPurchases: SIMD4<Double>
    var bySpend: SIMD4<Double>

    static let count = 21

    init(_ numbers: [Double]) {
      func lanes(_ start: Int) -> SIMD4<Double> {
        SIMD4(numbers[start], numbers[start + 1], numbers[start + 2], numbers[start + 3])
      }
      (value, low, high) = (numbers[0], numbers[1], numbers[2])
      purchases = Sensitive(numbers[3], lanes(5))
      alive = Sensitive(numbers[4], lanes(9))
      byPurchases = lanes(13)
      bySpend = lanes(17)
    }
  }

  typealias Names = Purchases.Columns

  var inputs: [String] {
    [
      PurchaseKernel.value, PurchaseKernel.likelyLow, PurchaseKernel.likelyHigh, PurchaseKernel.pattern,
      PurchaseKernel.spent, Names.days,
    ]
  }

  var outputs: [KernelOutput] {
    [KernelOutput("#tenth", .category((1...10).map { String($0) }))]
      + (0..<Parts.count).map { KernelOutput("#part_\($0)", .number) }
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let (values, lows, highs) = (block.numbers(0), block.numbers(1), block.numbers(2))
    let (places, means, days) = (block.numbers(3), block.numbers(4), block.numbers(5))
    var tenths = [Int32](repeating: -1, count: block.count)
    var made = KernelColumns(Parts.count, rows: block.count)
    for row in 0..<block.count {
      var parts = InlineArray<21, Double>(repeating: 0)
      guard !values[row].isNaN else {
        made.append(parts)
        continue
      }
      let index = Int(places[row])
      tenths[row] = Int32(thresholds.count { values[row] < $0 })
      let (weighted, purchases) = (forecast.weighted[index], forecast.purchases[index])
      let alive = forecast.alive[index]
      let spend = spends.expected(repeats: Int(days[row]) - 1, mean: means[row])
      (parts[0], parts[1], parts[2]) = (values[row], lows[row], highs[row])
      (parts[3], parts[4]) = (purchases.value, alive.value)
      for lane in 0..<4 {
        parts[5 + lane] = purchases.slopes[lane]
        parts[9 + lane] = alive.slopes[lane]
        parts[13 + lane] = weighted.slopes[lane] * spend.amount * margin
        parts[17 + lane] = weighted.value * spend.slopes[lane] * margin
      }
      made.append(parts)
    }
    results.outputs = [.codes(tenths)] + made.finish()
  }
}
