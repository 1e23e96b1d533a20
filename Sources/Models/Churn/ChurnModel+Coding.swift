public import Populations
import Statistics

extension ChurnModel {
  private static let format = "tenure churn model 3"

  /// The model in a compact form for a cache: trees, coefficients and names, no customer's data. Of customers it
  /// holds the learners' out-of-fold scores and what happened, by row number. Empty for scores made elsewhere.
  public var encoded: [UInt8] {
    guard let training else { return [] }
    var writer = ByteWriter()
    writer.write(ChurnModel.format)
    writer.write(version)
    writer.write(training)
    writer.write(models) { $0.write($1) }
    writer.write(raw: folds)
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
    let folds = try reader.raw()
    guard reader.isAtEnd, (training.folds...training.folds + 1).contains(models.count) else {
      throw .unreadable
    }
    let known = Set(population.columns.map { $0.name })
    guard training.features.used.allSatisfy({ known.contains($0.column) }) else { throw .unreadable }
    guard folds.count == population.datasetCount, folds.allSatisfy({ Int($0) < models.count }) else {
      throw .unreadable
    }
    self = try ChurnModel.scored(
      name: name, version: version, training: training, models: models, on: population, folds: folds)
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ training: ChurnTraining) {
    write(training.learner.rawValue)
    write(training.trials) { $0.write($1) }
    write(training.baselines) { $0.write($1) }
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
    for count in [training.rows, training.folds, training.repeats] { write(count) }
    write(rows: training.sampleRows)
    write(raw: training.outcomes)
    write(training.split)
    write(training.notes) { $0.write($1) }
    write(training.seed)
  }

  private mutating func write(_ trial: LearnerTrial) {
    write(trial.learner.rawValue)
    write(trial.auc.value)
    write(trial.auc.standardError)
    write(trial.folds) { writer, fold in
      for count in [fold.repetition, fold.fold, fold.trained] { writer.write(count) }
      writer.write(fold.quality)
      writer.write(fold.parameters)
    }
    write(trial.repeats) { $0.write($1) }
    write(floats: trial.scores)
  }

  private mutating func write(_ quality: TrialQuality) {
    write(quality.rows)
    write(quality.events)
    for value in [quality.auc ?? .nan, quality.brier, quality.logLoss, quality.calibrationSlope ?? .nan] {
      write(value)
    }
  }

  private mutating func write(_ parameters: LearnerParameters) {
    write(parameters.learner.rawValue)
    write(parameters.numbers) { writer, number in
      writer.write(number.name.rawValue)
      writer.write(number.value)
    }
    write(parameters.columns == nil ? 0 : 1)
    write(parameters.columns ?? []) { $0.write($1) }
  }

  private mutating func write(_ split: ChurnSettings.Split) {
    switch split {
    case .stratified: write("stratified")
    case .grouped(let column):
      write("grouped")
      write(column)
    case .temporal(let column, let gap):
      write("temporal")
      write(column)
      write(gap)
    }
  }

  private mutating func write(_ note: TrainingNote) {
    switch note {
    case .fewEventsPerParameter(let count):
      write("few")
      write(count)
    case .separation(let columns):
      write("separation")
      write(columns) { $0.write($1) }
    }
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
      write(ensemble)
    case .forest(let forest):
      write(UInt8(2))
      write(forest.shift)
      write(forest.ensemble)
    }
  }

  private mutating func write(_ ensemble: TreeEnsemble) {
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

extension ByteReader {
  fileprivate mutating func learner() throws(ModelError) -> Learner {
    guard let learner = Learner(rawValue: try text()) else { throw .unreadable }
    return learner
  }

  fileprivate mutating func training() throws(ModelError) -> ChurnTraining {
    let learner = try learner()
    let trials = try list { (reader) throws(ModelError) in try reader.trial() }
    let baselines = try list { (reader) throws(ModelError) in try reader.trial() }
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
    let (rows, folds, repeats) = (try int(), try int(), try int())
    return ChurnTraining(
      learner: learner, trials: trials, baselines: baselines,
      features: FeatureChoice(used: used, leftOut: leftOut), baseline: rules.first, rows: rows,
      sampleRows: try rowNumbers(), outcomes: try raw(), folds: folds, repeats: repeats, split: try split(),
      notes: try list { (reader) throws(ModelError) in try reader.note() }, seed: try integer(UInt64.self))
  }

  private mutating func trial() throws(ModelError) -> LearnerTrial {
    LearnerTrial(
      learner: try learner(), auc: Estimate(try double(), standardError: try double()),
      folds: try list { (reader) throws(ModelError) in
        FoldTrial(
          repetition: try reader.int(), fold: try reader.int(), trained: try reader.int(),
          quality: try reader.quality(), parameters: try reader.parameters())
      },
      repeats: try list { (reader) throws(ModelError) in try reader.quality() }, scores: try floats())
  }

  private mutating func quality() throws(ModelError) -> TrialQuality {
    let (rows, events) = (try int(), try int())
    let (auc, brier, logLoss, slope) = (try double(), try double(), try double(), try double())
    return TrialQuality(
      rows: rows, events: events, auc: auc.isNaN ? nil : auc, brier: brier, logLoss: logLoss,
      calibrationSlope: slope.isNaN ? nil : slope)
  }

  private mutating func parameters() throws(ModelError) -> LearnerParameters {
    let learner = try learner()
    let numbers = try list { (reader) throws(ModelError) in
      guard let name = LearnerParameters.Name(rawValue: try reader.text()) else {
        throw ModelError.unreadable
      }
      return LearnerParameters.Number(name, try reader.double())
    }
    let isSelected = try int() == 1
    let columns = try list { (reader) throws(ModelError) in try reader.text() }
    return LearnerParameters(learner, numbers, columns: isSelected ? columns : nil)
  }

  private mutating func split() throws(ModelError) -> ChurnSettings.Split {
    switch try text() {
    case "stratified": return .stratified
    case "grouped": return .grouped(column: try text())
    case "temporal": return .temporal(column: try text(), gap: try int())
    default: throw .unreadable
    }
  }

  private mutating func note() throws(ModelError) -> TrainingNote {
    switch try text() {
    case "few": return .fewEventsPerParameter(try double())
    case "separation":
      return .separation(columns: try list { (reader) throws(ModelError) in try reader.text() })
    default: throw .unreadable
    }
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
    switch try integer(UInt8.self) {
    case 0:
      let intercept = try double()
      let terms = try list { (reader) throws(ModelError) in try reader.term() }
      guard terms.count == encoding.features.count else { throw .unreadable }
      return .logistic(LinearModel(intercept: intercept, terms: terms))
    case 1:
      let ensemble = try ensemble(width: encoding.width)
      guard CompiledForest.canHold(ensemble, encoding: encoding) else { throw .unreadable }
      return .boosted(ensemble)
    case 2:
      let shift = try double()
      let forest = ForestModel(ensemble: try ensemble(width: encoding.width), shift: shift)
      guard WalkedForest.canHold(forest, encoding: encoding) else { throw .unreadable }
      return .forest(forest)
    default: throw .unreadable
    }
  }

  private mutating func ensemble(width: Int) throws(ModelError) -> TreeEnsemble {
    let start = try double()
    let trees = try list { (reader) throws(ModelError) in try reader.tree(width: width) }
    return TreeEnsemble(trees: trees, start: start)
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
