import Statistics
import Threads

/// What every model is compared with: the share who left, and the best rule of one column, both made of the rows that
/// train in each fold as a model is.
struct Baselines {
  let sample: TrainingSample
  let features: [Feature]
  let plan: SplitPlan
  /// That folds are divided over.
  let threads: Int

  func trials() -> [LearnerTrial] {
    [trial(.rule, rule), trial(.constant, constant)].compactMap { $0 }
  }

  private typealias Fit = (scores: [Float], parameters: LearnerParameters)

  private func trial(_ learner: Learner, _ fit: @Sendable ([Int], [Int]) -> Fit) -> LearnerTrial? {
    var folds: [FoldTrial] = []
    var repeats: [TrialQuality] = []
    var first: [Float] = []
    let own = plan.ownCount ?? sample.count
    let outcomes = Array(sample.labels.prefix(own))
    for repetition in 0..<plan.repeatCount {
      var scores = [Float](repeating: .nan, count: sample.count)
      let fitted = Parallel.map(plan.foldCount, threads: threads) { fold in
        let (rows, judged) = (plan.trained(repetition, fold), plan.judged(repetition, fold))
        let fitted = fit(rows, judged)
        let trial = FoldTrial(
          repetition: repetition, fold: fold, trained: rows.count,
          quality: TrialQuality(scores: fitted.scores, outcomes: judged.map { sample.labels[$0] }),
          parameters: fitted.parameters)
        return (judged: judged, scores: fitted.scores, trial: trial)
      }
      for fold in fitted {
        for (row, score) in zip(fold.judged, fold.scores) { scores[row] = score }
        folds.append(fold.trial)
      }
      scores = Array(scores.prefix(own))
      repeats.append(TrialQuality(scores: scores, outcomes: outcomes))
      if repetition == 0 { first = scores }
    }
    guard let ranking = Discrimination(ScoreTable(scores: first, outcomes: outcomes)) else { return nil }
    return LearnerTrial(learner: learner, auc: ranking.auc, folds: folds, repeats: repeats, scores: first)
  }

  private func constant(_ rows: [Int], _ judged: [Int]) -> Fit {
    let share = Float(Double(rows.count { sample.labels[$0] == 1 }) / Double(Swift.max(1, rows.count)))
    return (judged.map { _ in share }, LearnerParameters(.constant))
  }

  /// The column whose groups rank the training rows best, and the shares of its groups.
  private func rule(_ rows: [Int], _ judged: [Int]) -> Fit {
    var best: (auc: Double, feature: Int, groups: GroupShares)?
    for (feature, column) in sample.columns.enumerated() {
      let groups = GroupShares(column, rows: rows, labels: sample.labels)
      if best.map({ groups.auc > $0.auc }) ?? true { best = (groups.auc, feature, groups) }
    }
    guard let best else { return constant(rows, judged) }
    let column = sample.columns[best.feature]
    return (
      judged.map { Float(best.groups.share(of: column, at: $0)) },
      LearnerParameters(.rule, columns: [features[best.feature].column])
    )
  }
}

/// The share who left in each group of one column, among the rows that train.
private struct GroupShares {
  let auc: Double
  private let cuts: [Float]
  private let shares: [Double]

  init(_ column: TrainingSample.Values, rows: [Int], labels: [UInt8]) {
    if case .numbers(let numbers) = column {
      cuts = ColumnGroups.cuts(of: numbers, rows: rows)
    } else {
      cuts = []
    }
    // The group and the outcome are one place, so that which outcome it is need not be guessed ahead.
    var counts = [Int](repeating: 0, count: 512)
    switch column {
    case .codes(let codes): for row in rows { counts[Int(codes[row]) * 2 + Int(labels[row])] += 1 }
    case .numbers(let numbers):
      for row in rows { counts[Int(cuts.code(of: Double(numbers[row]))) * 2 + Int(labels[row])] += 1 }
    }
    let stayed = (0..<256).map { Double(counts[$0 * 2]) }
    let left = (0..<256).map { Double(counts[$0 * 2 + 1]) }
    let prevalence = left.reduce(0, +) / Double(Swift.max(1, rows.count))
    // One customer's worth of the overall share keeps small and unseen groups from being 0 or 1.
    let shares = zip(left, stayed).map { ($0 + prevalence) / ($0 + $1 + 1) }
    self.shares = shares
    auc = GroupShares.area(shares, left, stayed)
  }

  func share(of column: TrainingSample.Values, at row: Int) -> Double {
    shares[Int(GroupShares.group(of: column, at: row, cuts))]
  }

  private static func group(of column: TrainingSample.Values, at row: Int, _ cuts: [Float]) -> UInt8 {
    switch column {
    case .codes(let codes): codes[row]
    case .numbers(let numbers): cuts.code(of: Double(numbers[row]))
    }
  }

  private static func area(_ shares: [Double], _ left: [Double], _ stayed: [Double]) -> Double {
    let order = shares.indices.filter { left[$0] + stayed[$0] > 0 }.sorted {
      (shares[$0], $0) < (shares[$1], $1)
    }
    let pairs = left.reduce(0, +) * stayed.reduce(0, +)
    var below = 0.0
    var area = 0.0
    for group in order {
      area += left[group] * (below + stayed[group] / 2)
      below += stayed[group]
    }
    return pairs > 0 ? area / pairs : 0.5
  }
}
