import Tables
import Threads

/// Columns of customers' purchases, made for stretches of customers and then put together.
struct PurchaseColumns: Sendable {
  private var keys: [UInt64] = []
  private var rows: [Int32] = []
  private var first: [Int32] = []
  private var last: [Int32] = []
  private var earlyDays: [Int32] = []
  private var earlyLast: [Int32] = []
  private var orders: [Int32] = []
  private var days: [Int32] = []
  private var lines: [Int32] = []
  private var net: [Int64] = []
  private var gross: [Int64] = []
  private var returned: [Int64] = []
  private var repeatNet: [Int64] = []
  private var median: [Double] = []

  init(_ entries: [IDOrder.Entry], of parts: [[CustomerTotals]], scale: Double) {
    reserve(entries.count)
    for entry in entries {
      let customer = parts[Int(entry.part)][Int(entry.place)]
      keys.append(entry.key)
      rows.append(customer.row)
      first.append(customer.first)
      last.append(customer.last)
      earlyDays.append(customer.earlyDays)
      earlyLast.append(customer.earlyLast)
      orders.append(customer.orders)
      days.append(customer.days)
      lines.append(customer.lines)
      net.append(customer.net)
      gross.append(customer.gross)
      returned.append(customer.returned)
      repeatNet.append(customer.repeatNet)
      median.append(customer.median / scale)
    }
  }

  private mutating func reserve(_ count: Int) {
    keys.reserveCapacity(count)
    rows.reserveCapacity(count)
    first.reserveCapacity(count)
    last.reserveCapacity(count)
    earlyDays.reserveCapacity(count)
    earlyLast.reserveCapacity(count)
    orders.reserveCapacity(count)
    days.reserveCapacity(count)
    lines.reserveCapacity(count)
    net.reserveCapacity(count)
    gross.reserveCapacity(count)
    returned.reserveCapacity(count)
    repeatNet.reserveCapacity(count)
    median.reserveCapacity(count)
  }

  /// One table of all stretches, in their order. Keys that are whole texts are the ids, which saves looking them up.
  static func table(
    _ stretches: [PurchaseColumns], _ reader: OrderLineReader, id: String, isSplit: Bool, hasWholeKeys: Bool,
    threads: Int
  ) -> Table {
    typealias Names = Purchases.Columns
    let digits = reader.digits
    let always: [(name: String, make: @Sendable () -> Column)] = [
      (
        id,
        {
          hasWholeKeys
            ? .text(TextWord.column(joined(stretches) { $0.keys }))
            : reader.keys.column.rows(joined(stretches) { $0.rows })
        }
      ),
      (Names.first, { .days(joined(stretches) { $0.first }) }),
      (Names.last, { .days(joined(stretches) { $0.last }) }),
      (Names.orders, { .integers(joined(stretches) { $0.orders }) }),
      (Names.days, { .integers(joined(stretches) { $0.days }) }),
      (Names.lines, { .integers(joined(stretches) { $0.lines }) }),
      (Names.net, { .decimals(joined(stretches) { $0.net }, digits: digits) }),
      (Names.gross, { .decimals(joined(stretches) { $0.gross }, digits: digits) }),
      (Names.returned, { .decimals(joined(stretches) { $0.returned }, digits: digits) }),
      (Names.repeatNet, { .decimals(joined(stretches) { $0.repeatNet }, digits: digits) }),
      (Names.median, { .numbers(joined(stretches) { $0.median }) }),
    ]
    let early: [(name: String, make: @Sendable () -> Column)] = [
      (Names.earlyDays, { .integers(joined(stretches) { $0.earlyDays }) }),
      (Names.earlyLast, { .days(joined(stretches) { $0.earlyLast }) }),
    ]
    let makers = isSplit ? always + early : always
    let columns = Parallel.map(makers.count, threads: threads) { makers[$0].make() }
    return Table(zip(makers, columns).map { ($0.name, $1) })
  }

  private static func joined<Value>(
    _ stretches: [PurchaseColumns], _ part: (PurchaseColumns) -> [Value]
  ) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(stretches.reduce(0) { $0 + $1.rows.count })
    for stretch in stretches { values += part(stretch) }
    return values
  }
}
