import Formats
import Tables

/// Reads order lines of a table: which are taken, and what becomes of the others.
struct OrderLineReader: Sendable {
  /// Digits that floating-point amounts are taken to.
  static let floatingDigits = 6

  let keys: CustomerKeys
  let digits: Int
  let hasAmounts: Bool
  private let days: [Int32]
  private let order: Column?
  private let amount: Column?
  private let cancelled: [UInt8]?
  private let from: Int32
  private let until: Int32
  /// Amounts above it could not be summed in 64 bits.
  private let largest: Int64

  init(_ query: PurchaseQuery, in population: TablePopulation) throws(PopulationError) {
    guard let roles = population.roles.orders else { throw .notOrders }
    keys = try CustomerKeys(population.roles.id, in: population)
    guard case .days(let days) = try population.column(roles.day) else {
      throw .wrongKind(
        column: roles.day, found: try population.column(roles.day).kind, wanted: "days")
    }
    self.days = days
    order = if let name = roles.order { try population.column(name) } else { nil }
    amount = if let name = roles.amount { try population.numericColumn(name) } else { nil }
    hasAmounts = amount != nil
    digits = amount.map { $0.exactDigits ?? Self.floatingDigits } ?? 0
    if let name = roles.cancelled, case .flags(let flags) = try population.flagColumn(name) {
      cancelled = flags
    } else {
      cancelled = nil
    }
    from = query.from.map { Int32(clamping: $0.number) } ?? .min
    until = query.until.map { Int32(clamping: $0.number) } ?? .max
    largest = Int64.max / Int64(Swift.max(1, population.count))
  }

  /// Lines of a stretch of rows, those of a part of the customers beside each other; with what was left out.
  struct Lines: Sendable {
    var lines: [OrderLine]
    /// Where each part begins in `lines`, and where the last one ends.
    var starts: [Int]
    var ledger: PurchaseLedger
    var isTooLarge: Bool
    /// Whether customers of the same code may be different ones.
    var hasHashes: Bool
    /// Of the purchases among them; the first after the last without any.
    var first = Int32.max
    var last = Int32.min
  }

  /// The lines of a part of the customers out of stretches of rows, in the order of the rows.
  static func lines(of part: Int, in stretches: [Lines]) -> [OrderLine] {
    var lines: [OrderLine] = []
    lines.reserveCapacity(stretches.reduce(0) { $0 + $1.starts[part + 1] - $1.starts[part] })
    for stretch in stretches { lines += stretch.lines[stretch.starts[part]..<stretch.starts[part + 1]] }
    return lines
  }

  func read(_ rows: some Collection<Int>, parts: Int) -> Lines {
    var ledger = PurchaseLedger()
    var isTooLarge = false
    var hasHashes = false
    var taken: [OrderLine] = []
    taken.reserveCapacity(rows.count)
    for row in rows {
      if let line = line(row, &ledger, &hasHashes) {
        if line.amount.magnitude > largest { isTooLarge = true } else { taken.append(line) }
      }
    }
    let (lines, starts) = Self.divided(taken, parts: parts)
    var read = Lines(
      lines: lines, starts: starts, ledger: ledger, isTooLarge: isTooLarge, hasHashes: hasHashes)
    for line in lines where line.amount > 0 || !hasAmounts {
      read.first = min(read.first, line.day)
      read.last = max(read.last, line.day)
    }
    return read
  }

  /// A line that is taken; otherwise the ledger says why not.
  private func line(
    _ row: Int, _ ledger: inout PurchaseLedger, _ hasHashes: inout Bool
  ) -> OrderLine? {
    guard let (customer, isExact) = keys.code(row) else {
      ledger.withoutCustomer += 1
      return nil
    }
    if !isExact { hasHashes = true }
    let day = days[row]
    guard day != Column.missingInteger else {
      ledger.withoutDay += 1
      return nil
    }
    guard let amount = scaledAmount(row) else {
      ledger.withoutAmount += 1
      return nil
    }
    guard day >= from else {
      ledger.before += 1
      return nil
    }
    guard day < until else {
      ledger.after += 1
      return nil
    }
    if cancelled?[row] == 1, amount > 0 || !hasAmounts {
      ledger.cancelled += 1
      return nil
    }
    if amount > 0 || !hasAmounts {
      ledger.purchases += 1
    } else if amount < 0 {
      ledger.returns += 1
    } else {
      ledger.worthless += 1
    }
    return OrderLine(
      customer: customer, order: orderKey(row), amount: amount, day: day, row: Int32(row))
  }

  /// 0 where the data have no amounts; `nil` where the row has none.
  @inline(__always)
  private func scaledAmount(_ row: Int) -> Int64? {
    switch amount {
    case nil: return 0
    case .smallDecimals(let values, _), .integers(let values):
      return values[row] == Column.missingInteger ? nil : Int64(values[row])
    case .decimals(let values, _): return values[row] == Column.missingDecimal ? nil : values[row]
    case let column?:
      guard let value = column.number(row) else { return nil }
      // Beyond this a double has no millionths; such amounts are refused as too large.
      return Int64(exactly: (value * Column.power(of: digits)).rounded()) ?? .max
    }
  }

  /// Lines without an order's number are one order a day.
  @inline(__always)
  private func orderKey(_ row: Int) -> UInt64 {
    switch order {
    case nil: return 0
    case .text(let text):
      let range = text.range(of: row)
      if TextWord.isWhole(text.bytes, range) { return TextWord.prefix(text.bytes, range) }
      return range.isEmpty ? 0 : RowHash.hash(text.bytes[range], seed: 1)
    case .categories(let categories): return UInt64(categories.code(at: row).map { $0 + 1 } ?? 0)
    case let column?: return column.number(row).map { $0.bitPattern } ?? 0
    }
  }

  /// Lines by part of the customers, in the order of the rows within each.
  private static func divided(_ lines: [OrderLine], parts: Int) -> ([OrderLine], [Int]) {
    var starts = [Int](repeating: 0, count: parts + 1)
    let shift = UInt64(64 - parts.trailingZeroBitCount)
    guard parts > 1, let first = lines.first else { return (lines, parts > 1 ? starts : [0, lines.count]) }
    for line in lines { starts[Int(TextWord.spread(line.customer) >> shift) + 1] += 1 }
    for part in 0..<parts { starts[part + 1] += starts[part] }
    var next = starts
    var divided = [OrderLine](repeating: first, count: lines.count)
    for line in lines {
      let part = Int(TextWord.spread(line.customer) >> shift)
      divided[next[part]] = line
      next[part] += 1
    }
    return (divided, starts)
  }
}
