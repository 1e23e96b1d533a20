public import Populations
import Statistics
import Tables

extension ChurnModel {
  /// Counts the ways of training there have been: one more whenever the same settings would train another model, so
  /// that none is recalled that was trained otherwise.
  public static let method = 7

  /// Trains by cross-fitting: a customer's fold is their hash modulo the number of folds, each model learns from a
  /// capped stratified sample of the other folds, and every customer is scored by the model of their own fold.
  ///
  /// Split in time, customers who come with the same as they stood earlier (`timeline`) are all scored by a model of
  /// earlier days. Neither the order of the rows nor the number of threads has a part in the result.
  public static func train(
    name: String, on population: any Population, before timeline: EarlierCustomers? = nil,
    settings: ChurnSettings, log: TrainingLog? = nil
  ) throws(ModelError) -> ChurnModel {
    guard let flag = population.roles.churned else { throw .noOutcome }
    let (left, stayed) = try outcomes(of: population, flag: flag)
    guard left > 0, stayed > 0 else { throw .oneClass(left: left > 0) }
    guard left >= ModelError.fewestEvents else { throw .tooFewEvents(left) }
    guard stayed >= ModelError.fewestEvents else { throw .tooFewStayed(stayed) }
    let (features, sample, dealing) = try dealt(population, before: timeline, flag: flag, settings: settings)
    let rules = SingleColumnRule.all(
      ColumnGroups(sample), features: features.used, labels: sample.labels, folds: dealing.plan.deals[0],
      count: dealing.plan.foldCount)
    try checkLeaks(sample, features: features.used, rules: rules)
    let fits = try CrossFitting(
      sample: sample, features: features.used, plan: dealing.plan, settings: settings, log: log
    ).all().sorted {
      ($0.trial.logLoss, $0.trial.learner.rawValue) < ($1.trial.logLoss, $1.trial.learner.rawValue)
    }
    let used = fits.first { $0.trial.learner == .best } ?? fits[0]
    let training = ChurnTraining(
      learner: used.trial.learner, trials: fits.map { $0.trial },
      baselines: Baselines(
        sample: sample, features: features.used, plan: dealing.plan, threads: settings.threads
      ).trials(),
      features: features, baseline: rules.max { ($0.auc, $1.column) < ($1.auc, $0.column) },
      rows: left + stayed, sampleRows: dealing.sampleRows,
      outcomes: Array(sample.labels.prefix(dealing.sampleRows.count)),
      folds: dealing.plan.foldCount, repeats: dealing.plan.repeatCount, split: settings.split,
      notes: TrainingNote.all(sample, features: features.used, plan: dealing.plan, settings: settings),
      seed: settings.seed)
    let calibrated = try Calibration.made(
      training, folds: dealing.plan.deals[0], settings.calibration)
    let judged = calibrated?.scores ?? training.trial?.scores ?? []
    let stored = StoredModel(
      card: ModelCard(training, settings, scores: judged, calibrated?.calibration), features: features,
      cap: settings.cap, split: settings.split,
      foldCount: dealing.plan.foldCount, models: used.models,
      summary: TrainingSummary(sample, training, scores: judged, threads: settings.threads),
      calibration: calibrated?.calibration)
    return try scored(
      name: name, stored: stored, training: training, models: used.models, on: population,
      folds: dealing.byRow, maps: stored.calibration?.maps ?? [])
  }

  /// What there is to learn from, and its folds. Of very many rows their hashes and places take as much memory as some
  /// columns do, and are let go of here.
  private static func dealt(
    _ population: any Population, before timeline: EarlierCustomers?, flag: String, settings: ChurnSettings
  ) throws(ModelError) -> (features: FeatureChoice, sample: TrainingSample, dealing: Dealing) {
    let candidates = FeatureChoice(
      columns: population.columns, roles: population.roles, consents: settings.consents)
    guard !candidates.used.isEmpty else { throw .noFeatures }
    let hashes = try attempt { () throws(PopulationError) in try population.hashes(seed: settings.seed) }
    var rows = try attempt { () throws(PopulationError) in
      try SampledRows(
        population, features: candidates.used, flag: flag, hashes: hashes, size: settings.cap,
        seed: SampledRows.seed(settings.seed))
    }
    if let timeline, settings.split == .earlier {
      rows = try attempt { () throws(PopulationError) in
        try rows.adding(
          timeline, features: candidates.used, flag: flag, size: settings.cap, seed: settings.seed)
      }
    }
    let features = rows.sample.dropUninformative(candidates)
    guard !features.used.isEmpty else { throw .noFeatures }
    if let share = ResamplingCheck.share(rows.sample) { throw .resampled(share: share) }
    let dealing = try Dealing(population, settings: settings, hashes: hashes, rows: rows, before: timeline)
    return (features, rows.sample, dealing)
  }

  /// Scores every row with its fold's model, and its map where there are maps.
  static func scored(
    name: String, stored: StoredModel, training: ChurnTraining?, models: [FoldModel],
    on population: any Population, folds: [UInt8], maps: [Calibration.Map]
  ) throws(ModelError) -> ChurnModel {
    let plan = ScoringPlan(
      models, features: stored.features.used, folds: folds, columns: population.columns,
      withContributions: false, maps: maps)
    let table = try attempt { () throws(PopulationError) in
      try population.extended(by: ScoreKernel(plan: plan)).extract([ScoreKernel.output])
    }
    guard let scores = table[ScoreKernel.output] else {
      throw .population(.unknownColumn(ScoreKernel.output))
    }
    return ChurnModel(
      name: name, scores: scores, version: stored.version, stored: stored, training: training, folds: folds,
      models: models)
  }

  /// The same model with scores for the window to come, each by the model that had not seen the customer, where the data
  /// set says what is known now.
  public func lookingAhead(on population: any Population) throws(ModelError) -> ChurnModel {
    let now = population.roles.now
    guard let features = features?.used, !models.isEmpty, features.contains(where: { now[$0.column] != nil })
    else {
      return self
    }
    let plan = ScoringPlan(
      models, features: features, folds: folds, columns: population.columns, withContributions: false,
      maps: stored?.calibration?.maps ?? [], now: now)
    let table = try attempt { () throws(PopulationError) in
      try population.extended(by: ScoreKernel(plan: plan)).extract([ScoreKernel.output])
    }
    var model = self
    model.presentScores = table[ScoreKernel.output]
    return model
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
