import Commands
import Documents
import Outside
import TestSupport
import Testing

@Suite struct `A report that pins a version` {
  @Test func `of the same data is the report that trains`() async throws {
    try await ModelFolder.with("same") { folder in
      #expect(await folder.run("render \(ModelFolder.spec)").exit == .success)
      let trained = try folder.bundle(SmallReport.link)
      let version = try await ModelFolder.train(folder)
      try ModelFolder.pin(String(version.prefix(6)), folder)
      let outcome = await folder.run("render \(ModelFolder.spec)")
      #expect(outcome.exit == .success, "\(outcome.messages)")
      let pinned = try folder.bundle(SmallReport.link)
      for name in ["interventions.csv", "outreach/generic.csv"] {
        #expect(pinned[name] == trained[name], "\(name)")
      }
      // What it says of how well the model does is the same to the last digit.
      let results = try folder.results(SmallReport.link)
      let before = try ResultsFile(parsing: try #require(trained["results.json"]))
      #expect(results["trust.auc"]?.number == before["trust.auc"]?.number)
      let manifest = try JSONValue(parsing: try #require(pinned["manifest.json"]))
      #expect(manifest["models"]?["churn"]?.text == version)
    }
  }

  @Test func `as current uses the version that was chosen, and says so when none was`() async throws {
    try await ModelFolder.with("current") { folder in
      let version = try await ModelFolder.train(folder)
      try ModelFolder.pin("current", folder)
      let none = await folder.run("render \(ModelFolder.spec)")
      #expect(none.exit == .problem)
      #expect(
        none.findings == [
          "reports/small.yaml:18:31: error[E0814]: no version of model 'churn' was chosen for report 'small'"
        ])
      // Training goes by the other options, so it works before anything was chosen.
      let trained = await folder.run("train \(ModelFolder.spec)")
      #expect(trained.printed.hasPrefix("\(version)  known"))
      let use = await folder.run("models use \(version)")
      #expect(use.exit == .success && use.printed == "small  churn  \(version)")
      let outcome = await folder.run("render \(ModelFolder.spec)")
      #expect(outcome.exit == .success, "\(outcome.messages)")
      #expect(await folder.run("models list").printed.contains("in use"))
    }
  }

  @Test func `scores the customers of another quarter with all folds' models`() async throws {
    try await ModelFolder.with("later") { folder in
      try folder.edit(ModelFolder.spec, "file: data/customers-2026Q3.csv", "file: data/customers-2026Q2.csv")
      let version = try await ModelFolder.train(folder)
      try ModelFolder.pin(version, folder)
      let outcome = await folder.run("render \(ModelFolder.spec)")
      #expect(outcome.exit == .success, "\(outcome.messages)")
      let auc = try #require(try folder.results(SmallReport.link)["trust.auc"]?.number)
      #expect(auc > 0.6 && auc < 0.95)
    }
  }

  @Test func `of other columns is told which differ, at the pin`() async throws {
    try await ModelFolder.with("columns") { folder in
      let version = try await ModelFolder.train(folder)
      try ModelFolder.pin(version, folder)
      let data = try folder.text(SmallReport.data)
      folder.world.put(
        data.replacing("support_calls_90d", with: "calls").replacing("price_change_pct", with: "price"),
        at: SmallReport.data)
      try folder.edit(
        ModelFolder.spec, "actionable: [support_calls_90d, price_change_pct]", "actionable: [calls, price]")
      try folder.edit(
        ModelFolder.spec, "pii: [email, first_name, phone]",
        "pii: [email, first_name, phone]\n    protected: [contract]")
      let outcome = await folder.run("render \(ModelFolder.spec)")
      #expect(outcome.exit == .problem)
      let finding = try #require(outcome.findings.first { $0.contains("E0813") })
      #expect(
        finding.hasPrefix(
          "reports/small.yaml:19:31: error[E0813]: model \(version) was made for other columns"))
      for part in [
        "'support_calls_90d' is missing", "'price_change_pct' is missing",
        "'contract' is kept from models here (listed under 'protected')",
      ] { #expect(finding.contains(part), "\(finding)") }
    }
  }

  @Test func `that is unknown, damaged or lost is told at the pin`() async throws {
    try await ModelFolder.with("damaged") { folder in
      let version = try await ModelFolder.train(folder)
      func finding(_ pin: String) async throws -> String {
        try ModelFolder.pin(pin, folder)
        let outcome = await folder.run("render \(ModelFolder.spec)")
        #expect(outcome.exit == .problem)
        return outcome.findings.first ?? ""
      }
      #expect(try await finding("0000").contains(":18:31: error[E0811]: no model has the version '0000'"))
      let path = "state/models/\(version).model"
      let bytes = try folder.world.read(path)
      folder.world.put(Array(bytes.dropLast(100)), at: path)
      #expect(
        try await finding(version).contains(
          ":18:31: error[E0812]: the file of model \(version) is cut off after byte \(bytes.count - 100) of \(bytes.count)"
        ))
      try folder.world.remove(path)
      #expect(try await finding(version).contains("error[E0812]: model \(version) cannot be read"))
      try ModelFolder.pin("nonsense", folder)
      let outcome = await folder.run("check \(ModelFolder.spec)")
      #expect(outcome.findings.first?.contains(":18:31: error[") == true, "\(outcome.messages)")
    }
  }
}
