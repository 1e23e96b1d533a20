public import Populations
import Statistics
import Tables

extension ChurnModel {
  /// Trains by cross-fitting: a customer's fold is their hash modulo the number of folds, each model learns from a
  /// capped stratified sample of the other folds, and every customer is scored by the model of their own fold.
  ///
  /// Neither the order of the rows nor the number of threads has a part in the result.
  public static func train(
    name: String, on population: any Population, settings: ChurnSettings
  ) throws(ModelError) -> ChurnModel {
    guard let flag = population.roles.churned else { throw .noOutcome }
    let (left, stayed) = try outcomes(of: population, flag: flag)
    guard left > 0, stayed > 0 else { throw .oneClass(left: left > 0) }
    guard left >= ModelError.fewestEvents else { throw .tooFewEvents(left) }
    guard stayed >= ModelError.fewestEvents else { throw .tooFewStayed(stayed) }
    let candidates = FeatureChoice(
      columns: population.columns, roles: population.roles, consents: settings.consents)
    guard !candidates.used.isEmpty else { throw .noFeatures }
    let assignment = try FoldAssignment(population, seed: settings.seed, folds: settings.folds)
    var sample = try attempt { () throws(PopulationError) in
      try TrainingSample(
        population, features: candidates.used, flag: flag, hashes: assignment.hashes,
        folds: assignment.folds, size: settings.cap, seed: settings.seed &+ 0x9e37_79b9_7f4a_7c15)
    }
    let features = sample.dropUninformative(candidates)
    guard !features.used.isEmpty else { throw .noFeatures }
    let rules = SingleColumnRule.all(sample, features: features.used, folds: settings.folds)
    try checkLeaks(sample, features: features.used, rules: rules)
    let fits = try CrossFit.all(sample, encoding: FeatureEncoding(features.used), settings: settings)
      .sorted { ($0.trial.logLoss, $0.learner.rawValue) < ($1.trial.logLoss, $1.learner.rawValue) }
    let training = ChurnTraining(
      learner: fits[0].learner, trials: fits.map { $0.trial }, features: features,
      baseline: rules.max { ($0.auc, $1.column) < ($1.auc, $0.column) }, rows: left + stayed,
      sampled: sample.count, folds: settings.folds, seed: settings.seed)
    return try scored(
      name: name, version: settings.version, training: training, models: fits[0].models, on: population,
      folds: assignment.byRow)
  }

  /// Scores every row with its fold's model.
  static func scored(
    name: String, version: String, training: ChurnTraining, models: [FoldModel],
    on population: any Population, folds: [UInt8]
  ) throws(ModelError) -> ChurnModel {
    let plan = ScoringPlan(
      models, features: training.features.used, folds: folds, columns: population.columns,
      withContributions: false)
    let table = try attempt { () throws(PopulationError) in
      try population.extended(by: ScoreKernel(plan: plan)).extract([ScoreKernel.output])
    }
    guard let scores = table[ScoreKernel.output] else {
      throw .population(.unknownColumn(ScoreKernel.output))
    }
    return ChurnModel(
      name: name, scores: scores, version: version, training: training, folds: folds, models: models)
  }

  private static func outcomes(
    of population: any Population, flag: String
  ) throws(ModelError) -> (left: Int, stayed: Int) {
    try attempt { () throws(PopulationError) in
      let known = try population.restricted(to: .present(flag))
      let left = try known.restricted(to: .flag(flag, is: true)).count
      return (left, known.count - left)
    }
  }

  private static func checkLeaks(
    _ sample: TrainingSample, features: [Feature], rules: [SingleColumnRule]
  ) throws(ModelError) {
    for (feature, values) in zip(features, sample.columns) {
      let grouped = rules.first { $0.column == feature.column }?.auc ?? 0
      let auc = Swift.max(grouped, SingleColumnRule.rawAUC(values, labels: sample.labels) ?? 0)
      if auc > ModelError.leakLimit { throw .leak(column: feature.column, auc: auc) }
    }
  }
}

/// Turns a population's refusal into a model's.
func attempt<Value>(_ question: () throws(PopulationError) -> Value) throws(ModelError) -> Value {
  do { return try question() } catch { throw .population(error) }
}

/// Which fold each customer belongs to.
struct FoldAssignment: Sendable {
  /// In the order of the population's rows.
  let hashes: [UInt64]
  let folds: [UInt8]
  /// By row of the data set; 0 for rows outside the population, which nobody asks about.
  let byRow: [UInt8]

  init(_ population: any Population, seed: UInt64, folds count: Int) throws(ModelError) {
    let hashes = try attempt { () throws(PopulationError) in try population.hashes(seed: seed) }
    let folds = hashes.map { UInt8(truncatingIfNeeded: $0 % UInt64(count)) }
    if population.count == population.datasetCount {
      byRow = folds
    } else {
      var byRow = [UInt8](repeating: 0, count: population.datasetCount)
      for (row, fold) in zip(population.rowNumbers, folds) { byRow[Int(row)] = fold }
      self.byRow = byRow
    }
    self.hashes = hashes
    self.folds = folds
  }
}

extension TrainingSample {
  /// Leaves out columns with one value or none among the sample's rows, and says so.
  mutating func dropUninformative(_ choice: FeatureChoice) -> FeatureChoice {
    var result = FeatureChoice(used: [], leftOut: choice.leftOut)
    var kept: [Values] = []
    for (feature, values) in zip(choice.used, columns) {
      if let reason = values.emptiness {
        result.leftOut.append(FeatureChoice.LeftOut(column: feature.column, reason: reason))
      } else {
        result.used.append(feature)
        kept.append(values)
      }
    }
    columns = kept
    return result
  }
}

extension TrainingSample.Values {
  /// Why nothing can be learned from it; `nil` when something can. Being missing counts as a value.
  fileprivate var emptiness: LeftOutReason? {
    switch self {
    case .numbers(let values):
      guard let first = values.first(where: { !$0.isNaN }) else { return .empty }
      return values.contains { $0 != first } ? nil : .constant
    case .codes(let codes):
      guard let first = codes.first(where: { $0 != CompiledForest.missing }) else { return .empty }
      return codes.contains { $0 != first } ? nil : .constant
    }
  }
}
