public import Statistics
import Tables

extension TablePopulation {
  public func moments(
    of columns: [String], weight: String?, by group: String?
  ) throws(PopulationError) -> Moments {
    var read: [Column] = []
    for name in columns { read.append(try numericColumn(name)) }
    var weights: Column?
    if let weight { weights = try numericColumn(weight) }
    let coder = try GroupCoder(group.map { [$0] } ?? [], in: self)
    let scan = MomentScan(columns: read, weight: weights, coder: coder)
    let partials = blocks { block in scan.sum(batches(block)) }
    let total = Self.merge(partials) { $0.add($1) } ?? scan.empty
    let groups = (0..<coder.size).compactMap { index -> Moments.Group? in
      guard group == nil || total.counts[index] + total.excluded[index] > 0 else { return nil }
      return total.group(index, label: coder.labels(of: index).first.flatMap { $0 }, width: columns.count)
    }
    return Moments(columns: columns, groups: groups)
  }
}

/// Which sums and cross-products are made, and over which groups.
private struct MomentScan {
  let columns: [Column]
  let weight: Column?
  let coder: GroupCoder

  private var width: Int { columns.count }
  private var productCount: Int { width * (width + 1) / 2 }

  var empty: MomentPartial {
    MomentPartial(
      counts: Array(repeating: 0, count: coder.size), excluded: Array(repeating: 0, count: coder.size),
      weights: Array(repeating: 0, count: coder.size),
      sums: Array(repeating: 0, count: coder.size * width),
      products: Array(repeating: 0, count: coder.size * productCount))
  }

  func sum(_ batches: [Batch]) -> MomentPartial {
    var partial = empty
    let blank = [Double](repeating: 0, count: Batch.size)
    var values = columns.map { _ in blank }
    var weights = blank
    var weighted = blank
    var groups = [Int32](repeating: 0, count: Batch.size)
    var scratch = groups
    for batch in batches {
      for (index, column) in columns.enumerated() { column.readNumbers(batch, into: &values[index]) }
      if let weight {
        weight.readNumbers(batch, into: &weights)
      } else {
        for i in 0..<batch.count { weights[i] = 1 }
      }
      coder.read(batch, into: &groups, scratch: &scratch)
      leaveOutMissing(&values, &weights, groups, batch.count, &partial)
      if coder.size == 1 {
        addAll(values, weights, &weighted, batch.count, to: &partial)
      } else {
        addByGroup(values, weights, groups, batch.count, to: &partial)
      }
    }
    return partial
  }

  /// Counts rows, and gives those with a missing value weight and values of zero so that sums pass over them.
  private func leaveOutMissing(
    _ values: inout [[Double]], _ weights: inout [Double], _ groups: [Int32], _ count: Int,
    _ partial: inout MomentPartial
  ) {
    for index in values.indices {
      for i in 0..<count where values[index][i].isNaN {
        weights[i] = .nan
        values[index][i] = 0
      }
    }
    for i in 0..<count {
      if weights[i].isNaN {
        partial.excluded[Int(groups[i])] += 1
        weights[i] = 0
      } else {
        partial.counts[Int(groups[i])] += 1
      }
    }
  }

  private func addAll(
    _ values: [[Double]], _ weights: [Double], _ weighted: inout [Double], _ count: Int,
    to partial: inout MomentPartial
  ) {
    partial.weights[0] += Self.sum(weights, count)
    var cell = 0
    for i in 0..<width {
      for row in 0..<count { weighted[row] = values[i][row] * weights[row] }
      partial.sums[i] += Self.sum(weighted, count)
      for j in i..<width {
        partial.products[cell] += Self.dot(weighted, values[j], count)
        cell += 1
      }
    }
  }

  private func addByGroup(
    _ values: [[Double]], _ weights: [Double], _ groups: [Int32], _ count: Int,
    to partial: inout MomentPartial
  ) {
    for row in 0..<count { partial.weights[Int(groups[row])] += weights[row] }
    let (width, productCount) = (self.width, self.productCount)
    var cell = 0
    for i in 0..<width {
      Self.add(values[i], weights, groups, count, to: &partial.sums, stride: width, offset: i)
      for j in i..<width {
        Self.add(
          values[i], values[j], weights, groups, count, to: &partial.products, stride: productCount,
          offset: cell)
        cell += 1
      }
    }
  }

  private static func add(
    _ a: [Double], _ weights: [Double], _ groups: [Int32], _ count: Int, to sums: inout [Double],
    stride: Int, offset: Int
  ) {
    for row in 0..<count { sums[Int(groups[row]) * stride + offset] += weights[row] * a[row] }
  }

  private static func add(
    _ a: [Double], _ b: [Double], _ weights: [Double], _ groups: [Int32], _ count: Int,
    to sums: inout [Double], stride: Int, offset: Int
  ) {
    for row in 0..<count { sums[Int(groups[row]) * stride + offset] += weights[row] * a[row] * b[row] }
  }

  /// Four running sums in place of one: faster, since additions need not wait for each other, and as fixed.
  private static func sum(_ a: [Double], _ count: Int) -> Double {
    var lanes = SIMD4<Double>.zero
    let whole = count & ~3
    for i in stride(from: 0, to: whole, by: 4) { lanes += SIMD4(a[i], a[i + 1], a[i + 2], a[i + 3]) }
    var rest = 0.0
    for i in whole..<count { rest += a[i] }
    return lanes.sum() + rest
  }

  private static func dot(_ a: [Double], _ b: [Double], _ count: Int) -> Double {
    var lanes = SIMD4<Double>.zero
    let whole = count & ~3
    for i in stride(from: 0, to: whole, by: 4) {
      let left = SIMD4<Double>(a[i], a[i + 1], a[i + 2], a[i + 3])
      let right = SIMD4<Double>(b[i], b[i + 1], b[i + 2], b[i + 3])
      lanes += left * right
    }
    var rest = 0.0
    for i in whole..<count { rest += a[i] * b[i] }
    return lanes.sum() + rest
  }
}

/// Sums over a part of the rows, group after group.
private struct MomentPartial: Sendable {
  var counts: [Int]
  var excluded: [Int]
  var weights: [Double]
  var sums: [Double]
  var products: [Double]

  mutating func add(_ other: MomentPartial) {
    for i in counts.indices {
      counts[i] += other.counts[i]
      excluded[i] += other.excluded[i]
      weights[i] += other.weights[i]
    }
    for i in sums.indices { sums[i] += other.sums[i] }
    for i in products.indices { products[i] += other.products[i] }
  }

  func group(_ group: Int, label: String?, width: Int) -> Moments.Group {
    let cells = width * (width + 1) / 2
    return Moments.Group(
      label: label, count: counts[group], excluded: excluded[group], weight: weights[group],
      sums: Array(sums[group * width..<(group + 1) * width]),
      products: Array(products[group * cells..<(group + 1) * cells]))
  }
}
