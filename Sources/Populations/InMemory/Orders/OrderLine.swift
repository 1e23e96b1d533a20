/// A line that is taken, as it is sorted and summed.
struct OrderLine: Sendable {
  /// What `CustomerKeys.code` gives for the customer's id.
  let customer: UInt64
  /// The order's number, as text of a few bytes or as a hash; 0 without one.
  let order: UInt64
  /// Scaled by the digits of the column.
  let amount: Int64
  let day: Int32
  let row: Int32

  /// By day, then by order and amount; lines that are equal in these in the order of the rows.
  @inline(__always)
  static func isBefore(_ a: OrderLine, _ b: OrderLine) -> Bool {
    if a.day != b.day { return a.day < b.day }
    if a.order != b.order { return a.order < b.order }
    if a.amount != b.amount { return a.amount < b.amount }
    return a.row < b.row
  }
}

/// What a customer bought.
struct CustomerTotals: Sendable {
  /// As in the lines of the customer.
  let code: UInt64
  /// A line of the customer, for the id.
  let row: Int32
  var first = Int32.min
  var last = Int32.min
  /// Order days up to the split, and the last of them.
  var earlyDays: Int32 = 0
  var earlyLast = Int32.min
  var orders: Int32 = 0
  var days: Int32 = 0
  var lines: Int32 = 0
  var net: Int64 = 0
  var gross: Int64 = 0
  var returned: Int64 = 0
  var repeatNet: Int64 = 0
  /// Scaled like the amounts.
  var median = Double.nan

  init(code: UInt64, row: Int32) {
    self.code = code
    self.row = row
  }
}
