import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables

/// Customers without a contract, valued by how often and for how much they bought.
struct PurchaseStudy {
  /// Sums over some of the customers, with standard errors from the parameters.
  struct Sums {
    let customers: Int
    let value: Estimate
    let purchases: Estimate
    let alive: Estimate
  }

  let counts: PurchaseCounts
  let choice: PurchaseChoice
  let spend: SpendEstimate
  let correlation: SpendCorrelation
  let all: Sums
  /// Most valuable first: ten, or fewer where values tie.
  let deciles: [(number: Int, sums: Sums)]
  let topDecile: Double
  let holdout: PurchaseHoldout
  /// One row a customer, with values.
  let valued: any Population

  init(_ lines: any Population, _ cell: CLV, _ context: AnalysisContext) throws(AnalysisError) {
    let counts = try PurchaseCounts(lines, until: context.asOf?.number, returns: cell.returns.query)
    self.counts = counts
    guard !counts.patterns.patterns.isEmpty else {
      throw AnalysisError(
        .fewRepeaters, "everybody bought for the first time on the last day, so nobody had time to come back")
    }
    choice = try PurchaseChoice(cell.model, counts.patterns)
    spend = SpendEstimate(counts.spends)
    correlation = SpendCorrelation(counts.spends)
    let fit = choice.fit
    let worth = PurchaseForecast(
      fit.model, counts.patterns, over: cell.terms.spells, covariance: fit.maximum.logCovariance)
    let horizon = Spells(to: Double(cell.terms.horizon) * CLVTerms.monthDays)
    let expected = PurchaseForecast(
      fit.model, counts.patterns, over: horizon, covariance: fit.maximum.logCovariance)
    let kernel = PurchaseKernel(
      end: Double(counts.end), patterns: counts.patterns, worth: worth.purchases.map { $0.value },
      variances: worth.purchases.map { purchases in
        purchases.value > 0 ? worth.variance(purchases.slopes.map { $0 / purchases.value }) : 0
      }, expected: expected.purchases.map { $0.value }, chances: worth.alive.map { $0.value }, spend: spend,
      margin: cell.terms.margin, z: Confidence(context.level).z)
    let summing = PurchaseSums(
      patterns: counts.patterns, worth: worth, expected: expected, spend: spend, margin: cell.terms.margin)
    let valued = try answered { () throws(PopulationError) in
      try counts.customers.extended(by: kernel).restricted(to: .present(PurchaseKernel.value))
    }
    let thresholds = try Self.thresholds(valued)
    let parted = try answered { () throws(PopulationError) in
      try valued.extended(by: DecileKernel(thresholds: thresholds.deciles))
    }
    self.valued = parted
    topDecile = thresholds.top
    (deciles, all) = try summing.byDecile(parted, end: counts.end)
    holdout = try PurchaseHoldout(lines, counts, cell, kind: choice.kind)
  }

  /// The values that divide customers into tenths, largest first, and the share of the first tenth.
  private static func thresholds(
    _ valued: any Population
  ) throws(AnalysisError) -> (deciles: [Double], top: Double) {
    let table = try answered { () throws(PopulationError) in try valued.extract([PurchaseKernel.value]) }
    guard case .numbers(let values) = table.columns[0] else { return ([], 0) }
    let sorted = values.sorted(by: >)
    let deciles = (1..<10).compactMap { tenth -> Double? in
      let place = sorted.count * tenth / 10
      return place > 0 ? sorted[place - 1] : nil
    }
    return (deciles, ContractStudy.topDecile(values))
  }
}

/// Sums over customers of one pattern are sums over the pattern, since expected spend is linear in what was spent.
struct PurchaseSums {
  let patterns: PurchasePatterns
  let worth: PurchaseForecast
  let expected: PurchaseForecast
  let spend: SpendEstimate
  let margin: Double

  private struct Running {
    var customers = 0.0
    var value = 0.0
    var byPurchases: [Double]
    var bySpend: [Double]
    var purchases: Sensitive
    var alive: Sensitive

    init(_ parameters: Int, _ spend: Int) {
      byPurchases = [Double](repeating: 0, count: parameters)
      bySpend = [Double](repeating: 0, count: spend)
      purchases = Sensitive(0, byPurchases)
      alive = Sensitive(0, byPurchases)
    }
  }

  /// By tenth of the value, the most valuable first, and over everyone.
  func byDecile(
    _ valued: any Population, end: Int
  ) throws(AnalysisError) -> ([(number: Int, sums: PurchaseStudy.Sums)], PurchaseStudy.Sums) {
    typealias Names = Purchases.Columns
    let table = try answered { () throws(PopulationError) in
      try valued.patterns(
        of: [DecileKernel.decile, Names.days, Names.first, Names.last], sums: [PurchaseKernel.spent])
    }
    var deciles: [(number: Int, running: Running)] = []
    var all = empty
    for index in 0..<table.count {
      let values = Array(table[index])
      let repeats = Int(values[1]) - 1
      guard
        let pattern = patterns.index(
          repeats: repeats, recency: values[3] - values[2], age: Double(end) - values[2])
      else { continue }
      if deciles.last?.number != Int(values[0]) { deciles.append((Int(values[0]), empty)) }
      let means = repeats > 0 ? table.sums[0][index] / Double(repeats) : 0
      let count = Double(table.counts[index])
      add(pattern, count: count, means: means, to: &deciles[deciles.count - 1].running)
      add(pattern, count: count, means: means, to: &all)
    }
    return (deciles.map { ($0.number, sums($0.running)) }, sums(all))
  }

  private var empty: Running {
    Running(worth.purchases.first?.slopes.count ?? 0, spend.covariance.count)
  }

  private func add(_ index: Int, count: Double, means: Double, to running: inout Running) {
    let repeats = patterns.patterns[index].repeats
    let (base, share) = spend.expectation(repeats: repeats)
    let slopes = spend.slopes(repeats: repeats)
    let amount = margin * (base * count + share * means)
    let purchases = worth.purchases[index]
    running.customers += count
    running.value += purchases.value * amount
    for k in running.byPurchases.indices {
      running.byPurchases[k] += purchases.slopes[k] * amount
      running.purchases.slopes[k] += expected.purchases[index].slopes[k] * count
      running.alive.slopes[k] += worth.alive[index].slopes[k] * count
    }
    for k in running.bySpend.indices {
      running.bySpend[k] += purchases.value * margin * (slopes.base[k] * count + slopes.share[k] * means)
    }
    running.purchases.value += expected.purchases[index].value * count
    running.alive.value += worth.alive[index].value * count
  }

  /// Frequency and spend are estimated apart, so their variances add.
  private func sums(_ running: Running) -> PurchaseStudy.Sums {
    let variance = worth.variance(running.byPurchases) + spend.variance(running.bySpend)
    return PurchaseStudy.Sums(
      customers: Int(running.customers),
      value: Estimate(running.value, standardError: variance.squareRoot()),
      purchases: expected.estimate(running.purchases), alive: worth.estimate(running.alive))
  }
}
