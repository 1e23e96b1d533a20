import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// Puts a plan into words, tables and a figure.
struct PlanReport {
  let numbers: PlanValues
  let context: AnalysisContext
  private let policies: PlanPolicies
  private let harm: PlanHarm
  private let groups: PlanGroupTable?
  private let calibration: PlanCalibration
  /// `nil` when it is not asked for.
  private let uncertainty: PlanUncertainty?

  init(
    cell: ROI, actions: [PlannedAction], customers: PlanCustomers, contacts: PlanContacts,
    harm: PlanHarm, groups: PlanGroupTable?, plan: Plan, calibration: PlanCalibration,
    context: AnalysisContext
  ) {
    numbers = PlanValues(cell: cell, actions: actions, customers: customers, contacts: contacts, plan: plan)
    self.context = context
    self.harm = harm
    self.groups = groups
    self.calibration = calibration
    policies = PlanPolicies(cell.policies, plan)
    uncertainty = cell.uncertainty.map { options in
      PlanUncertainty(
        plan, actions, scores: options.scores == .calibration ? calibration.level : nil, draws: options.draws,
        seed: context.seed)
    }
  }

  private var wording: Wording { context.wording }

  func finding(rowsIn: Int, unit: TimeUnit) -> Finding {
    let horizon = unit.words(numbers.cell.terms.horizon, wording)
    let tables = PlanTables(numbers: numbers, wording: wording, horizon: horizon)
    var exhibits: [Exhibit] = []
    if let curve = PlanCurve(numbers: numbers, wording: wording).exhibit() { exhibits.append(curve) }
    exhibits += [tables.actions(), tables.comparison(), tables.effects()]
    if numbers.total.customers > 0 { exhibits.append(tables.components()) }
    if let groups, numbers.total.customers > 0 { exhibits.append(groups.exhibit(numbers, wording)) }
    if let limits = PlanLimitTable(numbers: numbers, wording: wording).exhibit() { exhibits.append(limits) }
    if let sweep = PlanSweepTable(numbers: numbers, wording: wording).exhibit() { exhibits.append(sweep) }
    let confidence = Confidence(context.level)
    exhibits += policies.exhibits(numbers, wording)
    if let table = judged.exhibit() { exhibits.append(table) }
    var values = numbers.all(absentBudget: wording(.planNoLimit), confidence: confidence)
    values += policies.values(numbers) + judged.values()
    values += (groups?.values ?? []) + calibration.values(confidence)
    if let uncertainty {
      exhibits.append(uncertainty.exhibit(numbers, confidence, wording))
      values += uncertainty.values(numbers.actions, confidence, n: numbers.total.customers)
    }
    return Finding(
      values: values,
      exhibits: exhibits, remarks: [remark()],
      caveats: caveats(), ledger: ledger(rowsIn))
  }

  /// What the experiment behind the measured effects says of rules of whom to treat.
  private var judged: JudgedPolicyTable {
    let policies = numbers.cell.experiment.flatMap { context.findings[$0.value]?.judged } ?? []
    let file = numbers.actions.map { $0.action }
    return JudgedPolicyTable(
      policies: policies,
      names: ActionNames(file, numbers.customers.stillHere.roles, wording.language), wording: wording)
  }

  private func remark() -> String {
    let total = numbers.total
    if total.customers == 0 { return wording(.planEmptyRemark) }
    return wording(
      .planRemark,
      [
        "n": .count(total.customers),
        "cost": .number(total.values[1].cost.units, .money(about: total.values[1].cost.units)),
        "saved": .number(total.saved[1], .num0), "low": .number(total.saved[0], .num0),
        "high": .number(total.saved[2], .num0),
        "net": .number(total.values[1].net.units, .money(about: total.values[1].net.units)),
        "as": .phrase(numbers.provenance.asWords),
      ])
  }

  private func caveats() -> [Caveat] {
    let total = numbers.total
    var caveats = provenance()
    caveats.append(Caveat(code: "optimistic_plan", text: wording(.planOptimistCaveat)))
    caveats += harm.caveats(numbers, wording)
    caveats += window()
    let model = numbers.cell.model.value
    if let caveat = calibration.caveat(model, Confidence(context.level), wording) { caveats.append(caveat) }
    if !policies.outcomes.isEmpty, numbers.provenance != .measured {
      caveats.append(Caveat(code: "optimum_by_construction", text: wording(.policyConstruction)))
    }
    if let net = uncertainty?.net, total.customers > 0,
      net.quantile((1 - context.level) / 2) < 0
    {
      caveats.append(
        Caveat(
          code: "may_lose_money",
          text: wording(.uncertaintyMayLose, ["share": .number(net.below(0).share, .pct1)])))
    }
    if total.values[0].net < .zero {
      caveats.append(
        Caveat(
          code: "may_lose",
          text: wording(.planMayLose, ["net": .number(total.values[0].net.units, .moneySigned0)])))
    }
    caveats.append(
      numbers.heldOut > 0
        ? Caveat(code: "holdout", text: wording(.planHoldoutCaveat, ["n": .count(numbers.heldOut)]))
        : Caveat(code: "no_holdout", text: wording(.planNoHoldoutCaveat)))
    let sharing = numbers.contacts.eligibility.sharing
    if sharing > 0 {
      caveats.append(
        Caveat(code: "shared_addresses", text: wording(.planSharing, ["n": .count(sharing)])))
    }
    let unasked = numbers.contacts.unasked
    if !unasked.isEmpty {
      let channels = unasked.map { wording($0.phrase) }.joined(separator: ", ")
      let isOpen = numbers.contacts.consents.isEmpty
      caveats.append(
        Caveat(
          code: isOpen ? "consent_not_declared" : "channel_closed",
          text: wording(isOpen ? .planNoConsent : .planClosedChannels, ["channels": .text(channels)])))
    }
    if let unknown = numbers.contacts.unknownListed, unknown > 0 {
      caveats.append(
        Caveat(code: "unknown_suppressed", text: wording(.planUnknownSuppressed, ["n": .count(unknown)])))
    }
    return caveats
  }

  /// Which window the scores are of, where the data have one.
  private func window() -> [Caveat] {
    guard context.population.roles.observation.hasWindow else { return [] }
    if context.models[numbers.cell.model.value]?.presentScores != nil {
      return [Caveat(code: "next_window", text: wording(.planNextWindow))]
    }
    let customers = numbers.customers
    let scores = customers.probabilities.filter { !$0.isNaN }
    let rate = Proportion(customers.left, of: customers.left + customers.count).share
    return [
      Caveat(
        code: "past_window",
        text: wording(
          .planPastWindow,
          ["mean": .number(Summation.mean(scores), .pct1), "rate": .number(rate, .pct1)]))
    ]
  }

  /// Which effects are assumed, which measured, and which of these may be none.
  private func provenance() -> [Caveat] {
    let measured = numbers.actions.filter { $0.measured != nil }
    let assumed = numbers.actions.filter { $0.measured == nil }
    func names(_ actions: [PlannedAction]) -> Argument {
      .text(actions.map { $0.label(wording) }.joined(separator: ", "))
    }
    var caveats: [Caveat] = []
    switch numbers.provenance {
    case .assumed: caveats.append(Caveat(code: "effects_assumed", text: wording(.planAssumedCaveat)))
    case .measured: caveats.append(Caveat(code: "effects_measured", text: wording(.planMeasuredCaveat)))
    case .mixed:
      caveats.append(
        Caveat(
          code: "effects_partly_assumed",
          text: wording(.planMixedCaveat, ["measured": names(measured), "assumed": names(assumed)])))
    }
    for action in measured where action.effect.low <= 0 && action.effect.high >= 0 {
      caveats.append(
        Caveat(
          code: "effect_may_be_nothing", text: wording(.planMayBeNothing, ["action": names([action])])))
    }
    let roles = numbers.customers.stillHere.roles
    var named: Set<String> = []
    for column in numbers.actions.flatMap({ $0.action.target.condition?.condition.columns ?? [] })
    where roles.protected.contains(column.value) && named.insert(column.value).inserted {
      caveats.append(
        Caveat(
          code: "eligible_by_protected",
          text: wording(
            .planProtectedCaveat, ["column": .text(midSentence(roles.label(of: column.value)))])))
    }
    return caveats
  }

  /// Everyone in, those who left and those who cannot be treated out, by reason.
  private func ledger(_ rowsIn: Int) -> Ledger {
    let eligibility = numbers.contacts.eligibility
    var entries: [Ledger.Entry] = []
    func leaveOut(_ code: String, _ reason: Phrase, _ rows: Int) {
      if rows > 0 { entries.append(Ledger.Entry(code: code, reason: wording(reason), rows: rows)) }
    }
    leaveOut("left_already", .barrierLeft, numbers.customers.left)
    leaveOut("outcome_unknown", .barrierUnknown, numbers.customers.unknown)
    for barrier in Barrier.allCases {
      leaveOut(barrier.code, barrier.phrase, eligibility.count(barrier))
    }
    leaveOut("held_out", .barrierHoldout, numbers.heldOut)
    return Ledger(rowsIn: rowsIn, excluded: entries)
  }
}

extension Barrier {
  /// As exports name it.
  var code: String {
    switch self {
    case .suppressed: "suppressed"
    case .contactedRecently: "contacted_recently"
    case .contactedOften: "contacted_often"
    case .noConsent: "no_consent"
    case .noAddress: "no_address"
    case .badAddress: "bad_address"
    case .doNotDisturb: "do_not_disturb"
    case .sharedAddress: "shared_address"
    case .notScored: "not_scored"
    }
  }

  var phrase: Phrase {
    switch self {
    case .suppressed: .barrierSuppressed
    case .contactedRecently: .barrierRecent
    case .contactedOften: .barrierOften
    case .noConsent: .barrierConsent
    case .noAddress: .barrierAddress
    case .badAddress: .barrierBadAddress
    case .doNotDisturb: .barrierHarm
    case .sharedAddress: .barrierShared
    case .notScored: .barrierScore
    }
  }
}

extension Channel {
  var phrase: Phrase {
    switch self {
    case .email: .channelEmail
    case .sms: .channelSMS
    case .call: .channelCall
    case .none: .channelNone
    }
  }
}
