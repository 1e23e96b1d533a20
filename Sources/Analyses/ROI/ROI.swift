public import Diagnostics
public import Findings
import Models
public import Populations
public import Specs
import Statistics
import Threads

/// The best action for each customer still here, within a budget and under stated assumptions.
public struct ROI: Analysis {
  public static let kind = "roi"
  public static let summary =
    "The best action per customer within a budget, with what is assumed and what would do"

  static let model = Parameter<Located<String>>(
    "model", help: "the churn model whose scores are weighed", isRequired: true)
  static let personas = Parameter<Located<String>>(
    "personas", help: "a personas cell, to name each customer's persona in the lists")
  static let actions = Parameter<Located<String>>(
    "actions",
    help: "a YAML file of the actions that can be taken; without it two discounts, a call and a contract")
  static let experiment = Parameter<Located<String>>(
    "experiment", help: "the campaign cell whose measured effects actions of the file take up")
  static let budget = Parameter<Double>(
    "budget", help: "the most that contacts and offers may cost; without it there is no limit",
    fault: { $0 > 0 ? nil : $0 == 0 ? "of 0 leaves nothing to plan with" : "must be above 0" })
  static let objective = Parameter<ObjectiveChoice>(
    "objective", help: "what the plan makes as large as it can", standard: .netValue)
  static let solver = Parameter<SolverChoice>(
    "solver",
    help: "lagrangian comes within its printed gap; exact goes on until none is left, for small data",
    standard: .lagrangian)
  static let capacity = Parameter<NamedValues<Int>>(
    "capacity", help: "by channel, the most customers who can be reached that way")
  static let quotas = Parameter<[PlanQuota]>(
    "quotas", help: "least or greatest numbers or shares of a group among those treated", standard: [])
  static let policies = Parameter<[PolicyChoice]>(
    "policies", help: "rules of thumb that the plan is compared with at the same budget", standard: [])
  static let uncertainty = Parameter<UncertaintyOptions>(
    "uncertainty", help: "draws of effects, acceptances and scores, for an interval and the chance of a loss")
  static let value = Parameter<ValueTerms>(
    "value", help: "horizon, margin and discount at which customers are valued", standard: .standard)
  static let uncalibrated = Parameter<UncalibratedChoice>(
    "uncalibrated",
    help:
      "where the interval of the scores' calibration slope excludes 1: warn says so, refuse stops the report",
    standard: .warn)
  static let contact = Parameter<ContactRules>(
    "contact", help: "who may be contacted, and the share held out")
  static let bands = Parameter<[Double]>(
    "bands", help: "the scores from which risk is medium and high", standard: [0.3, 0.6],
    fault: {
      $0.count == 2 && $0[0] > 0 && $0[0] < $0[1] && $0[1] < 1
        ? nil : "are two rising shares between 0 and 1"
    })

  public static let parameters = [
    model.declaration, personas.declaration, actions.declaration, experiment.declaration,
    budget.declaration, objective.declaration, solver.declaration, capacity.declaration, quotas.declaration,
    policies.declaration, uncertainty.declaration,
    value.declaration, uncalibrated.declaration, contact.declaration, bands.declaration,
  ]
  public static let valueNames =
    PlanValues.declarations + PlanUncertainty.declarations + [
      ValueDeclaration(
        "calibration_slope", "of the scores: 1 where they are neither too far apart nor too close together"),
      ValueDeclaration("group_customers", "customers of a persona or group that the plan treats", .grouped),
      ValueDeclaration("group_cost", "what it spends on them", .grouped),
      ValueDeclaration("group_net", "net value expected of them", .grouped),
      ValueDeclaration("policy_net", "net value of a policy at the same budget", .grouped),
      ValueDeclaration("policy_saved", "customers kept by a policy at the same budget", .grouped),
      ValueDeclaration("policy_cost", "what a policy spends of the budget", .grouped),
      ValueDeclaration(
        "judged_kept",
        "customers kept for each 1,000 by a rule of whom to treat, as the experiment judges it",
        .grouped),
      ValueDeclaration("judged_cost", "money that the rule spends on each 1,000", .grouped),
    ]

  let model: Located<String>
  let personas: Located<String>?
  /// `nil` for the standard actions.
  let actions: Located<String>?
  let experiment: Located<String>?
  let budget: Double?
  let objective: Objective
  let effort: SearchEffort
  let capacity: [(channel: Channel, most: Int)]
  let quotas: [PlanQuota]
  let policies: [PolicyChoice]
  let uncertainty: UncertaintyOptions?
  let terms: ValueTerms
  let refusesUncalibrated: Bool
  let contact: ContactRules?
  let bands: [Double]

  public init?(_ options: inout OptionReader) {
    let model = options.read(Self.model)
    personas = options.read(Self.personas)
    actions = options.read(Self.actions)
    experiment = options.read(Self.experiment)
    budget = options.read(Self.budget)
    let objective = options.read(Self.objective)
    let solver = options.read(Self.solver)
    capacity = Self.byChannel(options.read(Self.capacity), &options)
    let quotas = options.read(Self.quotas)
    let policies = options.read(Self.policies)
    uncertainty = options.read(Self.uncertainty)
    let terms = options.read(Self.value)
    refusesUncalibrated = options.read(Self.uncalibrated) == .refuse
    contact = options.read(Self.contact)
    let bands = options.read(Self.bands)
    guard let model, let objective, let solver, let quotas, let policies, let terms, let bands else {
      return nil
    }
    self.model = model
    self.objective = objective.objective
    effort = solver == .exact ? .exact : .usual
    self.quotas = quotas
    self.policies = policies
    self.terms = terms
    self.bands = bands
  }

  private static func byChannel(
    _ named: NamedValues<Int>?, _ options: inout OptionReader
  ) -> [(channel: Channel, most: Int)] {
    var capacities: [(channel: Channel, most: Int)] = []
    for entry in named?.entries ?? [] {
      guard let channel = Channel(rawValue: entry.name.value), channel != .none else {
        options.add(
          .error(
            .unknownOption, "'\(entry.name.value)' is not a channel that has a capacity",
            at: entry.name.place, hint: "channels are email, sms and call"))
        continue
      }
      if entry.value < 0 {
        options.add(.error(.badOption, "a capacity is not below 0", at: entry.name.place))
      } else {
        capacities.append((channel, entry.value))
      }
    }
    return capacities
  }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.churned, .tenure, .revenue]
    needs.model = model
    needs.cells =
      (personas.map { [($0, Personas.kind)] } ?? []) + (experiment.map { [($0, "campaign")] } ?? [])
    needs.files = actions.map { [$0] } ?? []
    needs.columns = quotas.map { ($0.column, [.category]) }
    contact?.add(to: &needs)
    needs.isRandom = true
    return needs
  }

  public func problems(in files: [String: [UInt8]]) -> Problems {
    var problems = Problems()
    guard let file = problems.collect({ () throws(Problems) in try file(in: files) }), let file else {
      return problems
    }
    for action in file.actions {
      if case .experiment(let source) = action.source,
        source.experiment.value != experiment?.value
      {
        problems.add(
          .error(
            .unmeasuredArm,
            "the effect comes from experiment '\(source.experiment.value)', which the cell does not name",
            at: source.experiment.place,
            hint: "add `experiment: \(source.experiment.value)` to the roi cell on line \(model.place.line)"))
      }
      if personas == nil, let named = action.target.namedPersonas.first {
        problems.add(
          .error(
            .missingOption, "persona '\(named.value)' is named, and the roi cell names no personas cell",
            at: named.place, hint: "add `personas:` to the cell"))
      }
    }
    return problems
  }

  public func columns(in files: [String: [UInt8]]) -> [(name: Located<String>, kinds: [Needs.ColumnNeed])] {
    // What is wrong in the file itself is said by `problems`.
    guard let file = try? file(in: files) else { return [] }
    return file.columns.map { ($0, []) }
  }

  /// The actions, those of the file or the standard ones; `nil` where the file was not read.
  private func file(in files: [String: [UInt8]]) throws(Problems) -> ActionFile? {
    guard let actions else { return try ActionFile.standard() }
    guard let bytes = files[actions.value] else { return nil }
    return try ActionFile(path: actions.value, bytes: bytes)
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    guard let model = context.models[model.value] else {
      throw AnalysisError(.missingModel, "model '\(self.model.value)' was not trained", option: "model")
    }
    let list = try actionList(context)
    let customers = try PlanCustomers(population, score: population.actingScore(of: model.name), terms: terms)
    let here = customers.stillHere
    let audience = try PlanAudience(list, personas: personas, here)
    let trial = experiment.flatMap { context.findings[$0.value] }
    let groups = try PlanGroups(
      list, audience,
      MeasuredGroups(effects(trial, on: list), personas: personas?.value, audience, here))
    let actions = try PlannedAction.all(list, groups, trial?.effects ?? [])
    let harm = try PlanHarm(actions, groups.measured, trial?.spared ?? [], here)
    let contacts = try PlanContacts(
      contact ?? ContactRules(), here, isScored: customers.isScored, channels: list.map { $0.channel },
      ranks: customers.atRisk, harm: harm.rules(meant: audience.allowed), context)
    let limits = try PlanLimits(self, list, here, context)
    let (eligibility, window) = (contacts.eligibility, "#score.\(model.name)")
    let (chosen, level) = Parallel.both {
      Result { () throws(AnalysisError) in
        try Plan(customers, actions, eligibility, audience, groups, limits, cell: self, context)
      }
    } _: {
      Result { () throws(AnalysisError) in try PlanCalibration(population, score: window) }
    }
    let (plan, scores) = (try chosen.get(), try level.get())
    if refusesUncalibrated, let refusal = scores.refusal(self.model, Confidence(context.level)) {
      throw refusal
    }
    let report = PlanReport(
      cell: self, actions: actions, customers: customers, contacts: contacts, harm: harm,
      groups: PlanGroupTable(audience, groups.measured, plan, here, context), plan: plan, calibration: scores,
      context: context)
    var finding = report.finding(rowsIn: population.count, unit: population.roles.unit)
    finding.assignments = try PlanAssignments(
      cell: self, actions: actions, customers: customers, contacts: contacts, plan: plan, model: model,
      context: context
    ).columns()
    finding.handover = PlanHandover(
      cell: self, actions, plan, calibration: scores.level, campaign: contact?.campaign ?? context.campaign)
    return finding
  }

  /// What an experiment measured of the arms that actions take up.
  private func effects(_ trial: Finding?, on list: [RetentionAction]) -> [MeasuredEffect] {
    (trial?.effects ?? []).filter { effect in
      list.contains { action in
        if case .experiment(let source) = action.source { return source.isOf(effect.arm) }
        return false
      }
    }
  }

  private func actionList(_ context: AnalysisContext) throws(AnalysisError) -> [RetentionAction] {
    do {
      if let file = try file(in: context.files) { return file.actions }
    } catch { throw AnalysisError(error) }
    throw AnalysisError(.unanswerable, "'\(actions?.value ?? "")' was not read", option: "actions")
  }
}

/// What `objective` says in a spec.
enum ObjectiveChoice: String, OptionChoice {
  case netValue = "net_value"
  case savedCustomers = "saved_customers"
  case revenue

  var objective: Objective {
    switch self {
    case .netValue: .netValue
    case .savedCustomers: .savedCustomers
    case .revenue: .revenue
    }
  }
}

/// How the plan is found.
enum SolverChoice: String, OptionChoice { case lagrangian, exact }
