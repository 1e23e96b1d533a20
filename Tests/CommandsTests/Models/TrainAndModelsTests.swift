import Commands
import Documents
import Outside
import TestSupport
import Testing

@Suite struct `Training models` {
  @Test func `keeps a version, which the same data, spec and program make again`() async throws {
    try await ModelFolder.with("train") { folder in
      let first = await folder.run("train \(ModelFolder.spec)")
      #expect(first.exit == .success)
      #expect(first.printed.contains("  new  churn  boosted  AUC 0."))
      let version = String(first.printed.prefix(12))
      #expect(folder.world.paths.filter { $0.hasSuffix(".model") } == ["state/models/\(version).model"])
      let again = await folder.run("train \(ModelFolder.spec) --no-cache --jobs 1")
      #expect(again.printed.hasPrefix("\(version)  known  churn"))
      #expect(await folder.run("models list").printed.split(separator: "\n").count == 2)
      let list = await folder.run("models list --json").printed
      let models = try #require(JSONValue(parsing: Array(list.utf8))["models"]?.elements)
      #expect(models.map { $0["version"]?.text } == [version])
      #expect(models.first?["reports"]?.elements == [.string("small/churn")])
    }
  }

  @Test func `by rendering keeps the same version, once, and leaves the bundle's bytes alone`() async throws {
    try await ModelFolder.with("render") { folder in
      let version = try await ModelFolder.train(folder, "--no-cache")
      func render(_ flags: String) async throws -> [String: [UInt8]] {
        let outcome = await folder.run("render \(ModelFolder.spec) \(flags)")
        try #require(outcome.exit == .success, "\(outcome.messages)")
        return try folder.published()
      }
      let first = try await render("--no-cache")
      let manifest = try JSONValue(parsing: try folder.world.read("\(SmallReport.link)/manifest.json"))
      #expect(manifest["models"]?["churn"]?.text == version)
      let again = try await render("")
      // Without any model in the state folder.
      let fresh = try await render("--state elsewhere")
      for path in first.keys where !path.hasSuffix("run.json") {
        #expect(again[path] == first[path] && fresh[path] == first[path], "\(path)")
      }
      #expect(
        folder.world.paths.filter { $0.hasSuffix(".model") }.sorted() == [
          "elsewhere/models/\(version).model", "state/models/\(version).model",
        ])
    }
  }

  @Test func `shows all of a version, its training with it`() async throws {
    try await ModelFolder.with("show") { folder in
      let version = try await ModelFolder.train(folder)
      let page = await folder.run("models show \(version.prefix(5))").printed
      for line in [
        "model \(version)", "learner    boosted", "measured out of fold", "learned from", "small/churn",
        "boosted       1     3",
      ] { #expect(page.contains(line), "\(line) in\n\(page)") }
      let json = try JSONValue(parsing: Array(await folder.run("models show \(version) --json").printed.utf8))
      #expect(json["training"]?.elements?.count == 3)
      #expect(json["training"]?.elements?.allSatisfy { ($0["seconds"]?.double ?? -1) >= 0 } == true)
      let auc = try #require(json["measures"]?["auc"])
      let low = try #require(auc["low"]?.double)
      let value = try #require(auc["value"]?.double)
      #expect(low < value && value < 1)
      // Names and addresses are features of nothing.
      #expect(json["columns"]?.elements?.contains { $0["name"]?.text == "email" } == false)
    }
  }

  @Test func `compares versions, and says when their data differ`() async throws {
    try await ModelFolder.with("compare") { folder in
      let first = try await ModelFolder.train(folder)
      try folder.edit(ModelFolder.spec, "churn: { folds: 3 }", "churn: { folds: 4, learners: [logistic] }")
      let second = try await ModelFolder.train(folder)
      let same = await folder.run("models compare \(first) \(second)").printed
      #expect(same.contains("same data: the intervals of differences take the two for independent"))
      for word in ["auc", "brier", "learners", "boosted", "logistic"] { #expect(same.contains(word)) }
      try folder.editRows { rows in rows.keep(0..<rows.count - 40) }
      let third = try await ModelFolder.train(folder)
      let json = try JSONValue(
        parsing: Array(await folder.run("models compare \(second) \(third) --json").printed.utf8))
      #expect(json["same_data"] == .bool(false))
      #expect(json["remark"]?.text?.hasPrefix("the data differ: ") == true)
      #expect(json["differs"]?["data"] != nil && json["differs"]?["learners"] == nil)
      let auc = try #require(json["measures"]?["auc"])
      let (low, high) = (try #require(auc["low"]?.double), try #require(auc["high"]?.double))
      let difference = try #require(auc["difference"]?.double)
      #expect(low < high && (low...high).contains(difference))
    }
  }

  @Test func `has exit codes and messages as other commands`() async throws {
    try await ModelFolder.with("mistakes") { folder in
      #expect(await folder.run("train").exit == .usage)
      #expect(await folder.run("models").exit == .usage)
      let near = await folder.run("models shwo abcd")
      #expect(near.exit == .usage && near.messages.contains("did you mean 'show'?"))
      #expect(await folder.run("models compare abcd").exit == .usage)
      let unknown = await folder.run("models show abcd1234 --log-format json")
      #expect(unknown.exit == .problem)
      #expect(unknown.messages.contains(#""code":"E0811""#))
      #expect(await folder.run("models list").printed == "no trained models")
      // Looking makes no folder.
      #expect(!folder.world.exists("state"))
    }
  }

  @Test func `stops at a broken contract of the data, and keeps nothing`() async throws {
    try await ModelFolder.with("gate") { folder in
      try folder.edit(
        ModelFolder.spec, "after_outcome: [left_on, leaving_reason]",
        "after_outcome: [left_on, leaving_reason]\n    expect: [ { rows: { min: 100000 } } ]")
      let outcome = await folder.run("train \(ModelFolder.spec)")
      #expect(outcome.exit == .gate, "\(outcome.messages)")
      #expect(!folder.world.paths.contains { $0.hasSuffix(".model") })
    }
  }

  @Test func `without a model under models is a mistake`() async throws {
    try await ModelFolder.with("none") { folder in
      folder.world.put(
        """
        spec: 1
        id: small
        title: Small
        data:
          customers: { file: data/customers-2026Q3.csv, id: customer_id, tenure: tenure_months }
        cells:
          - { kind: appendix, id: appendix, include: [data_quality] }

        """, at: ModelFolder.spec)
      let outcome = await folder.run("train \(ModelFolder.spec)")
      #expect(outcome.exit == .problem && outcome.messages.contains("declares no model"))
    }
  }
}
