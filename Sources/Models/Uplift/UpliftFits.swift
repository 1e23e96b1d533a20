import Boosting

/// Learns from the customers outside a fold, and says what those within it would gain.
struct UpliftFits: Sendable {
  let sample: TrainingSample
  let features: [Feature]
  let treated: [UInt8]
  let folds: [UInt8]
  let settings: UpliftSettings

  /// What is said of some rows, or of all.
  struct Part: Sendable {
    /// By learner.
    var effects: [[Float]]
    var whenLeft: [Float]
    var whenTreated: [Float]

    init(learners: [UpliftLearner], count: Int) {
      effects = learners.map { _ in [Float](repeating: 0, count: count) }
      whenLeft = [Float](repeating: 0, count: count)
      whenTreated = whenLeft
    }

    mutating func add(_ part: Part, at rows: [Int]) {
      for (place, row) in rows.enumerated() {
        for learner in effects.indices { effects[learner][row] = part.effects[learner][place] }
        whenLeft[row] = part.whenLeft[place]
        whenTreated[row] = part.whenTreated[place]
      }
    }
  }

  func judged(_ fold: Int) -> [Int] { folds.indices.filter { folds[$0] == UInt8(fold) } }

  func part(_ fold: Int) throws(BoostingError) -> Part {
    let judged = judged(fold)
    let trained = folds.indices.filter { folds[$0] != UInt8(fold) }
    let arms = (treated: trained.filter { treated[$0] == 1 }, left: trained.filter { treated[$0] == 0 })
    let seed = SplitPlan.mixed(settings.seed, fold)
    let whenTreated = try outcomeModel(sample, features, arms.treated, seed)
    let whenLeft = try outcomeModel(sample, features, arms.left, seed)
    var part = Part(learners: settings.learners, count: judged.count)
    part.whenTreated = sample.scores(whenTreated, judged, features)
    part.whenLeft = sample.scores(whenLeft, judged, features)
    for (index, learner) in settings.learners.enumerated() {
      switch learner {
      case .two: part.effects[index] = zip(part.whenTreated, part.whenLeft).map { $0 - $1 }
      case .single: part.effects[index] = try single(trained, judged, seed)
      case .cross:
        part.effects[index] = try cross(arms.treated, arms.left, judged, whenTreated, whenLeft, seed)
      case .transformed: part.effects[index] = try transformed(trained, judged, seed)
      }
    }
    return part
  }

  private func outcomeModel(
    _ sample: TrainingSample, _ features: [Feature], _ rows: [Int], _ seed: UInt64
  ) throws(BoostingError) -> FoldModel {
    let task = FitTask(
      sample: sample, encoding: FeatureEncoding(features), rows: rows, eventWeight: 1, seed: seed, threads: 1)
    switch settings.base {
    case .logistic: return try LogisticMethod().fit(task).model
    case .boosted: return try BoostedMethod().fit(task).model
    }
  }

  private func single(_ trained: [Int], _ judged: [Int], _ seed: UInt64) throws(BoostingError) -> [Float] {
    let features = features + [Feature(column: "#treated", kind: .numeric)]
    func with(_ arms: [Float]) -> TrainingSample {
      TrainingSample(columns: sample.columns + [.numbers(arms)], labels: sample.labels)
    }
    let model = try outcomeModel(with(treated.map { Float($0) }), features, trained, seed)
    let all = with([Float](repeating: 1, count: sample.count)).scores(model, judged, features)
    let none = with([Float](repeating: 0, count: sample.count)).scores(model, judged, features)
    return zip(all, none).map { $0 - $1 }
  }

  private func cross(
    _ treatedRows: [Int], _ leftRows: [Int], _ judged: [Int], _ whenTreated: FoldModel, _ whenLeft: FoldModel,
    _ seed: UInt64
  ) throws(BoostingError) -> [Float] {
    let fit = EffectFit(sample: sample, encoding: FeatureEncoding(features), seed: seed)
    let left = sample.scores(whenLeft, treatedRows, features)
    let reached = sample.scores(whenTreated, leftRows, features)
    let ofTreated = zip(treatedRows, left).map { Double(sample.labels[$0]) - Double($1) }
    let ofLeft = zip(leftRows, reached).map { Double($1) - Double(sample.labels[$0]) }
    let a = try fit.predictions(settings.base, rows: treatedRows, targets: ofTreated, of: judged)
    let b = try fit.predictions(settings.base, rows: leftRows, targets: ofLeft, of: judged)
    // What was learned of the larger arm's model counts for those of the smaller.
    let share = Double(treatedRows.count) / Double(treatedRows.count + leftRows.count)
    return zip(a, b).map { Float((1 - share) * $0 + share * $1) }
  }

  private func transformed(_ trained: [Int], _ judged: [Int], _ seed: UInt64) throws(BoostingError) -> [Float]
  {
    let share = Double(trained.count { treated[$0] == 1 }) / Double(trained.count)
    let targets = trained.map { row -> Double in
      Double(sample.labels[row]) * (treated[row] == 1 ? 1 / share : -1 / (1 - share))
    }
    let fit = EffectFit(sample: sample, encoding: FeatureEncoding(features), seed: seed)
    return try fit.predictions(settings.base, rows: trained, targets: targets, of: judged).map { Float($0) }
  }
}
