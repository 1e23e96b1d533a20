import Formats
import Statistics
import Tables
import Threads

extension TablePopulation {
  /// Pieces of work that each keep counts of their own: few, since each has a cell for every cohort and period.
  private static let pieces = 8

  public func purchasePeriods(_ query: PurchasePeriodQuery) throws(PopulationError) -> PurchasePeriods {
    let reader = try OrderLineReader(query.lines, in: self)
    var parts = 1
    while parts < 1024, parts * 32_768 < count { parts *= 2 }
    let stretches = blocks { [parts] block in
      if let selection { return reader.read(selection[block].lazy.map { Int($0) }, parts: parts) }
      return reader.read(block, parts: parts)
    }
    guard !stretches.contains(where: { $0.isTooLarge }) else {
      throw .tooLarge(column: roles.orders?.amount ?? "")
    }
    var ledger = stretches.reduce(into: PurchaseLedger()) { $0.add($1.ledger) }
    let days = stretches.flatMap { stretch in
      [stretch.lines.lazy.map { $0.day }.min(), stretch.lines.lazy.map { $0.day }.max()].compactMap { $0 }
    }
    guard let first = days.min(), let last = days.max() else {
      return PurchasePeriods(rows: [], firstDay: nil, lastDay: nil, ledger: ledger, withoutOrigin: 0)
    }
    let grid = PeriodGrid(first...last, query.unit)
    guard grid.count <= PurchasePeriodQuery.limit else {
      throw .tooManyValues(column: roles.orders?.day ?? "", limit: PurchasePeriodQuery.limit)
    }
    let origins = try query.origins.map { origins throws(PopulationError) in
      try CustomerOrigins(origins, grid, threads: threads)
    }
    let netsReturns = query.lines.returns == .net
    let hasHashes = stretches.contains { $0.hasHashes }
    let tallies = Parallel.map(min(Self.pieces, parts), threads: threads) { [parts] piece in
      var tally = PeriodTally(grid: grid, hasAmounts: reader.hasAmounts)
      for part in stride(from: piece, to: parts, by: Self.pieces) {
        let lines = OrderLineReader.lines(of: part, in: stretches)
        let grouped = CustomerGroups(lines, reader.keys, hasHashes: hasHashes)
        tally.add(lines, grouped, origins: origins, keys: reader.keys, netsReturns: netsReturns)
      }
      return tally
    }
    guard let total = Self.merge(tallies, { $0.add($1) }) else {
      return PurchasePeriods(rows: [], firstDay: nil, lastDay: nil, ledger: ledger, withoutOrigin: 0)
    }
    ledger.customersWithoutPurchase = total.withoutPurchase
    let scale = Column.power(of: reader.digits)
    return PurchasePeriods(
      rows: total.rows(sizes: origins?.sizes, scale: scale), firstDay: Day(number: Int(first)),
      lastDay: Day(number: Int(last)), ledger: ledger, withoutOrigin: total.withoutOrigin)
  }
}

/// The periods of a range of days, as a table from day to period.
struct PeriodGrid: Sendable {
  /// The number of the first period on the calendar.
  let start: Int
  let count: Int
  private let unit: CalendarUnit
  private let firstDay: Int32
  private let periods: [Int32]

  init(_ days: ClosedRange<Int32>, _ unit: CalendarUnit) {
    let start = unit.index(of: Day(number: Int(days.lowerBound)))
    self.start = start
    self.unit = unit
    count = unit.index(of: Day(number: Int(days.upperBound))) - start + 1
    firstDay = days.lowerBound
    periods = days.map { Int32(unit.index(of: Day(number: Int($0))) - start) }
  }

  @inline(__always)
  func period(of day: Int32) -> Int { Int(periods[Int(day - firstDay)]) }

  /// `nil` for days before the first period or after the last day.
  func period(ofAny day: Int32) -> Int? {
    let period = unit.index(of: Day(number: Int(day))) - start
    return period >= 0 && period < count ? period : nil
  }
}

/// The period in which each customer of another population began.
struct CustomerOrigins: Sendable {
  /// Customers by period.
  let sizes: [Int]
  private let keys: CustomerKeys
  private let index: CustomerIndex
  /// By row of the other population; -1 where it is not known or outside the periods.
  private let periods: [Int32]

  init(_ origins: PurchasePeriodQuery.Origins, _ grid: PeriodGrid, threads: Int) throws(PopulationError) {
    let id = origins.customers.roles.id
    let extract = try origins.customers.extract([id, origins.day])
    guard case .days(let days)? = extract[origins.day] else {
      throw .wrongKind(column: origins.day, found: extract[origins.day]?.kind ?? .text, wanted: "days")
    }
    keys = try CustomerKeys(
      id, in: TablePopulation(extract, roles: origins.customers.roles, threads: threads))
    index = CustomerIndex(keys, count: extract.rowCount)
    periods = days.map { day in
      day == Column.missingInteger ? -1 : Int32(grid.period(ofAny: day) ?? -1)
    }
    var sizes = [Int](repeating: 0, count: grid.count)
    for period in periods where period >= 0 { sizes[Int(period)] += 1 }
    self.sizes = sizes
  }

  /// -1 where it is not known.
  func period(of row: Int, in other: CustomerKeys) -> Int {
    let found = index.row(of: row, in: other)
    return found < 0 ? -1 : Int(periods[Int(found)])
  }
}
