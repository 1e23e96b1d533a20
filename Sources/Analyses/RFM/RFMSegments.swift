import Findings
import Formats
import Populations
import Statistics

/// What each segment holds: customers, orders, revenue, order value, recency.
struct RFMSegments {
  struct Segment {
    let customers: Int
    let orders: Int
    /// Of all, with the error of a sum over customers who might have been others.
    let revenue: Estimate
    /// Of all revenue; `nil` where all returns together are worth as much as all purchases.
    let revenueShare: Estimate?
    /// Revenue divided by orders, by linearisation over customers; `nil` without an order.
    let orderValue: Estimate?
    /// Revenue per customer.
    let spend: Estimate?
    let recency: Median?
  }

  /// In the order of the map.
  let segments: [Segment]
  let total: Segment
  /// Customers of each pair of recency and frequency scores, from score 1 up.
  let grid: [[Int]]
  /// Customers of each score of recency, frequency and money.
  let sizes: [[Int]]
  /// Distinct values of each measure, counted up to the number of scores.
  let distinct: [Int]
  /// Buyers whose returns are worth as much as their purchases, or more.
  let withoutNet: Int

  init(_ scoring: RFMScoring, _ context: AnalysisContext) throws(AnalysisError) {
    let buyers = scoring.buyers
    let confidence = Confidence(context.level)
    let name = scoring.columns.segment
    let answers = try answered { () throws(PopulationError) in
      (
        try buyers.moments(of: RFMSegments.measures, weight: nil, by: name),
        try buyers.moments(of: RFMSegments.measures, weight: nil, by: nil)
      )
    }
    let all = answers.1.groups.first
    var segments: [Segment] = []
    for label in scoring.labels {
      let part = try answered { () throws(PopulationError) in
        try buyers.restricted(to: .level(column: name, is: label))
      }
      let group = answers.0.groups.first { $0.label == label }
      segments.append(try RFMSegments.segment(group, of: all, part, scoring.asOf, confidence))
    }
    self.segments = segments
    total = try RFMSegments.segment(all, of: all, buyers, scoring.asOf, confidence)
    grid = try RFMSegments.grid(scoring)
    sizes = try RFMSegments.sizes(scoring)
    distinct = try RFMSegments.distinct(scoring)
    withoutNet = try answered { () throws(PopulationError) in
      try buyers.histogram(of: Purchases.Columns.net, edges: [0, Double.leastNonzeroMagnitude])
        .counts.prefix(2).reduce(0, +)
    }
  }

  private static let measures = [Purchases.Columns.net, Purchases.Columns.orders]

  private static func segment(
    _ group: Moments.Group?, of all: Moments.Group?, _ part: any Population, _ asOf: Day,
    _ confidence: Confidence
  ) throws(AnalysisError) -> Segment {
    guard let group, let all, group.count > 0 else {
      return Segment(
        customers: 0, orders: 0, revenue: Estimate(0, standardError: 0), revenueShare: nil, orderValue: nil,
        spend: nil, recency: nil)
    }
    let days = try answered { () throws(PopulationError) in
      try part.valueCounts(of: Purchases.Columns.last)
    }
    // The later the day, the fewer days ago.
    let recency = zip(days.values, days.counts).reversed().map {
      (value: Double(asOf.number) - $0, count: $1)
    }
    let n = Double(group.count)
    let (revenue, orders) = (group.sums[0], group.sums[1])
    let ratio = revenue / orders
    let residual =
      group.product(0, 0) - 2 * ratio * group.product(0, 1) + ratio * ratio * group.product(1, 1)
    let spread = group.product(0, 0) - revenue * revenue / n
    func error(_ squares: Double) -> Double { (Swift.max(0, squares) * n / (n - 1)).squareRoot() }
    return Segment(
      customers: group.count, orders: Int(orders), revenue: RFMSegments.total(group, of: all),
      revenueShare: RFMSegments.share(group, of: all),
      orderValue: n > 1 ? Estimate(ratio, standardError: error(residual) / orders) : nil,
      spend: n > 1 ? Estimate(revenue / n, standardError: error(spread) / n) : nil,
      recency: Median(recency, confidence))
  }

  /// Σ over everyone of what a customer of the segment spent and 0 for the others, whose spread makes its error.
  private static func total(_ group: Moments.Group, of all: Moments.Group) -> Estimate {
    let (sum, n) = (group.sums[0], Double(all.count))
    let spread = Swift.max(0, group.product(0, 0) - sum * sum / n)
    return Estimate(sum, standardError: n > 1 ? (spread * n / (n - 1)).squareRoot() : .nan)
  }

  /// A ratio of two such sums, by linearisation.
  private static func share(_ group: Moments.Group, of all: Moments.Group) -> Estimate? {
    guard all.sums[0] > 0 else { return nil }
    let (share, n) = (group.sums[0] / all.sums[0], Double(all.count))
    let residual = (1 - 2 * share) * group.product(0, 0) + share * share * all.product(0, 0)
    let variance = Swift.max(0, residual) * n / Swift.max(1, n - 1)
    return Estimate(share, standardError: variance.squareRoot() / all.sums[0])
  }

  private static func grid(_ scoring: RFMScoring) throws(AnalysisError) -> [[Int]] {
    let names = Array(scoring.columns.scores.prefix(2))
    let counts = try answered { () throws(PopulationError) in
      try scoring.buyers.counts(by: names, flags: [], sums: [])
    }
    let bins = scoring.scales.bins
    var grid = [[Int]](repeating: [Int](repeating: 0, count: bins), count: bins)
    for group in counts.groups {
      guard let r = group.labels[0].flatMap({ Int($0) }), let f = group.labels[1].flatMap({ Int($0) })
      else { continue }
      grid[r - 1][f - 1] = group.count
    }
    return grid
  }

  private static func sizes(_ scoring: RFMScoring) throws(AnalysisError) -> [[Int]] {
    var sizes: [[Int]] = []
    for name in scoring.columns.scores {
      let counts = try answered { () throws(PopulationError) in
        try scoring.buyers.counts(by: [name], flags: [], sums: [])
      }
      sizes.append(
        (1...scoring.scales.bins).map { score in
          counts.groups.first { $0.labels.first == "\(score)" }?.count ?? 0
        })
    }
    return sizes
  }

  /// Only whether there are fewer than scores matters, so that more are not gone through.
  private static func distinct(_ scoring: RFMScoring) throws(AnalysisError) -> [Int] {
    let bins = scoring.scales.bins
    var distinct: [Int] = []
    for name in RFMKernel.names {
      let found = try? scoring.buyers.distinctValues(of: name, limit: bins)
      distinct.append(found?.count ?? bins + 1)
    }
    return distinct
  }
}
