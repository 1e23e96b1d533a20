import Populations
import Tables
import Threads

extension DataQuality {
  init(_ table: Table, expectations: [Kept], age: Int?, source: KnownSource?, threads: Int) {
    let columns = Parallel.map(table.columns.count, threads: threads) { index in
      let column = table.columns[index]
      return ColumnQuality(
        name: table.names[index], kind: column.kind, missing: Self.missing(column),
        distinct: Self.distinct(column))
    }
    self.init(rows: table.rowCount, columns: columns, expectations: expectations, age: age, source: source)
  }

  private static func missing(_ column: Column) -> Int {
    switch column {
    case .integers(let values), .days(let values), .smallDecimals(let values, _):
      values.count { $0 == Column.missingInteger }
    case .decimals(let values, _): values.count { $0 == Column.missingDecimal }
    case .numbers(let values): values.count { $0.isNaN }
    case .floats(let values): values.count { $0.isNaN }
    case .flags(let values): values.count { $0 == Column.missingFlag }
    case .categories(let column):
      switch column.codes {
      case .narrow(let codes): codes.count { $0 == CategoryColumn.missingNarrow }
      case .wide(let codes): codes.count { $0 < 0 }
      }
    case .text(let column): (0..<column.count).count { column.range(of: $0).isEmpty }
    }
  }

  /// `nil` beyond the limit.
  private static func distinct(_ column: Column) -> Int? {
    switch column {
    case .categories(let column): return column.levels.count
    case .integers(let values), .days(let values), .smallDecimals(let values, _):
      return distinct(values, missing: Column.missingInteger)
    case .decimals(let values, _): return distinct(values, missing: Column.missingDecimal)
    case .flags(let values): return distinct(values, missing: Column.missingFlag)
    case .numbers(let values):
      return distinct(values.lazy.map { $0.bitPattern }, missing: Double.nan.bitPattern)
    case .floats(let values):
      return distinct(values.lazy.map { $0.bitPattern }, missing: Float.nan.bitPattern)
    case .text(let column):
      return distinct((0..<column.count).lazy.map { Array(column.bytes[column.range(of: $0)]) }, missing: [])
    }
  }

  private static func distinct<Values: Sequence>(
    _ values: Values, missing: Values.Element
  ) -> Int? where Values.Element: Hashable {
    var seen: Set<Values.Element> = []
    for value in values where value != missing {
      seen.insert(value)
      if seen.count > distinctLimit { return nil }
    }
    return seen.count
  }
}
