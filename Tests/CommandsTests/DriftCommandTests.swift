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
}
