public import Populations
import Statistics
import Tables

extension ChurnModel {
  private static let format = "tenure churn model 6"

  /// The model in a compact form for a cache: trees, coefficients and names, no customer's data. Of customers it
  /// holds the learners' out-of-fold scores and what happened, by row number. Empty for scores made elsewhere.
  public var encoded: [UInt8] {
    guard let training, let stored else { return [] }
    var writer = ByteWriter()
    writer.write(ChurnModel.format)
    writer.write(training)
    writer.write(raw: stored.file.bytes)
    writer.write(raw: folds)
    guard case .floats(let scores) = scores else { return [] }
    writer.write(floats: scores)
    return writer.bytes
  }

  /// Reads an encoded model with its scores of the population that it was trained on, as `train` made it.
  public init(
    decoding bytes: [UInt8], name: String, on population: any Population
  ) throws(ModelError) {
    var reader = ByteReader(bytes)
    guard try reader.text() == ChurnModel.format else { throw .unreadable }
    let training = try reader.training()
    let file = try reader.raw()
    guard let stored = try? StoredModel(file), stored.features == training.features else { throw .unreadable }
    let models = stored.models
    let folds = try reader.raw()
    let scores = try reader.floats()
    guard reader.isAtEnd, (training.folds...training.folds + 1).contains(models.count) else {
      throw .unreadable
    }
    let known = Set(population.columns.map { $0.name })
    guard training.features.used.allSatisfy({ known.contains($0.column) }) else { throw .unreadable }
    guard folds.count == population.datasetCount, folds.allSatisfy({ Int($0) < models.count }),
      scores.count == folds.count
    else {
      throw .unreadable
    }
    self = ChurnModel(
      name: name, scores: .floats(scores), version: stored.version, stored: stored, training: training,
      folds: folds, models: models)
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ training: ChurnTraining) {
    write(training.learner.rawValue)
    write(training.trials) { $0.write($1) }
    write(training.baselines) { $0.write($1) }
    write(training.features)
    write(training.baseline.map { [$0] } ?? []) { $0.write($1) }
    for count in [training.rows, training.folds, training.repeats] { write(count) }
    write(rows: training.sampleRows)
    write(raw: training.outcomes)
    write(training.split)
    write(training.notes) { $0.write($1) }
    write(training.seed)
  }

  mutating func write(_ rule: SingleColumnRule) {
    write(rule.column)
    write(rule.auc)
  }

  mutating func write(_ trial: LearnerTrial) {
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
    case .earlier: write("earlier")
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
}

extension ByteReader {
  fileprivate mutating func learner() throws(ModelError) -> Learner {
    guard let learner = Learner(rawValue: try text()) else { throw .unreadable }
    return learner
  }

  fileprivate mutating func training() throws(ModelError) -> ChurnTraining {
    let learner = try learner()
    let trials = try list { (reader) throws(ModelError) in try reader.learnerTrial() }
    let baselines = try list { (reader) throws(ModelError) in try reader.learnerTrial() }
    let features = try features()
    let rules = try list { (reader) throws(ModelError) in try reader.columnRule() }
    let (rows, folds, repeats) = (try int(), try int(), try int())
    return ChurnTraining(
      learner: learner, trials: trials, baselines: baselines,
      features: features, baseline: rules.first, rows: rows,
      sampleRows: try rowNumbers(), outcomes: try raw(), folds: folds, repeats: repeats, split: try split(),
      notes: try list { (reader) throws(ModelError) in try reader.note() }, seed: try integer(UInt64.self))
  }

  mutating func columnRule() throws(ModelError) -> SingleColumnRule {
    SingleColumnRule(column: try text(), auc: try double())
  }

  mutating func learnerTrial() throws(ModelError) -> LearnerTrial {
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
    case "earlier": return .earlier
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
}
