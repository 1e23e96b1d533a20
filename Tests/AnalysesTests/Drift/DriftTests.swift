import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Tables
import Testing

struct DriftTests {
  @Test func `a period against itself has nothing to tell`() throws {
    let now = Periods().population
    let finding = try Periods.run(from: now, to: now)
    #expect(finding["decision"]?.number == 0)
    #expect(finding["psi"]?.number == 0)
    #expect(finding["moved"]?.number == 0 && finding["slight"]?.number == 0)
    #expect(finding["p", "calls"]?.number == 1)
    #expect(finding.remarks.first?.contains("Nothing that matters has changed") == true)
  }

  @Test func `two draws of one business differ by nothing that matters`() throws {
    let finding = try Periods.run(from: Periods(seed: 1).population, to: Periods(seed: 2).population)
    #expect(finding["decision"]?.number == 0)
    #expect(finding["moved"]?.number == 0)
  }

  @Test func `columns that moved are named, those that did not are not`() throws {
    let finding = try Periods.run(
      from: Periods(seed: 1).population, to: Periods(seed: 2, monthly: 80, moreCalls: 2).population)
    #expect(finding["decision"]?.number == 1 && finding["moved"]?.number == 2)
    let words = try #require(finding.remarks.first)
    #expect(words.contains("support calls") && words.contains("plan") && !words.contains("ender"))
    let psi = try #require(finding["psi", "plan"])
    let share = (0.5, 0.8)
    // Of the population: (.8 − .5)·ln(.8/.5) + (.2 − .5)·ln(.2/.5).
    let truth = 0.3 * 0.470003629 + 0.3 * 0.916290732
    #expect(share.0 < share.1 && psi.interval.map { $0.low < truth && truth < $0.high } == true)
    #expect(finding.extracts.first?.table.rowCount ?? 0 > 10)
  }

  @Test func `a new level is listed, and personal values are not`() throws {
    let finding = try Periods.run(
      from: Periods(seed: 1).population, to: Periods(seed: 2, family: 60).population)
    #expect(finding["new_levels"]?.number == 1)
    #expect(finding.tableTexts.contains { $0.contains("Family") && $0.contains("new level") })
    #expect(!finding.tableTexts.joined().contains { $0.contains("secret") })
    let csv = try #require(finding.extracts.first)
    if case .categories(let levels)? = csv.table["level"] {
      #expect(levels.levels.contains("Family") && !levels.levels.contains { $0.contains("secret") })
    }
    let french = try Periods.run(
      from: Periods(seed: 1).population, to: Periods(seed: 2, family: 60).population, language: .fr)
    #expect(french.tableTexts.contains { $0.contains("modalité nouvelle") })
  }

  @Test func `values that went missing are told with both shares`() throws {
    let finding = try Periods.run(
      from: Periods(seed: 1).population, to: Periods(seed: 2, missingTenure: 200).population)
    #expect(finding["missing_moved"]?.number == 1 && finding["decision"]?.number == 1)
    #expect(finding.tableTexts.contains { $0.contains("missing values") && $0.contains("Tenure") })
  }

  @Test func `a lost column and another kind are told and compared with nothing`() throws {
    let finding = try Periods.run(
      from: Periods(seed: 1).population,
      to: Periods(seed: 2, dropsGender: true, hasTextCalls: true).population)
    #expect(finding["schema_changes"]?.number == 2)
    #expect(finding.tableTexts.contains { $0.contains("column gone") && $0.contains("Gender") })
    #expect(finding.tableTexts.contains { $0.contains("other kind") && $0.contains("Support calls") })
    #expect(finding["psi", "calls"] == nil)
  }

  @Test func `too few rows decide nothing, and how many would is said`() throws {
    let finding = try Periods.run(
      from: Periods(seed: 1).population, to: Periods(rows: 40, seed: 2, moreCalls: 5).population)
    #expect(finding["decision"]?.number == nil)
    #expect(finding["moved"]?.number == 0)
    #expect(finding.remarks.first?.contains("at least 100 are needed") == true)
    // 1 / (.1 / chi2.ppf(.95, 9) − 1/1500) = 190.5
    #expect(finding.remarks.first?.contains("191 rows") == true)
  }

  @Test func `an empty period and an empty column stop nothing`() throws {
    let empty = try Periods.run(from: Periods(seed: 1).population, to: Periods(rows: 0).population)
    #expect(empty["decision"]?.number == nil)
    let bare = try Periods.run(
      from: Periods(rows: 300, seed: 1).population,
      to: Periods(rows: 300, seed: 2, missingTenure: 300).population)
    #expect(bare["psi", "tenure"] == nil && bare["missing_moved"]?.number == 1)
  }

  // MARK: Performance

  @Test func `scores expect what comes about where only the customers change`() throws {
    let before = Periods(rows: 3000, seed: 1).population
    let model = try Periods.model(of: before)
    let now = Periods(rows: 3000, seed: 2, monthly: 85).population
    let finding = try Periods.run("model: churn\n", from: before, to: now, model: model)
    let expected = try #require(finding["expected_auc"]?.number)
    let realised = try #require(finding["realised_auc"])
    #expect(abs(expected - (realised.number ?? 0)) < 0.025)
    #expect(finding["decision"]?.number == 1)
    #expect(finding.caveats.contains { $0.code == "blind_to_concept" })
    let rate = try #require(finding["expected_rate"]?.number)
    #expect(abs(rate - (finding["rate"]?.number ?? 0)) < 0.03)
  }

  @Test func `a change of what makes customers leave is seen once labels are there, and not before`() throws {
    let before = Periods(rows: 3000, seed: 1).population
    let model = try Periods.model(of: before)
    let now = Periods(rows: 3000, seed: 2, isReversed: true).population
    let both = try Periods.run("model: churn\n", from: before, to: now, model: model)
    #expect(both["decision"]?.number == 2)
    #expect(both["realised_loss"]?.number ?? 0 > 0.2)
    #expect(both.remarks.contains { $0.contains("train the model again") })
    let blind = try Periods.run(
      "model: churn\nperformance: cbpe\n", from: before, to: now, model: model)
    #expect(blind["decision"]?.number == 0 && blind["realised_auc"] == nil)
    #expect(abs(blind["expected_loss"]?.number ?? 1) < 0.03)
  }

  @Test func `without labels the expected ranking stands alone`() throws {
    let before = Periods(rows: 2000, seed: 1).population
    let model = try Periods.model(of: before)
    let finding = try Periods.run(
      "model: churn\n", from: before, to: Periods(rows: 2000, seed: 2, hasLabels: false).population,
      model: model)
    #expect(finding["expected_auc"]?.number != nil && finding["realised_auc"] == nil)
    #expect(finding["expected_auc"]?.interval != nil)
  }

  @Test func `a model that cannot score says which column it lacks and is trained again`() throws {
    let before = Periods(rows: 2000, seed: 1).population
    let model = try Periods.model(of: before)
    let finding = try Periods.run(
      "model: churn\n", from: before, to: Periods(rows: 2000, seed: 2, hasTextCalls: true).population,
      model: model)
    #expect(finding["decision"]?.number == 2 && finding["expected_auc"] == nil)
    #expect(finding.caveats.contains { $0.code == "cannot_score" && $0.text.contains("Support calls") })
  }

  @Test func `customers of both periods are scored by a model that had not seen them`() throws {
    let before = Periods(rows: 1200, seed: 1).population
    let model = try Periods.model(of: before)
    guard case .floats(let again) = try model.scores(of: before, trainedOn: before),
      case .floats(let own) = model.scores
    else {
      Issue.record("scores are floating-point numbers")
      return
    }
    #expect(again == own)
  }

  // MARK: Against what a model learned from

  @Test func `without a reference the model's own customers are it, and nothing tells them from themselves`()
    throws
  {
    let before = Periods(seed: 1).population
    let model = try Periods.model(of: before)
    let finding = try Periods.run(against: model, to: before)
    #expect(finding["decision"]?.number == 0 && finding["moved"]?.number == 0)
    #expect(finding["psi", "calls"]?.number == 0 && finding["psi", "plan"]?.number == 0)
    #expect(finding["p", "tenure"]?.number == 1)
    #expect(finding.remarks.first?.contains("what model \(model.version) learned from") == true)
    #expect(finding.caveats.contains { $0.code == "training_summary" })
  }

  @Test func `a summary decides as the rows themselves would`() throws {
    let before = Periods(seed: 1).population
    let model = try Periods.model(of: before)
    for later in [
      Periods(seed: 2), Periods(seed: 3, monthly: 80, moreCalls: 2), Periods(seed: 4, isReversed: true),
      Periods(seed: 5, family: 60), Periods(seed: 6, missingTenure: 200),
    ] {
      let now = later.population
      let whole = try Periods.run("model: churn\n", from: before, to: now, model: model)
      let summed = try Periods.run(against: model, to: now)
      #expect(summed["decision"]?.number == whole["decision"]?.number)
      for name in ["calls", "tenure", "plan"] {
        let (a, b) = (whole["psi", name]?.number, summed["psi", name]?.number)
        #expect(abs((a ?? 0) - (b ?? 1)) < 1e-9, "\(name)")
      }
      let loss = (whole["realised_loss"]?.number ?? 0, summed["realised_loss"]?.number ?? 1)
      #expect(abs(loss.0 - loss.1) < 0.005)
      let expected = (whole["expected_auc"]?.number ?? 0, summed["expected_auc"]?.number ?? 1)
      #expect(abs(expected.0 - expected.1) < 0.005)
    }
  }

  @Test func `what went wrong since is told from the summary alone`() throws {
    let model = try Periods.model(of: Periods(rows: 3000, seed: 1).population)
    let reversed = try Periods.run(
      against: model, to: Periods(rows: 3000, seed: 2, isReversed: true).population)
    #expect(reversed["decision"]?.number == 2)
    let french = try Periods.run(
      against: model, to: Periods(seed: 2, family: 60).population, language: .fr)
    #expect(french.caveats.contains { $0.text.contains("résumé que le modèle \(model.version)") })
  }
}
