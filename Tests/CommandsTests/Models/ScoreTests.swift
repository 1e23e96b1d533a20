import Commands
import Documents
import Outside
import TestSupport
import Testing

@Suite struct `Scoring customers` {
  @Test func `gives everyone the score they have in the report, in a CSV with its schema`() async throws {
    try await ModelFolder.with("score") { folder in
      #expect(await folder.run("render \(ModelFolder.spec)").exit == .success)
      let version = try await ModelFolder.train(folder)
      let outcome = await folder.run(
        "score \(ModelFolder.spec) --model \(version.prefix(4)) -o out/deep/scores.csv")
      #expect(outcome.exit == .success, "\(outcome.messages)")
      #expect(outcome.printed == "out/deep/scores.csv\nout/deep/scores.schema.json")
      let rows = ModelFolder.rows(try folder.text("out/deep/scores.csv"))
      #expect(rows.first == ["customer_id", "churn_probability", "risk_band", "left", "model_version"])
      let customers = try CustomerRows(try folder.text(SmallReport.data))
      #expect(try rows.dropFirst().map { $0[0] } == customers.values("customer_id"))
      #expect(rows.dropFirst().allSatisfy { $0.count == 5 && $0[4] == version })
      let left = try customers.values("churned").map { $0 == "Yes" ? "true" : "false" }
      #expect(rows.dropFirst().map { $0[3] } == left)
      var known: [String: String] = [:]
      let interventions = ModelFolder.rows(
        String(
          decoding: try #require(try folder.bundle(SmallReport.link)["interventions.csv"]), as: UTF8.self))
      let column = try #require(interventions.first?.firstIndex(of: "churn_probability"))
      for row in interventions.dropFirst() { known[row[0]] = row[column] }
      #expect(known.count > 500)
      for row in rows.dropFirst() {
        guard let printed = known[row[0]].flatMap(Double.init) else { continue }
        let score = try #require(Double(row[1]))
        #expect(abs(score - printed) < 0.000_051)
        #expect(row[2] == (score >= 0.6 ? "high" : score >= 0.3 ? "medium" : "low"))
      }
      let schema = try JSONValue(parsing: try folder.world.read("out/deep/scores.schema.json"))
      #expect(schema["fields"]?.elements?.map { $0["name"]?.text } == rows.first)
    }
  }

  @Test func `of data without outcomes leaves no column for them, and no trace when it fails`() async throws {
    try await ModelFolder.with("unlabelled") { folder in
      let version = try await ModelFolder.train(folder)
      folder.world.put(
        """
        spec: 1
        id: later
        title: Later
        data:
          customers:
            file: data/customers-2026Q2.csv
            id: customer_id
            observed: { window: { start: window_start, end: snapshot_date, joined: joined_on } }
            tenure: tenure_months
        cells:
          - { kind: appendix, id: appendix, include: [data_quality] }

        """, at: "reports/later.yaml")
      let outcome = await folder.run("score reports/later.yaml --model \(version) -o s.csv")
      #expect(outcome.exit == .success, "\(outcome.messages)")
      let rows = ModelFolder.rows(try folder.text("s.csv"))
      #expect(rows.first == ["customer_id", "churn_probability", "risk_band", "model_version"])
      #expect(rows.count > 500)
      let wrong = await folder.run("score reports/later.yaml --model 0000 -o t.csv")
      #expect(wrong.exit == .problem && wrong.messages.contains("E0811"))
      #expect(!folder.world.paths.contains { $0.hasPrefix("t.") })
    }
  }

  @Test func `without a version takes the one in use, and needs a file`() async throws {
    try await ModelFolder.with("in-use") { folder in
      _ = try await ModelFolder.train(folder)
      let none = await folder.run("score \(ModelFolder.spec) -o s.csv")
      #expect(none.exit == .problem && none.messages.contains("E0814"))
      _ = try await ModelFolder.train(folder, "--use")
      #expect(await folder.run("score \(ModelFolder.spec) -o s.csv").exit == .success)
      #expect(await folder.run("score \(ModelFolder.spec)").exit == .usage)
    }
  }

  @Test func `leaves the file before whole when the disk is full`() async throws {
    try await ModelFolder.with("full") { folder in
      _ = try await ModelFolder.train(folder, "--use")
      #expect(await folder.run("score \(ModelFolder.spec) -o s.csv").exit == .success)
      let before = try folder.text("s.csv")
      let count = folder.world.operations.count
      #expect(await folder.run("score \(ModelFolder.spec) -o s.csv").exit == .success)
      let needed = folder.world.operations.count - count
      #expect(needed > 3)
      for operation in 1...needed {
        folder.world.inject(.once(.full), at: operation)
        let outcome = await folder.run("score \(ModelFolder.spec) -o s.csv")
        #expect(outcome.exit == .problem, "operation \(operation)")
        #expect(try folder.text("s.csv") == before)
        #expect(!folder.world.paths.contains { $0.hasSuffix(".part") }, "operation \(operation)")
      }
    }
  }
}
