import Diagnostics
import Reports
import TestSupport
import Testing

@Suite struct ReportDiagnosticsTests {
  /// A whole report around some lines of its head.
  private static func report(
    _ head: String, data: String = "  customers: { file: data/c.csv, id: id }\n"
  ) -> String {
    head + "data:\n" + data + "cells:\n  - { kind: text, id: a, md: hello }\n"
  }

  private static let start = "spec: 1\nid: sample\ntitle: T\n"

  static let heads = [
    Mistake(report("⟦id: sample⟧\ntitle: T\n"), "option 'spec' is missing"),
    Mistake(report("spec: ⟦2⟧\nid: sample\ntitle: T\n"), "this file needs a newer tenure: it is of format 2"),
    Mistake(
      report("spec: 1\nid: ⟦My_Report⟧\ntitle: T\n"),
      "'id' is not in lower case with hyphens, such as quarterly-retention"),
    Mistake(
      report(start + "⟦langauge⟧: en\n"), "unknown option 'langauge' for a report", "did you mean 'lang'?"),
    Mistake(report(start + "⟦for_each⟧: { a: [b] }\n"), "option 'for_each' is planned, not built yet"),
    Mistake(report(start + "⟦brand⟧: b\n"), "option 'brand' is planned, not built yet"),
    Mistake(report(start + "lang: ⟦de⟧\n"), "'de' is not en or fr"),
    Mistake(
      report(start + "period: ⟦2026-Q3⟧\n"), "'2026-Q3' is not a year, half, quarter, month or day",
      "write 2026, 2026H2, 2026Q3, 2026-09 or 2026-09-30"),
    Mistake(report(start + "outputs: [pdf, ⟦htm⟧]\n"), "unknown output 'htm'", "did you mean 'html'?"),
    Mistake(
      report(start + "period: \"⟦{{ params.q }}⟧\"\nparams: { quarter: { type: string, default: a } }\n"),
      "parameter 'q' is not declared", "did you mean 'params.quarter'?"),
    Mistake(
      report(start + "params: { budget: { type: number, default: ⟦-5⟧, min: 0 } }\n"),
      "parameter 'budget' is '-5', less than 0"),
    Mistake(
      report(start + "params: { ⟦quarter⟧: { type: string } }\n"),
      "parameter 'quarter' has no default and is not set", "set it with -P quarter=VALUE"),
  ]

  @Test(arguments: heads)
  func `a mistake at the top is shown where it stands`(mistake: Mistake) {
    let plan = PlanSample(report: mistake.text)
    let errors = plan.found.filter { $0.severity == .error }
    #expect(errors.map { $0.message } == [mistake.message])
    #expect(errors.first?.hint == mistake.hint)
    #expect(errors.first?.place?.line == plan.sample.places.first?.line)
    #expect(errors.first?.place?.column == plan.sample.places.first?.column)
  }

  static let datasets = [
    Mistake(
      "  customers: { file: ⟦\"sqlite:x.db\"⟧, id: id }\n", "data from 'sqlite:' are planned, not built yet",
      "export them to a CSV"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, ⟦tenur⟧: months }\n",
      "unknown option 'tenur' for 'customers'",
      "did you mean 'tenure'?"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, tenure: ⟦mnths⟧ }\n",
      "file 'data/c.csv' has no column 'mnths'", "did you mean 'months'?"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, tenure: ⟦contract⟧ }\n",
      "column 'contract' is a category, and a number is needed"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { ⟦uniqe⟧: id } ] }\n",
      "unknown rule 'uniqe' for expect", "did you mean 'unique'?"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { ⟦accepted_values⟧: id } ] }\n",
      "unknown rule 'accepted_values' for expect", "it is called 'in_set' here"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { check: months ⟦=⟧ 3 } ] }\n",
      "'=' is not expected here", "did you mean '=='?"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { check: ⟦mnths⟧ > 3 } ] }\n",
      "file 'data/c.csv' has no column 'mnths'", "did you mean 'months'?"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { not_null: id, ⟦unique⟧: id } ] }\n",
      "an expectation is one rule, and 'unique' is a second", "write it as a line of its own"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { not_null: id, severity: ⟦warning⟧ } ] }\n",
      "'warning' is not error, warn or info", "did you mean 'warn'?"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { matches: { column: id, pattern: ⟦\"[a\"⟧ } } ] }\n",
      "'pattern' is no regular expression"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { relationship: { column: id, to: ⟦people⟧ } } ] }\n",
      "'to' is not written data.column"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { ⟦relationship⟧: { column: id, to: people.id } } ] }\n",
      "no data set is called 'people'"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, expect: [ { range: { column: months, min: ⟦9⟧, max: 3 } } ] }\n",
      "'min' is above 'max'"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, labels: { ⟦contrct⟧: Contract } }\n",
      "file 'data/c.csv' has no column 'contrct'", "did you mean 'contract'?"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, now: ⟦presnt⟧ }\n", "no data set is called 'presnt'"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, now: ⟦present⟧ }\n  present: { file: data/p.csv, id: id }\n",
      "'now' is of customers observed in a window, and data set 'customers' has none",
      "without a window the data say what is known now already"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, now: ⟦customers⟧, observed: { window: { start: joined, end: joined } } }\n",
      "'customers' does not hold what is known of the customers now",
      "declare a data set with their id and the columns that have changed since the window began"),
    Mistake(
      "  customers: { file: data/c.csv, id: id, freshness: { column: joined, warn_after: ⟦35⟧ } }\n",
      "'35' is not a number of days such as 35d", "write 35d"),
  ]

  @Test(arguments: datasets)
  func `a mistake in a data set is shown where it stands`(mistake: Mistake) {
    let plan = PlanSample(report: Self.report(Self.start, data: mistake.text))
    let errors = plan.found.filter { $0.severity == .error }
    #expect(errors.map { $0.message } == [mistake.message])
    #expect(errors.first?.hint == mistake.hint)
    #expect(errors.first?.place == plan.sample.places.first)
  }

  @Test func `a role that a cell needs is asked for at the cell`() {
    let plan = PlanSample(
      report: Self.start
        + "data:\n  customers: { file: data/c.csv, id: id, churned: { column: left, is: \"Yes\" } }\n"
        + "cells:\n  - { kind: ⟦survival⟧, id: a }\n")
    #expect(plan.messages == ["kind 'survival' needs 'tenure', which data set 'customers' does not declare"])
    #expect(plan.found.first?.place == plan.sample.places[0])
    #expect(plan.hints == ["add `tenure:` to the data set on line 5"])
  }

  @Test func `a model needs to know who left`() {
    let head = Self.start + "data:\n  customers: { file: data/c.csv, id: id }\n"
    let plan = PlanSample(report: head + "models:\n  ⟦churn⟧: {}\ncells:\n  - { kind: text, id: a, md: b }\n")
    #expect(plan.messages == ["model 'churn' needs 'churned', which data set 'customers' does not declare"])
    #expect(plan.found.first?.place == plan.sample.places[0])
    #expect(plan.hints == ["add `churned:` to the data set on line 5"])
  }

  @Test func `an analysis needs a data set`() {
    let plan = PlanSample(report: Self.start + "data: {}\ncells:\n  - { kind: ⟦survival⟧, id: a }\n")
    #expect(plan.messages == ["the report declares no data set"])
    #expect(plan.found.first?.place == plan.sample.places[0])
  }

  @Test func `a report that draws at random needs a seed`() {
    let plan = PlanSample(
      report: PlanSample.head.replacing("seed: 1\n", with: "") + "cells:\n  - { kind: personas, id: ⟦p⟧ }\n")
    #expect(plan.messages == ["cell 'p' draws at random, and the report has no seed"])
    #expect(plan.found.first?.place == plan.sample.places[0])
  }

  @Test func `a wrong -P is one mistake, and the rest is still checked`() {
    let report =
      Self.start + """
        period: "{{ params.quarter }}"
        params:
          ⟦quarter⟧: { type: string, pattern: "^20[0-9]{2}Q[1-4]$", default: 2026Q3 }
        data:
          customers: { file: data/c.csv, id: id }
        cells:
          - { kind: text, id: a, md: "{{ ⟦b⟧.c }}" }

        """
    let plan = PlanSample(report: report, overrides: [("quarter", "2026Q5")])
    #expect(plan.messages == ["parameter 'quarter' is '2026Q5', which does not match ^20[0-9]{2}Q[1-4]$"])
    #expect(plan.found.first?.place == plan.sample.places[0])
    let unknown = PlanSample(report: report, overrides: [("quater", "2026Q2")])
    #expect(unknown.messages == ["parameter 'quater' is not declared"])
    #expect(unknown.hints == ["did you mean 'quarter'?"])
  }

  @Test func `params fill whole numbers and parts of texts`() throws {
    let plan = PlanSample(
      cells:
        "  - { kind: roi, id: a, model: churn, actions: \"data/{{ params.f }}.yaml\", budget: \"{{ params.b }}\" }\n"
    )
    #expect(plan.messages == ["parameter 'f' is not declared", "parameter 'b' is not declared"])
    let right = PlanSample(
      report: PlanSample.head.replacing(
        "budget: {", with: "f: { type: string, default: actions }\n  budget: {")
        + "cells:\n  - { kind: roi, id: a, model: churn, actions: \"data/{{ params.f }}.yaml\", budget: \"{{ params.budget }}\" }\n"
    )
    #expect(right.messages == [])
    #expect(right.plan?.files.keys.sorted() == ["data/actions.yaml"])
  }
}
