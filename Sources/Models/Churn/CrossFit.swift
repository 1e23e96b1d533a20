import Boosting
import Statistics
import Threads

/// One learner's models of the first repeat, a fold each, and how it did out of fold on the sample.
struct CrossFit: Sendable {
  let models: [FoldModel]
  let trial: LearnerTrial
}

/// Trains every learner on the rows of each fold of each repeat, side by side; whatever is chosen is chosen in there.
struct CrossFitting: Sendable {
  let sample: TrainingSample
  let features: [Feature]
  let plan: SplitPlan
  let settings: ChurnSettings
  let log: TrainingLog?

  /// A learner with the parameters it may have: several where a search chooses among them.
  private struct Contender: Sendable {
    let learner: Learner
    let methods: [any LearningMethod]
  }

  /// One fold's fit, judged.
  private struct Part: Sendable {
    let model: FoldModel
    /// Of the rows that the fold judges.
    let scores: [Float]
    let trial: FoldTrial
  }

  func all() throws(ModelError) -> [CrossFit] {
    let contenders = settings.fitted.map { learner in
      Contender(learner: learner, methods: settings.methods(learner))
    }
    let choice = try choice(among: contenders)
    let parts = try self.parts(contenders, choice)
    var fits: [CrossFit] = []
    for (index, contender) in contenders.enumerated() {
      fits.append(try crossFit(contender.learner, parts[index]))
    }
    if settings.learners.contains(.best), let first = parts.first {
      let best = first.indices.map { job in parts[choice.contender(Swift.min(job, jobCount - 1))][job] }
      fits.append(try crossFit(.best, best))
    }
    return fits
  }

  /// Large fits come one after another, each on several threads, so that one matrix at a time is in memory.
  fileprivate var isLarge: Bool { sample.count > 500_000 }
  /// Not the number of processors: the result must be the same on every machine.
  fileprivate var fitThreads: Int { isLarge ? 4 : 1 }
  private var jobThreads: Int { isLarge ? 1 : settings.threads }

  /// Of the folds that are judged.
  private var jobCount: Int { plan.repeatCount * plan.foldCount }
  /// With a model for rows that no fold judges.
  private var fitCount: Int { jobCount + (plan.hasUnjudged ? 1 : 0) }

  // MARK: Outer folds

  /// By contender, then repeat by repeat and fold by fold.
  private func parts(_ contenders: [Contender], _ choice: InnerChoice) throws(ModelError) -> [[Part]] {
    let jobs = contenders.indices.flatMap { contender in (0..<fitCount).map { (contender, $0) } }
      // The dearest jobs first, so that the last to finish is a short one.
      .sorted { a, b in
        let costs = (contenders[a.0].methods[0].cost, contenders[b.0].methods[0].cost)
        return costs.0 == costs.1 ? (a.0, a.1) < (b.0, b.1) : costs.0 > costs.1
      }
    let results = Parallel.map(jobs.count, threads: jobThreads) { index in
      let (contender, job) = jobs[index]
      let (repetition, fold) =
        job == jobCount ? (0, plan.foldCount) : job.quotientAndRemainder(dividingBy: plan.foldCount)
      let method = contenders[contender].methods[choice.method(of: contender, Swift.min(job, jobCount - 1))]
      guard let log else { return part(method, repetition, fold) }
      return log.measure(contenders[contender].learner, repetition, fold) { part(method, repetition, fold) }
    }
    var parts = contenders.map { _ in [Part?](repeating: nil, count: fitCount) }
    for (index, result) in results.enumerated() {
      switch result {
      case .success(let part): parts[jobs[index].0][jobs[index].1] = part
      case .failure(let error): throw .learner(error.message)
      }
    }
    return parts.map { $0.compactMap { $0 } }
  }

  private func part(
    _ method: any LearningMethod, _ repetition: Int, _ fold: Int
  ) -> Result<Part, BoostingError> {
    let rows = plan.trained(repetition, fold)
    let judged = plan.judged(repetition, fold)
    do {
      let fit = try Fitting(self).fit(method, rows, repetition)
      let scores = sample.scores(fit.model, judged, features, threads: isLarge ? settings.threads : 1)
      let quality = TrialQuality(scores: scores, outcomes: judged.map { sample.labels[$0] })
      return .success(
        Part(
          model: fit.model, scores: scores,
          trial: FoldTrial(
            repetition: repetition, fold: fold, trained: rows.count, quality: quality,
            parameters: fit.parameters)))
    } catch { return .failure(error) }
  }

  private func crossFit(_ learner: Learner, _ parts: [Part]) throws(ModelError) -> CrossFit {
    let repeats = (0..<plan.repeatCount).map { repetition in
      scores(repetition, parts[repetition * plan.foldCount..<(repetition + 1) * plan.foldCount])
    }
    let outcomes = Array(sample.labels.prefix(plan.ownCount ?? sample.count))
    guard let ranking = Discrimination(ScoreTable(scores: repeats[0], outcomes: outcomes)) else {
      throw .oneClass(left: sample.events > 0)
    }
    return CrossFit(
      models: (parts.prefix(plan.foldCount) + parts.dropFirst(jobCount)).map { $0.model },
      trial: LearnerTrial(
        learner: learner, auc: ranking.auc, folds: parts.prefix(jobCount).map { $0.trial },
        repeats: repeats.map { TrialQuality(scores: $0, outcomes: outcomes) }, scores: repeats[0]))
  }

  /// Out-of-fold scores of one repeat by row of the sample; NaN where no fold judges.
  private func scores(_ repetition: Int, _ parts: ArraySlice<Part>) -> [Float] {
    var scores = [Float](repeating: .nan, count: sample.count)
    for (fold, part) in parts.enumerated() {
      for (row, score) in zip(plan.judged(repetition, fold), part.scores) { scores[row] = score }
    }
    return Array(scores.prefix(plan.ownCount ?? scores.count))
  }

  // MARK: Inner folds

  /// Which method of each contender, and which contender, had the least loss in the inner folds of each outer one.
  private struct InnerChoice: Sendable {
    /// By job: loss by contender and method; empty where there is nothing to choose.
    var losses: [[[Double]]] = []

    func method(of contender: Int, _ job: Int) -> Int {
      guard !losses.isEmpty else { return 0 }
      let own = losses[job][contender]
      return own.indices.min { (own[$0], $0) < (own[$1], $1) } ?? 0
    }

    func contender(_ job: Int) -> Int {
      guard !losses.isEmpty else { return 0 }
      let least = losses[job].map { $0.min() ?? .infinity }
      return least.indices.min { (least[$0], $0) < (least[$1], $1) } ?? 0
    }
  }

  private func choice(among contenders: [Contender]) throws(ModelError) -> InnerChoice {
    let chooses = contenders.contains { $0.methods.count > 1 }
    guard chooses || settings.learners.contains(.best) && contenders.count > 1 else { return InnerChoice() }
    let splits = InnerSplits(plan, labels: sample.labels)
    let methods = contenders.indices.flatMap { contender in
      contenders[contender].methods.indices.map { (contender, $0) }
    }
    let jobs = splits.fits.indices.flatMap { fit in methods.indices.map { (fit, $0) } }
      .sorted { a, b in
        func cost(_ job: (Int, Int)) -> Double {
          let (contender, method) = methods[job.1]
          return contenders[contender].methods[method].cost
        }
        return cost(a) == cost(b) ? (a.0, a.1) < (b.0, b.1) : cost(a) > cost(b)
      }
    let results = Parallel.map(jobs.count, threads: jobThreads) { index in
      let fit = splits.fits[jobs[index].0]
      let (contender, method) = methods[jobs[index].1]
      return losses(contenders[contender].methods[method], fit)
    }
    var choice = InnerChoice()
    choice.losses = [[[Double]]](
      repeating: contenders.map { [Double](repeating: 0, count: $0.methods.count) }, count: jobCount)
    // In the order of the splits, whichever came first.
    for (job, result) in zip(jobs, results).sorted(by: { $0.0 < $1.0 }) {
      let (contender, method) = methods[job.1]
      switch result {
      case .success(let losses):
        for (judged, loss) in zip(splits.fits[job.0].judged, losses) {
          choice.losses[judged.job][contender][method] += loss
        }
      case .failure(let error): throw .learner(error.message)
      }
    }
    return choice
  }

  private func losses(
    _ method: any LearningMethod, _ inner: InnerSplits.Fit
  ) -> Result<[Double], BoostingError> {
    do {
      let fit = try Fitting(self).fit(method, inner.trained, inner.repetition)
      return .success(
        inner.judged.map { judged in
          LogLoss.sum(
            sample.scores(fit.model, judged.rows, features), judged.rows.map { sample.labels[$0] })
        })
    } catch { return .failure(error) }
  }

  /// One fit with all that belongs inside a fold: drawing rows again, selecting columns, learning.
  private struct Fitting {
    let all: CrossFitting

    init(_ all: CrossFitting) { self.all = all }

    func fit(
      _ method: any LearningMethod, _ rows: [Int], _ repetition: Int
    ) throws(BoostingError) -> (model: FoldModel, parameters: LearnerParameters) {
      let settings = all.settings
      let drawn = settings.resampling.rows(rows, labels: all.sample.labels)
      let weight = settings.classWeight.eventWeight(drawn.rows, labels: all.sample.labels)
      let chosen = settings.selection?.features(all.sample, all.features, rows: rows)
      let kept = chosen ?? Array(all.features.indices)
      let features = kept.map { all.features[$0] }
      let task = FitTask(
        sample: chosen == nil ? all.sample : all.sample.keeping(kept), encoding: FeatureEncoding(features),
        rows: drawn.rows, eventWeight: weight, seed: SplitPlan.mixed(settings.seed, repetition),
        threads: all.fitThreads, isCoded: all.isLarge)
      let (fitted, parameters) = try method.fit(task)
      let model = fitted.shifted(by: -drawn.logOddsAdded)
      guard chosen != nil else { return (model, parameters) }
      return (
        model.among(all.features, from: features, at: kept),
        LearnerParameters(
          parameters.learner, parameters.numbers, columns: features.map { $0.column })
      )
    }
  }
}

/// Inner fits: on which rows of an outer fold's training rows to learn, and on which to compare.
struct InnerSplits: Sendable {
  struct Judged: Sendable {
    /// The outer fold that it helps to choose for: repeat × folds + fold.
    let job: Int
    let rows: [Int]
  }

  struct Fit: Sendable {
    let repetition: Int
    let trained: [Int]
    let judged: [Judged]
  }

  let fits: [Fit]

  /// The inner folds of an outer fold are the other outer folds. What learns without folds i and j is the same whether
  /// i is outside and j inside or the other way round, so one fit serves both.
  init(_ plan: SplitPlan, labels: [UInt8]) {
    var fits: [Fit] = []
    for repetition in 0..<plan.repeatCount {
      if case .others = plan.training, plan.foldCount > 2 {
        let deal = plan.deals[repetition]
        let judged = (0..<plan.foldCount).map { plan.judged(repetition, $0) }
        for i in 0..<plan.foldCount {
          for j in i + 1..<plan.foldCount {
            fits.append(
              Fit(
                repetition: repetition,
                trained: deal.indices.filter { deal[$0] != UInt8(i) && deal[$0] != UInt8(j) },
                judged: [
                  Judged(job: repetition * plan.foldCount + i, rows: judged[j]),
                  Judged(job: repetition * plan.foldCount + j, rows: judged[i]),
                ]))
          }
        }
      } else {
        for fold in 0..<plan.foldCount {
          fits += InnerSplits.thirds(plan, repetition, fold)
        }
      }
    }
    self.fits = fits
  }

  /// Every third of the training rows in turn. Rows are in the order of their hashes, so a third is a random one.
  private static func thirds(_ plan: SplitPlan, _ repetition: Int, _ fold: Int) -> [Fit] {
    let rows = plan.trained(repetition, fold)
    return (0..<3).map { part in
      Fit(
        repetition: repetition, trained: rows.indices.filter { $0 % 3 != part }.map { rows[$0] },
        judged: [
          Judged(
            job: repetition * plan.foldCount + fold,
            rows: rows.indices.filter { $0 % 3 == part }.map { rows[$0] })
        ])
    }
  }
}

extension TrainingSample {
  /// Probabilities of some rows by a model.
  func scores(_ model: FoldModel, _ rows: [Int], _ features: [Feature], threads: Int = 1) -> [Float] {
    margins(model, rows, features, threads: threads).map { Float(probability(Double($0))) }
  }

  /// What a model says of some rows before it is turned into a probability.
  func margins(_ model: FoldModel, _ rows: [Int], _ features: [Feature], threads: Int = 1) -> [Float] {
    let encoding = FeatureEncoding(features)
    let scorer = FoldScorer(model, encoding: encoding, withContributions: false)
    let pieces = stride(from: 0, to: rows.count, by: 65_536).map {
      rows[$0..<Swift.min($0 + 65_536, rows.count)]
    }
    let parts = Parallel.map(pieces.count, threads: threads) { margins(scorer, pieces[$0]) }
    return parts.count == 1 ? parts[0] : parts.flatMap { $0 }
  }

  private func margins(_ scorer: FoldScorer, _ rows: ArraySlice<Int>) -> [Float] {
    var scratch = ForestScratch(featureCount: columns.count)
    var margins: [Float] = []
    margins.reserveCapacity(rows.count)
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: ForestScratch.rows) {
      let chunk = rows[start..<Swift.min(start + ForestScratch.rows, rows.endIndex)]
      let inputs = columns.map { column -> ScoringInput in
        switch column {
        case .numbers(let values): .numbers(chunk.map { Double(values[$0]) })
        case .codes(let codes): .codes(chunk.map { codes[$0] })
        }
      }
      let positions = Array(0..<chunk.count)
      scorer.evaluate(inputs, at: positions[...], in: &scratch, withContributions: false)
      for index in positions { margins.append(scratch.margins[index]) }
    }
    return margins
  }
}
