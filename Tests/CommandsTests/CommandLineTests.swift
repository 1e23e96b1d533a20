import Commands
import Outside
import TestSupport
import Testing

@Suite struct `The command line` {
  private let empty = ReportFolder(world: MemoryWorld())

  static let slips = [
    ("rendr reports/x.yaml", "tenure: unknown command 'rendr'; did you mean 'render'?"),
    ("preview reports/x.yaml", "tenure: command 'preview' is planned, not built yet"),
    ("render", "tenure render: a spec is needed, such as reports/quarterly.yaml"),
    ("render a.yaml --job 2", "tenure render: unknown flag '--job'; did you mean '--jobs'?"),
    ("render a.yaml --jobs two", "tenure render: flag '--jobs' takes a whole number from 1"),
    ("render a.yaml --jobs", "tenure render: flag '--jobs' needs a value"),
    ("render a.yaml -P quarter", "tenure render: '-P quarter' is not of the form key=value"),
    ("render a.yaml --as-of soon", "tenure render: 'soon' is not a day such as 2026-09-30"),
    ("verify", "tenure verify: one bundle is needed, such as output/x/2026Q3/all"),
    ("diff a", "tenure diff: two bundles are needed"),
    ("sample --customers none", "tenure sample: flag '--customers' takes a whole number from 1 to 40000000"),
    ("new My_Report", "tenure new: an id is in lower case with hyphens, such as my-retention"),
  ]

  @Test(arguments: slips)
  func `says what is wrong with it, exits with 2, and touches nothing`(line: String, message: String) async {
    let outcome = await empty.run(line)
    #expect(outcome.messages.split(separator: "\n").first.map(String.init) == message)
    #expect(outcome.exit == .usage && outcome.printed.isEmpty)
    #expect(empty.world.operations.isEmpty)
  }

  @Test func `helps, with every command in the overview`() async {
    let overview = await empty.run("--help")
    #expect(overview.exit == .success)
    for command in [
      "render", "check", "verify", "diff", "new", "sample", "schema", "cells", "explain", "doctor",
    ] {
      #expect(overview.printed.contains("  \(command) "))
      let help = await empty.run("\(command) --help")
      #expect(help.exit == .success && help.printed.hasPrefix("tenure \(command)"))
    }
  }

  @Test func `checks a spec without making anything, with the exit code of what it finds`() async throws {
    let folder = try ReportFolder.sample()
    let line = "check \(QuarterlyReport.path) -P quarter=2026Q3"
    #expect(await folder.run(line).exit == .success)
    try folder.edit(QuarterlyReport.path, "k: auto", "kk: auto")
    let outcome = await folder.run(line)
    #expect(outcome.exit == .problem)
    #expect(outcome.findings.map { $0.hasSuffix("unknown option 'kk' for kind 'personas'") } == [true])
    #expect(folder.world.operations.allSatisfy { $0.contains(" data") })
  }

  @Test func `finds a bundle that was edited by hand`() async throws {
    let folder = try await SmallReport.published()
    let target = try #require(folder.world.linkTarget(SmallReport.link)?.split(separator: "/").last)
    folder.world.put("customers,churn\n", at: "output/.runs/\(target)/interventions.csv")
    let outcome = await folder.run("verify \(SmallReport.link)")
    #expect(outcome.exit == .problem)
    #expect(outcome.findings == ["error[E0704]: 'interventions.csv' has other bytes than it should"])
  }

  @Test func `writes a spec from a header, which is without mistakes`() async throws {
    let folder = try ReportFolder.sample()
    #expect(await folder.run("new mine --data \(SmallReport.data)").exit == .success)
    let outcome = await folder.run("check reports/mine.yaml")
    #expect(outcome.exit == .success, "\(outcome.messages)")
    #expect(await folder.run("new mine").exit == .usage, "what is there is not overwritten")
  }

  @Test func `a new spec tells contact data from their presence, and names what people are`() async throws {
    let folder = try ReportFolder.sample()
    folder.world.put(
      """
      customerID,fullName,PhoneService,phone_number,SeniorCitizen,page_views,DateOfBirth,MonthlyCharges,tenure,Contract,Churn
      a-1,Ann Lee,Yes,+1-555-1,0,3,1990-01-01,10.5,1,Monthly,0
      a-2,Bo Ek,No,+1-555-2,1,4,1991-01-01,11.5,2,Yearly,1
      a-3,Cy Ro,No,+1-555-3,1,4,1991-01-02,11.5,2,Yearly,1

      """, at: "data/mine.csv")
    #expect(await folder.run("new mine --data data/mine.csv").exit == .success)
    let text = try folder.text("reports/mine.yaml")
    #expect(text.contains("protected: [SeniorCitizen, DateOfBirth]   # CHECK"))
    #expect(text.contains("pii: [fullName, phone_number]   # CHECK"))
    #expect(text.contains("churned: { column: Churn, is: \"1\" }"))
    #expect(await folder.run("check reports/mine.yaml").exit == .success)
  }

  @Test func `explains codes and kinds`() async {
    #expect(await empty.run("explain e0601").printed.hasPrefix("E0601\n"))
    #expect(await empty.run("explain E9999").exit != .success)
    #expect(await empty.run("cells survival").printed.contains("horizons"))
    #expect(await empty.run("cells survivl").messages.contains("did you mean 'survival'?"))
  }

  @Test func `prints the schema that the shipped specs name`() async throws {
    let shipped = try Disk().read(PackageFolder.path("templates/report.schema.json"))
    let printed = await empty.run("schema").printed
    #expect(Array((printed.hasSuffix("\n") ? printed : printed + "\n").utf8) == shipped)
  }

  @Test func `gives messages as lines of JSON on request`() async throws {
    let folder = try ReportFolder.sample()
    try folder.edit(QuarterlyReport.path, "k: auto", "kk: auto")
    let outcome = await folder.run("render \(QuarterlyReport.path) -P quarter=2026Q3 --log-format json")
    #expect(outcome.messages.hasPrefix(#"{"severity":"error","code":"E0203","message":"unknown option 'kk'"#))
    #expect(outcome.exit == .problem)
  }

  @Test func `runs some cells for a look, and publishes nothing`() async throws {
    let folder = try await SmallReport.published()
    let before = try folder.published()
    let outcome = await folder.run("render \(SmallReport.path) --only head")
    #expect(outcome.exit == .success && outcome.printed.contains("head.churn_rate  13.2%"))
    #expect(try folder.published() == before)
  }
}
