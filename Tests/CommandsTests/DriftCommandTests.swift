import Commands
import Documents
import TestSupport
import Testing

/// `tenure drift` on two quarters of the synthetic business.
@Suite struct `The drift command` {
  private static let spec = """
    spec: 1
    id: watch
    title: Watch
    lang: en
    currency: usd
    period: "2026Q3"
    data:
      customers:
        file: "data/customers-2026Q3.csv"
        id: customer_id
        observed: { window: { start: window_start, end: snapshot_date, joined: joined_on } }
        tenure: tenure_months
        churned: { column: churned, is: "Yes" }
        pii: [email, first_name, phone]
        after_outcome: [left_on, leaving_reason]
        not_features: [total_charges]
        expect:
          - { unique: customer_id }
          - { check: left_on >= window_start and left_on <= snapshot_date }
      before: { like: customers, file: data/customers-2026Q2.csv }
    seed: 1
    cells:
      - { kind: quality, id: extract }
      - { kind: drift, id: drift, reference: before }

    """

  private func folder() throws -> ReportFolder {
    let folder = try ReportFolder.sample()
    folder.world.put(Self.spec, at: "reports/watch.yaml")
    return folder
  }

  @Test func `prints the decision with its numbers, and publishes nothing`() async throws {
    let folder = try folder()
    let outcome = await folder.run("drift reports/watch.yaml")
    #expect(outcome.exit == .success, "\(outcome.messages)")
    #expect(outcome.printed.contains("Columns that moved") && outcome.printed.contains("Decision"))
    #expect(!outcome.printed.contains("@example"))
    #expect(try folder.published().isEmpty)
  }

  @Test func `a gate fails with 3 where anything but ok is refused, and without one it does not`()
    async throws
  {
    let folder = try folder()
    // A column that is gone is worth watching, whatever the numbers say.
    let text = try folder.text("data/customers-2026Q3.csv")
    let cut = text.replacing("streaming", with: "streaming_tv", maxReplacements: 1)
    folder.world.put(cut, at: "data/customers-2026Q3.csv")
    #expect(await folder.run("drift reports/watch.yaml --gate").exit == .success)
    let strict = await folder.run("drift reports/watch.yaml --gate --strict")
    #expect(strict.exit == .gate && strict.messages.contains("E0604"))
    #expect(strict.messages.contains("'watch'"))
  }

  @Test func `a report without a drift cell says what to add`() async throws {
    let outcome = await (try folder()).run("drift reports/telco.yaml")
    #expect(outcome.exit == .problem)
    let other = await (try folder()).run("drift reports/watch.yaml --only extract")
    #expect(other.exit == .problem && other.messages.contains("no cell of kind 'drift' is called 'extract'"))
  }

  @Test func `both cells render with the report`() async throws {
    let folder = try folder()
    let outcome = await folder.run("render reports/watch.yaml --to html,csv")
    #expect(outcome.exit == .success, "\(outcome.messages)")
    let results = try folder.results("output/watch/2026Q3/all")
    #expect(results["extract.broken"]?.number == 0)
    #expect(results["drift.columns"]?.number ?? 0 > 10)
    let bundle = try folder.bundle("output/watch/2026Q3/all")
    #expect(bundle["data/drift.bins.csv"] != nil)
    for (path, bytes) in bundle where path.hasSuffix(".csv") || path.hasSuffix(".html") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("@example.com"), "\(path)")
    }
  }

  @Test func `a published period is compared with by the counts that its bundle keeps`() async throws {
    let folder = try folder()
    let quarters = Self.spec.replacing(
      "period: \"2026Q3\"",
      with: "period: \"{{ params.quarter }}\"\nparams:\n  quarter: { type: string, default: 2026Q3 }"
    )
    .replacing("customers-2026Q3.csv", with: "customers-{{ params.quarter }}.csv")
    .replacing("  - { kind: quality, id: extract }\n", with: "")
    let published = quarters.replacing(
      "  - { kind: drift, id: drift, reference: before }",
      with: """
          - { kind: drift, id: drift, reference: before }
          - { kind: drift, id: kept, published: previous }
        """)
    folder.world.put(published, at: "reports/watch.yaml")
    // Nothing is published yet: a period that is named must be there, the latest need not.
    let first = await folder.run("render reports/watch.yaml -P quarter=2026Q2 --to csv")
    #expect(first.exit == .success, "\(first.messages)")
    let link = "output/watch/2026Q2/all"
    #expect(try folder.results(link)["kept.decision"]?.number == nil)
    let counts = try folder.text("\(link)/data/kept.profile.csv")
    #expect(!counts.contains("@example") && counts.contains("contract,category,level,Two year"))

    let second = await folder.run("render reports/watch.yaml --to csv")
    #expect(second.exit == .success, "\(second.messages)")
    let results = try folder.results("output/watch/2026Q3/all")
    for column in ["contract", "internet_service", "senior"] {
      let (whole, kept) = (results["drift.psi.\(column)"]?.number, results["kept.psi.\(column)"]?.number)
      #expect(whole != nil && whole == kept, "\(column)")
    }
    let tenure = try #require(results["drift.psi.tenure_months"]?.number)
    #expect(abs(tenure - (results["kept.psi.tenure_months"]?.number ?? .nan)) < 0.02)
    let manifest = try folder.text("output/watch/2026Q3/all/manifest.json")
    #expect(manifest.contains("output/watch/2026Q2/all/data/kept.profile.csv"))

    // The command reads the same, a named period too; a bundle that was changed is refused.
    try folder.edit("reports/watch.yaml", "published: previous", "published: 2026Q2")
    let line = await folder.run("drift reports/watch.yaml --only kept")
    #expect(line.exit == .success && line.printed.contains("published Q2 2026"), "\(line.printed)")
    try folder.edit("reports/watch.yaml", "published: 2026Q2", "published: 2026Q1")
    let absent = await folder.run("drift reports/watch.yaml --only kept")
    #expect(absent.exit == .problem && absent.messages.contains("E0598"))
    #expect(absent.messages.contains("there is no bundle of 'watch' for '2026Q1'"))
    try folder.edit("reports/watch.yaml", "published: 2026Q1", "published: 2026Q3")
    let late = await folder.run("drift reports/watch.yaml --only kept")
    #expect(late.messages.contains("'2026Q3' does not end before the period of the report"))
    try folder.edit("reports/watch.yaml", "published: 2026Q3", "published: previous")
    for path in folder.world.paths where path.hasSuffix("/data/kept.profile.csv") {
      folder.world.put(counts + "x", at: path)
    }
    let changed = await folder.run("drift reports/watch.yaml --only kept")
    #expect(changed.exit == .problem && changed.messages.contains("has other bytes than its manifest says"))
  }
}
