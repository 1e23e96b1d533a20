import Tables

/// Ids of a column, hashed and compared by what they say, so that "17" as text and 17 as a number are one customer.
struct CustomerKeys: Sendable {
  let column: Column
  /// Hashes of a category's levels.
  private let levels: [UInt64]

  init(_ name: String, in population: TablePopulation) throws(PopulationError) {
    column = try population.column(name)
    switch column {
    case .categories(let categories): levels = categories.levels.map { RowHash.hash($0.utf8, seed: 0) }
    case .text, .integers: levels = []
    default:
      throw .wrongKind(column: name, found: column.kind, wanted: "ids as text or whole numbers")
    }
  }

  /// `nil` where there is no id.
  @inline(__always)
  func hash(_ row: Int) -> UInt64? {
    switch column {
    case .text(let text):
      let range = text.range(of: row)
      return range.isEmpty ? nil : RowHash.hash(text.bytes[range], seed: 0)
    case .categories(let categories): return categories.code(at: row).map { levels[$0] }
    case .integers(let values):
      return values[row] == Column.missingInteger ? nil : RowHash.hash(String(values[row]).utf8, seed: 0)
    default: return nil
    }
  }

  /// A number for the id of a row, and whether it tells the id from all others of the column; without that it is a
  /// hash. `nil` where there is no id.
  @inline(__always)
  func code(_ row: Int) -> (code: UInt64, isExact: Bool)? {
    switch column {
    case .text(let text):
      let range = text.range(of: row)
      if TextWord.isWhole(text.bytes, range) { return (TextWord.prefix(text.bytes, range), true) }
      return range.isEmpty ? nil : (RowHash.hash(text.bytes[range], seed: 0), false)
    case .categories(let categories): return categories.code(at: row).map { (UInt64($0), true) }
    case .integers(let values):
      let value = values[row]
      return value == Column.missingInteger ? nil : (UInt64(Int64(value) - Int64(Int32.min)), true)
    default: return nil
    }
  }

  @inline(__always)
  func isSame(_ row: Int, as other: Int, of keys: CustomerKeys) -> Bool {
    switch (column, keys.column) {
    case (.text(let a), .text(let b)): a.bytes[a.range(of: row)].elementsEqual(b.bytes[b.range(of: other)])
    case (.integers(let a), .integers(let b)): a[row] == b[other]
    default: text(row) == keys.text(other)
    }
  }

  func text(_ row: Int) -> String {
    if case .integers(let values) = column { return String(values[row]) }
    return column.text(row) ?? ""
  }
}
