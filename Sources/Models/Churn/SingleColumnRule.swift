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
      guard let auc = Discrimination(counts.ranked)?.auc.value else { return nil }
      return SingleColumnRule(column: features[index].column, auc: auc)
    }
  }

  /// How well a column's own order ranks those who left, whichever way round; groups would hide a split within one.
  /// Of very many rows, the first.
  static func rawAUC(_ values: TrainingSample.Values, labels: [UInt8]) -> Double? {
    guard case .numbers(let all) = values else { return nil }
    let numbers = Array(all.prefix(ColumnGroups.sortedRows))
    let outcomes = Array(labels.prefix(ColumnGroups.sortedRows))
    guard let auc = Discrimination(ScoreTable(scores: numbers, outcomes: outcomes))?.auc.value,
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

  /// Rows that are sorted, about, to find where parts of equal size begin; of more, every second or third and so on.
  static let sortedRows = 500_000

  /// Between parts of about equal size; none where there is no number.
  static func cuts(of numbers: [Float], rows: [Int]) -> [Float] {
    let sorted = RadixSort.sorted(
      rows.thinned(to: sortedRows).map { numbers[$0] }.filter { !$0.isNaN })
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

  /// Every row's share outside its own fold, and what happened to it.
  var ranked: ScoreTable {
    let cells = rows.indices.filter { rows[$0] > 0 }.map { cell -> (score: Double, cell: Int) in
      let share = share(UInt8(cell / foldCount), outside: UInt8(cell % foldCount))
      return (Double(Float(share)), cell)
    }.sorted { $0 < $1 }
    var (scores, left, stayed): ([Double], [Double], [Double]) = ([], [], [])
    for (score, cell) in cells {
      if scores.last != score {
        scores.append(score)
        left.append(0)
        stayed.append(0)
      }
      left[left.count - 1] += events[cell]
      stayed[stayed.count - 1] += rows[cell] - events[cell]
    }
    return ScoreTable(scores: scores, positives: left, negatives: stayed)
  }

  /// The share who left in a group among the rows outside a fold. One customer's worth of the overall share keeps
  /// groups unseen elsewhere from being 0 or 1.
  func share(_ group: UInt8, outside fold: UInt8) -> Double {
    let cell = Int(group) * foldCount + Swift.min(Int(fold), foldCount - 1)
    return (groupEvents[Int(group)] - events[cell] + prevalence) / (groupRows[Int(group)] - rows[cell] + 1)
  }
}
