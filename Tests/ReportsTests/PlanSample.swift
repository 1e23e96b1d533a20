import Diagnostics
import Reports
import Tables
import TestSupport

/// A small report whose head is right, so that tests only write what they are about.
struct PlanSample {
  static let head = """
    spec: 1
    id: sample
    title: Sample
    params:
      quarter: { type: string, default: 2026Q3 }
      budget: { type: number, default: 100 }
    data:
      customers: { file: data/c.csv, id: id, tenure: months, churned: { column: left, is: "Yes" }, revenue: paid }
    models:
      churn: { data: customers }
    seed: 1
    compare_to: previous

    """

  static let schema = FileSchema([
    .init("id", .text), .init("months", .integer), .init("left", .category), .init("paid", .decimal),
    .init("contract", .category), .init("joined", .day), .init("notes", nil),
  ])

  static let actions = """
    actions:
      - name: call
        label: { en: "Call", fr: "Appel" }
        channel: call
        contact_cost: 9
        effect: { low: 0.05, base: 0.12, high: 0.20 }
        source: assumed

    """

  let sample: MarkedText
  let plan: Plan?
  /// Errors and warnings, sorted.
  let found: [Diagnostic]

  /// Cells are written below the standard head; a whole report replaces it.
  init(cells: String, overrides: [(name: String, value: String)] = []) {
    self.init(report: Self.head + "cells:\n" + cells, overrides: overrides)
  }

  init(report: String, overrides: [(name: String, value: String)] = []) {
    sample = MarkedText(report)
    var made: Plan?
    do throws(Problems) {
      let spec = try ReportSpec(reading: sample.source, overrides: overrides, folder: ".")
      let world = MemoryWorld(texts: ["data/actions.yaml": Self.actions])
      made = try Plan(spec, schemas: ["customers": Self.schema], folder: ".", world: world)
      found = made?.warnings.sorted ?? []
    } catch {
      found = error.sorted
    }
    plan = made
  }

  var messages: [String] { found.map { $0.message } }
  var codes: [String] { found.map { $0.code.name } }
  var hints: [String?] { found.map { $0.hint } }
}
