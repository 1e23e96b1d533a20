import Statistics

/// The best that one column alone could do: a rule such as "by contract", and a test for columns written afterwards.
public struct SingleColumnRule: Sendable, Hashable {
  public let column: String
  /// Of the share who left in the customer's group, counted in the other folds.
  public let auc: Double

  /// Numbers are put into this many groups of about equal size.
  static let groupCount = 20

  /// Every feature's rule, in their order; leaves out those that cannot be ranked. `folds` are of the sample's rows.
  static func all(
    _ groups: ColumnGroups, features: [Feature], labels: [UInt8], folds: [UInt8], count: Int
  ) -> [SingleColumnRule] {
    features.indices.compactMap { index in
      let counts = groups.counts(index, labels: labels, folds: folds, count: count)
      let scores = groups.byColumn[index].indices.map {
        Float(counts.share(groups.byColumn[index][$0], outside: folds[$0]))
      }
      let table = ScoreTable(scores: scores, outcomes: labels)
      guard let auc = Discrimination(table)?.auc.value else { return nil }
      return SingleColumnRule(column: features[index].column, auc: auc)
    }
  }

  /// How well a column's own order ranks those who left, whichever way round; groups would hide a split within one.
  static func rawAUC(_ values: TrainingSample.Values, labels: [UInt8]) -> Double? {
    guard case .numbers(let numbers) = values,
      let auc = Discrimination(ScoreTable(scores: numbers, outcomes: labels))?.auc.value,
      numbers.count(where: { !$0.isNaN }) * 2 >= numbers.count
    else { return nil }
    return Swift.max(auc, 1 - auc)
  }
}

/// Every column's rows in groups: by level, or by the part of the numbers they lie in; 255 where missing.
struct ColumnGroups: Sendable {
  let byColumn: [[UInt8]]

  init(_ sample: TrainingSample) {
    let rows = Array(0..<sample.count)
    byColumn = sample.columns.map { ColumnGroups.groups(of: $0, rows: rows) }
  }

  /// Groups of some rows, cut by these rows alone.
  static func groups(of values: TrainingSample.Values, rows: [Int]) -> [UInt8] {
    switch values {
    case .codes(let codes): return rows.map { codes[$0] }
    case .numbers(let numbers):
      let cuts = cuts(of: numbers, rows: rows)
      return rows.map { cuts.code(of: Double(numbers[$0])) }
    }
  }

  /// Between parts of about equal size; none where there is no number.
  static func cuts(of numbers: [Float], rows: [Int]) -> [Float] {
    let sorted = RadixSort.sorted(rows.map { numbers[$0] }.filter { !$0.isNaN })
    let count = SingleColumnRule.groupCount
    return sorted.isEmpty ? [] : (1..<count).map { sorted[$0 * sorted.count / count] }
  }

  func counts(_ column: Int, labels: [UInt8], folds: [UInt8], count: Int) -> GroupedOutcomes {
    GroupedOutcomes(byColumn[column], labels: labels, folds: folds, count: count)
  }
}

/// Rows and leavers of one column's groups, by fold.
struct GroupedOutcomes: Sendable {
  private let foldCount: Int
  /// By group and fold; rows that no fold judges stand in a fold of their own, the last.
  private var rows: [Double]
  private var events: [Double]
  private let groupRows: [Double]
  private let groupEvents: [Double]
  private let prevalence: Double

  init(_ groups: [UInt8], labels: [UInt8], folds: [UInt8], count: Int) {
    foldCount = count + 1
    var rows = [Double](repeating: 0, count: 256 * (count + 1))
    var events = rows
    for index in groups.indices {
      let cell = Int(groups[index]) * (count + 1) + Swift.min(Int(folds[index]), count)
      rows[cell] += 1
      events[cell] += Double(labels[index])
    }
    groupRows = (0..<256).map { group in rows[group * (count + 1)..<(group + 1) * (count + 1)].reduce(0, +) }
    groupEvents = (0..<256).map { group in
      events[group * (count + 1)..<(group + 1) * (count + 1)].reduce(0, +)
    }
    prevalence = groupEvents.reduce(0, +) / Swift.max(1, groupRows.reduce(0, +))
    self.rows = rows
    self.events = events
  }

  /// The share who left in a group among the rows outside a fold. One customer's worth of the overall share keeps
  /// groups unseen elsewhere from being 0 or 1.
  func share(_ group: UInt8, outside fold: UInt8) -> Double {
    let cell = Int(group) * foldCount + Swift.min(Int(fold), foldCount - 1)
    return (groupEvents[Int(group)] - events[cell] + prevalence) / (groupRows[Int(group)] - rows[cell] + 1)
  }
}
