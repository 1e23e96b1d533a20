import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// Cohorts as counted, with the day up to which they were observed.
struct RetentionCounts {
  enum Source { case firstOrder, signUp, dates }

  let rows: [CohortRow]
  let source: Source
  /// The number of the last period that is over.
  let lastComplete: Int
  /// The number of the last period of the data, over or not.
  let last: Int
  /// The day up to which the data reach.
  let observedUntil: Day
  /// The first cohort began in the period in which the orders begin, so its customers may be older.
  let hasOlderCustomers: Bool
  let ledger: Ledger

  private init(
    rows: [CohortRow], source: Source, observedFrom: Day? = nil, observedUntil: Day, unit: CalendarUnit,
    masksPartial: Bool, ledger: Ledger
  ) {
    self.rows = rows
    hasOlderCustomers =
      source == .firstOrder && rows.first?.start == observedFrom.map { unit.index(of: $0) }
    self.source = source
    self.observedUntil = observedUntil
    self.ledger = ledger
    last = unit.index(of: observedUntil)
    lastComplete = !masksPartial || unit.lastDay(of: last) == observedUntil ? last : last - 1
  }

  /// Whether the last period is not over.
  func isPartial(_ unit: CalendarUnit) -> Bool { unit.lastDay(of: last) != observedUntil }

  static func counted(
    _ options: Retention, _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) -> RetentionCounts {
    options.isFromDates
      ? try fromDates(options, population, context) : try fromOrders(options, population, context)
  }

  // MARK: Orders

  static func fromOrders(
    _ options: Retention, _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) -> RetentionCounts {
    guard let orders = context.orders else {
      throw AnalysisError(.unanswerable, "there are no orders", option: "orders")
    }
    let lines = PurchaseQuery(until: context.asOf?.advanced(by: 1))
    let origins = options.start.map {
      PurchasePeriodQuery.Origins(customers: population, day: $0.value)
    }
    let found: PurchasePeriods
    do {
      found = try orders.purchasePeriods(
        PurchasePeriodQuery(lines, unit: options.period, origins: origins))
    } catch PopulationError.tooManyValues(_, let limit) {
      throw tooManyPeriods(limit)
    } catch {
      throw error.asAnalysisError(option: options.start == nil ? "orders" : "start")
    }
    guard let lastDay = found.lastDay, !found.rows.isEmpty else {
      throw AnalysisError(
        .emptyPopulation,
        origins == nil ? "no line is a purchase" : "nobody signed up in the time that the orders cover")
    }
    // Where the report's date lies in a later period than the last order, nobody knows whether the data end there.
    let until =
      context.asOf.flatMap { day in
        options.period.index(of: day) == options.period.index(of: lastDay) ? max(day, lastDay) : nil
      } ?? lastDay
    return RetentionCounts(
      rows: found.rows, source: origins == nil ? .firstOrder : .signUp, observedFrom: found.firstDay,
      observedUntil: until, unit: options.period, masksPartial: options.masksPartial,
      ledger: origins == nil
        ? ledger(found.ledger, orders, context.wording)
        : ledger(found, population, context.wording))
  }

  /// Of lines.
  private static func ledger(
    _ lines: PurchaseLedger, _ orders: any Population, _ wording: Wording
  ) -> Ledger {
    let roles = orders.roles
    var excluded: [Ledger.Entry] = []
    func add(_ code: String, _ reason: String, _ rows: Int) {
      if rows > 0 { excluded.append(Ledger.Entry(code: code, reason: reason, rows: rows)) }
    }
    if lines.withoutCustomer > 0 {
      excluded.append(.missing(roles.id, lines.withoutCustomer, roles, wording))
    }
    if let day = roles.orders?.day, lines.withoutDay > 0 {
      excluded.append(.missing(day, lines.withoutDay, roles, wording))
    }
    if let amount = roles.orders?.amount, lines.withoutAmount > 0 {
      excluded.append(.missing(amount, lines.withoutAmount, roles, wording))
    }
    add("after_report", wording(.retentionLedgerAfter), lines.after)
    add("cancelled", wording(.retentionLedgerCancelled), lines.cancelled)
    return Ledger(rowsIn: lines.lines, excluded: excluded)
  }

  /// Of customers who signed up.
  private static func ledger(
    _ found: PurchasePeriods, _ population: any Population, _ wording: Wording
  ) -> Ledger {
    let counted = found.rows.reduce(0) { $0 + $1.size }
    let rest = population.count - counted
    return Ledger(
      rowsIn: population.count,
      excluded: rest > 0
        ? [
          Ledger.Entry(
            code: "outside_orders", reason: wording(.retentionLedgerOutside), rows: rest)
        ] : [])
  }

  // MARK: Dates

  static func fromDates(
    _ options: Retention, _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) -> RetentionCounts {
    guard let start = options.start?.value, let end = options.end?.value else {
      throw AnalysisError(.unclearStart, "'start' and 'end' are needed")
    }
    let unit = options.period
    let starts = try days(start, population, option: "start")
    let ends = try days(end, population, option: "end")
    guard let first = starts.first else {
      throw AnalysisError(.emptyPopulation, "no row has a day in '\(start)'", option: "start")
    }
    let until = context.asOf ?? max(starts.last ?? first, ends.last ?? first)
    guard first <= until else {
      throw AnalysisError(.emptyPopulation, "every customer began after \(until.iso)", option: "start")
    }
    let kernel = SpanKernel(
      start: start, end: end, churned: population.roles.churned, unit: unit, first: first, until: until)
    guard kernel.count <= PurchasePeriodQuery.limit else { throw tooManyPeriods(PurchasePeriodQuery.limit) }
    let spans = try answered { () throws(PopulationError) in try population.extended(by: kernel) }
    let revenue = options.metric == .revenue ? population.roles.revenue : nil
    let moments = try answered { () throws(PopulationError) in
      try spans.moments(of: revenue.map { [$0] } ?? [], weight: nil, by: SpanKernel.output)
    }
    let tally = SpanTally(moments, kernel, hasRevenue: revenue != nil)
    var excluded: [Ledger.Entry] = []
    let (roles, wording) = (population.roles, context.wording)
    func add(_ code: String, _ phrase: Phrase, _ rows: Int) {
      if rows > 0 { excluded.append(Ledger.Entry(code: code, reason: wording(phrase), rows: rows)) }
    }
    let unknown = population.count - tally.seen
    if unknown > 0 { excluded.append(.missing(start, unknown, roles, wording)) }
    if let revenue, tally.withoutRevenue > 0 {
      excluded.append(.missing(revenue, tally.withoutRevenue, roles, wording))
    }
    add("after_report", .retentionLedgerBeganAfter, tally.after)
    add("ends_before_start", .retentionLedgerReversed, tally.reversed)
    add("left_without_date", .retentionLedgerUndated, tally.undated)
    guard !tally.rows.isEmpty else {
      throw AnalysisError(.emptyPopulation, "no row has days that make a stay", option: "start")
    }
    return RetentionCounts(
      rows: tally.rows, source: .dates, observedUntil: until, unit: unit,
      masksPartial: options.masksPartial, ledger: Ledger(rowsIn: population.count, excluded: excluded))
  }

  /// Distinct days of a column, ascending.
  private static func days(
    _ column: String, _ population: any Population, option: String
  ) throws(AnalysisError) -> [Day] {
    let values = try answered(blaming: option) { () throws(PopulationError) in
      try population.distinctValues(of: column, limit: 100_000)
    }
    return values.map { Day(number: Int($0.value)) }
  }

  private static func tooManyPeriods(_ limit: Int) -> AnalysisError {
    AnalysisError(
      .tooManyCohorts, "the data span more than \(limit) periods, and no more can be followed",
      option: "period", hint: "use longer periods, such as period: quarter")
  }
}
