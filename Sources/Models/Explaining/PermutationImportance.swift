public import Populations
public import Statistics
import Threads

/// How much worse customers of a held-out fold are ranked when the values of some columns are dealt anew among them.
public struct PermutationImportance: Sendable {
  public struct Group: Sendable {
    /// Columns whose values are dealt together, since they say much the same.
    public let columns: [String]
    /// Fall of the AUC by fold, the mean of its repeats.
    public let drops: [Double]
    /// Over folds, with the correction for training sets that overlap; `nil` for a single fold.
    public let overFolds: ResampledComparison?
    /// Standard deviation over folds and repeats.
    public let deviation: Double

    public var drop: Double { Summation.mean(drops) }
  }

  /// The greatest fall first; equal ones by name.
  public let groups: [Group]
  public let repeats: Int
  public let rows: Int
}

extension ChurnModel {
  /// Permutes columns within each test fold, `repeats` times, and ranks the fold's customers by the model that never
  /// saw them. Columns whose association (Pearson's correlation, Cramér's V or the correlation ratio) is at least
  /// `association` are permuted together: apart, each would look idle because the others still tell what it says.
  public func permutationImportance(
    on population: any Population, repeats: Int, association: Double, seed: UInt64
  ) throws(ModelError) -> PermutationImportance {
    let sample = try SampleInputs(self, on: population, withContributions: false)
    let clusters = FeatureClusters(sample, threshold: association).clusters
    let folds = (0..<sample.scorers.count).map { fold in Fold(sample, fold) }
    let jobs = clusters.indices.flatMap { cluster in folds.indices.map { (cluster, $0) } }
    let falls = Parallel.map(jobs.count) { job in
      let (cluster, fold) = jobs[job]
      return folds[fold].falls(
        sample, of: clusters[cluster], repeats: repeats, seed: seed &+ UInt64(job) &* 0x2545_F491_4F6C_DD1D)
    }
    let groups = clusters.indices.map { cluster -> PermutationImportance.Group in
      let byFold = folds.indices.map { falls[cluster * folds.count + $0] }.filter { !$0.isEmpty }
      let all = byFold.flatMap { $0 }
      let mean = Summation.mean(all)
      let squares = Summation.sum(all.map { ($0 - mean) * ($0 - mean) })
      let drops = byFold.map { Summation.mean($0) }
      return PermutationImportance.Group(
        columns: clusters[cluster].map { sample.features[$0].column }, drops: drops,
        overFolds: ResampledComparison(drops, testShare: 1 / Double(Swift.max(1, folds.count - 1))),
        deviation: (squares / Double(Swift.max(1, all.count - 1))).squareRoot())
    }
    return PermutationImportance(
      groups: groups.sorted { ($1.drop, $0.columns[0]) < ($0.drop, $1.columns[0]) }, repeats: repeats,
      rows: sample.count)
  }
}

/// A test fold's rows, and how well they are ranked as they are.
private struct Fold: Sendable {
  let fold: Int
  let inputs: [ScoringInput]
  let outcomes: [UInt8]
  /// `nil` where only one outcome occurs.
  let area: Double?

  init(_ sample: SampleInputs, _ fold: Int) {
    self.fold = fold
    let rows = sample.rows(of: fold)
    inputs = sample.inputs.map { $0.gathered(rows) }
    outcomes = rows.map { sample.outcomes[$0] }
    area = Fold.area(sample.margins(inputs, count: rows.count, by: fold), outcomes)
  }

  private static func area(_ margins: [Float], _ outcomes: [UInt8]) -> Double? {
    Discrimination(ScoreTable(scores: margins, outcomes: outcomes))?.auc.value
  }

  /// Falls of the AUC, one a repeat; none where the fold cannot be ranked.
  func falls(_ sample: SampleInputs, of features: [Int], repeats: Int, seed: UInt64) -> [Double] {
    guard let area else { return [] }
    var draws = SegmentDraws(seed: seed)
    var falls: [Double] = []
    for _ in 0..<repeats {
      var order = Array(outcomes.indices)
      for index in order.indices.dropFirst().reversed() {
        order.swapAt(index, draws.index(below: index + 1))
      }
      var dealt = inputs
      for feature in features { dealt[feature] = inputs[feature].gathered(order) }
      let margins = sample.margins(dealt, count: outcomes.count, by: fold)
      if let worse = Fold.area(margins, outcomes) { falls.append(area - worse) }
    }
    return falls
  }
}
