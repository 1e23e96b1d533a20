import Boosting

/// Exact contributions of the columns of a boosted model to its log-odds (TreeSHAP, Lundberg 2020), read from tables
/// over the outcomes of each tree's few splits; what a churn model's reasons are made with, for any model of numbers.
public struct TreeContributions: Sendable {
  private let scorer: FoldScorer
  public let columnCount: Int

  /// A model that XGBoost saved in Universal Binary JSON, over numeric columns; `nil` when it is none, or asks about more
  /// cuts of a column than a byte can number.
  public init?(xgboost bytes: [UInt8], columnCount: Int) {
    let encoding = FeatureEncoding((0..<columnCount).map { Feature(column: "\($0)", kind: .numeric) })
    guard let ensemble = TreeEnsemble(xgboost: bytes, link: .logistic),
      CompiledForest.canHold(ensemble, encoding: encoding)
    else { return nil }
    scorer = FoldScorer(.boosted(ensemble), encoding: encoding, withContributions: true)
    self.columnCount = columnCount
  }

  /// The mean log-odds that contributions are measured from.
  public var base: Double { scorer.base }

  /// Log-odds of rows and, column by column, their contributions; NaN where a value is missing.
  public func evaluate(_ columns: [[Double]]) -> (margins: [Float], contributions: [[Float]]) {
    precondition(columns.count == columnCount, "one list a column")
    let count = columns.first?.count ?? 0
    let inputs = columns.map { ScoringInput.numbers($0) }
    let positions = Array(0..<count)
    var scratch = ForestScratch(featureCount: columnCount)
    var margins: [Float] = []
    margins.reserveCapacity(count)
    var contributions = columns.map { _ in [Float]() }
    for column in contributions.indices { contributions[column].reserveCapacity(count) }
    for start in stride(from: 0, to: count, by: ForestScratch.rows) {
      let chunk = positions[start..<Swift.min(start + ForestScratch.rows, count)]
      scorer.evaluate(inputs, at: chunk, in: &scratch, withContributions: true)
      margins += scratch.margins.prefix(chunk.count)
      for column in contributions.indices {
        let first = column * ForestScratch.rows
        contributions[column] += scratch.contributions[first..<first + chunk.count]
      }
    }
    return (margins, contributions)
  }
}
