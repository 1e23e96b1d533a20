import Diagnostics
import Formats
import Populations
import Statistics

/// Every customer's recency, frequency and money on a day, with their scores and segments.
struct RFMScoring {
  let map: SegmentMap
  let asOf: Day
  let from: Day?
  let columns: RFMColumns
  /// Names of the segments in the report's language, in the order of the map.
  let labels: [String]
  let frequency: FrequencyUnit
  /// The orders have numbers; otherwise the lines of a customer and a day are one order.
  let hasNumbers: Bool
  let ledger: PurchaseLedger
  /// Everyone, with the columns of those who bought something; one row a customer.
  let everyone: any Population
  /// Those who bought something by the day.
  let buyers: any Population
  let scales: RFMScales
  /// The cell runs on orders, so everyone is whoever ordered.
  let isOnOrders: Bool
  /// Who ordered and is not among the customers: how many, and what they spent.
  let strangers: (customers: Int, revenue: Double)

  init(
    _ cell: RFM, _ map: SegmentMap, on population: any Population, asOf: Day, _ context: AnalysisContext
  ) throws(AnalysisError) {
    guard let orders = context.orders else {
      throw AnalysisError(.unanswerable, "there are no orders", option: "orders")
    }
    let options = cell.options
    self.map = map
    self.asOf = asOf
    from = options.firstDay(asOf)
    columns = RFMColumns(cell: context.cell)
    labels = map.segments.map { $0.name.text(context.wording) }
    hasNumbers = orders.roles.orders?.order != nil
    frequency = try RFMScoring.frequency(options, hasNumbers: hasNumbers)
    isOnOrders = population.roles.orders != nil
    let purchases = try answered(blaming: "orders") { () throws(PopulationError) in
      try orders.purchases(
        PurchaseQuery(
          from: options.firstDay(asOf), until: asOf.advanced(by: 1),
          returns: options.returns == .net ? .net : .drop))
    }
    ledger = purchases.ledger
    try RFMScoring.refuseReturns(options, ledger)
    let isOnOrders = isOnOrders
    let joined = try answered { () throws(PopulationError) -> (any Population, Int, Double) in
      if isOnOrders { return (purchases.customers, 0, 0) }
      let joined = try population.joined(with: purchases.customers, columns: RFMScoring.joinedColumns)
      let all = try RFMScoring.revenue(purchases.customers)
      let known = try RFMScoring.revenue(joined.population)
      return (joined.population, joined.unknown, joined.unknown > 0 ? all - known : 0)
    }
    strangers = (joined.1, joined.2)
    let kernel = RFMKernel(asOf: asOf.number, frequencyUnit: frequency, money: options.monetary)
    let measured = try answered { () throws(PopulationError) in try joined.0.extended(by: kernel) }
    let bought = try answered { () throws(PopulationError) in
      try measured.restricted(to: .present(RFMKernel.recency))
    }
    guard bought.count > 0 else { throw RFMScoring.nothingBought(ledger, asOf) }
    scales = try RFMScoring.scales(options, bought)
    let scores = RFMScoreKernel(scales: scales, map: map, names: columns, labels: labels)
    let scored = try answered { () throws(PopulationError) in try measured.extended(by: scores) }
    everyone = scored
    buyers = try answered { () throws(PopulationError) in
      try scored.restricted(to: .present(RFMKernel.recency))
    }
  }

  private static let joinedColumns = [
    Purchases.Columns.last, Purchases.Columns.orders, Purchases.Columns.days, Purchases.Columns.net,
    Purchases.Columns.median,
  ]

  private static func revenue(_ population: any Population) throws(PopulationError) -> Double {
    try population.counts(by: [], flags: [], sums: [Purchases.Columns.net]).groups.first?.sums.first ?? 0
  }

  private static func frequency(
    _ options: RFMOptions, hasNumbers: Bool
  ) throws(AnalysisError) -> FrequencyUnit {
    if options.frequency == .invoice, !hasNumbers {
      throw AnalysisError(
        .missingRole, "invoices cannot be counted: the orders have no numbers", option: "frequency",
        hint: "add 'order:' to the data set of orders, or count days")
    }
    return options.frequency ?? (hasNumbers ? .invoice : .day)
  }

  private static func refuseReturns(
    _ options: RFMOptions, _ ledger: PurchaseLedger
  ) throws(AnalysisError) {
    let found = ledger.returns + ledger.cancelled
    guard options.returns == .error, found > 0 else { return }
    throw AnalysisError(
      .returnsFound, "\(found) order \(found == 1 ? "line is" : "lines are") returned or cancelled",
      option: "returns", hint: "set 'returns: net' or 'returns: drop'")
  }

  private static func nothingBought(_ ledger: PurchaseLedger, _ asOf: Day) -> AnalysisError {
    let counts = [
      (ledger.withoutCustomer, "without a customer"), (ledger.withoutDay, "without a day"),
      (ledger.withoutAmount, "without an amount"), (ledger.before, "too early"),
      (ledger.after, "after \(asOf.iso)"), (ledger.cancelled, "cancelled"), (ledger.returns, "returns"),
      (ledger.worthless, "worth nothing"), (ledger.purchases, "of nobody among the customers"),
    ]
    let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return AnalysisError(
      .nothingBought, "nobody has a purchase by \(asOf.iso): of \(ledger.lines) lines \(words)")
  }

  private static func scales(
    _ options: RFMOptions, _ population: any Population
  ) throws(AnalysisError) -> RFMScales {
    func scale(
      _ column: String, _ fixed: [Double]?, isReversed: Bool = false
    ) throws(AnalysisError) -> ScoreScale {
      if let fixed { return ScoreScale(cuts: fixed, isReversed: isReversed) }
      let cuts = try answered { () throws(PopulationError) in
        try population.quantiles(of: column, at: ScoreScale.shares(bins: options.bins)) ?? []
      }
      guard options.compatibility == .rfmR else { return ScoreScale(cuts: cuts, isReversed: isReversed) }
      return ScoreScale(cuts: cuts.map { $0 + 1 }, edge: .above, isReversed: isReversed)
    }
    return RFMScales(
      recency: try scale(RFMKernel.recency, options.cuts.recency, isReversed: true),
      frequency: try scale(RFMKernel.frequency, options.cuts.frequency),
      monetary: try scale(RFMKernel.monetary, options.cuts.monetary))
  }
}
