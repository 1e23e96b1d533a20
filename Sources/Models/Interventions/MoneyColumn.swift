public import Tables

/// Money as columns of whole ticks, so that what a file adds up to is what the plan counted.
extension Money {
  /// The tick of an amount that there is not, in lists of ticks.
  public static let missingTicks = Column.missingDecimal

  /// Ticks as a column of decimals, in half the space where all of them fit.
  static func column(ticks: [Int64]) -> Column {
    let isSmall = ticks.allSatisfy { $0 == missingTicks || $0.magnitude <= UInt64(Int32.max) }
    guard isSmall else { return .decimals(ticks, digits: digits) }
    return .smallDecimals(
      ticks.map { $0 == missingTicks ? Column.missingInteger : Int32($0) }, digits: digits)
  }

  /// What a column of numbers holds; nothing where a value is missing.
  public static func amounts(_ column: Column) -> [Money] {
    switch column {
    case .smallDecimals(let ticks, digits):
      return ticks.map { Money(ticks: $0 == Column.missingInteger ? 0 : Int64($0)) }
    case .decimals(let ticks, digits): return ticks.map { Money(ticks: $0 == missingTicks ? 0 : $0) }
    case .numbers(let values): return values.map { Money($0) }
    default: return (0..<column.count).map { Money(column.number($0) ?? 0) }
    }
  }

  /// An amount in units of currency rounded to a whole tick; NaN stays.
  public static func rounded(_ units: Double) -> Double { units.isNaN ? units : Money(units).units }

  /// Amounts in units of currency rounded to whole ticks; NaN where one is missing.
  public static func ticks(_ values: [Double]) -> [Int64] {
    values.map { $0.isNaN ? missingTicks : Money($0).ticks }
  }

  /// The sum of amounts as `ticks` rounds them, those that are missing left out, and how many there are.
  public static func total(_ values: [Double]) -> (sum: Money, count: Int) {
    values.reduce(into: (.zero, 0)) { total, value in
      guard !value.isNaN else { return }
      total.sum += Money(value)
      total.count += 1
    }
  }

  private static let digits = 4
}
