/// The values of a numeric column taken together in cells: small enough to be kept beside a model, and fine enough for
/// another period to be compared with.
///
/// Up to as many distinct values as there are cells, nothing is lost. With more, each cell holds about the same number
/// of rows and stands for the mean of its values, so that the mean of all is kept.
public struct CoarseCounts: Sendable, Hashable {
  /// The mean of each cell's values with its rows.
  public let counts: ValueCounts
  /// The least of all values; 0 without values.
  public let least: Double
  /// The greatest value of each cell.
  public let ends: [Double]

  public static let cells = 256

  public init(_ values: ValueCounts, cells: Int = CoarseCounts.cells) {
    least = values.values.first ?? 0
    guard values.values.count > cells else {
      counts = values
      ends = values.values
      return
    }
    var (means, rows, ends): ([Double], [Int], [Double]) = ([], [], [])
    var (sum, held, seen, closed) = (0.0, 0, 0, 0)
    for (value, count) in zip(values.values, values.counts) {
      sum += value * Double(count)
      held += count
      seen += count
      guard seen * cells >= (closed + 1) * values.count else { continue }
      // Rounding must not push a mean out of its cell.
      let mean = Swift.min(value, Swift.max(ends.last ?? least, sum / Double(held)))
      means.append(mean)
      rows.append(held)
      ends.append(value)
      (sum, held, closed) = (0, 0, seen * cells / values.count)
    }
    counts = ValueCounts(values: means, counts: rows, missing: values.missing)
    self.ends = ends
  }

  /// The same for readers: no cell holds fewer than `fewest` rows, unless all of them together are fewer.
  public init(_ values: ValueCounts, fewest: Int, cells: Int = CoarseCounts.cells) {
    least = values.values.first ?? 0
    let share = Swift.max(fewest, (values.count + cells - 1) / cells)
    var groups: [Range<Int>] = []
    var (start, held) = (0, 0)
    for (index, count) in values.counts.enumerated() {
      held += count
      guard held >= share else { continue }
      groups.append(start..<index + 1)
      (start, held) = (index + 1, 0)
    }
    if held >= fewest || groups.isEmpty, start < values.counts.count {
      groups.append(start..<values.counts.count)
    } else if let last = groups.popLast() {
      groups.append(last.lowerBound..<values.counts.count)
    }
    var (means, rows, ends): ([Double], [Int], [Double]) = ([], [], [])
    for group in groups {
      let count = group.reduce(0) { $0 + values.counts[$1] }
      let sum = Summation.sum(group.map { values.values[$0] * Double(values.counts[$0]) })
      let (low, high) = (values.values[group.lowerBound], values.values[group.upperBound - 1])
      // Rounding must not push a mean out of its cell.
      means.append(group.count == 1 ? high : Swift.min(high, Swift.max(low, sum / Double(count))))
      rows.append(count)
      ends.append(high)
    }
    counts = ValueCounts(values: means, counts: rows, missing: values.missing)
    self.ends = ends
  }

  /// As they were kept; `nil` for what no values could have made.
  public init?(means: [Double], ends: [Double], rows: [Int], missing: Int, least: Double) {
    guard means.count == ends.count, means.count == rows.count, missing >= 0, rows.allSatisfy({ $0 > 0 }),
      rows.allSatisfy({ $0 <= 1 << 40 }), missing <= 1 << 40, least.isFinite, ends.allSatisfy({ $0.isFinite })
    else { return nil }
    var before = least
    for (index, (mean, end)) in zip(means, ends).enumerated() {
      guard mean >= before, mean <= end, index == 0 || (mean > means[index - 1] && end > ends[index - 1])
      else { return nil }
      before = end
    }
    counts = ValueCounts(values: means, counts: rows, missing: missing)
    self.ends = ends
    self.least = least
  }

  /// Every cell is one value.
  public var isExact: Bool { ends == counts.values }

  /// Another period's values in the same cells; what lies outside all of them stays as it is.
  public func matching(_ other: ValueCounts) -> ValueCounts {
    guard !isExact, let last = ends.last else { return other }
    var (values, rows): ([Double], [Int]) = ([], [])
    var cell = 0
    for (value, count) in zip(other.values, other.counts) {
      while cell < ends.count, ends[cell] < value { cell += 1 }
      let kept = value < least || value > last ? value : counts.values[cell]
      if values.last == kept {
        rows[rows.count - 1] += count
      } else {
        values.append(kept)
        rows.append(count)
      }
    }
    return ValueCounts(values: values, counts: rows, missing: other.missing)
  }
}
