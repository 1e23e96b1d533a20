import Diagnostics
import Reports
import TestSupport
import Testing

/// A sample with one mark, the message expected there, and the hint.
struct Mistake: Sendable, CustomTestStringConvertible {
  let text: String
  let message: String
  let hint: String?

  init(_ text: String, _ message: String, _ hint: String? = nil) {
    self.text = text
    self.message = message
    self.hint = hint
  }

  var testDescription: String { message }
}

@Suite struct CellDiagnosticsTests {
  static let options = [
    Mistake(
      "  - { kind: survival, id: stay, ⟦horizon⟧: [36] }\n", "unknown option 'horizon' for kind 'survival'",
      "did you mean 'horizons'?"),
    Mistake("  - { kind: survival, id: stay, ⟦when⟧: x }\n", "option 'when' is planned, not built yet"),
    Mistake("  - { kind: personas, id: who, ⟦by⟧: x }\n", "unknown option 'by' for kind 'personas'"),
    Mistake("  - { kind: ⟦survivl⟧, id: stay }\n", "unknown kind 'survivl'", "did you mean 'survival'?"),
    Mistake("  - { kind: ⟦customers⟧, id: stay }\n", "kind 'customers' is planned, not built yet"),
    Mistake("  - ⟦{ kind: survival }⟧\n", "option 'id' is missing"),
    Mistake("  - ⟦{ kind: cohorts, id: a }⟧\n", "option 'by' is missing"),
    Mistake(
      "  - { kind: survival, id: stay, horizons: ⟦36⟧ }\n", "'36' is not a list",
      "put it in brackets: [36]"),
    Mistake(
      "  - { kind: survival, id: stay, level: ⟦95⟧ }\n", "'level' is not between 0.5 and 1",
      "did you mean 0.95?"),
    Mistake(
      "  - { kind: survival, id: ⟦Stay-It⟧ }\n", "id 'Stay-It' is not in snake_case",
      "did you mean 'stay_it'?"),
    Mistake("  - { kind: survival, id: ⟦params⟧ }\n", "'params' is the name of the parameters"),
    Mistake(
      "  - { kind: survival, id: stay }\n  - { kind: text, id: ⟦stay⟧, md: a }\n",
      "two cells are called 'stay'", "the first is on line 14"),
    // Whose value `stay.tau` is cannot be told, so nothing is said of it.
    Mistake(
      "  - { kind: survival, id: stay }\n  - { kind: text, id: ⟦stay⟧, md: \"{{ stay.tau }}\" }\n",
      "two cells are called 'stay'", "the first is on line 14"),
    Mistake("  - ⟦{ kind: text, id: a }⟧\n", "option 'md' is missing"),
    Mistake(
      "  - { kind: text, id: a, md: They left ⟦because⟧ prices rose }\n", "'because' claims a cause",
      "say that it goes with leaving, or cite the experiment that shows it under 'experiment:'"),
    Mistake(
      "  - { kind: survival, id: stay, title: Departures ⟦due to⟧ price }\n", "'due to' claims a cause",
      "say that it goes with leaving, or cite the experiment that shows it under 'experiment:'"),
    Mistake(
      "  - { kind: callout, id: a, md: b, title: What price ⟦causes⟧ }\n", "'causes' claims a cause",
      "say that it goes with leaving, or cite the experiment that shows it under 'experiment:'"),
    Mistake("  - { kind: text, id: a, md: b, ⟦takeaway⟧: c }\n", "unknown option 'takeaway' for kind 'text'"),
    Mistake(
      "  - { kind: callout, id: a, md: b, tone: ⟦notes⟧ }\n",
      "'notes' is not note, warning, decision or data-quality", "did you mean 'note'?"),
    Mistake(
      "  - { kind: appendix, id: a, include: [⟦methods⟧] }\n",
      "'methods' is not method, data_quality, glossary or provenance", "did you mean 'method'?"),
  ]

  @Test(arguments: options)
  func `a mistake in options is shown where it stands`(mistake: Mistake) {
    let plan = PlanSample(cells: mistake.text)
    #expect(plan.messages == [mistake.message])
    #expect(plan.hints == [mistake.hint])
    #expect(plan.found.first?.place == plan.sample.places.first)
  }

  static let needs = [
    Mistake(
      "  - { kind: cohorts, id: a, by: ⟦contrct⟧ }\n", "file 'data/c.csv' has no column 'contrct'",
      "did you mean 'contract'?"),
    Mistake(
      "  - { kind: survival, id: a, weights: ⟦contract⟧ }\n",
      "column 'contract' is a category, and a number is needed"),
    Mistake(
      "  - { kind: survival, id: a, data: ⟦custmers⟧ }\n", "no data set is called 'custmers'",
      "did you mean 'customers'?"),
    Mistake(
      "  - { kind: kpis, id: a, model: ⟦chrun⟧, items: [ { metric: churn_rate } ] }\n",
      "no model is called 'chrun'", "did you mean 'churn'?"),
    Mistake(
      "  - { kind: roi, id: a, model: churn, actions: ⟦data/none.yaml⟧ }\n",
      "there is no file 'data/none.yaml'"),
    Mistake(
      "  - { kind: outreach, id: a, from: ⟦plna⟧ }\n  - { kind: roi, id: plan, model: churn, actions: data/actions.yaml }\n",
      "no cell is called 'plna'", "did you mean 'plan'?"),
    Mistake(
      "  - { kind: survival, id: stay }\n  - { kind: outreach, id: a, from: ⟦stay⟧ }\n",
      "cell 'stay' is of kind 'survival', and 'roi' is needed"),
    Mistake(
      "  - { kind: outreach, id: a, from: plan, country_code: ⟦44⟧ }\n  - { kind: roi, id: plan, model: churn, actions: data/actions.yaml, contact: { country_code: +33 } }\n",
      "'country_code' is 44 here and 33 in the plan",
      "set `country_code` under `contact` of 'plan' alone: this cell takes it over"),
    Mistake(
      "  - { kind: outreach, id: a, from: plan, country_code: ⟦1⟧ }\n  - { kind: roi, id: plan, model: churn, actions: data/actions.yaml }\n",
      "the plan compares numbers without a country code, so a list cannot add one",
      "set `country_code` under `contact` of 'plan' alone: this cell takes it over"),
  ]

  @Test(arguments: needs)
  func `what a cell needs and is not there is shown where it is named`(mistake: Mistake) {
    let plan = PlanSample(cells: mistake.text)
    #expect(plan.messages == [mistake.message])
    #expect(plan.hints == [mistake.hint])
    #expect(plan.found.first?.place == plan.sample.places.first)
  }

  @Test func `the same country code may stand in a plan and in its list`() {
    let plan = PlanSample(
      cells: """
          - { kind: outreach, id: a, from: plan, country_code: "0033" }
          - { kind: roi, id: plan, model: churn, actions: data/actions.yaml, contact: { country_code: 33 } }

        """)
    #expect(plan.messages.isEmpty)
  }

  static let words = [
    Mistake(
      "  - { kind: text, id: a, md: \"{{ ⟦stya⟧.tau }}\" }\n  - { kind: survival, id: stay }\n",
      "no cell is called 'stya'", "did you mean 'stay'?"),
    Mistake(
      "  - { kind: text, id: a, md: \"{{ stay.⟦rmts⟧.x }}\" }\n  - { kind: survival, id: stay }\n",
      "cells of kind 'survival' have no value 'rmts'", "did you mean 'rmst'?"),
    Mistake(
      "  - { kind: text, id: a, md: \"{{ stay.tau.⟦yearly⟧ }}\" }\n  - { kind: survival, id: stay }\n",
      "value 'tau' has no groups", "write stay.tau"),
    Mistake(
      "  - { kind: text, id: a, md: \"{{ stay.⟦rmst_difference⟧ }}\" }\n  - { kind: survival, id: stay }\n",
      "value 'rmst_difference' exists by group only",
      "write stay.rmst_difference.GROUP, with the group's label in snake_case"),
    Mistake(
      "  - { kind: text, id: a, md: \"{{ ⟦params.quater⟧ }}\" }\n", "parameter 'quater' is not declared",
      "did you mean 'quarter'?"),
    Mistake(
      "  - kind: text\n    id: a\n    md: |\n      One\n\n      two ⟦@sty⟧.\n  - { kind: survival, id: stay }\n",
      "no cell is called 'sty'", "did you mean '@stay'?"),
    Mistake(
      "  - kind: text\n    id: a\n    md: |\n      One\n        two {{ stay.tau | ⟦month⟧ }}.\n  - { kind: survival, id: stay }\n",
      "unknown format 'month'", "did you mean 'months0'?"),
    Mistake(
      "  - { kind: survival, id: a, title: T, ⟦takeaway⟧: x }\n", "a takeaway needs a claim",
      "add `claim:` with what must hold for it to be said"),
    Mistake(
      "  - { kind: survival, id: a, ⟦takeaway⟧: x, claim: a.tau > 1 }\n",
      "a takeaway needs a neutral title beside it", "add `title:` for when the claim does not hold"),
    Mistake(
      "  - { kind: survival, id: a, ⟦claim⟧: a.tau > 1 }\n", "a claim without a takeaway decides nothing",
      "add `takeaway:` with what the claim says in words"),
    Mistake(
      "  - { kind: survival, id: a, title: T, takeaway: x, claim: ⟦a.tau⟧ }\n", "a claim is a comparison",
      "such as stay.rmst.two_year > 1.5 * stay.rmst.month_to_month"),
    Mistake(
      "  - { kind: survival, id: a, title: T, takeaway: x, claim: a.⟦tua⟧ > 1 }\n",
      "cells of kind 'survival' have no value 'tua'", "did you mean 'tau'?"),
  ]

  @Test(arguments: words)
  func `a mistake in words is shown where it stands`(mistake: Mistake) {
    let plan = PlanSample(cells: mistake.text)
    #expect(plan.messages == [mistake.message])
    #expect(plan.hints == [mistake.hint])
    #expect(plan.found.first?.place == plan.sample.places.first)
  }

  @Test func `an experiment bears words of cause out`() {
    let plan = PlanSample(
      cells: """
          - { kind: text, id: a, md: They stay because of the offer, experiment: "Win-back trial, drawn at random" }
          - { kind: survival, id: b, title: What the offer causes, experiment: "The same" }

        """)
    #expect(!plan.messages.contains { $0.contains("claims a cause") } && plan.plan != nil)
  }

  @Test func `the report's title claims no cause either, and the words are those of its language`() {
    let title = PlanSample(
      report: PlanSample.head.replacing("title: Sample", with: "title: ⟦Because⟧ of price")
        + "cells:\n  - { kind: survival, id: stay }\n")
    #expect(title.messages == ["'Because' claims a cause"])
    #expect(title.found.first?.place == title.sample.places.first)
    let french = PlanSample(
      report: PlanSample.head.replacing("title: Sample", with: "title: Essai\nlang: fr")
        + "cells:\n  - { kind: text, id: a, md: Ils partent ⟦à cause⟧ du prix }\n")
    #expect(french.messages == ["'à cause' claims a cause"])
    #expect(french.found.first?.place == french.sample.places.first)
  }

  @Test func `an unknown option says where its kind is described`() {
    let plan = PlanSample(cells: "  - { kind: survival, id: stay, horizon: [36] }\n")
    #expect(plan.found.first?.see == "tenure cells survival")
  }

  @Test func `cells that use each other are a circle, shown at the use that closes it`() {
    let plan = PlanSample(
      cells: """
          - { kind: survival, id: a, title: T, takeaway: "{{ b.tau }}", claim: b.tau > 1 }
          - { kind: survival, id: b, title: T, takeaway: "{{ ⟦a.tau⟧ }}", claim: b.tau > 1 }

        """)
    #expect(plan.messages == ["cells use each other in a circle: a → b → a"])
    #expect(plan.found.first?.place == plan.sample.places[0])
  }

  @Test func `every mistake comes at once, in the order of the text`() {
    let plan = PlanSample(
      cells: """
          - { kind: survivl, id: a }
          - { kind: survival, id: b, horizon: [1], by: nowhere, title: "{{ c.tau }}" }
          - { kind: text, id: Text, md: "{{ }} @gone" }

        """)
    #expect(plan.codes == ["E0222", "E0203", "E0225", "E0302", "E0220", "E0301", "E0304"])
  }
}
