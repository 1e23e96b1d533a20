public import Statistics
import Tables

extension TablePopulation {
  public func counts(
    by groups: [String], flags: [String], sums: [String]
  ) throws(PopulationError) -> GroupCounts {
    let coder = try GroupCoder(groups, in: self)
    var scan = CountScan(coder: coder)
    for name in flags { scan.flags.append(try flagColumn(name)) }
    for name in sums { scan.sums.append(try numericColumn(name)) }
    let partials = blocks { [scan] block in scan.count(batches(block)) }
    let total = Self.merge(partials) { $0.add($1) } ?? scan.empty
    return GroupCounts(
      groups: (0..<coder.size).compactMap { group in
        guard total.counts[group] > 0 || groups.isEmpty else { return nil }
        return total.group(group, labels: coder.labels(of: group), scan: scan)
      })
  }
}

/// What is counted, and over which groups.
private struct CountScan {
  let coder: GroupCoder
  var flags: [Column] = []
  var sums: [Column] = []

  init(coder: GroupCoder) { self.coder = coder }

  var empty: CountPartial {
    CountPartial(
      counts: Array(repeating: 0, count: coder.size),
      flagged: flags.map { _ in Array(repeating: 0, count: coder.size) },
      exact: sums.map { _ in Array(repeating: 0, count: coder.size) },
      floating: sums.map { _ in Array(repeating: 0, count: coder.size) },
      missing: sums.map { _ in Array(repeating: 0, count: coder.size) })
  }

  func count(_ batches: [Batch]) -> CountPartial {
    var partial = empty
    var groups = [Int32](repeating: 0, count: Batch.size)
    var scratch = groups
    var scaled: [Int64] = sums.isEmpty && flags.isEmpty ? [] : Array(repeating: 0, count: Batch.size)
    var numbers: [Double] = sums.isEmpty ? [] : Array(repeating: 0, count: Batch.size)
    for batch in batches {
      coder.read(batch, into: &groups, scratch: &scratch)
      Self.countRows(groups, batch.count, into: &partial.counts)
      for (index, flag) in flags.enumerated() {
        flag.readScaled(batch, into: &scaled)
        Self.countSet(scaled, groups, batch.count, into: &partial.flagged[index])
      }
      for (index, column) in sums.enumerated() {
        if column.exactDigits != nil {
          column.readScaled(batch, into: &scaled)
          Self.addExact(
            scaled, groups, batch.count, into: &partial.exact[index], missing: &partial.missing[index])
        } else {
          column.readNumbers(batch, into: &numbers)
          Self.addFloating(
            numbers, groups, batch.count, into: &partial.floating[index], missing: &partial.missing[index])
        }
      }
    }
    return partial
  }

  private static func countRows(_ groups: [Int32], _ count: Int, into counts: inout [Int]) {
    for i in 0..<count { counts[Int(groups[i])] += 1 }
  }

  private static func countSet(_ values: [Int64], _ groups: [Int32], _ count: Int, into counts: inout [Int]) {
    for i in 0..<count where values[i] == 1 { counts[Int(groups[i])] += 1 }
  }

  private static func addExact(
    _ values: [Int64], _ groups: [Int32], _ count: Int, into sums: inout [Int128], missing: inout [Int]
  ) {
    for i in 0..<count {
      let group = Int(groups[i])
      if values[i] == Column.missingDecimal { missing[group] += 1 } else { sums[group] += Int128(values[i]) }
    }
  }

  private static func addFloating(
    _ values: [Double], _ groups: [Int32], _ count: Int, into sums: inout [Double], missing: inout [Int]
  ) {
    for i in 0..<count {
      let group = Int(groups[i])
      if values[i].isNaN { missing[group] += 1 } else { sums[group] += values[i] }
    }
  }
}

/// Counts of a part of the rows, by group.
private struct CountPartial: Sendable {
  var counts: [Int]
  var flagged: [[Int]]
  /// Sums of exact columns, scaled by their digits.
  var exact: [[Int128]]
  /// Sums of floating-point columns.
  var floating: [[Double]]
  var missing: [[Int]]

  mutating func add(_ other: CountPartial) {
    for group in counts.indices { counts[group] += other.counts[group] }
    for index in flagged.indices {
      for group in counts.indices { flagged[index][group] += other.flagged[index][group] }
    }
    for index in exact.indices {
      for group in counts.indices {
        exact[index][group] += other.exact[index][group]
        floating[index][group] += other.floating[index][group]
        missing[index][group] += other.missing[index][group]
      }
    }
  }

  func group(_ group: Int, labels: [String?], scan: CountScan) -> GroupCounts.Group {
    let sums = scan.sums.enumerated().map { index, column in
      guard let digits = column.exactDigits else { return floating[index][group] }
      return Double(exact[index][group]) / Column.power(of: digits)
    }
    return GroupCounts.Group(
      labels: labels, count: counts[group], flagged: flagged.map { $0[group] }, sums: sums,
      missing: missing.map { $0[group] })
  }
}
