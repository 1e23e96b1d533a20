import Statistics

/// What every model is compared with: the share who left, and the best rule of one column, both made of the rows that
/// train in each fold as a model is.
struct Baselines {
  let sample: TrainingSample
  let features: [Feature]
  let plan: SplitPlan

  func trials() -> [LearnerTrial] {
    [trial(.rule, rule), trial(.constant, constant)].compactMap { $0 }
  }

  private typealias Fit = (scores: [Float], parameters: LearnerParameters)

  private func trial(_ learner: Learner, _ fit: ([Int], [Int]) -> Fit) -> LearnerTrial? {
    var folds: [FoldTrial] = []
    var repeats: [TrialQuality] = []
    var first: [Float] = []
    let own = plan.ownCount ?? sample.count
    let outcomes = Array(sample.labels.prefix(own))
    for repetition in 0..<plan.repeatCount {
      var scores = [Float](repeating: .nan, count: sample.count)
      for fold in 0..<plan.foldCount {
        let (rows, judged) = (plan.trained(repetition, fold), plan.judged(repetition, fold))
        let fitted = fit(rows, judged)
        for (row, score) in zip(judged, fitted.scores) { scores[row] = score }
        folds.append(
          FoldTrial(
            repetition: repetition, fold: fold, trained: rows.count,
            quality: TrialQuality(scores: fitted.scores, outcomes: judged.map { sample.labels[$0] }),
            parameters: fitted.parameters))
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
    var stayed = [Double](repeating: 0, count: 256)
    var left = stayed
    for row in rows {
      let group = Int(GroupShares.group(of: column, at: row, cuts))
      if labels[row] == 1 { left[group] += 1 } else { stayed[group] += 1 }
    }
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
