import Glibc
import Statistics

/// Which columns a model learns from, chosen anew among the rows that train in each fold.
public enum FeatureSelection: Sendable, Hashable {
  /// This many columns: those that say most about the outcome one by one, by the likelihood ratio of the outcome given
  /// the column's groups (levels, or twentieths of the numbers), less what as many groups would say by chance.
  case best(Int)
  /// Those that a logistic regression with an L1 penalty keeps, the penalty being the one of least Bayesian criterion.
  case l1

  /// Positions among the features, ascending; at least one.
  func features(_ sample: TrainingSample, _ features: [Feature], rows: [Int]) -> [Int] {
    let ranked = FeatureSelection.ranked(sample, rows: rows)
    switch self {
    case .best(let count): return ranked.prefix(Swift.max(1, count)).sorted()
    case .l1:
      let task = FitTask(
        sample: sample, encoding: FeatureEncoding(features), rows: rows, eventWeight: 1, seed: 0, threads: 1)
      let kept = LogisticFit(task).sparseFeatures()
      return kept.isEmpty ? ranked.prefix(1).sorted() : kept
    }
  }

  /// By what each says alone, most first; equal ones in their order.
  private static func ranked(_ sample: TrainingSample, rows: [Int]) -> [Int] {
    let worth = sample.columns.map { column -> Double in
      var counts = [Double](repeating: 0, count: 512)
      let groups = ColumnGroups.groups(of: column, rows: rows)
      for (group, row) in zip(groups, rows) { counts[Int(group) * 2 + Int(sample.labels[row])] += 1 }
      return FeatureSelection.worth(counts)
    }
    return worth.indices.sorted { (worth[$1], $0) < (worth[$0], $1) }
  }

  /// G² less its degrees of freedom.
  private static func worth(_ counts: [Double]) -> Double {
    func term(_ count: Double, _ whole: Double) -> Double { count > 0 ? count * log(count / whole) : 0 }
    var (stayed, left, groups, sum) = (0.0, 0.0, 0.0, 0.0)
    for group in 0..<256 {
      let (a, b) = (counts[group * 2], counts[group * 2 + 1])
      guard a + b > 0 else { continue }
      stayed += a
      left += b
      groups += 1
      sum += term(a, a + b) + term(b, a + b)
    }
    return 2 * (sum - term(stayed, stayed + left) - term(left, stayed + left)) - (groups - 1)
  }
}
