import Diagnostics
import Findings
import Formats
import Models
import Populations
import Tables

/// What later cells need to know of each customer, as columns of the whole data set named `#what.<cell>`.
struct PlanAssignments {
  let cell: ROI
  let actions: [PlannedAction]
  let customers: PlanCustomers
  let contacts: PlanContacts
  let plan: Plan
  let model: ChurnModel
  let context: AnalysisContext

  private var rows: DatasetRows {
    DatasetRows(customers.stillHere.rowNumbers, count: customers.stillHere.datasetCount)
  }

  func columns() throws(AnalysisError) -> [(name: String, column: Column)] {
    var columns = try persona().map { [("persona", $0)] } ?? []
    columns += risk() + choice() + contact() + withheld() + groups()
    return columns.map { ("#\($0.0).\(context.cell)", $0.1) }
  }

  private func persona() throws(AnalysisError) -> Column? {
    guard let personas = cell.personas?.value else { return nil }
    let here = customers.stillHere
    let table = try answered(blaming: "personas") { () throws(PopulationError) in
      try here.extract(["#persona.\(personas)"])
    }
    guard case .categories(let categories) = table.columns[0] else { return nil }
    return rows.categories(
      (0..<categories.count).map { categories.code(at: $0).map(Int32.init) ?? -1 }, levels: categories.levels)
  }

  private func risk() -> [(String, Column)] {
    let rows = rows
    let bands = customers.probabilities.map { p -> Int32 in
      p.isNaN ? -1 : p >= cell.bands[1] ? 2 : p >= cell.bands[0] ? 1 : 0
    }
    let one = [Int32](repeating: 0, count: customers.count)
    return [
      ("churn_probability", rows.numbers(customers.probabilities)),
      ("risk_band", rows.categories(bands, levels: ["low", "medium", "high"])),
      ("revenue_at_risk", rows.money(Money.ticks(customers.atRisk))),
      ("lifetime_value", rows.money(Money.ticks(customers.values))),
      ("model_version", rows.categories(one, levels: [model.version])),
    ]
  }

  private func choice() -> [(String, Column)] {
    let rows = rows
    let choices = plan.allocation.choices.map { Int32($0) }
    let values = ChosenValues(plan.interventions, choices: plan.allocation.choices, plan.prospects)
    return [
      ("action", rows.categories(choices, levels: actions.map { $0.name })),
      ("open", open()),
      named("action_label", choices, actions.map { $0.label(context.wording) }, rows),
      named("channel", choices, actions.map { $0.action.channel.rawValue }, rows),
      named("offer", choices, actions.map { offerText($0.action) }, rows),
      ("offer_cost", rows.money(values.ticks { $0.offer })),
      ("contact_cost", rows.money(values.ticks { $0.contact })),
      ("expected_value", rows.money(values.ticks { $0.net })),
      ("retained_value", rows.money(values.ticks { $0.retained })),
      ("offer_to_saved", rows.money(values.ticks { $0.offerToSaved })),
      ("offer_to_leavers", rows.money(values.ticks { $0.offerToLeavers })),
      ("subsidy", rows.money(values.ticks { $0.subsidy })),
      ("expected_reduction", rows.numbers(values.reductions)),
      named("effect_source", choices, actions.map { $0.action.source.word }, rows),
    ]
  }

  /// Groups whose effects differ, as codes, for cells that look at the plan under other effects.
  private func groups() -> [(String, Column)] {
    let codes = plan.prospects.groups
    guard !codes.isEmpty else { return [] }
    let levels = (0..<EffectGroups.most).map { String($0) }
    return [
      (
        "effect_group",
        rows.categories(codes.map { $0 == Prospects.noGroup ? -1 : Int32($0) }, levels: levels)
      )
    ]
  }

  /// Actions open to each, with the groups of limits each belongs to, as `PlanOpenings` writes them.
  private func open() -> Column {
    let members = plan.limits.members(count: customers.count)
    var (known, kinds): ([PlanOpenings: Int32], [PlanOpenings]) = ([:], [])
    var codes = [Int32](repeating: 0, count: customers.count)
    for (row, actions) in plan.prospects.allowed.enumerated() {
      let opening = PlanOpenings(actions: actions, members: members.isEmpty ? 0 : members[row])
      if let code = known[opening] {
        codes[row] = code
      } else {
        codes[row] = Int32(kinds.count)
        known[opening] = codes[row]
        kinds.append(opening)
      }
    }
    let levels = kinds.sorted()
    let places = kinds.map { kind in Int32(levels.firstIndex(of: kind) ?? 0) }
    return rows.categories(codes.map { places[Int($0)] }, levels: levels.map { $0.text })
  }

  private func contact() -> [(String, Column)] {
    let rows = rows
    let eligibility = contacts.eligibility
    let arms = customers.values.indices.map { row -> Int32 in
      if plan.allocation.choices[row] >= 0 { return 0 }
      return eligibility.isHeldOut[row] ? 1 : 2
    }
    let barriers = eligibility.barriers.map { Int32($0) - 1 }
    return [
      ("arm", rows.categories(arms, levels: ["treat", "holdout", "none"])),
      (
        "not_contactable",
        rows.categories(barriers, levels: Barrier.allCases.map { $0.code })
      ),
    ] + contacts.consents.map { ("consent_\($0.column)", rows.flags($0.isGiven)) } + statuses()
  }

  /// Consent by channel, of those who left as well, for the tools that ask for who opted out.
  private func statuses() -> [(String, Column)] {
    contacts.statuses.map { channel, statuses in
      let levels = ConsentStatus.allCases.map { $0.code }
      return (
        "status_\(channel.rawValue)", .categories(CategoryColumn(codes: .narrow(statuses), levels: levels))
      )
    }
  }

  /// The stratum of each, and what those held out would have been offered.
  private func withheld() -> [(String, Column)] {
    let held = contacts.eligibility.withheld
    let prospects = plan.prospects.restricted(
      to: held.map { Int($0.row) }, allowed: held.map { $0.actions & plan.targeted[Int($0.row)] })
    let choices = WithheldChoices(
      plan.interventions, prospects, objective: plan.objective, marginal: plan.allocation.marginal)
    var withheld = [Int32](repeating: -1, count: customers.count)
    for (customer, action) in zip(held, choices.actions) { withheld[Int(customer.row)] = Int32(action) }
    let columns = [("withheld_action", rows.categories(withheld, levels: actions.map { $0.name }))]
    guard let strata = contacts.strata else { return columns }
    return columns + [("stratum", rows.categories(strata.codes, levels: strata.names))]
  }

  /// Texts by action, each level once: several actions may share a channel.
  private func named(
    _ name: String, _ choices: [Int32], _ texts: [String], _ rows: DatasetRows
  ) -> (String, Column) {
    var levels: [String] = []
    let codes = texts.map { text -> Int32 in
      if text.isEmpty { return -1 }
      if let index = levels.firstIndex(of: text) { return Int32(index) }
      levels.append(text)
      return Int32(levels.count - 1)
    }
    return (name, rows.categories(choices.map { $0 < 0 ? -1 : codes[Int($0)] }, levels: levels))
  }

  /// "5% off for 6 months", or what the file calls it; empty where nothing is offered.
  private func offerText(_ action: RetentionAction) -> String {
    guard let offer = action.terms.offer else { return "" }
    let wording = context.wording
    if let label = offer.label { return label.text(wording.language) }
    let isMonths = customers.stillHere.roles.unit == .month
    let periods = Argument.number(offer.months, offer.months.rounded() == offer.months ? .num0 : .num1)
    if let percent = offer.percent {
      return wording(
        isMonths ? .offerPercentMonths : .offerPercent,
        ["percent": .number(percent, percent.rounded() == percent ? .num0 : .num1), "n": periods])
    }
    let amount = offer.amount ?? 0
    return wording(
      offer.months == 1 ? .offerAmountOnce : isMonths ? .offerAmountMonths : .offerAmount,
      ["amount": .number(amount, amount.rounded() == amount ? .money0 : .money2), "n": periods])
  }
}
