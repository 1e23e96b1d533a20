public import Populations
import Statistics

extension ChurnModel {
  private static let format = "tenure churn model 2"

  /// The model in a compact form for a cache: trees, coefficients and names, nothing about any customer. Empty for
  /// scores made elsewhere.
  public var encoded: [UInt8] {
    guard let training else { return [] }
    var writer = ByteWriter()
    writer.write(ChurnModel.format)
    writer.write(version)
    writer.write(training)
    writer.write(models) { $0.write($1) }
    return writer.bytes
  }

  /// Reads an encoded model and scores a population with it; as `train` would have made it from the same data.
  public init(
    decoding bytes: [UInt8], name: String, on population: any Population
  ) throws(ModelError) {
    var reader = ByteReader(bytes)
    guard try reader.text() == ChurnModel.format else { throw .unreadable }
    let version = try reader.text()
    let training = try reader.training()
    let encoding = FeatureEncoding(training.features.used)
    let models = try reader.list { (reader) throws(ModelError) in
      try reader.foldModel(encoding)
    }
    guard reader.isAtEnd, models.count == training.folds else { throw .unreadable }
    let known = Set(population.columns.map { $0.name })
    guard training.features.used.allSatisfy({ known.contains($0.column) }) else { throw .unreadable }
    let assignment = try FoldAssignment(population, seed: training.seed, folds: training.folds)
    self = try ChurnModel.scored(
      name: name, version: version, training: training, models: models, on: population,
      folds: assignment.byRow)
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ training: ChurnTraining) {
    write(training.learner.rawValue)
    write(training.trials) { writer, trial in
      writer.write(trial.learner.rawValue)
      writer.write(trial.logLoss)
      writer.write(trial.auc.value)
      writer.write(trial.auc.standardError)
      writer.write(trial.brier)
    }
    write(training.features.used) { writer, feature in
      writer.write(feature.column)
      guard case .category(let levels) = feature.kind else { return writer.write(UInt8(0)) }
      writer.write(UInt8(1))
      writer.write(levels) { $0.write($1) }
    }
    write(training.features.leftOut) { writer, leftOut in
      writer.write(leftOut.column)
      writer.write(leftOut.reason.name)
      if case .tooManyLevels(let count) = leftOut.reason { writer.write(count ?? -1) }
    }
    write(training.baseline.map { [$0] } ?? []) { writer, rule in
      writer.write(rule.column)
      writer.write(rule.auc)
    }
    for count in [training.rows, training.sampled, training.folds] { write(count) }
    write(training.seed)
  }

  fileprivate mutating func write(_ model: FoldModel) {
    switch model {
    case .logistic(let linear):
      write(UInt8(0))
      write(linear.intercept)
      write(linear.terms) { writer, term in
        switch term {
        case .numeric(let mean, let deviation, let coefficient):
          writer.write(UInt8(0))
          for value in [mean, deviation, coefficient] { writer.write(value) }
        case .category(let coefficients, let mean):
          writer.write(UInt8(1))
          writer.write(mean)
          writer.write(coefficients) { $0.write($1) }
        }
      }
    case .boosted(let ensemble):
      write(UInt8(1))
      write(ensemble.start)
      write(ensemble.trees) { writer, tree in
        writer.write(tree.nodes) { writer, node in
          writer.write(node.feature)
          writer.write(node.threshold)
          writer.write(node.left)
          writer.write(node.right)
          writer.write(UInt8(node.missingGoesLeft ? 1 : 0))
          writer.write(node.cover)
        }
      }
    }
  }
}

extension ByteReader {
  fileprivate mutating func learner() throws(ModelError) -> Learner {
    guard let learner = Learner(rawValue: try text()) else { throw .unreadable }
    return learner
  }

  fileprivate mutating func training() throws(ModelError) -> ChurnTraining {
    let learner = try learner()
    let trials = try list { (reader) throws(ModelError) in
      LearnerTrial(
        learner: try reader.learner(), logLoss: try reader.double(),
        auc: Estimate(try reader.double(), standardError: try reader.double()), brier: try reader.double())
    }
    let used = try list { (reader) throws(ModelError) in
      let column = try reader.text()
      guard try reader.integer(UInt8.self) == 1 else { return Feature(column: column, kind: .numeric) }
      let levels = try reader.list { (reader) throws(ModelError) in try reader.text() }
      return Feature(column: column, kind: .category(levels: levels))
    }
    let leftOut = try list { (reader) throws(ModelError) in
      let column = try reader.text()
      return FeatureChoice.LeftOut(column: column, reason: try reader.reason())
    }
    let rules = try list { (reader) throws(ModelError) in
      SingleColumnRule(column: try reader.text(), auc: try reader.double())
    }
    return ChurnTraining(
      learner: learner, trials: trials, features: FeatureChoice(used: used, leftOut: leftOut),
      baseline: rules.first, rows: try int(), sampled: try int(), folds: try int(),
      seed: try integer(UInt64.self))
  }

  private mutating func reason() throws(ModelError) -> LeftOutReason {
    let name = try text()
    if name == LeftOutReason.tooManyLevels(nil).name {
      let count = try int()
      return .tooManyLevels(count < 0 ? nil : count)
    }
    guard let reason = LeftOutReason.plain.first(where: { $0.name == name }) else { throw .unreadable }
    return reason
  }

  fileprivate mutating func foldModel(_ encoding: FeatureEncoding) throws(ModelError) -> FoldModel {
    guard try integer(UInt8.self) == 1 else {
      let intercept = try double()
      let terms = try list { (reader) throws(ModelError) in try reader.term() }
      guard terms.count == encoding.features.count else { throw .unreadable }
      return .logistic(LinearModel(intercept: intercept, terms: terms))
    }
    let start = try double()
    let trees = try list { (reader) throws(ModelError) in try reader.tree(width: encoding.width) }
    let ensemble = TreeEnsemble(trees: trees, start: start)
    guard CompiledForest.canHold(ensemble, encoding: encoding) else { throw .unreadable }
    return .boosted(ensemble)
  }

  private mutating func term() throws(ModelError) -> LinearModel.Term {
    guard try integer(UInt8.self) == 1 else {
      return .numeric(mean: try double(), deviation: try double(), coefficient: try double())
    }
    let mean = try double()
    let coefficients = try list { (reader) throws(ModelError) in try reader.double() }
    return .category(coefficients: coefficients, mean: mean)
  }

  private mutating func tree(width: Int) throws(ModelError) -> FlatTree {
    let nodes = try list { (reader) throws(ModelError) in
      FlatTree.Node(
        feature: Int32(bitPattern: try reader.integer(UInt32.self)), threshold: try reader.float(),
        left: Int32(bitPattern: try reader.integer(UInt32.self)),
        right: Int32(bitPattern: try reader.integer(UInt32.self)),
        missingGoesLeft: try reader.integer(UInt8.self) == 1, cover: try reader.float())
    }
    guard let tree = FlatTree(checking: nodes), nodes.allSatisfy({ Int($0.feature) < width }) else {
      throw .unreadable
    }
    return tree
  }
}

extension LeftOutReason {
  /// Every reason without a number.
  fileprivate static let plain: [LeftOutReason] = [
    .id, .role, .date, .personal, .protected, .afterOutcome, .notFeature, .consent, .derived, .constant,
    .empty,
  ]

  fileprivate var name: String {
    switch self {
    case .id: "id"
    case .role: "role"
    case .date: "date"
    case .personal: "personal"
    case .protected: "protected"
    case .afterOutcome: "after_outcome"
    case .notFeature: "not_feature"
    case .consent: "consent"
    case .derived: "derived"
    case .tooManyLevels: "too_many_levels"
    case .constant: "constant"
    case .empty: "empty"
    }
  }
}
