import Diagnostics
import Expressions
import Formats
import Outside
import TestSupport
import Testing

@testable import Reports

@Suite struct PlanTests {
  @Test func `cells come after those they use, and stay in the spec's order otherwise`() throws {
    let sample = PlanSample(
      cells: """
          - { kind: text, id: summary, md: "{{ stay.tau }} {{ plan.cost }}" }
          - { kind: outreach, id: outreach, from: plan }
          - { kind: survival, id: stay }
          - { kind: roi, id: plan, model: churn, personas: who, actions: data/actions.yaml }
          - { kind: personas, id: who }
          - { kind: appendix, id: last }

        """)
    let plan = try #require(sample.plan)
    #expect(plan.cells.map { $0.id } == ["summary", "outreach", "stay", "plan", "who", "last"])
    #expect(plan.order == ["stay", "who", "plan", "summary", "outreach", "last"])
    #expect(plan.cell("summary")?.after == ["stay", "plan"])
    #expect(plan.cell("plan")?.model == "churn")
    #expect(plan.cell("stay")?.data == "customers")
    #expect(plan.cell("last")?.data == nil)
    #expect(plan.models.map { $0.name.value } == ["churn"])
  }

  @Test func `cells run first that most others wait for one after the other`() throws {
    let sample = PlanSample(
      cells: """
          - { kind: survival, id: stay }
          - { kind: text, id: words, md: "{{ stay.tau }}" }
          - { kind: personas, id: who }
          - { kind: roi, id: plan, model: churn, personas: who, actions: data/actions.yaml }
          - { kind: outreach, id: outreach, from: plan }

        """)
    let plan = try #require(sample.plan)
    #expect(plan.longestChainsFirst.map { $0.id } == ["who", "plan", "stay", "outreach", "words"])
  }

  @Test func `a cell may speak of its own values`() throws {
    let sample = PlanSample(
      cells: "  - { kind: survival, id: stay, title: T, takeaway: \"{{ stay.tau }}\", claim: stay.tau > 1 }\n"
    )
    let cell = try #require(sample.plan?.cell("stay"))
    #expect(cell.after == [])
    #expect(cell.words.takeaway?.addresses.map { $0.name } == ["stay.tau"])
    #expect(cell.words.claim?.expression.isCondition == true)
  }

  @Test func `numbers typed into prose are warnings, with their places`() {
    let sample = PlanSample(
      cells: "  - kind: kpis\n    id: k\n    model: churn\n    items: [ { metric: churn_rate } ]\n"
        + "  - kind: text\n    id: a\n    md: |\n      In 2026 we kept ⟦1,200⟧ of them.\n")
    #expect(sample.codes == ["W0306"])
    #expect(sample.found.first?.place == sample.sample.places[0])
    #expect(sample.found.first?.severity == .warning)
  }

  @Test func `what is declared and not used is a warning`() {
    let sample = PlanSample(
      report: PlanSample.head.replacing("  churn:", with: "  ⟦churn⟧:")
        .replacing("models:", with: "  ⟦other⟧: { file: data/o.csv, id: id }\nmodels:")
        + "cells:\n  - { kind: survival, id: a }\n")
    #expect(sample.codes == ["W0233", "W0234"])
    #expect(sample.found.map { $0.place } == sample.sample.places)
  }

  @Test func `a change without an earlier period to compare with is a warning`() {
    let sample = PlanSample(
      report: PlanSample.head.replacing("compare_to: previous\n", with: "").replacing(
        "models:\n  churn: { data: customers }\n", with: "")
        + "cells:\n  - { kind: survival, id: s }\n  - { kind: text, id: a, md: \"{{ ⟦s.tau:delta⟧ }}\" }\n")
    #expect(sample.codes == ["W0235"])
    #expect(sample.found.first?.place == sample.sample.places[0])
  }

  @Test func `a mistake in an actions file has its place in that file`() throws {
    let sample = MarkedText(
      PlanSample.head + "cells:\n  - { kind: roi, id: a, model: churn, actions: data/actions.yaml }\n")
    let spec = try ReportSpec(reading: sample.source, folder: "")
    let world = MemoryWorld(texts: ["data/actions.yaml": "actions:\n  - name: [\n"])
    do throws(Problems) {
      _ = try Plan(spec, schemas: [:], folder: "", world: world)
      Issue.record("planned")
    } catch {
      #expect(error.diagnostics.first?.place?.path == "data/actions.yaml")
    }
  }

  @Test func `paths are relative to the project's folder`() throws {
    let sample = MarkedText(
      PlanSample.head + "cells:\n  - { kind: roi, id: a, model: churn, actions: data/actions.yaml }\n")
    let spec = try ReportSpec(reading: sample.source, folder: "/project")
    let world = MemoryWorld(texts: ["/project/data/actions.yaml": PlanSample.actions])
    let plan = try Plan(spec, schemas: [:], folder: "/project", world: world)
    #expect(plan.files["data/actions.yaml"]?.count == PlanSample.actions.utf8.count)
  }
}

@Suite struct ManualTests {
  @Test func `the schema is JSON with every kind, and closed`() {
    let json = ReportSchema.json()
    for kind in ["text", "kpis", "survival", "appendix"] { #expect(json.contains("\"const\": \"\(kind)\"")) }
    #expect(json.contains("\"horizons\": {"))
    #expect(json.contains("\"additionalProperties\": false"))
    #expect(json.utf8.count { $0 == UInt8(ascii: "{") } >= json.utf8.count { $0 == UInt8(ascii: "}") })
    #expect(json.hasSuffix("}\n"))
  }

  @Test func `kinds list their options, values and formats`() throws {
    let text = try #require(Manual.kind("survival"))
    #expect(text.contains("horizons") && text.contains("rmst[.GROUP]") && text.contains("pct1"))
    #expect(try #require(Manual.kind("text")).contains("Planned, not built yet: "))
    #expect(Manual.kinds().contains("  survival  "))
    #expect(Manual.kind("hazards") == nil)
    #expect(Manual.hint(forKind: "survivl") == "did you mean 'survival'?")
  }

  @Test func `codes explain themselves in any case`() {
    #expect(Manual.code("e0203")?.hasPrefix("E0203: ") == true)
    #expect(Manual.code("E9999") == nil)
  }
}

@Suite struct ShippedSpecTests {
  /// Columns of a CSV's header, of unknown kinds.
  private func header(of path: String) throws -> FileSchema {
    let bytes = try Disk().readStart(PackageFolder.path(path), limit: 65_536)
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != 0x0D }, as: UTF8.self)
    return FileSchema(line.split(separator: ",").map { .init(String($0), nil) })
  }

  @Test(arguments: ["2026Q2", "2026Q3"])
  func `the quarterly report is planned without a warning`(quarter: String) throws {
    let folder = PackageFolder.path("")
    let bytes = try Disk().read(folder + "reports/quarterly-retention.yaml")
    let source = SourceText(path: "reports/quarterly-retention.yaml", bytes: bytes)
    let spec = try ReportSpec(reading: source, overrides: [("quarter", quarter)], folder: folder)
    let schema = try header(of: "data/customers-\(quarter).csv")
    let plan = try Plan(spec, schemas: ["customers": schema], folder: folder, world: Disk())
    #expect(plan.warnings.sorted.map { $0.message } == [])
    #expect(plan.cells.count == spec.cells.count)
  }

  @Test func `the report on the Telco file is planned without a warning`() throws {
    let folder = PackageFolder.path("")
    let source = SourceText(path: "reports/telco.yaml", bytes: try Disk().read(folder + "reports/telco.yaml"))
    let spec = try ReportSpec(reading: source, folder: folder)
    let plan = try Plan(spec, schemas: [:], folder: folder, world: Disk())
    #expect(plan.warnings.sorted.map { $0.message } == [])
  }
}

@Suite struct SchemaFileTests {
  /// `RECORD=1 swift test --filter SchemaFileTests` writes the file anew.
  @Test func `the schema that editors complete from is current`() throws {
    let path = PackageFolder.path("templates/report.schema.json")
    let json = ReportSchema.json()
    if Disk().environment("RECORD") == "1" {
      let file = try Disk().create(path)
      try file.write(Array(json.utf8))
      try file.close()
    }
    #expect(String(decoding: try Disk().read(path), as: UTF8.self) == json)
  }
}
