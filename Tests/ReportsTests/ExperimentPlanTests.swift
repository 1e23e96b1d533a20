import Diagnostics
import Reports
import TestSupport
import Testing

struct ExperimentPlanTests {
  private static let head = PlanSample.head.replacing(
    "revenue: paid }",
    with: "revenue: paid, experiment: { arm: { column: contract, control: none } } }")

  private func plan(_ cells: String) -> PlanSample { PlanSample(report: Self.head + "cells:\n" + cells) }

  @Test func `words of cause may rest on a campaign cell, which then runs first`() {
    let sample = plan(
      """
        - { kind: text, id: a, md: They stay because of the offer, experiment: trial }
        - { kind: campaign, id: trial, title: What the offer causes }

      """)
    #expect(sample.messages.filter { !$0.contains("no cell uses model") } == [])
    #expect(sample.plan?.order == ["trial", "a"])
  }

  @Test(
    arguments: [
      ("⟦b⟧", "cell 'b' is of kind 'survival', which shows no effect of an experiment"),
      ("⟦trail⟧", "no cell is called 'trail'"),
    ])
  func `what is cited must show effects`(cited: String, message: String) {
    let sample = plan(
      """
        - { kind: text, id: a, md: They stay, experiment: \(cited) }
        - { kind: survival, id: b }
        - { kind: campaign, id: trial }

      """)
    #expect(sample.messages.contains(message))
    #expect(sample.found.first { $0.message == message }?.place == sample.sample.places.first)
  }

  @Test func `a campaign takes data of an experiment`() {
    let sample = PlanSample(cells: "  - { kind: ⟦campaign⟧, id: trial }\n")
    #expect(
      sample.messages.contains(
        "kind 'campaign' needs 'experiment', which data set 'customers' does not declare"))
  }
}
