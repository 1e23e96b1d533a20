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
      #expect(same.contains("same customers: the differences of auc, brier and log_loss are paired on 7"))
      let pair = try JSONValue(
        parsing: Array(await folder.run("models compare \(first) \(second) --json").printed.utf8))
      let area = try #require(pair["measures"]?["auc"])
      let width = try #require(area["high"]?.double) - #require(area["low"]?.double)
      #expect(pair["paired"] == .bool(true))
      let kept = try #require(try? folder.world.read("state/models/\(first).scores"))
      #expect(kept.count < 9 * 8100 + 200)
      // Forgetting anybody takes the scores by row number, since only the data say whose they are.
      let cached = folder.world.paths.filter { $0.hasPrefix(".cache/") }
      let forgotten = await folder.run("forget nobody")
      #expect(forgotten.exit == .success, "\(forgotten.messages)")
      #expect(forgotten.printed.contains("the scores by row number of 2 trained models removed"))
      #expect(!folder.world.paths.contains { $0.hasSuffix(".scores") || cached.contains($0) })
      #expect(folder.world.paths.contains("state/models/\(first).model"))
      #expect(!(await folder.run("forget nobody")).printed.contains("scores"))
      let alone = await folder.run("models compare \(first) \(second)").printed
      let two = try JSONValue(
        parsing: Array(await folder.run("models compare \(first) \(second) --json").printed.utf8))
      let apart = try #require(two["measures"]?["auc"])
      let independent = try #require(apart["high"]?.double) - #require(apart["low"]?.double)
      #expect(two["paired"] == .bool(false) && width < 0.75 * independent, "\(width) \(independent)")
      #expect(alone.contains("same data: the intervals of differences take the two for independent"))
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

/// Training on evidence only: the version in use beside the customers there are now.
@Suite struct `Training if drifted` {
  private static let before = ("file: data/customers-2026Q3.csv", "file: data/customers-2026Q2.csv")

  /// A version of the second quarter is in use, and the spec names the third again.
  private func later(_ folder: ReportFolder) async throws -> String {
    try folder.edit(ModelFolder.spec, Self.before.0, Self.before.1)
    let version = try await ModelFolder.train(folder, "--use")
    try folder.edit(ModelFolder.spec, Self.before.1, Self.before.0)
    return version
  }

  @Test func `trains where there is no version yet, and not again on the same rows`() async throws {
    try await ModelFolder.with("first") { folder in
      let first = await folder.run("train \(ModelFolder.spec) --if-drifted --gate")
      #expect(first.exit == .success, "\(first.messages)")
      #expect(first.printed.contains("churn: trained, there was no version of it"))
      let again = await folder.run("train \(ModelFolder.spec) --if-drifted")
      #expect(again.exit == .success)
      #expect(again.printed.contains("not trained, version") && again.printed.contains("these very rows"))
      #expect(again.printed.contains("  kept  churn  "))
      #expect(await folder.run("train \(ModelFolder.spec) --if-drifted --gate").exit == .gate)
    }
  }

  @Test func `keeps the version while nothing calls for another, with the numbers`() async throws {
    try await ModelFolder.with("kept") { folder in
      let version = try await later(folder)
      let outcome = await folder.run("train \(ModelFolder.spec) --if-drifted --use")
      #expect(outcome.exit == .success, "\(outcome.messages)")
      #expect(
        outcome.printed.contains("Decision")
          && outcome.printed.contains("churn: not trained, the decision is '"))
      #expect(outcome.printed.contains("\(version)  kept  churn"))
      #expect(!outcome.printed.contains("@example"))
      #expect(await folder.run("models list").printed.split(separator: "\n").count == 2)
    }
  }

  @Test func `trains another where those who left are others than it expects`() async throws {
    try await ModelFolder.with("drifted") { folder in
      let version = try await later(folder)
      // Everyone who stayed has left, and the other way round.
      let rows = ModelFolder.rows(try folder.text(SmallReport.data).replacing("\n", with: "\r\n"))
      let left = try #require(rows.first?.firstIndex(of: "churned"))
      let turned = rows.enumerated().map { index, row -> String in
        var row = row
        if index > 0, row.count > left { row[left] = row[left] == "No" ? "Yes" : "No" }
        return row.joined(separator: ",")
      }
      folder.world.put(turned.joined(separator: "\n") + "\n", at: SmallReport.data)
      let outcome = await folder.run("train \(ModelFolder.spec) --if-drifted --use --gate")
      #expect(outcome.exit == .success, "\(outcome.messages)")
      #expect(outcome.printed.contains("churn: trained, the decision is 'retrain'"))
      let line = try #require(outcome.printed.split(separator: "\n").last)
      #expect(line.contains("  new  churn") && !line.hasPrefix(version))
      let used = await folder.run("models list").printed
      #expect(used.split(separator: "\n").contains { $0.hasPrefix(line.prefix(12)) && $0.contains("in use") })
    }
  }

  @Test func `trains another where a column is gone`() async throws {
    try await ModelFolder.with("gone") { folder in
      _ = try await later(folder)
      let data = try folder.text(SmallReport.data)
      folder.world.put(
        data.replacing("late_payments_90d", with: "late_payments", maxReplacements: 1), at: SmallReport.data)
      let outcome = await folder.run("train \(ModelFolder.spec) --if-drifted")
      #expect(outcome.exit == .success, "\(outcome.messages)")
      #expect(outcome.printed.contains("'late_payments_90d' is missing"))
    }
  }

  @Test func `--gate alone is a mistake of the command line`() async throws {
    try await ModelFolder.with("alone") { folder in
      #expect(await folder.run("train \(ModelFolder.spec) --gate").exit == .usage)
    }
  }
}
