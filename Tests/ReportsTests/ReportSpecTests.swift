import Diagnostics
import Formats
import Loading
import Reports
import Specs
import TestSupport
import Testing

@Suite struct ReportSpecTests {
  private static let text = """
    spec: 1
    id: quarterly
    title: "Retention, {{ params.quarter }}"
    lang: fr
    currency: eur
    period: "{{ params.quarter }}"
    params:
      quarter: { type: string, default: 2026Q3 }
      budget: { type: number, default: 25e3, min: 0, unit: currency }
    data:
      customers:
        file: "data/c-{{ params.quarter }}.csv"
        id: id
        churned: { column: left, is: "Yes" }
        labels: { id: Customer }
        observed: { window: { start: from, end: to, joined: since } }
        expect: [ { not_null: [id, left] }, { rows: { min: 5 } } ]
    outputs: [csv, pdf]
    cells:
      - { kind: text, id: a, md: "{{ params.quarter }}" }

    """

  private func spec(_ overrides: [(name: String, value: String)] = []) throws -> ReportSpec {
    try ReportSpec(reading: SourceText(path: "r.yaml", Self.text), overrides: overrides, folder: "/project")
  }

  @Test func `params are put in, and -P goes before the default`() throws {
    let spec = try spec([("quarter", "2026Q2")])
    #expect(spec.title == "Retention, 2026Q2")
    #expect(spec.period?.lastDay.iso == "2026-06-30")
    #expect(spec.data.first?.file.value == "data/c-2026Q2.csv")
    #expect(spec.data.first?.path == "/project/data/c-2026Q2.csv")
    #expect(spec.parameters.first { $0.name == "budget" }?.number == 25_000)
  }

  @Test func `prose keeps its placeholders for later`() throws {
    #expect(try spec().cells.first?.node["md"]?.scalar == "{{ params.quarter }}")
  }

  @Test func `the head and the data set are what was written, else the standard`() throws {
    let spec = try spec()
    #expect(spec.language == .fr && spec.currency == "eur" && spec.seed == nil && !spec.comparesToPrevious)
    #expect(spec.outputs == ["pdf", "csv"])
    let data = try #require(spec.data.first)
    #expect(data.expectations.count == 3)
    guard case .customers(let roles) = data.kind, case .window(let start, _, let joined) = roles.observation
    else {
      Issue.record("not a window of customers")
      return
    }
    #expect(start.value == "from" && joined?.value == "since")
    #expect(roles.labels.map { $0.label } == ["Customer"])
    #expect(roles.tenure == nil)
  }
}
