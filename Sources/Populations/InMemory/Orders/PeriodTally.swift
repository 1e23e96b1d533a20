import Statistics
import Tables

/// Customers and money by the period in which customers began and the period of their lines.
///
/// Everything is counted in whole numbers, so that neither the order of the lines nor their division matters.
struct PeriodTally: Sendable {
  private let grid: PeriodGrid
  private let hasAmounts: Bool
  private(set) var withoutPurchase = 0
  private(set) var withoutOrigin = 0
  /// By cohort, then by period.
  private var active: [Int]
  /// Customers by the period in which they were active last.
  private var last: [Int]
  private var sums: [Int128]
  private var squares: [Int128]
  private var products: [Int128]
  /// Of one customer.
  private var totals: [Int64]
  private var isActive: [Bool]

  init(grid: PeriodGrid, hasAmounts: Bool) {
    self.grid = grid
    self.hasAmounts = hasAmounts
    let cells = grid.count * grid.count
    active = Array(repeating: 0, count: cells)
    last = active
    sums = Array(repeating: 0, count: hasAmounts ? cells : 0)
    squares = sums
    products = sums
    totals = Array(repeating: 0, count: grid.count)
    isActive = Array(repeating: false, count: grid.count)
  }

  /// Lines of a part of the customers, numbered by customer.
  mutating func add(
    _ lines: [OrderLine], _ grouped: CustomerGroups,
    origins: CustomerOrigins?, keys: CustomerKeys, netsReturns: Bool
  ) {
    var next = grouped.starts
    var order = [Int32](repeating: 0, count: lines.count)
    for (index, code) in grouped.customers.enumerated() {
      order[next[Int(code)]] = Int32(index)
      next[Int(code)] += 1
    }
    for (code, row) in grouped.rows.enumerated() {
      let own = order[grouped.starts[code]..<grouped.starts[code + 1]]
      guard let bought = firstPurchase(own, lines) else {
        withoutPurchase += 1
        continue
      }
      let start = origins.map { $0.period(of: Int(row), in: keys) } ?? grid.period(of: bought)
      guard start >= 0 else {
        withoutOrigin += 1
        continue
      }
      add(own.lazy.map { lines[Int($0)] }, from: start, netsReturns: netsReturns)
    }
  }

  /// The first day with a purchase.
  private func firstPurchase(_ own: ArraySlice<Int32>, _ lines: [OrderLine]) -> Int32? {
    var first: Int32?
    for index in own where isPurchase(lines[Int(index)]) {
      let day = lines[Int(index)].day
      first = first.map { min($0, day) } ?? day
    }
    return first
  }

  private func isPurchase(_ line: OrderLine) -> Bool { line.amount > 0 || !hasAmounts }

  /// One customer.
  private mutating func add(_ lines: some Sequence<OrderLine>, from start: Int, netsReturns: Bool) {
    var end = start - 1
    var lastActive = -1
    for line in lines {
      let period = grid.period(of: line.day)
      guard period >= start else { continue }
      end = max(end, period)
      if line.amount > 0 || netsReturns { totals[period] += line.amount }
      if isPurchase(line) {
        isActive[period] = true
        lastActive = max(lastActive, period)
      }
    }
    let base = start * grid.count
    let first = totals[start]
    for period in start..<max(start, end + 1) {
      if isActive[period] { active[base + period] += 1 }
      if hasAmounts, totals[period] != 0 {
        let amount = Int128(totals[period])
        sums[base + period] += amount
        squares[base + period] += amount * amount
        products[base + period] += amount * Int128(first)
      }
      isActive[period] = false
      totals[period] = 0
    }
    if lastActive >= 0 { last[base + lastActive] += 1 }
  }

  mutating func add(_ other: PeriodTally) {
    withoutPurchase += other.withoutPurchase
    withoutOrigin += other.withoutOrigin
    for cell in active.indices {
      active[cell] += other.active[cell]
      last[cell] += other.last[cell]
    }
    for cell in sums.indices {
      sums[cell] += other.sums[cell]
      squares[cell] += other.squares[cell]
      products[cell] += other.products[cell]
    }
  }

  /// Sizes are those of customers who began then, where customers begin before they buy.
  func rows(sizes: [Int]?, scale: Double) -> [CohortRow] {
    (0..<grid.count).compactMap { start in
      let cells = start * grid.count + start..<(start + 1) * grid.count
      let size = sizes?[start] ?? active[cells.lowerBound]
      guard size > 0 else { return nil }
      var lasting = Array(last[cells])
      for age in lasting.indices.dropLast().reversed() { lasting[age] += lasting[age + 1] }
      return CohortRow(
        start: grid.start + start, size: size, active: Array(active[cells]), lasting: lasting,
        revenue: hasAmounts
          ? cells.map {
            CohortRow.Revenue(
              sum: Double(sums[$0]) / scale, squares: Double(squares[$0]) / (scale * scale),
              products: Double(products[$0]) / (scale * scale))
          } : [])
    }
  }
}
