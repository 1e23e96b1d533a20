public import Tables

/// Columns about contact, read the same way whatever their type.
public enum ContactColumns {
  /// Words for consent, in lower case.
  static let yes: Set<String> = [
    "yes", "y", "true", "t", "1", "oui", "vrai", "opt_in", "opted_in", "opt-in", "subscribed", "granted",
  ]

  /// True where consent is written; a blank, and any word not known to mean yes, is no consent.
  public static func consent(_ column: Column) -> [Bool] {
    switch column {
    case .flags(let values): return values.map { $0 == 1 }
    case .integers(let values): return values.map { $0 == 1 }
    case .decimals(let values, let digits):
      let one = (0..<digits).reduce(Int64(1)) { unit, _ in unit * 10 }
      return values.map { $0 == one }
    case .smallDecimals(let values, let digits):
      let one = (0..<digits).reduce(Int32(1)) { unit, _ in unit * 10 }
      return values.map { $0 == one }
    case .numbers(let values): return values.map { $0 == 1 }
    case .floats(let values): return values.map { $0 == 1 }
    case .days(let values): return values.map { _ in false }
    case .categories(let column):
      let isYes = column.levels.map { yes.contains($0.lowercased()) }
      return (0..<column.count).map { row in column.code(at: row).map { isYes[$0] } ?? false }
    case .text(let column):
      return (0..<column.count).map { yes.contains(column[$0].lowercased()) }
    }
  }

  /// True where something is written that does not mean yes: a refusal, where a blank is only no consent.
  public static func refusal(_ column: Column) -> [Bool] {
    let (given, filled) = (consent(column), isFilled(column))
    return given.indices.map { filled[$0] && !given[$0] }
  }

  /// Numbers by row, NaN where there is none. `nil` when the column holds no numbers.
  public static func numbers(_ column: Column) -> [Double]? {
    guard column.kind.isNumeric else { return nil }
    return (0..<column.count).map { column.number($0) ?? .nan }
  }

  /// True where something is written that is more than spaces.
  public static func isFilled(_ column: Column) -> [Bool] {
    switch column {
    case .categories(let categories):
      let isWritten = categories.levels.map { level in level.utf8.contains { $0 != UInt8(ascii: " ") } }
      return (0..<categories.count).map { row in categories.code(at: row).map { isWritten[$0] } ?? false }
    case .text(let text):
      return (0..<text.count).map { row in
        text.bytes[text.range(of: row)].contains { $0 != UInt8(ascii: " ") }
      }
    default: return (0..<column.count).map { !column.isMissing($0) }
    }
  }

  /// Days since 1970-01-01; `Int32.min` where missing. `nil` when the column holds no days.
  public static func days(_ column: Column) -> [Int32]? {
    guard case .days(let values) = column else { return nil }
    return values
  }
}
