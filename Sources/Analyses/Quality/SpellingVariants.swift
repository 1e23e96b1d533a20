import Populations

/// Levels of a column that are the same but for letter case, blanks and punctuation, such as `Two year` and `two-year`.
struct SpellingVariants {
  let column: String
  /// In the order in which they appear in the file.
  let spellings: [[String]]

  /// `nil` where every level is its own.
  init?(_ column: ColumnInfo) {
    var order: [String] = []
    var groups: [String: [String]] = [:]
    for level in column.levels {
      let key = Self.folded(level)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(level)
    }
    let found = order.compactMap { groups[$0] }.filter { $0.count > 1 }
    guard !found.isEmpty else { return nil }
    self.column = column.name
    spellings = found
  }

  /// Signs tell numbers apart, so that only texts with a letter are taken together.
  private static func folded(_ level: String) -> String {
    guard level.contains(where: { $0.isLetter }) else { return level }
    return String(level.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "+" })
  }
}
