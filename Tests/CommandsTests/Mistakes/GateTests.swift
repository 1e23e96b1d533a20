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
    data(
      "an expectation of values", "expect: [ { max: { column: tenure_months, value: 60 } } ]",
      [
        "reports/small.yaml:16:17: error[E0601]: 97 rows break the expectation that 'tenure_months' is at most 60: lines 2, 6, 26, 32 and 36 of 'data/customers-2026Q3.csv'"
      ]),
    data(
      "an expectation of rows", "expect: [ { rows: { min: 5000 } } ]",
      ["reports/small.yaml:16:17: error[E0601]: the file has 786 rows where at least 5000 are expected"]),
    data(
      "an expectation of levels", "expect: [ { in_set: { column: contract, values: [Two year] } } ]",
      [
        "reports/small.yaml:16:17: error[E0601]: 577 rows break the expectation that 'contract' is one of 'Two year': lines 3, 5, 6, 7 and 8 of 'data/customers-2026Q3.csv'"
      ]),
    Slip(
      "an expectation that nothing is missing",
      [
        "reports/small.yaml:16:17: error[E0601]: 2 rows break the expectation that 'monthly_charges' has a value: lines 2 and 3 of 'data/customers-2026Q3.csv'"
      ], exit: .gate
    ) { folder in
      let (old, new) = declared("expect: [ { not_null: [monthly_charges] } ]")
      try folder.edit(SmallReport.path, old, new)
      try folder.editRows { try $0.set("monthly_charges") { $0 < 2 ? "" : $1 } }
    },
    data(
      "stale data", "freshness: { column: snapshot_date, error_after: 5d }",
      [
        "reports/small.yaml:16:26: error[E0602]: the newest date of 'snapshot_date' is 92 days before 2026-12-31, 5 are allowed"
      ], flags: "--as-of 2026-12-31"),
    Slip(
      "a typed number, with --strict",
      [
        "reports/small.yaml:23:45: warning[W0306]: a number is typed into the text",
        "error[E0610]: --strict: 1 warning, so nothing is published",
      ], flags: "--strict", exit: .gate
    ) {
      try $0.edit(SmallReport.path, "Churn was", "Churn was 12 % once, now")
    },
    Slip(
      "a claim that does not hold, with --strict",
      [
        "reports/small.yaml:26:98: warning[W0542]: the claim of 'nets' does not hold",
        "error[E0610]: --strict: 1 warning, so nothing is published",
      ], flags: "--strict", exit: .gate
    ) {
      try claim("nets.rate.dsl > 0.9", in: $0)
    },
    Slip(
      "a claim that is not supported, with --strict",
      [
        "reports/small.yaml:26:98: warning[W0542]: the claim of 'nets' is not supported: the interval does not exclude the bound",
        "error[E0610]: --strict: 1 warning, so nothing is published",
      ], flags: "--strict", exit: .gate
    ) {
      try claim("nets.rate.fiber_optic > 0.2", in: $0)
    },
    data(
      "ageing data, with --strict", "freshness: { column: snapshot_date, warn_after: 5d }",
      [
        "reports/small.yaml:16:26: warning[W0602]: the newest date of 'snapshot_date' is 92 days before 2026-12-31, more than 5",
        "error[E0610]: --strict: 1 warning, so nothing is published",
      ],
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
    #expect(
      outcome.findings == ["reports/small.yaml:26:98: warning[W0542]: the claim of 'nets' does not hold"])
    let page = try folder.text("\(SmallReport.link)/index.html")
    #expect(page.contains("Networks") && !page.contains("It is so"))
    #expect(page.contains("The data do not support the finding"))
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
