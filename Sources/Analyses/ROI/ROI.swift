public import Diagnostics
public import Findings
import Models
public import Populations
public import Specs

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
    "actions", help: "a YAML file of the actions that can be taken", isRequired: true)
  static let budget = Parameter<Double>(
    "budget", help: "the most that contacts and offers may cost; without it there is no limit",
    fault: { $0 > 0 ? nil : $0 == 0 ? "of 0 leaves nothing to plan with" : "is above 0" })
  static let value = Parameter<ValueTerms>(
    "value", help: "horizon, margin and discount at which customers are valued", standard: .standard)
  static let contact = Parameter<ContactRules>(
    "contact", help: "who may be contacted, and the share held out")
  static let bands = Parameter<[Double]>(
    "bands", help: "the scores from which risk is medium and high", standard: [0.3, 0.6],
    fault: {
      $0.count == 2 && $0[0] > 0 && $0[0] < $0[1] && $0[1] < 1
        ? nil : "are two rising shares between 0 and 1"
    })

  public static let parameters = [
    model.declaration, personas.declaration, actions.declaration, budget.declaration, value.declaration,
    contact.declaration, bands.declaration,
  ]
  public static let planned = ["objective", "solver", "uncertainty", "capacity", "policies", "quotas"]
  public static let valueNames = PlanValues.declarations

  let model: Located<String>
  let personas: Located<String>?
  let actions: Located<String>
  let budget: Double?
  let terms: ValueTerms
  let contact: ContactRules?
  let bands: [Double]

  public init?(_ options: inout OptionReader) {
    let model = options.read(Self.model)
    personas = options.read(Self.personas)
    let actions = options.read(Self.actions)
    budget = options.read(Self.budget)
    let terms = options.read(Self.value)
    contact = options.read(Self.contact)
    let bands = options.read(Self.bands)
    guard let model, let actions, let terms, let bands else { return nil }
    self.model = model
    self.actions = actions
    self.terms = terms
    self.bands = bands
  }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.churned, .tenure, .revenue]
    needs.model = model
    needs.cells = personas.map { [($0, Personas.kind)] } ?? []
    needs.files = [actions]
    contact?.add(to: &needs)
    needs.isRandom = true
    return needs
  }

  public func problems(in files: [String: [UInt8]]) -> Problems {
    guard let bytes = files[actions.value] else { return Problems() }
    do {
      _ = try ActionFile(path: actions.value, bytes: bytes)
      return Problems()
    } catch { return error }
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    guard let model = context.models[model.value] else {
      throw AnalysisError(.missingModel, "model '\(self.model.value)' was not trained", option: "model")
    }
    let list = try actionList(context)
    let customers = try PlanCustomers(population, score: "#score.\(model.name)", terms: terms)
    let contacts = try PlanContacts(
      contact ?? ContactRules(), customers.stillHere, isScored: customers.isScored,
      channels: list.map { $0.channel }, ranks: customers.atRisk, context)
    let plan = try Plan(
      customers, list.map { $0.intervention }, contacts.eligibility, budget: budget, seed: context.seed)
    let report = PlanReport(
      cell: self, actions: list, customers: customers, contacts: contacts, plan: plan, context: context)
    var finding = report.finding(rowsIn: population.count, unit: population.roles.unit)
    finding.assignments = try PlanAssignments(
      cell: self, actions: list, customers: customers, contacts: contacts, plan: plan, model: model,
      context: context
    ).columns()
    return finding
  }

  private func actionList(_ context: AnalysisContext) throws(AnalysisError) -> [RetentionAction] {
    guard let bytes = context.files[actions.value] else {
      throw AnalysisError(.unanswerable, "'\(actions.value)' was not read", option: "actions")
    }
    do { return try ActionFile(path: actions.value, bytes: bytes).actions } catch {
      throw AnalysisError(error)
    }
  }
}

/// The chosen actions and what they are expected to do.
struct Plan {
  let allocation: Allocation
  let outcome: PlanOutcome

  init(
    _ customers: PlanCustomers, _ interventions: [Intervention], _ eligibility: Eligibility, budget: Double?,
    seed: UInt64
  ) throws(AnalysisError) {
    let hashes = try answered { () throws(PopulationError) in try customers.stillHere.hashes(seed: seed) }
    let menu = Menu(
      interventions, probabilities: customers.probabilities, values: customers.values,
      revenues: customers.revenues, allowed: eligibility.allowed)
    allocation = Allocation(of: menu, budget: budget.map { Money($0) }, hashes: hashes)
    outcome = PlanOutcome(
      interventions, choices: allocation.choices, allowed: eligibility.allowed,
      probabilities: customers.probabilities, values: customers.values, revenues: customers.revenues)
  }
}
