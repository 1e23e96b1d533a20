import Diagnostics
import Formats
import Populations
import Tables

extension DatasetChecks {
  /// The roles of order lines, with the columns made here: `#day` of moments, `#amount` of pieces and prices,
  /// `#cancelled`.
  mutating func orderRoles(_ roles: OrderRoles) -> Roles {
    let day = day(roles.date)
    var columns = OrderColumns(day: day, order: roles.order?.value, amount: roles.amount?.value)
    if let quantity = roles.quantity, let price = roles.price {
      columns.amount = addAmount(quantity, price)
    }
    if let cancelled = roles.cancelled { columns.cancelled = addCancelled(cancelled, order: roles.order) }
    let labels = Dictionary(
      roles.labels.map { ($0.column.value, $0.label) }, uniquingKeysWith: { first, _ in first })
    return Roles(id: roles.customer.value, labels: labels, orders: columns)
  }

  /// The column of days; moments become `#day`, and values that are neither are told by line.
  private mutating func day(_ date: Located<String>) -> String {
    guard let column = table[date.value], column.kind != .day else { return date.value }
    guard let days = Moments.days(of: column) else { return date.value }
    let wrong = days.indices.filter { days[$0] == Column.missingInteger && !column.isMissing($0) }
    if !wrong.isEmpty {
      let count = wrong.count == 1 ? "1 row has" : "\(wrong.count) rows have"
      add(
        .error(
          .wrongColumnKind,
          "\(count) no date as YYYY-MM-DD, with or without a time of day, in '\(date.value)': "
            + lines(of: wrong, column: position(of: date.value)), at: date.place))
    }
    addColumn("#day", .days(days))
    return "#day"
  }

  /// Pieces times price, exact where both are.
  private mutating func addAmount(_ quantity: Located<String>, _ price: Located<String>) -> String? {
    guard let pieces = table[quantity.value], let prices = table[price.value], pieces.kind.isNumeric,
      prices.kind.isNumeric
    else { return nil }
    addColumn("#amount", Products.column(pieces, prices))
    return "#amount"
  }

  private mutating func addCancelled(_ cancelled: OrderRoles.Cancelled, order: Located<String>?) -> String? {
    switch cancelled {
    case .value(let column, let value):
      guard let values = table[column.value] else { return nil }
      let flags = ChurnFlags.flags(values, value: value.value)
      if !flags.contains(1) {
        var hint: String?
        if case .categories(let categories) = values {
          hint = didYouMean(value.value, among: categories.levels)
        }
        add(
          .warning(
            .nothingCancelled, "no line was cancelled: '\(column.value)' is never '\(value.value)'",
            at: value.place, hint: hint))
      }
      // A line that does not say counts as it stands.
      addColumn("#cancelled", .flags(flags.map { $0 == 1 ? 1 : 0 }))
    case .prefix(let prefix):
      guard let order, let numbers = table[order.value] else { return nil }
      let flags = Prefixes.flags(numbers, prefix: prefix.value)
      if !flags.contains(1) {
        add(
          .warning(
            .nothingCancelled,
            "no line was cancelled: no number in '\(order.value)' begins with '\(prefix.value)'",
            at: prefix.place))
      }
      addColumn("#cancelled", .flags(flags))
    }
    return "#cancelled"
  }
}

/// Days of moments written `YYYY-MM-DD`, `YYYY-MM-DD HH:MM` or longer, with a space or a T between.
enum Moments {
  /// Missing where the value is none; `nil` for columns that hold no text.
  static func days(of column: Column) -> [Int32]? {
    switch column {
    case .categories(let categories):
      let levels = categories.levels.map { day(Array($0.utf8)[...]) }
      return (0..<categories.count).map { row in
        categories.code(at: row).map { levels[$0] } ?? Column.missingInteger
      }
    case .text(let text):
      return (0..<text.count).map { day(text.bytes[text.range(of: $0)]) }
    default: return nil
    }
  }

  static func day(_ bytes: ArraySlice<UInt8>) -> Int32 {
    let start = bytes.startIndex
    guard bytes.count >= 10, bytes[start + 4] == dash, bytes[start + 7] == dash, isTime(bytes.dropFirst(10)),
      let year = number(bytes, start, 4), let month = number(bytes, start + 5, 2),
      let day = number(bytes, start + 8, 2), let found = Day(year: year, month: month, day: day)
    else { return Column.missingInteger }
    return Int32(found.number)
  }

  private static let dash = UInt8(ascii: "-")

  /// Nothing, or a separator, hours and minutes; seconds, fractions and the zone are not looked at.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    let start = bytes.startIndex
    guard first == UInt8(ascii: " ") || first == UInt8(ascii: "T"), bytes.count >= 6,
      bytes[start + 3] == UInt8(ascii: ":"), let hour = number(bytes, start + 1, 2),
      let minute = number(bytes, start + 4, 2)
    else { return false }
    return hour < 24 && minute < 60
  }

  private static func number(_ bytes: ArraySlice<UInt8>, _ start: Int, _ length: Int) -> Int? {
    var value = 0
    for byte in bytes[start..<start + length] {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }
}

/// Products of two numeric columns, row by row.
enum Products {
  /// A decimal column where both factors are exact and every product fits; else floating-point.
  static func column(_ a: Column, _ b: Column) -> Column {
    if let x = exact(a), let y = exact(b), x.digits + y.digits <= 9 {
      var values: [Int64] = []
      values.reserveCapacity(x.values.count)
      for (p, q) in zip(x.values, y.values) {
        guard p != Column.missingDecimal, q != Column.missingDecimal else {
          values.append(Column.missingDecimal)
          continue
        }
        let (product, overflow) = p.multipliedReportingOverflow(by: q)
        if overflow { return floating(a, b) }
        values.append(product)
      }
      return .decimals(values, digits: x.digits + y.digits)
    }
    return floating(a, b)
  }

  private static func floating(_ a: Column, _ b: Column) -> Column {
    .numbers((0..<a.count).map { (a.number($0) ?? .nan) * (b.number($0) ?? .nan) })
  }

  private static func exact(_ column: Column) -> (values: [Int64], digits: Int)? {
    func wide(_ values: [Int32]) -> [Int64] {
      values.map { $0 == Column.missingInteger ? Column.missingDecimal : Int64($0) }
    }
    switch column {
    case .integers(let values): return (wide(values), 0)
    case .smallDecimals(let values, let digits): return (wide(values), digits)
    case .decimals(let values, let digits): return (values, digits)
    default: return nil
    }
  }
}

/// Which values begin in a certain way.
enum Prefixes {
  static func flags(_ column: Column, prefix: String) -> [UInt8] {
    let wanted = Array(prefix.utf8)
    switch column {
    case .text(let text):
      return (0..<text.count).map { text.bytes[text.range(of: $0)].starts(with: wanted) ? 1 : 0 }
    case .categories(let categories):
      let levels = categories.levels.map { $0.utf8.starts(with: wanted) }
      return (0..<categories.count).map { categories.code(at: $0).map { levels[$0] } == true ? 1 : 0 }
    default:
      return (0..<column.count).map { row in
        let text = column.number(row).flatMap { Int(exactly: $0) }.map { String($0) } ?? ""
        return text.utf8.starts(with: wanted) ? 1 : 0
      }
    }
  }
}
