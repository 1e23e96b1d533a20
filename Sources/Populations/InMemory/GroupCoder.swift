import Tables

/// Numbers the groups of a list of category, flag and whole-number columns, in the order of their levels, the
/// missing ones last.
struct GroupCoder {
  /// Groups told apart at most; more is a column that is no grouping.
  static let limit = 1 << 20

  fileprivate struct Part {
    let column: Column
    /// The whole number that has code 0.
    let base: Int32
    let labels: [String?]
  }

  private let parts: [Part]
  let size: Int

  init(_ names: [String], in population: TablePopulation) throws(PopulationError) {
    var parts: [Part] = []
    var size = 1
    for name in names {
      let part = try Self.part(name, in: population)
      let (product, overflow) = size.multipliedReportingOverflow(by: part.labels.count)
      guard !overflow, product <= Self.limit else { throw .tooManyValues(column: name, limit: Self.limit) }
      size = product
      parts.append(part)
    }
    self.parts = parts
    self.size = size
  }

  /// The label of each column for a group, `nil` where missing.
  func labels(of group: Int) -> [String?] {
    var rest = group
    var labels: [String?] = []
    for part in parts.reversed() {
      labels.append(part.labels[rest % part.labels.count])
      rest /= part.labels.count
    }
    return labels.reversed()
  }

  /// The group of each row of a batch.
  func read(_ batch: Batch, into groups: inout [Int32], scratch: inout [Int32]) {
    for (index, part) in parts.enumerated() {
      if index == 0 {
        part.read(batch, into: &groups)
      } else {
        part.read(batch, into: &scratch)
        let size = Int32(part.labels.count)
        for i in 0..<batch.count { groups[i] = groups[i] * size + scratch[i] }
      }
    }
    if parts.isEmpty { for i in 0..<batch.count { groups[i] = 0 } }
  }

  private static func part(_ name: String, in population: TablePopulation) throws(PopulationError) -> Part {
    let column = try population.column(name)
    switch column {
    case .categories(let categories):
      return Part(column: column, base: 0, labels: categories.levels + [nil])
    case .flags:
      return Part(column: column, base: 0, labels: ["0", "1", nil])
    case .integers(let values):
      guard let range = population.range(of: values) else {
        return Part(column: column, base: 0, labels: [nil])
      }
      guard Int(range.upperBound) - Int(range.lowerBound) < limit else {
        throw .tooManyValues(column: name, limit: limit)
      }
      return Part(column: column, base: range.lowerBound, labels: range.map { String($0) } + [nil])
    default:
      throw .wrongKind(column: name, found: column.kind, wanted: "a category, a flag or whole numbers")
    }
  }
}

extension GroupCoder.Part {
  fileprivate func read(_ batch: Batch, into codes: inout [Int32]) {
    let missing = Int32(labels.count - 1)
    switch column {
    case .categories(let categories):
      switch categories.codes {
      case .narrow(let values):
        batch.gather(values, into: &codes) { $0 == CategoryColumn.missingNarrow ? missing : Int32($0) }
      case .wide(let values): batch.gather(values, into: &codes) { $0 < 0 ? missing : $0 }
      }
    case .flags(let values): batch.gather(values, into: &codes) { $0 > 1 ? missing : Int32($0) }
    case .integers(let values):
      let base = base
      batch.gather(values, into: &codes) { $0 == Column.missingInteger ? missing : $0 - base }
    default: preconditionFailure("kinds of groups are checked when the coder is made")
    }
  }
}

extension TablePopulation {
  /// The smallest and the largest of the values that are there; `nil` when none is.
  func range(of values: [Int32]) -> ClosedRange<Int32>? {
    let extremes = blocks { block in
      var low = Int32.max
      var high = Int32.min
      func take(_ value: Int32) {
        guard value != Column.missingInteger else { return }
        low = Swift.min(low, value)
        high = Swift.max(high, value)
      }
      if let selection {
        for row in selection[block] { take(values[Int(row)]) }
      } else {
        for value in values[block] { take(value) }
      }
      return (low, high)
    }
    let low = extremes.map { $0.0 }.min() ?? .max
    let high = extremes.map { $0.1 }.max() ?? .min
    return low <= high ? low...high : nil
  }
}
