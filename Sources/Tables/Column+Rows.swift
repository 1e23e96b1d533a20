extension Column {
  /// The values of some rows, in the order given.
  public func rows(_ rows: [Int32]) -> Column {
    switch self {
    case .integers(let values): .integers(Self.pick(rows, from: values))
    case .decimals(let values, let digits): .decimals(Self.pick(rows, from: values), digits: digits)
    case .smallDecimals(let values, let digits): .smallDecimals(Self.pick(rows, from: values), digits: digits)
    case .numbers(let values): .numbers(Self.pick(rows, from: values))
    case .floats(let values): .floats(Self.pick(rows, from: values))
    case .days(let values): .days(Self.pick(rows, from: values))
    case .flags(let values): .flags(Self.pick(rows, from: values))
    case .categories(let column): .categories(column.rows(rows))
    case .text(let column): .text(column.rows(rows))
    }
  }

  /// The values of some rows, in the order given; negative rows are missing.
  public func rows(orMissing rows: [Int32]) -> Column {
    func pick<Value>(_ values: [Value], _ missing: Value) -> [Value] {
      rows.map { $0 < 0 ? missing : values[Int($0)] }
    }
    switch self {
    case .integers(let values): return .integers(pick(values, Self.missingInteger))
    case .decimals(let values, let digits):
      return .decimals(pick(values, Self.missingDecimal), digits: digits)
    case .smallDecimals(let values, let digits):
      return .smallDecimals(pick(values, Self.missingInteger), digits: digits)
    case .numbers(let values): return .numbers(pick(values, .nan))
    case .floats(let values): return .floats(pick(values, .nan))
    case .days(let values): return .days(pick(values, Self.missingInteger))
    case .flags(let values): return .flags(pick(values, Self.missingFlag))
    case .categories(let column):
      return .categories(
        CategoryColumn(
          codes: rows.map { $0 < 0 ? -1 : Int32(column.code(at: Int($0)) ?? -1) }, levels: column.levels))
    case .text(let column): return .text(TextColumn(rows.map { $0 < 0 ? nil : column[Int($0)] }))
    }
  }

  static func pick<Value>(_ rows: [Int32], from values: [Value]) -> [Value] { rows.map { values[Int($0)] } }

  /// Whether a row has no value.
  public func isMissing(_ row: Int) -> Bool {
    switch self {
    case .integers(let values), .days(let values): values[row] == Self.missingInteger
    case .smallDecimals(let values, _): values[row] == Self.missingInteger
    case .decimals(let values, _): values[row] == Self.missingDecimal
    case .numbers(let values): values[row].isNaN
    case .floats(let values): values[row].isNaN
    case .flags(let values): values[row] == Self.missingFlag
    case .categories(let column): column.code(at: row) == nil
    case .text(let column): column.range(of: row).isEmpty
    }
  }

  /// The number of a row of a numeric, day or flag column; `nil` when missing or when the column is text.
  public func number(_ row: Int) -> Double? {
    guard !isMissing(row) else { return nil }
    switch self {
    case .integers(let values), .days(let values): return Double(values[row])
    case .smallDecimals(let values, let digits): return Double(values[row]) / Self.power(of: digits)
    case .decimals(let values, let digits): return Double(values[row]) / Self.power(of: digits)
    case .numbers(let values): return values[row]
    case .floats(let values): return Double(values[row])
    case .flags(let values): return Double(values[row])
    case .categories, .text: return nil
    }
  }

  /// The text of a row of a category or text column; `nil` when missing or when the column is of another kind.
  public func text(_ row: Int) -> String? {
    guard !isMissing(row) else { return nil }
    switch self {
    case .categories(let column): return column.code(at: row).map { column.levels[$0] }
    case .text(let column): return column[row]
    default: return nil
    }
  }

  /// 10 to a number of decimals, exact for all that decimal columns have.
  public static func power(of digits: Int) -> Double { powers[digits] }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}

extension CategoryColumn {
  func rows(_ rows: [Int32]) -> CategoryColumn {
    switch codes {
    case .narrow(let codes): CategoryColumn(codes: .narrow(Column.pick(rows, from: codes)), levels: levels)
    case .wide(let codes): CategoryColumn(codes: .wide(Column.pick(rows, from: codes)), levels: levels)
    }
  }
}

extension TextColumn {
  func rows(_ rows: [Int32]) -> TextColumn {
    var picked: [UInt8] = []
    var ends = [0]
    ends.reserveCapacity(rows.count + 1)
    for row in rows {
      picked += bytes[range(of: Int(row))]
      ends.append(picked.count)
    }
    return TextColumn(bytes: picked, offsets: ends)
  }
}
