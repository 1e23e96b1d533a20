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
  /// The last day of the part that a check learns from.
  let split: Int
  /// First bought on the last day: nothing can be said of them yet.
  let newcomers: Int
  /// With repeats that came to nothing, or less, after returns.
  let worthless: Int

  typealias Names = Purchases.Columns

  /// `end` is the last day that counts; the last day with a purchase unless given or when that is earlier.
  init(
    _ lines: any Population, until end: Int?, returns: PurchaseQuery.Returns, split: PurchaseQuery.Split
  ) throws(AnalysisError) {
    let query = PurchaseQuery(until: end.map { Day(number: $0 + 1) }, returns: returns, split: split)
    let found = try answered { () throws(PopulationError) in try lines.purchases(query) }
    self.lines = found.ledger
    guard let span = found.span else {
      throw AnalysisError(
        .noPurchases, "no order line is a purchase" + (end == nil ? "" : " on or before the report's date"))
    }
    let observed = min(end ?? .max, span.upperBound.number)
    self.end = observed
    start = span.lowerBound.number
    self.split = found.split?.number ?? observed
    let customers = try answered { () throws(PopulationError) in
      found.ledger.customersWithoutPurchase == 0
        ? found.customers : try found.customers.restricted(to: .present(Names.first))
    }
    self.customers = customers
    let table = try answered { () throws(PopulationError) in
      try customers.patterns(of: [Names.days, Names.first, Names.last])
    }
    let list = PatternList(table, end: observed)
    newcomers = list.newcomers
    patterns = PurchasePatterns(list.patterns)
    (spends, worthless) = try Self.spends(customers)
  }

  private static func spends(
    _ customers: any Population
  ) throws(AnalysisError) -> ([GammaGamma.Spend], Int) {
    let table = try answered { () throws(PopulationError) in
      try customers.patterns(of: [Names.days, Names.repeatNet])
    }
    var spends: [GammaGamma.Spend] = []
    spends.reserveCapacity(table.count)
    var worthless = 0
    for index in 0..<table.count {
      let (days, net) = (table.values[2 * index], table.values[2 * index + 1])
      guard days > 1 else { continue }
      guard net > 0 else {
        worthless += table.counts[index]
        continue
      }
      spends.append(
        GammaGamma.Spend(repeats: Int(days) - 1, mean: net / (days - 1), count: Double(table.counts[index])))
    }
    return (spends, worthless)
  }
}

/// Counted order days with the first and last of them as patterns in ascending order.
struct PatternList {
  private(set) var patterns: [PurchasePatterns.Pattern] = []
  /// For each row kept, its pattern and its row in the table.
  private(set) var rows: [(pattern: Int, row: Int)] = []
  /// First bought on the last day, or later.
  private(set) var newcomers = 0

  /// The first three columns are order days, the first and the last of them; rows come in their order.
  init(_ table: ValuePatterns, end: Int) {
    let width = table.columns.count
    patterns.reserveCapacity(table.count)
    if width > 3 { rows.reserveCapacity(table.count) }
    func value(_ row: Int, _ column: Int) -> Double { table.values[row * width + column] }
    var start = 0
    while start < table.count {
      // A later first day is a lower age, so the stretches of one first day are taken from the last to the first.
      var stretches: [Range<Int>] = []
      let days = value(start, 0)
      while start < table.count, value(start, 0) == days {
        var next = start + 1
        while next < table.count, value(next, 0) == days, value(next, 1) == value(start, 1) { next += 1 }
        stretches.append(start..<next)
        start = next
      }
      for stretch in stretches.reversed() {
        let first = value(stretch.lowerBound, 1)
        let age = Double(end) - first
        guard age > 0 else {
          newcomers += table.counts[stretch].reduce(0, +)
          continue
        }
        for row in stretch {
          add(Int(days) - 1, value(row, 2) - first, age, Double(table.counts[row]))
          if width > 3 { rows.append((patterns.count - 1, row)) }
        }
      }
    }
  }

  private mutating func add(_ repeats: Int, _ recency: Double, _ age: Double, _ count: Double) {
    let known: Double
    if let last = patterns.last, last.repeats == repeats, last.age == age, last.recency == recency {
      known = patterns.removeLast().count
    } else {
      known = 0
    }
    patterns.append(
      PurchasePatterns.Pattern(repeats: repeats, recency: recency, age: age, count: known + count))
  }
}
