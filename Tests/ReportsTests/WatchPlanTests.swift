import Diagnostics
import Loading
import Reports
import TestSupport
import Testing

/// Data sets declared like others, and cells that compare two of them.
struct WatchPlanTests {
  private func plan(_ more: String, cells: String) -> (plan: Plan?, found: [Diagnostic]) {
    let text =
      "spec: 1\nid: sample\ntitle: Sample\ndata:\n"
      + "  customers: { file: data/c.csv, id: id, tenure: months, churned: { column: left, is: \"Yes\" }, "
      + "labels: { months: Months }, freshness: { column: joined, error_after: 9d } }\n" + more
      + "seed: 1\ncells:\n" + cells
    do throws(Problems) {
      let spec = try ReportSpec(reading: SourceText(path: "x.yaml", text), folder: ".")
      let schemas = Dictionary(
        spec.data.map { ($0.name.value, PlanSample.schema) }, uniquingKeysWith: { first, _ in first })
      let plan = try Plan(spec, schemas: schemas, folder: ".", world: MemoryWorld())
      return (plan, plan.warnings.sorted)
    } catch {
      return (nil, error.sorted)
    }
  }

  private static let before = "  before: { like: customers, file: data/b.csv }\n"
  private static let models = "models:\n  old: { data: before }\n  new: { data: customers }\n"

  @Test func `a data set like another has its roles, its own file and no freshness`() throws {
    let (plan, found) = plan(Self.before, cells: "  - { kind: drift, id: d, reference: before }\n")
    #expect(found.isEmpty)
    let data = try #require(plan?.data)
    #expect(data.map { $0.path } == ["data/c.csv", "data/b.csv"])
    #expect(data[1].freshness == nil && data[0].freshness != nil)
    guard case .customers(let roles) = data[1].kind else {
      Issue.record("customers are like customers")
      return
    }
    #expect(roles.churned?.column.value == "left" && roles.labels.first?.label == "Months")
    #expect(plan?.cells.first?.reference == "before")
  }

  @Test func `a data set like none is told where it says so`() {
    let (_, found) = plan(
      "  before: { like: custmers, file: data/b.csv }\n", cells: "  - { kind: text, id: t, md: a }\n")
    #expect(
      found.contains {
        $0.message == "no other data set is called 'custmers'" && $0.hint == "did you mean 'customers'?"
      })
  }

  @Test(arguments: [
    ("reference: customers", "data set 'customers' is compared with itself"),
    ("reference: befor", "no data set is called 'befor'"),
    ("reference: before, model: new", "model 'new' is trained on 'customers', and the cell uses 'before'"),
    ("reference: before, performance: cbpe", "'performance' is about a model, and none is named"),
    ("reference: before, bins: 1", "'bins' is not between 2 and 50"),
    ("reference: before, chunks: month", "unknown option 'chunks' for kind 'drift'"),
    ("reference: before, columns: [mnths]", "file 'data/c.csv' has no column 'mnths'"),
  ])
  func `what cannot be compared is told where it is named`(options: String, message: String) {
    let (_, found) = plan(
      Self.before + Self.models, cells: "  - { kind: drift, id: d, \(options) }\n")
    #expect(found.filter { $0.severity == .error }.map { $0.message } == [message])
    #expect(found.allSatisfy { $0.place != nil })
  }

  @Test func `a model of the reference serves the cell, and either data set may be looked at`() throws {
    let (plan, found) = plan(
      Self.before + Self.models,
      cells:
        "  - { kind: drift, id: d, reference: before, model: old }\n  - { kind: quality, id: q, data: before }\n"
    )
    #expect(found.map { $0.message } == ["no cell uses model 'new'"])
    #expect(plan?.models.map { $0.name.value } == ["old"])
  }
}
