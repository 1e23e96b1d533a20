import Populations
import Statistics
import Tables

@testable import Models

/// Models of every kind with random shapes and numbers, and customers to be scored with them.
struct RandomModels {
  private var draws: Draws

  init(_ seed: UInt64) { draws = Draws(seed) }

  mutating func stored() -> StoredModel {
    let features = self.features()
    let folds = 2 + Int(draws.next() % 3)
    let encoding = FeatureEncoding(features)
    let card = ModelCard(
      learner: "boosted", parameters: [.init("depth", "3"), .init("", "é\u{0}")], seed: draws.next(),
      dataHash: "d\(draws.next())", rows: Int(draws.next() % 10_000), sampled: 12, folds: folds, repeats: 4,
      measures: [
        .init("auc", draws.share(), low: draws.share(), high: draws.share()), .init("brier", draws.share()),
      ])
    let choice = FeatureChoice(
      used: features,
      leftOut: [
        .init(column: "email", reason: .personal), .init(column: "town", reason: .tooManyLevels(81)),
        .init(column: "notes", reason: .tooManyLevels(nil)), .init(column: "one", reason: .constant),
      ])
    let splits: [ChurnSettings.Split] = [
      .stratified, .grouped(column: "household"), .temporal(column: "day", gap: 30),
    ]
    return StoredModel(
      card: card, features: choice, cap: 1 + Int(draws.next() % 50_000), split: splits[Int(draws.next() % 3)],
      foldCount: folds, models: (0..<folds).map { _ in model(encoding) }, summary: summary(features),
      calibration: calibration(folds))
  }

  private mutating func calibration(_ folds: Int) -> Calibration? {
    let method = RecalibrationMethod.allCases[Int(draws.next() % 3)]
    guard draws.next() % 3 > 0 else { return nil }
    let maps = (0...folds).map { _ -> Calibration.Map in
      switch method {
      case .platt: Calibration.Map(map: .platt(intercept: number(), slope: draws.share()), edge: 0.001)
      case .beta:
        Calibration.Map(map: .beta(a: draws.share(), b: draws.share(), c: number()), edge: 0.001)
      case .isotonic:
        Calibration.Map(map: .isotonic(scores: [0.1, 0.4, 0.9], values: [0, 0.5, 0.5]), edge: 0.002)
      }
    }
    return Calibration(
      method: method, slopes: (draws.share(), 1), maps: Array(maps.dropLast()), whole: maps[folds])
  }

  private mutating func summary(_ features: [Feature]) -> TrainingSummary? {
    guard draws.next() % 4 > 0 else { return nil }
    let columns = features.map { feature -> TrainingSummary.Values in
      switch feature.kind {
      case .numeric:
        .numbers(CoarseCounts(ValueCounts((0..<300).map { _ in draws.next() % 9 == 0 ? .nan : number() })))
      case .category(let levels): .levels(levels.map { _ in Int(draws.next() % 100) }, missing: 3)
      }
    }
    let quality = TrialQuality(
      rows: 100, events: 20, auc: draws.share(), brier: draws.share(), logLoss: draws.share(),
      calibrationSlope: nil)
    let trial = LearnerTrial(
      learner: .boosted, auc: Estimate(draws.share(), standardError: 0.01),
      folds: [
        FoldTrial(
          repetition: 0, fold: 1, trained: 80, quality: quality,
          parameters: LearnerParameters(.boosted, [.init(.rounds, 100)]))
      ], repeats: [quality], scores: [])
    return TrainingSummary(
      rows: 300, columns: columns,
      scores: (0..<20).map { .init(step: 7 * $0 - 80, stayed: Int(draws.next() % 50), left: 2) },
      trials: [trial], baseline: SingleColumnRule(column: "c0", auc: 0.7))
  }

  private mutating func features() -> [Feature] {
    (0..<(1 + Int(draws.next() % 6))).map { index in
      let levels = (0..<(1 + Int(draws.next() % 5))).map { "level \($0), \"quoted\" ü" }
      return Feature(column: "c\(index)", kind: draws.next() % 2 == 0 ? .numeric : .category(levels: levels))
    }
  }

  private mutating func model(_ encoding: FeatureEncoding) -> FoldModel {
    switch draws.next() % 4 {
    case 0: .logistic(linear(encoding))
    case 1: .forest(ForestModel(ensemble: ensemble(encoding, share: true), shift: number()))
    case 2: .mean([.logistic(linear(encoding)), .boosted(ensemble(encoding, share: false))])
    default: .boosted(ensemble(encoding, share: false))
    }
  }

  private mutating func linear(_ encoding: FeatureEncoding) -> LinearModel {
    LinearModel(
      intercept: number(),
      terms: encoding.features.map { feature in
        switch feature.kind {
        case .numeric: .numeric(mean: number(), deviation: 0.1 + draws.share(), coefficient: number())
        case .category(let levels): .category(coefficients: levels.map { _ in number() }, mean: number())
        }
      })
  }

  private mutating func ensemble(_ encoding: FeatureEncoding, share: Bool) -> TreeEnsemble {
    let trees = (0..<(1 + Int(draws.next() % 8))).compactMap { _ -> FlatTree? in
      var nodes: [FlatTree.Node] = []
      grow(&nodes, depth: Int(draws.next() % 5), encoding, share: share)
      return FlatTree(checking: nodes)
    }
    return TreeEnsemble(trees: trees, start: share ? 0.3 : number())
  }

  /// Adds a node and what is below it, children after their parent.
  private mutating func grow(
    _ nodes: inout [FlatTree.Node], depth: Int, _ encoding: FeatureEncoding, share: Bool
  ) {
    let place = nodes.count
    let cover = Float(draws.share() * 100)
    let value = share ? Float(draws.share() / 40) : Float(number())
    nodes.append(
      FlatTree.Node(feature: -1, threshold: value, left: -1, right: -1, missingGoesLeft: false, cover: cover))
    guard depth > 0 else { return }
    let feature = Int(draws.next() % UInt64(encoding.width))
    nodes[place].feature = Int32(feature)
    nodes[place].missingGoesLeft = draws.next() % 2 == 0
    nodes[place].threshold =
      encoding.sources[feature].level == nil ? Float(number()) : draws.next() % 2 == 0 ? 0.5 : 2
    nodes[place].left = Int32(nodes.count)
    grow(&nodes, depth: depth - 1, encoding, share: share)
    nodes[place].right = Int32(nodes.count)
    grow(&nodes, depth: depth - 1, encoding, share: share)
  }

  private mutating func number() -> Double { draws.share() * 6 - 3 }

  /// Customers with the columns of a model, values missing and levels unseen among them.
  mutating func customers(_ count: Int, _ features: [Feature]) -> TablePopulation {
    var columns: [(name: String, column: Column)] = [
      ("id", Customers.category((0..<count).map { "C\($0)" })),
      ("#churned", .flags((0..<count).map { _ in UInt8(draws.next() % 2) })),
      ("household", Customers.category((0..<count).map { "H\($0 / 2)" })),
      ("day", .days((0..<count).map { _ in 20_000 + Int32(draws.next() % 900) })),
    ]
    for feature in features {
      switch feature.kind {
      case .numeric:
        columns.append(
          (feature.column, .numbers((0..<count).map { _ in draws.share() < 0.2 ? .nan : number() })))
      case .category(let levels):
        let cells = (0..<count).map { _ -> String? in
          draws.share() < 0.2
            ? nil : (["never seen"] + levels.reversed())[Int(draws.next() % UInt64(levels.count + 1))]
        }
        columns.append((feature.column, Customers.category(cells)))
      }
    }
    return TablePopulation(Table(columns), roles: Roles(id: "id", churned: "#churned"), threads: 2)
  }

  mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: draws.next()) }
  mutating func place(below count: Int) -> Int { Int(draws.next() % UInt64(count)) }
}
