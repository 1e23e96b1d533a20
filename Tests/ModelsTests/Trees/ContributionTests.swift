import Boosting
import Testing

@testable import Models

/// Our tables against XGBoost's own TreeSHAP, on the same trees and rows.
struct ContributionTests {
  /// Two numeric columns with missing values and two categories, encoded by level.
  private static let features = [
    Feature(column: "a", kind: .numeric), Feature(column: "b", kind: .numeric),
    Feature(column: "c", kind: .category(levels: ["p", "q", "r"])),
    Feature(column: "d", kind: .category(levels: ["s", "t"])),
  ]

  private static func sample(_ count: Int, seed: UInt64) -> TrainingSample {
    var draws = Draws(seed)
    var a: [Float] = []
    var b: [Float] = []
    var c: [UInt8] = []
    var d: [UInt8] = []
    var labels: [UInt8] = []
    for _ in 0..<count {
      let (x, y) = (Float(draws.share() * 6 - 3), Float(Int(draws.share() * 50)))
      a.append(draws.share() < 0.15 ? .nan : x)
      b.append(draws.share() < 0.05 ? .nan : y)
      c.append(draws.share() < 0.1 ? CompiledForest.missing : UInt8(draws.next() % 3))
      d.append(UInt8(draws.next() % 2))
      let odds = Double(x) + Double(y) / 25 - 1 + (c.last == 1 ? 1 : 0) * (d.last == 0 ? 1.5 : -0.5)
      labels.append(draws.share() * 4 - 2 < odds ? 1 : 0)
    }
    return TrainingSample(
      columns: [.numbers(a), .numbers(b), .codes(c), .codes(d)], labels: labels)
  }

  @Test(arguments: 1...10)
  func `handing over only the values that are there trains the same trees`(seed: UInt64) throws {
    // 40,000 rows are more than one batch.
    let sample = Self.sample(seed == 1 ? 40_000 : 700, seed: seed)
    let encoding = FeatureEncoding(Self.features)
    let rows = Array(0..<sample.count)
    let labels = sample.labels.map { Float($0) }
    let parameters = BoostingParameters(rounds: 20, rowShare: 0.8, start: 0.4, seed: seed)
    let whole = FeatureMatrix(sample.matrix(rows, encoding: encoding), columnCount: encoding.width)
    let sparse = FeatureBatches(
      rowCount: rows.count, columnCount: encoding.width,
      sparse: { sample.present(rows[$0], encoding: encoding) })
    #expect(
      try Booster.train(sparse, labels: labels, parameters: parameters)
        == Booster.train(whole, labels: labels, parameters: parameters))
  }

  private struct Case {
    let ensemble: TreeEnsemble
    let booster: Booster
    let matrix: FeatureMatrix
    let inputs: [ScoringInput]
  }

  private static func trained(depth: Int, rounds: Int) throws -> Case {
    let encoding = FeatureEncoding(features)
    let learned = sample(1500, seed: 3)
    let rows = Array(0..<learned.count)
    let bytes = try Booster.train(
      FeatureMatrix(learned.matrix(rows, encoding: encoding), columnCount: encoding.width),
      labels: learned.labels.map { Float($0) },
      parameters: BoostingParameters(rounds: rounds, depth: depth, rate: 0.3, start: 0.3, seed: 7))
    // Asked of other rows than it learned from, so that values lie between cuts as well.
    let asked = sample(300, seed: 4)
    return Case(
      ensemble: try #require(TreeEnsemble(xgboost: bytes)), booster: try Booster(model: bytes),
      matrix: FeatureMatrix(
        asked.matrix(Array(0..<asked.count), encoding: encoding), columnCount: encoding.width),
      inputs: asked.columns.map { column in
        switch column {
        case .numbers(let values): .numbers(values.map { Double($0) })
        case .codes(let codes): .codes(codes)
        }
      })
  }

  @Test(arguments: [(1, 20), (2, 20), (3, 40), (5, 12), (8, 3)])
  func `contributions of source columns equal those of XGBoost, missing values included`(
    depth: Int, rounds: Int
  ) throws {
    let encoding = FeatureEncoding(Self.features)
    let trained = try Self.trained(depth: depth, rounds: rounds)
    let expected = try trained.booster.contributions(trained.matrix)
    let forest = CompiledForest(trained.ensemble, encoding: encoding, withContributions: true)
    let scorer = FoldScorer(.boosted(trained.ensemble), encoding: encoding, withContributions: true)
    var scratch = ForestScratch(featureCount: Self.features.count)
    let rows = Array(0..<trained.matrix.rowCount)
    scorer.evaluate(trained.inputs, at: rows[...], in: &scratch, withContributions: true)
    for row in rows {
      let theirs = expected[row * (encoding.width + 1)..<(row + 1) * (encoding.width + 1)].map { Double($0) }
      var total = forest.base
      for feature in Self.features.indices {
        let ours = Double(scratch.contributions[feature * ForestScratch.rows + row])
        let summed = encoding.sources.indices.filter { encoding.sources[$0].feature == feature }
          .reduce(0) { $0 + theirs[$1] }
        #expect(abs(ours - summed) < 2e-5)
        total += ours
      }
      #expect(abs(forest.base - theirs[encoding.width]) < 2e-5)
      #expect(abs(total - Double(scratch.margins[row])) < 1e-5)
    }
  }

  @Test func `log-odds equal those of XGBoost and of a walk down the trees`() throws {
    let encoding = FeatureEncoding(Self.features)
    let trained = try Self.trained(depth: 3, rounds: 40)
    let margins = try trained.booster.margins(trained.matrix)
    let scorer = FoldScorer(.boosted(trained.ensemble), encoding: encoding, withContributions: false)
    var scratch = ForestScratch(featureCount: Self.features.count)
    let rows = Array(0..<trained.matrix.rowCount)
    scorer.evaluate(trained.inputs, at: rows[...], in: &scratch, withContributions: false)
    for row in rows {
      let values = Array(trained.matrix.values[row * encoding.width..<(row + 1) * encoding.width])
      #expect(abs(scratch.margins[row] - margins[row]) < 1e-5)
      #expect(abs(Double(margins[row]) - trained.ensemble.margin(of: values)) < 1e-5)
    }
  }

  @Test func `a tree of one split gives its column all of the difference to the mean`() throws {
    let nodes = [
      FlatTree.Node(feature: 0, threshold: 5, left: 1, right: 2, missingGoesLeft: false, cover: 4),
      FlatTree.Node(feature: -1, threshold: 1, left: -1, right: -1, missingGoesLeft: false, cover: 3),
      FlatTree.Node(feature: -1, threshold: -1, left: -1, right: -1, missingGoesLeft: false, cover: 1),
    ]
    let ensemble = TreeEnsemble(trees: [try #require(FlatTree(checking: nodes))], start: 0.25)
    let encoding = FeatureEncoding([Feature(column: "x", kind: .numeric)])
    let scorer = FoldScorer(.boosted(ensemble), encoding: encoding, withContributions: true)
    var scratch = ForestScratch(featureCount: 1)
    scorer.evaluate([.numbers([4.9, 5, .nan])], at: [0, 1, 2], in: &scratch, withContributions: true)
    #expect(scorer.base == 0.75)
    #expect(Array(scratch.contributions[0..<3]) == [0.5, -1.5, -1.5])
    #expect(Array(scratch.margins[0..<3]) == [1.25, -0.75, -0.75])
  }

  @Test func `nodes that lead back up are refused`() {
    let loop = FlatTree.Node(feature: 0, threshold: 1, left: 0, right: 0, missingGoesLeft: true, cover: 1)
    #expect(FlatTree(checking: [loop]) == nil)
    #expect(TreeEnsemble(xgboost: [1, 2, 3]) == nil)
  }

  @Test func `XGBoost's refusals come with its words`() {
    #expect(throws: BoostingError.self) {
      try Booster.train(
        FeatureMatrix([1, 2], columnCount: 1), labels: [0, 3], parameters: BoostingParameters(rounds: 1))
    }
  }
}
