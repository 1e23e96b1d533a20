import Populations
import Statistics
import Tables
import TestSupport
import Testing

@testable import Models

struct LearnersTests {
  private let all: [Learner] = [.logistic, .forest, .boosted, .best]

  private func scores(_ model: ChurnModel) throws -> [Float] {
    guard case .floats(let scores) = model.scores else {
      Issue.record("scores are floats")
      return []
    }
    return scores
  }

  @Test func `every learner asked for has its scores, folds and repeats, on the same rows`() throws {
    let population = Customers.made(1500)
    let model = try ChurnModel.train(
      name: "churn", on: population,
      settings: ChurnSettings(learners: all, folds: 4, repeats: 2, seed: 7))
    let training = try #require(model.training)
    #expect(Set(training.trials.map { $0.learner }) == Set(all))
    #expect(training.learner == .best)
    #expect(training.baselines.map { $0.learner } == [.rule, .constant])
    #expect(training.sampleRows.count == 1500 && training.outcomes.count == 1500)
    for trial in training.trials + training.baselines {
      #expect(trial.folds.map { [$0.repetition, $0.fold] } == (0..<8).map { [$0 / 4, $0 % 4] })
      #expect(trial.repeats.count == 2 && trial.scores.count == 1500)
      #expect(trial.scores.allSatisfy { $0 > 0 && $0 < 1 })
      #expect(trial.folds.reduce(0) { $0 + $1.quality.rows } == 3000)
      #expect(
        zip(trial.folds, training.trials[0].folds).allSatisfy {
          $0.quality.events == $1.quality.events && $0.trained == $1.trained
        })
    }
    let own = try scores(model)
    // Numbers learned from are in single precision, those scored in double.
    #expect(
      zip(training.sampleRows, training.trial?.scores ?? []).allSatisfy { abs(own[Int($0)] - $1) < 1e-6 })
    let constant = try #require(training.baselines.last)
    #expect(abs(constant.auc.value - 0.5) < 0.02)
    let rule = try #require(training.baselines.first)
    #expect(rule.folds.allSatisfy { $0.parameters.columns == ["x1"] })
    let lottery = try #require(training.trials[0].lottery { $0.auc })
    #expect(lottery.low < lottery.high && (lottery.low...lottery.high).contains(lottery.median))
  }

  @Test func `the best in inner folds is one of the others in every fold, and is judged with their scores`()
    throws
  {
    let population = Customers.made(1200)
    let training = try #require(
      try ChurnModel.train(
        name: "churn", on: population, settings: ChurnSettings(learners: all, folds: 4, seed: 3)
      ).training)
    let best = try #require(training.trial)
    for fold in best.folds {
      let chosen = try #require(training.trials.first { $0.learner == fold.parameters.learner })
      #expect(chosen.learner != .best)
      #expect(chosen.folds[fold.fold].quality == fold.quality)
    }
  }

  /// Skipped where `../shared/data/telco.csv` is missing; the tests above ask the same of made customers.
  @Test(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
  func `Telco: a forest ranks at .843 out of fold, and three learners do over repeats what others publish`()
    throws
  {
    let training = try #require(
      try ChurnModel.train(
        name: "churn", on: try Customers.telco(),
        settings: ChurnSettings(learners: [.logistic, .forest, .boosted], repeats: 4, seed: 7043)
      ).training)
    func mean(_ learner: Learner, _ part: (TrialQuality) -> Double?) throws -> Double {
      let trial = try #require(training.trials.first { $0.learner == learner })
      let measured = trial.overFolds(part)
      return try #require(measured).mean
    }
    #expect(try mean(.forest) { $0.auc } >= 0.843)
    #expect(try mean(.boosted) { $0.auc } >= 0.847)
    #expect(try mean(.boosted) { $0.brier } <= 0.1345)
    #expect((0.95...1.05).contains(try mean(.boosted) { $0.calibrationSlope }))
    // scikit-learn, 5 × 4: .8449.
    #expect(abs(try mean(.logistic) { $0.auc } - 0.8449) < 0.003)
    // XGBoost 3.2.0 driven by scikit-learn's interface on the very same folds, which `Benchmarks/telco_folds.py` deals
    // by the same rule: python3 Benchmarks/telco_folds.py ../shared/data/telco.csv
    let boosted = try #require(training.trials.first { $0.learner == .boosted })
    let driven = [0.8478122906585445, 0.8479696296025131, 0.8500448697783687, 0.8491493873036418]
    for (ours, theirs) in zip(boosted.repeats, driven) {
      let auc = try #require(ours.auc)
      #expect(abs(auc - theirs) < 0.003, "\(auc) beside \(theirs)")
    }
    // Nothing honest ranks these customers better than that.
    #expect(training.trials.allSatisfy { $0.auc.value < 0.86 })
  }

  /// `LogisticRegression(C=1, tol=1e-10, solver="newton-cholesky")` and `C=0.01` of scikit-learn 1.9.1 on all 7,043
  /// rows: one 0/1 column a level, numbers standardised, blank `TotalCharges` at the mean.
  @Test(
    .enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"),
    arguments: [
      (1.0, -2.220926104863243, -0.69391454, 0.57087314, -1.38905900, 0.64787702),
      (100.0, -1.8054749235035583, -0.33679065, 0.30387287, -0.65174868, -0.11513202),
    ])
  func `Telco: coefficients of a logistic regression equal scikit-learn's`(
    penalty: Double, intercept: Double, twoYear: Double, fiber: Double, tenure: Double, total: Double
  ) throws {
    let population = try Customers.telco()
    let features = FeatureChoice(columns: population.columns, roles: population.roles).used
    guard case .flags(let labels)? = population.table["#churned"] else { return }
    let rows = Array(0..<population.count)
    let sample = try TrainingSample(population.table, features: features, labels: labels, at: rows)
    let model = LogisticFit(
      FitTask(
        sample: sample, encoding: FeatureEncoding(features), rows: rows, eventWeight: 1, seed: 0, threads: 1)
    ).fitted(penalty: penalty).model
    func term(_ column: String) throws -> LinearModel.Term {
      let index = try #require(features.firstIndex { $0.column == column })
      return model.terms[index]
    }
    func level(_ column: String, _ name: String) throws -> Double {
      guard case .category(let coefficients, _) = try term(column),
        case .category(let levels)? = features.first(where: { $0.column == column })?.kind
      else { return .nan }
      return coefficients[try #require(levels.firstIndex(of: name))]
    }
    func slope(_ column: String) throws -> Double {
      guard case .numeric(_, _, let coefficient) = try term(column) else { return .nan }
      return coefficient
    }
    // Charges are kept in single precision, which is the difference.
    #expect(abs(model.intercept - intercept) < 1e-5)
    #expect(abs(try level("Contract", "Two year") - twoYear) < 1e-5)
    #expect(abs(try level("InternetService", "Fiber optic") - fiber) < 1e-5)
    #expect(abs(try slope("tenure") - tenure) < 1e-5)
    #expect(abs(try slope("TotalCharges") - total) < 1e-5)
  }

  @Test
  func `a level that is missing or was never seen adds nothing, and a missing number counts as the mean`() {
    let category = LinearModel.Term.category(coefficients: [0.5, -0.5], mean: 0.1)
    #expect(category.value(code: 0) == 0.5)
    #expect(category.value(code: CompiledForest.missing) == 0)
    let numeric = LinearModel.Term.numeric(mean: 3, deviation: 2, coefficient: 1)
    #expect(numeric.value(number: .nan) == 0 && numeric.value(number: 5) == 1)
    #expect(["a", "b"].codes(of: ["b", "new", "a"]) == [1, CompiledForest.missing, 0])
  }

  @Test(arguments: [ClassWeight.balanced, .leavers(4), .none], [Resampling.none, .under, .over])
  func `weights and resampling inside the folds leave probabilities probabilities`(
    weight: ClassWeight, resampling: Resampling
  ) throws {
    guard weight == .none || resampling == .none else { return }
    let population = Customers.made(2400)
    for learner in [Learner.logistic, .boosted, .forest] {
      var settings = ChurnSettings(learners: [learner], folds: 4, seed: 5)
      settings.classWeight = weight
      settings.resampling = resampling
      let model = try ChurnModel.train(name: "churn", on: population, settings: settings)
      let training = try #require(model.training)
      let share = Double(training.outcomes.reduce(0) { $0 + Int($1) }) / 2400
      let mean = try scores(model).reduce(0) { $0 + Double($1) } / 2400
      #expect(abs(mean - share) < 0.04, "\(learner)")
      #expect(training.trials[0].auc.value > 0.72, "\(learner)")
    }
  }

  @Test func `a search tries its values in inner folds and says what each fold chose`() throws {
    let population = Customers.made(1200)
    var settings = ChurnSettings(learners: [.logistic, .boosted], folds: 3, seed: 5)
    settings.search = ParameterSearch(
      .grid,
      space: [
        ParameterSearch.Choice(.penalty, [1, 10_000]), ParameterSearch.Choice(.rounds, [1, 60]),
        ParameterSearch.Choice(.depth, [2]), ParameterSearch.Choice(.rate, [0.1]),
      ])
    let one = try ChurnModel.train(name: "churn", on: population, settings: settings)
    let training = try #require(one.training)
    for trial in training.trials {
      let chosen = trial.folds.compactMap { $0.parameters[trial.learner == .logistic ? .penalty : .rounds] }
      #expect(chosen == (trial.learner == .logistic ? [1, 1, 1] : [60, 60, 60]))
    }
    settings.threads = 1
    let other = try ChurnModel.train(name: "churn", on: Customers.made(1200, threads: 1), settings: settings)
    #expect(try scores(one) == scores(other))
    settings.search = ParameterSearch(.random(tries: 3), space: [])
    #expect(settings.methods(.boosted).count == 3)
    #expect(try ChurnModel.train(name: "churn", on: population, settings: settings).training != nil)
  }

  @Test(arguments: [FeatureSelection.best(2), .l1])
  func `columns selected inside the folds are those that count`(selection: FeatureSelection) throws {
    let population = Customers.made(3000)
    var settings = ChurnSettings(learners: [.logistic, .boosted, .forest], folds: 3, seed: 5)
    settings.selection = selection
    let model = try ChurnModel.train(name: "churn", on: population, settings: settings)
    let training = try #require(model.training)
    for trial in training.trials {
      for fold in trial.folds {
        let columns = try #require(fold.parameters.columns)
        #expect(columns.contains("x1") && columns.contains("plan") && !columns.contains("shade"))
      }
      #expect(trial.auc.value > 0.72)
    }
    // Reasons come from the same models, and columns left out have none.
    let explanation = try model.explanation(on: population, reasons: [])
    #expect(explanation.largestGap <= 1e-5)
    #expect(explanation.drivers.first { $0.column == "shade" }?.importance.value == 0)
  }

  @Test func `a forest's contributions add up to its log-odds`() throws {
    let population = Customers.made(1500)
    let model = try ChurnModel.train(
      name: "churn", on: population, settings: ChurnSettings(learners: [.forest], folds: 3, seed: 2))
    let explanation = try model.explanation(on: population, reasons: [("x1", "X one")])
    #expect(explanation.largestGap <= 1e-5)
    #expect(explanation.drivers[0].column == "x1" && explanation.drivers[0].pattern == .higherValues)
  }

  @Test func `few events for each coefficient and a level without leavers are told`() throws {
    let small = try #require(
      try ChurnModel.train(
        name: "churn", on: Customers.made(160), settings: ChurnSettings(learners: [.logistic], seed: 2)
      ).training)
    guard case .fewEventsPerParameter(let count)? = small.notes.first else {
      Issue.record("10 coefficients and some 40 leavers")
      return
    }
    #expect(count < 10 && count > 1)
    var separated: [String?] = []
    guard case .flags(let outcomes)? = Customers.made(2000).table["#churned"] else { return }
    for (index, outcome) in outcomes.enumerated() {
      separated.append(outcome == 0 && index % 3 == 0 ? "never" : "often")
    }
    let training = try #require(
      try ChurnModel.train(
        name: "churn", on: Customers.made(2000, more: [("tier", Customers.category(separated))]),
        settings: ChurnSettings(learners: [.logistic], seed: 2)
      ).training)
    #expect(training.notes == [.separation(columns: ["tier"])])
    let plain = try ChurnModel.train(
      name: "churn", on: Customers.made(2000), settings: ChurnSettings(learners: [.logistic], seed: 2))
    #expect(plain.training?.notes == [])
  }
}
