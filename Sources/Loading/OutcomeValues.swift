import Tables

/// What a column holds where it does not have the value that stands for having left.
struct OutcomeValues {
  /// Rows whose value is that one apart from letter case and surrounding spaces.
  private(set) var respelled = 0
  /// Rows with neither that value nor the most frequent of the others.
  private(set) var neither = 0

  /// `flags` are 1 where the column has the value, 0 where it has another.
  init(_ column: Column, flags: [UInt8], left: String) {
    let stayed = flags.indices.filter { flags[$0] == 0 }
    switch column {
    case .categories(let categories):
      var counts = [Int](repeating: 0, count: categories.levels.count)
      for row in stayed {
        if let code = categories.code(at: row) { counts[code] += 1 }
      }
      count(Array(zip(categories.levels, counts)), left: left)
    case .text(let text):
      let counts = Self.counts(stayed.lazy.map { text[$0] })
      count(counts.map { ($0.key, $0.value) }, left: left)
    default:
      // Numbers and days have one spelling, and nearly always one other value: a glance is enough then.
      let first = stayed.first.flatMap { column.number($0) }
      guard stayed.contains(where: { column.number($0) != first }) else { return }
      let counts = Self.counts(stayed.lazy.compactMap { column.number($0) })
      neither = stayed.count - (counts.values.max() ?? 0)
    }
  }

  private mutating func count(_ values: [(text: String, rows: Int)], left: String) {
    let wanted = Self.folded(left)
    for value in values where Self.folded(value.text) == wanted { respelled += value.rows }
    neither = values.reduce(0) { $0 + $1.rows } - (values.map { $0.rows }.max() ?? 0)
  }

  private static func counts<Value: Hashable>(_ values: some Sequence<Value>) -> [Value: Int] {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts
  }

  private static func folded(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { start[...$0].lowercased() } ?? ""
  }
}
