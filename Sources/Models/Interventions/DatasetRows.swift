public import Tables

/// Puts a population's values back on the rows of the whole data set it is a part of.
public struct DatasetRows: Sendable {
  private let rows: [Int32]
  private let count: Int

  /// `rows` are the row numbers in the data set, which has `count` rows.
  public init(_ rows: [Int32], count: Int) {
    self.rows = rows
    self.count = count
  }

  /// One value for each row of the data set; `missing` for rows outside the population.
  public func spread<Value>(_ values: [Value], missing: Value) -> [Value] {
    precondition(values.count == rows.count, "one value for each row of the population")
    if rows.count == count, rows.first == 0, rows.last == Int32(count - 1) { return values }
    var all = [Value](repeating: missing, count: count)
    for (index, row) in rows.enumerated() { all[Int(row)] = values[index] }
    return all
  }

  /// A category column from codes; -1 is missing.
  public func categories(_ codes: [Int32], levels: [String]) -> Column {
    if levels.count <= 254 {
      let narrow = codes.map { $0 < 0 ? UInt8(255) : UInt8($0) }
      return .categories(CategoryColumn(codes: .narrow(spread(narrow, missing: 255)), levels: levels))
    }
    return .categories(CategoryColumn(codes: .wide(spread(codes, missing: -1)), levels: levels))
  }

  /// For each of some rows whether it is among a part of them; row numbers ascend in both.
  public static func flags(of part: [Int32], among rows: [Int32]) -> [Bool] {
    var next = 0
    return rows.map { row in
      while next < part.count, part[next] < row { next += 1 }
      return next < part.count && part[next] == row
    }
  }

  /// Money in ticks, `Money.missingTicks` where there is none.
  public func money(_ ticks: [Int64]) -> Column {
    Money.column(ticks: spread(ticks, missing: Money.missingTicks))
  }

  public func numbers(_ values: [Double]) -> Column { .numbers(spread(values, missing: .nan)) }

  public func flags(_ values: [Bool]) -> Column {
    .flags(spread(values.map { $0 ? 1 : 0 }, missing: Column.missingFlag))
  }
}
