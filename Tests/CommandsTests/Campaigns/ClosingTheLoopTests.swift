import Commands
import Documents
import Outside
import Tables
import TestSupport
import Testing

/// A plan is published, the next quarter's data come, and the campaign's outcome is read from them.
@Suite struct `Closing the loop` {
  private static let second = Task {
    let folder = try ReportFolder.sample()
    var spec = SmallReport.spec.replacing("2026Q3", with: "2026Q2").replacing("top: 50, ", with: "")
    spec = spec.replacing(
      "budget: { type: number, default: 900", with: "budget: { type: number, default: 5000")
    folder.world.put(spec, at: SmallReport.path)
    let outcome = await folder.run("render \(SmallReport.path)")
    try #require(outcome.exit == .success, "\(outcome.messages)")
    return folder
  }

  @Test func `the status of a report tells whom its plans treated, and with its spec what became of them`()
    async throws
  {
    let folder = try await Self.second.value.copy()
    let bare = await folder.run("outreach status small")
    #expect(bare.exit == .success, "\(bare.messages)")
    #expect(bare.printed.contains("small-2026Q2  small 2026Q2 all"))
    #expect(bare.printed.contains("give the spec in place of the report's id"))
    let early = await folder.run("outreach status \(SmallReport.path)")
    #expect(early.printed.contains("not known: the data of 2026Q2 are not later"))

    let later = try folder.text(SmallReport.path).replacing("2026Q2", with: "2026Q3")
    folder.world.put(later, at: SmallReport.path)
    let outcome = await folder.run("outreach status \(SmallReport.path) --json")
    #expect(outcome.exit == .success, "\(outcome.messages)")
    let page = try #require(try JSONValue(parsing: Array(outcome.printed.utf8)).elements?.first)
    try expect(page, folder)
    let words = await folder.run("outreach status \(SmallReport.path)")
    for part in ["stayed, treated", "saved", "probabilities", "realised", "predicted"] {
      #expect(words.printed.contains(part), "\(words.printed)")
    }
  }

  private func table(_ folder: ReportFolder, _ path: String) throws -> Table {
    try CSVReader(CSVOptions(textColumns: ["customer_id", "email"])).read(
      try folder.world.read("output/small/2026Q2/all/\(path)"), path: path
    ).table
  }

  /// Of those treated, as they stand in the list that marketing imports.
  private static func ids(_ folder: ReportFolder) throws -> [String] {
    let path = "output/small/2026Q2/all/outreach/generic.csv"
    let table = try CSVReader(CSVOptions(textColumns: ["customer_id"])).read(
      try folder.world.read(path), path: path
    ).table
    return (0..<table.rowCount).compactMap { table["customer_id"]?.text($0) }
  }

  /// Counts made again by hand, of the files that were published and of the data that came.
  private func expect(_ page: JSONValue, _ folder: ReportFolder) throws {
    let plan = try table(folder, "interventions.csv")
    let later = try CustomerRows(try folder.text("data/customers-2026Q3.csv"))
    let left = Dictionary(
      uniqueKeysWithValues: zip(try later.values("customer_id"), try later.values("churned")))
    var (treated, held, stayed, gone, absent) = (0, 0, 0, 0, 0)
    for row in 0..<plan.rowCount {
      let (id, arm) = (plan["customer_id"]?.text(row) ?? "", plan["arm"]?.text(row))
      if arm == "holdout" { held += 1 }
      guard arm == "treat" else { continue }
      treated += 1
      switch left[id] {
      case "Yes": gone += 1
      case "No": stayed += 1
      default: absent += 1
      }
    }
    #expect(page["recommended"]?.int == treated && page["held_out"]?.int == held && treated > 20)
    let side = try #require(page["treated"])
    #expect(side["stayed"]?.int == stayed && side["left"]?.int == gone && side["absent"]?.int == absent)
    let control = try #require(page["would_have_been"])
    let (n, m) = (Double(stayed + gone), Double((control["stayed"]?.int ?? 0) + (control["left"]?.int ?? 0)))
    let saved = n * (Double(control["left"]?.int ?? 0) / m - Double(gone) / n)
    #expect(abs((page["saved"]?["value"]?.double ?? .nan) - saved) < 1e-9)
  }

  /// The third quarter of the report, with a cell that follows up its second, and of whom mails were delivered to.
  private static let third = Task {
    let folder = try await second.value.copy()
    let cell = """
        - kind: campaign
          id: last
          plan: last
          actions: data/actions.yaml
          reached: { data: sent, delivered: { column: delivered, is: 1 } }
          title: What came of it
        - { kind: appendix
      """
    let spec = try folder.text(SmallReport.path).replacing("2026Q2", with: "2026Q3")
      .replacing("models:\n", with: "  sent: { file: data/sent.csv, id: customer_id }\nmodels:\n")
      .replacing("  - { kind: appendix", with: cell)
    folder.world.put(spec, at: SmallReport.path)
    let treated = try ids(folder)
    let lines = treated.enumerated().map { "\($1),\($0 % 4 == 0 ? 0 : 1)" }
    folder.world.put(
      (["customer_id,delivered"] + lines).joined(separator: "\n") + "\n", at: "data/sent.csv")
    let outcome = await folder.run("render \(SmallReport.path)")
    try #require(outcome.exit == .success, "\(outcome.messages)")
    return folder
  }

  @Test func `the next report says what came of the plan, as the status does`() async throws {
    let folder = try await Self.third.value.copy()
    let results = try folder.results(SmallReport.link)
    let outcome = await folder.run("outreach status \(SmallReport.path) --json")
    let page = try #require(try JSONValue(parsing: Array(outcome.printed.utf8)).elements?.first)
    let treated = try #require(page["treated"])
    let known = (treated["left"]?.double ?? 0) + (treated["stayed"]?.double ?? 0)
    let left = try #require(treated["left"]?.double)
    #expect(abs((results["last.rate.recommended"]?.number ?? .nan) - left / known) < 1e-9 && known > 30)
    // In so small a sample too few were held out to show an effect.
    #expect(page["would_have_been"]?["customers"]?.double == results["last.compared"]?.number)
    #expect(results["last.saved.recommended"]?.number == nil)
    let recommended = try #require(page["recommended"]?.int)
    #expect(results["last.recommended"]?.number == Double(recommended))
    #expect(results["last.leavers"]?.number == page["all_held_out"]?["left"]?.double)
    let delivered = try #require(page["delivered"]?.int)
    #expect(delivered == recommended - (recommended + 3) / 4)
    #expect(
      abs((results["last.delivered"]?.number ?? .nan) - Double(delivered) / Double(recommended)) < 1e-9)
    let words = await folder.run("outreach status \(SmallReport.path)")
    #expect(words.printed.contains("delivered"), "\(words.printed)")
    #expect(try folder.text("\(SmallReport.link)/index.html").contains("What came of it"))
    #expect(await folder.run("verify \(SmallReport.link)").exit == .success)
  }

  @Test
  func `the plan is an input of the report, the same bytes come of it, and an old report reads no newer one`()
    async throws
  {
    let folder = try await Self.third.value.copy()
    let path = "state/campaigns/small/2026Q2/all"
    let manifest = try folder.text("\(SmallReport.link)/manifest.json")
    #expect(manifest.contains("\"\(path)\": {\"sha256\""))
    let target = folder.world.linkTarget(SmallReport.link)
    #expect(await folder.run("render \(SmallReport.path) --jobs 1").exit == .success)
    #expect(folder.world.linkTarget(SmallReport.link) == target)

    // The record is made again from the bundles when it is lost.
    try folder.world.remove("state")
    #expect(await folder.run("render \(SmallReport.path)").exit == .success)
    #expect(folder.world.linkTarget(SmallReport.link) == target)

    // The second quarter again: the third's plan is there by now, and is not its last one.
    let spec = try folder.text(SmallReport.path)
    folder.world.put(spec.replacing("2026Q3", with: "2026Q2"), at: SmallReport.path)
    let before = await folder.run("render \(SmallReport.path)")
    #expect(before.exit == .success, "\(before.messages)")
    #expect(!(try folder.text("output/small/2026Q2/all/manifest.json").contains("state/campaigns")))
    #expect(try folder.text("output/small/2026Q2/all/index.html").contains("No plan has been published"))

    // A customer who is forgotten is no part of the plan any more.
    folder.world.put(spec, at: SmallReport.path)
    let id = try #require(try Self.ids(folder).first)
    _ = await folder.run("forget \(id)")
    #expect(await folder.run("render \(SmallReport.path)").exit == .success)
    let after = try folder.text("\(SmallReport.link)/manifest.json")
    func line(_ text: String) -> Substring? { text.split(separator: "\n").first { $0.contains(path) } }
    #expect(line(after) != nil && line(after) != line(manifest))
  }

  @Test func `a plan that nobody published is pointed at, with those that there are`() async throws {
    let folder = try await Self.third.value.copy()
    try folder.edit(SmallReport.path, "plan: last\n", "plan: { period: 2026Q1 }\n")
    let none = await folder.run("render \(SmallReport.path)")
    #expect(none.exit == .problem)
    #expect(none.messages.contains("no plan of report 'small' has been published for '2026Q1'"))
    #expect(none.messages.contains("there is one for 2026Q2") && none.messages.contains("^"))
    try folder.edit(SmallReport.path, "{ period: 2026Q1 }", "{ period: 2026Q3 }")
    let own = await folder.run("render \(SmallReport.path)")
    #expect(own.messages.contains("the plan of '2026Q3' is not of a period before this report's"))
    try folder.edit(SmallReport.path, "column: delivered", "column: deliverd")
    let column = await folder.run("check \(SmallReport.path)")
    #expect(column.messages.contains("file 'data/sent.csv' has no column 'deliverd'"), "\(column.messages)")
  }

  @Test func `a customer who is forgotten is in no bundle, and the bundle says what was taken out`()
    async throws
  {
    let folder = try await Self.second.value.copy()
    let rows = try table(folder, "outreach/generic.csv")
    let id = try #require(rows["customer_id"]?.text(0))
    let email = try #require(rows["email"]?.text(0))
    let outcome = await folder.run("forget \(id)")
    #expect(outcome.exit == .success, "\(outcome.messages)")
    #expect(!(outcome.printed + outcome.messages).contains(id))
    #expect(outcome.printed.contains("1 row removed from the state"))
    for path in folder.world.paths where path.hasPrefix("output/") {
      let text = String(decoding: try folder.world.read(path), as: UTF8.self)
      #expect(!text.contains(id) && (email.isEmpty || !text.contains(email)), "\(path)")
    }
    let verified = await folder.run("verify output/small/2026Q2/all")
    #expect(verified.exit == .success && verified.printed.contains("redacted: "))
    // The next quarter compares with the bundle all the same.
    let later = try folder.text(SmallReport.path).replacing("2026Q2", with: "2026Q3")
      .replacing("seed: 1", with: "seed: 1\ncompare_to: previous")
    folder.world.put(later, at: SmallReport.path)
    let next = await folder.run("render \(SmallReport.path)")
    #expect(next.exit == .success, "\(next.messages)")
    #expect(
      try folder.text("output/small/2026Q3/all/manifest.json").contains(
        "output/small/2026Q2/all/results.json"))
    let again = await folder.run("forget \(id)")
    #expect(again.exit == .success && again.printed.contains("0 rows removed from the state"))
    let nobody = await folder.run("forget \(id)")
    #expect(nobody.exit == .problem && nobody.messages.contains("nothing of that customer was found"))
  }

  @Test func `lines that make no sense are refused`() async throws {
    let folder = try ReportFolder.sample()
    for line in ["outreach", "outreach start x", "outreach status", "forget", "forget a b"] {
      #expect(await folder.run(line).exit == .usage, "\(line)")
    }
    let nothing = await folder.run("outreach status nobody")
    #expect(nothing.exit == .success && nothing.messages.contains("no published campaign"))
  }
}
