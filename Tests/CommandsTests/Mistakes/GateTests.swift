import Commands
import TestSupport
import Testing

/// Gates stop a report whose parts are all in order; schedulers tell them apart by the exit code.
@Suite struct `A gate that does not hold publishes nothing and exits with 3` {
  private static func declared(_ key: String) -> (String, String) {
    ("    after_outcome", "    \(key)\n    after_outcome")
  }

  private static func data(_ name: String, _ key: String, _ findings: [String], flags: String = "") -> Slip {
    let (old, new) = declared(key)
    return Slip(name, findings, flags: flags, exit: .gate) { try $0.edit(SmallReport.path, old, new) }
  }

  static let slips: [Slip] = [
    data("an expectation of values", "expect: [ { max: { column: tenure_months, value: 60 } } ]", ["x"]),
    data("an expectation of rows", "expect: [ { rows: { min: 5000 } } ]", ["x"]),
    data("an expectation of levels", "expect: [ { in_set: { column: contract, values: [Two year] } } ]", ["x"]),
    Slip("an expectation that nothing is missing", ["x"], exit: .gate) { folder in
      let (old, new) = declared("expect: [ { not_null: [monthly_charges] } ]")
      try folder.edit(SmallReport.path, old, new)
      try folder.editRows { try $0.set("monthly_charges") { $0 < 2 ? "" : $1 } }
    },
    data(
      "stale data", "freshness: { column: snapshot_date, error_after: 5d }", ["x"], flags: "--as-of 2026-12-31"),
    Slip("a typed number, with --strict", ["x"], flags: "--strict", exit: .gate) {
      try $0.edit(SmallReport.path, "Churn was", "Churn was 12 % once, now")
    },
    Slip("a claim that does not hold, with --strict", ["x"], flags: "--strict", exit: .gate) {
      try claim("nets.rate.dsl > 0.9", in: $0)
    },
    Slip("a claim that is not supported, with --strict", ["x"], flags: "--strict", exit: .gate) {
      try claim("nets.rate.fiber_optic > nets.rate.fiber_optic * 0.99", in: $0)
    },
    data(
      "ageing data, with --strict", "freshness: { column: snapshot_date, warn_after: 5d }", ["x"],
      flags: "--strict --as-of 2026-12-31"),
  ]

  private static func claim(_ claim: String, in folder: ReportFolder) throws {
    try folder.edit(
      SmallReport.path, "title: Networks", "title: Networks, takeaway: It is so, claim: \(claim)")
  }

  @Test(arguments: slips)
  func `and says which`(slip: Slip) async throws { try await slip.check() }

  @Test func `without --strict a claim that does not hold gives way to the neutral title, with a warning`()
    async throws
  {
    let folder = try await SmallReport.published()
    try Self.claim("nets.rate.dsl > 0.9", in: folder)
    let outcome = await folder.run("render \(SmallReport.path)")
    #expect(outcome.exit == .success)
    #expect(outcome.findings == ["x"])
    let page = try folder.text("\(SmallReport.link)/index.html")
    #expect(page.contains("Networks") && !page.contains("It is so"))
    #expect(page.contains("the data do not support"))
    #expect(try folder.text("\(SmallReport.link)/results.json").contains(#""status": "warned""#))
  }

  @Test func `a claim that holds is the heading, with the neutral title above it`() async throws {
    let folder = try await SmallReport.published()
    try Self.claim("nets.rate.dsl < 0.9", in: folder)
    let outcome = await folder.run("render \(SmallReport.path) --strict")
    #expect(outcome.exit == .success, "\(outcome.messages)")
    let page = try folder.text("\(SmallReport.link)/index.html")
    #expect(page.contains("Networks") && page.contains("It is so"))
  }
}
