import Statistics

/// The best that one column alone could do: a rule such as "by contract", and a test for columns written afterwards.
public struct SingleColumnRule: Sendable, Hashable {
  public let column: String
  /// Of the share who left in the customer's group, counted in the other folds.
  public let auc: Double

  /// Numbers are put into this many groups of about equal size.
  private static let groupCount = 20

  /// Every feature's rule, in their order; leaves out those that cannot be ranked.
  static func all(_ sample: TrainingSample, features: [Feature], folds: Int) -> [SingleColumnRule] {
    features.indices.compactMap { index in
      let groups = groups(of: sample.columns[index])
      let scores = outOfFoldShares(groups, sample: sample, folds: folds)
      let table = ScoreTable(scores: scores, outcomes: sample.labels)
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

  /// A group for each row: its level, or the part of the numbers it lies in; 255 where missing.
  private static func groups(of values: TrainingSample.Values) -> [UInt8] {
    switch values {
    case .codes(let codes): return codes
    case .numbers(let numbers):
      let sorted = numbers.filter { !$0.isNaN }.sorted()
      guard !sorted.isEmpty else { return numbers.map { _ in CompiledForest.missing } }
      let cuts = (1..<groupCount).map { sorted[$0 * sorted.count / groupCount] }
      return numbers.map { x in
        x.isNaN ? CompiledForest.missing : UInt8(cuts.reduce(0) { $0 + ($1 <= x ? 1 : 0) })
      }
    }
  }

  private static func outOfFoldShares(
    _ groups: [UInt8], sample: TrainingSample, folds: Int
  ) -> [Float] {
    var rows = [Double](repeating: 0, count: 256 * folds)
    var events = rows
    for index in groups.indices {
      let cell = Int(groups[index]) * folds + Int(sample.folds[index])
      rows[cell] += 1
      events[cell] += Double(sample.labels[index])
    }
    let prevalence = Double(sample.events) / Double(sample.count)
    var shares = [Float](repeating: 0, count: 256 * folds)
    for group in 0..<256 {
      let cells = group * folds..<(group + 1) * folds
      let all = rows[cells].reduce(0, +)
      let left = events[cells].reduce(0, +)
      for cell in cells {
        // One customer's worth of the overall share keeps groups unseen elsewhere from being 0 or 1.
        shares[cell] = Float((left - events[cell] + prevalence) / (all - rows[cell] + 1))
      }
    }
    return groups.indices.map { shares[Int(groups[$0]) * folds + Int(sample.folds[$0])] }
  }
}
