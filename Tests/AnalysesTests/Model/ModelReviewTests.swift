import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables
import TestSupport
import Testing

/// What the options of a model cell add.
struct ModelReviewTests {
  private static func finding(
    _ options: String, language: Language = .en, of population: TablePopulation = Modelled.population()
  ) throws -> Finding {
    try Modelled.run(
      "{ kind: model, id: trust, model: churn, \(options) }", on: population,
      model: try Modelled.model(of: population), language: language)
  }

  private static func table(_ id: String, of finding: Finding) throws -> ResultTable {
    let exhibit = try #require(finding.exhibits.first { $0.id == id })
    guard case .table(let table) = exhibit.content else {
      Issue.record("\(id) is a table")
      return ResultTable(columns: [], rows: [])
    }
    return table
  }

  @Test func `profit finds the best share, and no way of contacting beats it`() throws {
    let finding = try Self.finding("gains: true, profit: { value: 200, offer: 10, contact: 1 }")
    func value(_ name: String) throws -> Value { try #require(finding[name]) }
    for name in ["empc", "empc_share", "mpc", "mpc_share", "profit_of_everybody"] {
      let found = try value(name)
      let range = try #require(found.interval)
      #expect(range.low < range.high && found.n == 1597)
      #expect(range.low <= (found.number ?? .nan) + 0.05 && range.high >= (found.number ?? .nan) - 0.05)
    }
    let best = try #require(try value("mpc").number)
    #expect(best >= (try value("profit_of_everybody").number ?? .nan) && best > 0)
    #expect(try #require(try value("empc").number) >= best - 1e-9)
    #expect(finding.exhibits.map { $0.id }.contains("gains"))
    #expect(try Self.table("profits", of: finding).rows.count == 4)
  }

  @Test func `a threshold by profit contacts about the best share`() throws {
    let terms = "value: 200, offer: 30, contact: 5"
    let finding = try Self.finding("threshold: { profit: { \(terms) } }, profit: { \(terms) }")
    let flagged = try #require(finding["flagged_share"]?.number)
    let best = try #require(finding["mpc_share"]?.interval)
    #expect(flagged > best.low - 0.05 && flagged < best.high + 0.05)
    #expect(finding.exhibits.contains { $0.note?.contains("chosen on the other folds") == true })
  }

  @Test func `a threshold by the F measure finds more leavers the more recall counts`() throws {
    let recalls = try ["0.5", "1", "2"].map { beta in
      try #require(try Self.finding("threshold: { fbeta: \(beta) }")["recall"]?.number)
    }
    #expect(recalls[0] < recalls[1] && recalls[1] < recalls[2])
  }

  @Test func `recalibration shows before and after, and mends scores that are too timid`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    guard case .floats(let scores) = model.scores, case .flags(let outcomes)? = population.table["#churned"]
    else { return }
    let timid = scores.map { 0.5 * $0 + 0.2 }
    let rows = ScoredRows(scores: timid, outcomes: outcomes, folds: model.folds)
    for method in RecalibrationMethod.allCases {
      let result = try rows.recalibrated(method)
      #expect(result.brierChange.value < 0)
      #expect(result.maps.count == 4)
      // Steps learned from so few rows go to 0 and 1 at the ends, which costs log-loss and slope.
      guard method != .isotonic else { continue }
      #expect(result.logLossChange.interval(.standard).upperBound < 0)
      #expect(try #require(result.after.line?.slope).interval(.standard).contains(1))
    }
    let finding = try Self.finding("calibrate: [platt, beta, isotonic]")
    #expect(try Self.table("recalibration", of: finding).rows.count == 4)
    #expect(finding["recalibrated_slope", "platt"]?.interval != nil)
    #expect(finding["log_loss_change", "isotonic"]?.interval != nil)
  }

  @Test func `a fold's map does not know its own outcomes`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    guard case .floats(let scores) = model.scores, case .flags(let outcomes)? = population.table["#churned"]
    else { return }
    let turned = outcomes.indices.map { row in
      model.folds[row] == 0 && outcomes[row] <= 1 ? 1 - outcomes[row] : outcomes[row]
    }
    for method in RecalibrationMethod.allCases {
      let before = try ScoredRows(scores: scores, outcomes: outcomes, folds: model.folds).recalibrated(method)
      let after = try ScoredRows(scores: scores, outcomes: turned, folds: model.folds).recalibrated(method)
      #expect(before.maps[0] == after.maps[0] && before.maps[1] != after.maps[1])
    }
  }

  @Test func `isotonic calibration refuses few customers, and scores without folds are never recalibrated`()
    throws
  {
    let few = Modelled.population(700)
    let model = try Modelled.model(of: few)
    let error = try Modelled.error(
      "{ kind: model, id: t, model: churn, calibrate: isotonic }", on: few, model: model)
    #expect(error?.option == "calibrate" && error?.message.contains("1000 customers") == true)
    let elsewhere = ChurnModel(name: "churn", scores: model.scores, version: "1")
    let other = try Modelled.error(
      "{ kind: model, id: t, model: churn, calibrate: [beta] }", on: few, model: elsewhere)
    #expect(other?.message.contains("without folds") == true)
  }

  @Test func `auto leaves calibrated scores alone and says so`() throws {
    let population = Modelled.population(6000)
    let finding = try Self.finding("calibrate: auto", of: population)
    let slope = try #require(finding["calibration_slope"]?.number)
    #expect((0.9...1.1).contains(slope))
    #expect(finding.caveats.contains { $0.code == "calibration_kept" })
    #expect(!finding.exhibits.contains { $0.id == "recalibration" })
  }

  @Test func `groups add up, and one whose scores are wrong is named`() throws {
    let population = Modelled.population(4000)
    let finding = try Self.finding("segments: [gender, tenure], segment_min: 200", of: population)
    let table = try Self.table("segments", of: finding)
    func count(_ cell: ResultTable.Cell) -> Int { if case .count(let count) = cell { count } else { 0 } }
    for label in ["Gender", "Tenure"] {
      #expect(table.rows.filter { $0.group == label }.reduce(0) { $0 + count($1.cells[1]) } == 3997)
    }
    #expect(table.rows.filter { $0.group == "Tenure" }.count == 4)
    #expect(finding["segment_auc", "gender_f"]?.interval != nil)
    #expect(finding.caveats.contains { $0.code == "no_weak_segment" })
    // The same scores, of customers whose women leave half as often as they say.
    guard case .categories(let genders)? = population.table["gender"],
      case .flags(let outcomes)? = population.table["#churned"]
    else { return }
    let fewer = outcomes.indices.map { row in
      row % 2 == 0 && genders.levels[genders.code(at: row) ?? 0] == "F" && outcomes[row] == 1
        ? 0 : outcomes[row]
    }
    let changed = TablePopulation(
      population.table.adding([("#churned", .flags(fewer))]), roles: population.roles)
    let weak = try Modelled.run(
      "{ kind: model, id: t, model: churn, segments: [gender] }", on: changed,
      model: try Modelled.model(of: population))
    #expect(weak.caveats.contains { $0.code == "weak_segments" && $0.text.contains("F (Gender)") })
  }

  @Test func `small groups are named rather than judged`() throws {
    let finding = try Self.finding("segments: [plan], segment_min: 800")
    let exhibit = try #require(finding.exhibits.first { $0.id == "segments" })
    #expect(exhibit.note?.contains("Too small to judge") == true)
  }

  @Test func `protected columns are audited without being asked, in the appendix`() throws {
    let finding = try Self.finding("gains: false")
    let exhibit = try #require(finding.exhibits.first { $0.id == "fairness" })
    #expect(exhibit.isSupplementary)
    let rates = ["gender_f", "gender_m"].compactMap { finding["contact_rate", $0] }
    #expect(rates.count == 2 && rates.allSatisfy { $0.interval != nil && $0.n != nil })
    let counts = rates.reduce(0.0) { $0 + ($1.number ?? 0) * Double($1.n ?? 0) }
    #expect(abs(counts - (finding["flagged"]?.number ?? .nan)) < 1e-6)
  }

  @Test func `a group contacted far less is a flag to look into, not a verdict`() throws {
    let finding = try Self.finding("fairness: { columns: [plan], contact: benefit }")
    let ratio = try #require(finding["contact_ratio", "plan_yearly"])
    #expect(try #require(ratio.number) < 0.8 && ratio.interval != nil)
    let caveat = try #require(finding.caveats.first { $0.code == "uneven_contact" })
    #expect(caveat.text.contains("Yearly (Plan)") && caveat.text.contains("not a verdict"))
    #expect(finding.exhibits.first { $0.id == "fairness" }?.isSupplementary == false)
  }

  @Test func `figures that contradict each other are named`() throws {
    let finding = try Self.finding(
      "audit: [{ name: Deck, accuracy: 0.814, precision: 0.743, recall: 0.692, f1: 0.716, churn_rate: 0.2654 }]"
    )
    let implied = try #require(finding["implied_churn_rate", "deck"])
    #expect(abs(try #require(implied.number) - 0.34) < 1e-3)
    #expect(finding["quoted_consistent", "deck"]?.number == 0)
    #expect(finding.caveats.contains { $0.code == "quoted_contradiction" && $0.text.contains("Deck") })
    let fine = try Self.finding(
      "audit: [{ name: Own, precision: 0.743, recall: 0.692, f1: 0.717 }]")
    #expect(fine["quoted_consistent", "own"]?.number == 1)
    #expect(!fine.caveats.contains { $0.code == "quoted_contradiction" })
  }

  @Test func `the rule of one column is beaten by a difference with an interval`() throws {
    let finding = try Self.finding("gains: false")
    let difference = try #require(finding["auc_over_baseline"])
    let range = try #require(difference.interval)
    #expect(range.low > 0)
    let gap = try #require(finding["auc"]?.number) - #require(finding["baseline_auc"]?.number)
    #expect(abs(try #require(difference.number) - gap) < 1e-9)
    #expect(finding["baseline_auc"]?.interval != nil)
  }

  @Test func `learners are compared in pairs and over folds, and repeats give a band`() throws {
    let population = Modelled.population()
    var settings = ChurnSettings(learners: [.logistic, .boosted], folds: 4, seed: 3)
    settings.repeats = 3
    let model = try ChurnModel.train(name: "churn", on: population, settings: settings)
    let finding = try Modelled.run("{ kind: model, id: t, model: churn }", on: population, model: model)
    let training = try #require(model.training)
    let other = try #require([Learner.logistic, .boosted].first { $0 != training.learner })
    for name in [other.rawValue, "rule"] {
      let paired = try #require(finding["auc_difference", name])
      let folds = try #require(finding["auc_difference_folds", name])
      #expect(paired.interval != nil && folds.interval != nil)
      #expect(abs((paired.number ?? 0) - (folds.number ?? 1)) < 0.02)
      #expect((0...1).contains(finding["auc_difference_folds_p", name]?.number ?? -1))
    }
    // A rule of one column is worse without doubt; another learner is not, whatever a plain test would say.
    #expect(try #require(finding["auc_difference_folds_p", "rule"]?.number) < 0.01)
    let low = try #require(finding["auc_lowest"]?.number)
    let high = try #require(finding["auc_highest"]?.number)
    let median = try #require(finding["auc_median"]?.number)
    #expect(low < median && median < high && finding.exhibits.contains { $0.id == "lottery" })
    let alone = try Modelled.run(
      "{ kind: model, id: t, model: churn }", on: population, model: try Modelled.model(of: population))
    #expect(alone["auc_lowest"] == nil && !alone.exhibits.contains { $0.id == "lottery" })
  }

  @Test func `rows that no fold judged are left out and counted`() throws {
    let rows = ScoredRows(
      scores: [0.1, 0.9, 0.8, 0.2, 0.7], outcomes: [0, 1, 1, 0, 0], folds: [0, 1, 255, 0, 1])
    #expect(rows.unjudged == 1 && rows.foldCount == 2 && rows.scores[2].isNaN)
    let evaluation = try ScoreEvaluation(rows, rule: .capacity(0.3), confidence: .standard)
    #expect(evaluation.unknown == 1 && evaluation.thresholds.count == 2)
  }

  @Test func `everything is there in French too`() throws {
    let options =
      "gains: true, profit: { value: 200, offer: 10, contact: 1 }, calibrate: [platt, beta], segments: [plan], "
      + "fairness: { columns: [gender], contact: burden }, audit: [{ name: Exposé, accuracy: 0.814, precision: 0.743, "
      + "recall: 0.692 }], threshold: { profit: { value: 100, offer: 10, contact: 1 } }"
    let finding = try Self.finding(options, language: .fr)
    let words =
      finding.caveats.map { $0.text }
      + finding.exhibits.flatMap { [$0.title, $0.subtitle, $0.alt, $0.note ?? ""] }
    #expect(words.allSatisfy { !$0.contains("customers") && !$0.contains(" the ") })
    #expect(finding["implied_churn_rate", "expose"] != nil)
  }

  @Test(arguments: [
    ("profit: { value: 5, offer: 10, contact: 1 }", "a customer kept must be worth more than the offer"),
    ("profit: { value: 5 }", "option 'offer' is missing"),
    ("calibrate: plat", "'plat' is not platt, beta, isotonic or auto"),
    ("segments: []", "'segments' names no column"),
    ("segments: [plan], segment_min: 10", "'segment_min' must be 50 or more"),
    ("fairness: { columns: [gender] }", "option 'contact' is missing"),
    ("threshold: { fbeta: 0 }", "'fbeta' must be above 0 and at most 10"),
    (
      "threshold: { fbeta: 1, capacity: 0.1 }",
      "a threshold needs one of 'capacity', 'cost', 'profit' and 'fbeta'"
    ),
    (
      "audit: [{ name: Deck, accuracy: 0.8 }]",
      "figures can be held against each other when accuracy, precision and recall are quoted, or F1 with both"
    ),
    (
      "audit: [{ name: Deck, accuracy: 81.4, precision: 0.7, recall: 0.7 }]",
      "'81.4' is not a share between 0 and 1"
    ),
  ])
  func `wrong options are told where they are`(options: String, message: String) throws {
    let (_, problems) = try Modelled.read("{ kind: model, id: t, model: churn, \(options) }")
    #expect(problems.diagnostics.contains { $0.message == message && $0.place != nil })
  }

  @Test func `columns that cannot divide customers are refused with the option's name`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    func error(_ options: String) throws -> AnalysisError? {
      try Modelled.error("{ kind: model, id: t, model: churn, \(options) }", on: population, model: model)
    }
    #expect(try error("segments: [id]")?.option == "segments")
    #expect(try error("fairness: { columns: ['#churned'], contact: burden }")?.option == "fairness")
    #expect(try error("segments: [nothing]")?.code == .unanswerable)
  }

  @Test func `any number of threads and any order of rows give the same numbers`() throws {
    let population = Modelled.population()
    let model = try Modelled.model(of: population)
    let options =
      "{ kind: model, id: t, model: churn, profit: { value: 200, offer: 10, contact: 1 }, "
      + "calibrate: [beta], segments: [plan, tenure] }"
    let straight = try Modelled.run(options, on: population, model: model)
    let again = try Modelled.run(options, on: population, model: model)
    #expect(straight.values.map { $0.value } == again.values.map { $0.value })
    guard case .floats(let scores) = model.scores, case .flags(let outcomes)? = population.table["#churned"]
    else { return }
    let rows = ScoredRows(scores: scores, outcomes: outcomes, folds: model.folds)
    let turned = ScoredRows(
      scores: scores.reversed(), outcomes: outcomes.reversed(), folds: model.folds.reversed())
    let (a, b) = (try rows.recalibrated(.beta), try turned.recalibrated(.beta))
    #expect(a.after.quality == b.after.quality)
    #expect(abs(a.logLossChange.value - b.logLossChange.value) < 1e-12)
  }
}
