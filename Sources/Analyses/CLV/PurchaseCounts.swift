import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// What customers without a contract bought up to a day: patterns of repeat purchases, and what they spent on them.
struct PurchaseCounts {
  let customers: any Population
  /// Lines by what became of them.
  let lines: PurchaseLedger
  let patterns: PurchasePatterns
  let spends: [GammaGamma.Spend]
  /// The last day observed.
  let end: Int
  /// The first day with a purchase.
  let start: Int
  /// First bought on the last day: nothing can be said of them yet.
  let newcomers: Int
  /// With repeats that came to nothing, or less, after returns.
  let worthless: Int

  typealias Names = Purchases.Columns

  /// `end` is the last day that counts; the last day with a purchase unless given or when that is earlier.
  init(
    _ lines: any Population, until end: Int?, returns: PurchaseQuery.Returns
  ) throws(AnalysisError) {
    let query = PurchaseQuery(until: end.map { Day(number: $0 + 1) }, returns: returns)
    let found = try answered { () throws(PopulationError) in try lines.purchases(query) }
    self.lines = found.ledger
    let customers = try answered { () throws(PopulationError) in
      try found.customers.restricted(to: .present(Names.first))
    }
    self.customers = customers
    let table = try answered { () throws(PopulationError) in
      try customers.patterns(of: [Names.days, Names.first, Names.last], sums: [])
    }
    let last = (0..<table.count).reduce(Double.nan) { Double.maximum($0, table[$1].last ?? .nan) }
    guard table.count > 0, last.isFinite else {
      throw AnalysisError(
        .noPurchases, "no order line is a purchase" + (end == nil ? "" : " on or before the report's date"))
    }
    let observed = end.map { min($0, Int(last)) } ?? Int(last)
    self.end = observed
    start = Int((0..<table.count).reduce(Double.infinity) { min($0, Array(table[$1])[1]) })
    var given: [PurchasePatterns.Pattern] = []
    var newcomers = 0
    for index in 0..<table.count {
      let values = Array(table[index])
      let age = Double(observed) - values[1]
      guard age > 0 else {
        newcomers += table.counts[index]
        continue
      }
      given.append(
        PurchasePatterns.Pattern(
          repeats: Int(values[0]) - 1, recency: values[2] - values[1], age: age,
          count: Double(table.counts[index])))
    }
    self.newcomers = newcomers
    patterns = PurchasePatterns(given)
    (spends, worthless) = try Self.spends(customers)
  }

  private static func spends(
    _ customers: any Population
  ) throws(AnalysisError) -> ([GammaGamma.Spend], Int) {
    let table = try answered { () throws(PopulationError) in
      try customers.patterns(of: [Names.days, Names.repeatNet], sums: [])
    }
    var spends: [GammaGamma.Spend] = []
    var worthless = 0
    for index in 0..<table.count {
      let values = Array(table[index])
      guard values[0] > 1 else { continue }
      guard values[1] > 0 else {
        worthless += table.counts[index]
        continue
      }
      spends.append(
        GammaGamma.Spend(
          repeats: Int(values[0]) - 1, mean: values[1] / (values[0] - 1), count: Double(table.counts[index])))
    }
    return (spends, worthless)
  }
}
