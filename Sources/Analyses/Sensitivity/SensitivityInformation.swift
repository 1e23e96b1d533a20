import Diagnostics
import Findings
import Models
import Statistics
import Threads

/// What it would be worth to know inputs before choosing, and to run an experiment first.
struct SensitivityInformation {
  /// One trial of an action against leaving customers alone.
  struct Trial {
    let action: Int
    let perArm: Int
    /// Of the effect that it would measure.
    let standardError: Double
    /// At most: of knowing the effect.
    let perfect: Double
    /// For all campaigns that use it.
    let gain: Double
    let cost: Double
    var net: Double { gain - cost }
  }

  /// Of knowing each input, in the order of the inputs.
  let knowing: [Double]
  let trials: [Trial]
  /// The trial that gains most beyond its cost; `nil` where none does.
  var recommended: Trial? { trials.max { $0.net < $1.net }.flatMap { $0.net > 0 ? $0 : nil } }

  init(
    _ option: TrialOption, _ requests: [TrialRequest], _ plan: PlanHandover, _ reckoner: PlanReckoner,
    _ draws: SensitivityDraws
  ) {
    let inputs = reckoner.inputs.varied
    let worths = Parallel.map(inputs.count) { reckoner.worth(of: inputs[$0], today: draws.today) }
    let knowing = worths.map { Swift.max(0, $0.gain(explaining: 1)) }
    self.knowing = knowing
    trials = requests.map { request in
      let (effect, input) = (plan.actions[request.action].effect, inputs[request.input])
      let precision = TrialPrecision(
        risk: request.open.risk, effect: input.uncertain.mean, isRelative: effect.kind == .relative)
      let (deviation, perArm) = (input.uncertain.standardDeviation, Double(request.perArm))
      let share = precision.explained(priorVariance: deviation * deviation, perArm: perArm)
      let campaigns = Double(option.campaigns)
      return Trial(
        action: request.action, perArm: request.perArm,
        standardError: precision.variance(perArm: perArm).squareRoot(),
        perfect: knowing[request.input] * campaigns,
        gain: Swift.max(0, worths[request.input].gain(explaining: share)) * campaigns,
        cost: option.fixedCost + perArm * request.open.cost)
    }
  }
}

/// A trial that is asked for and can be run.
struct TrialRequest {
  let action: Int
  /// The action's effect, among the inputs.
  let input: Int
  let perArm: Int
  /// Customers to whom the action is open, with their mean risk and what treating one costs.
  let open: (customers: Double, risk: Double, cost: Double)

  /// Throws where one is asked for that cannot be run; trials that nobody asked for are left out in silence.
  static func all(
    _ option: TrialOption, _ plan: PlanHandover, _ reckoner: PlanReckoner
  ) throws(AnalysisError) -> [TrialRequest] {
    var requests: [TrialRequest] = []
    for action in try actions(option, plan, reckoner) {
      let name = plan.actions[action].name
      guard let input = reckoner.inputs.varied.firstIndex(where: { $0.name == .effect(name) }) else {
        continue
      }
      let open = reckoner.model.open(to: action)
      let most = Int(open.customers) / 2
      let perArm = option.perArm ?? Swift.min(1000, most)
      if perArm > most {
        throw AnalysisError(
          .unanswerable,
          "a trial of '\(name)' with \(perArm) customers an arm is larger than the \(Int(open.customers)) "
            + "customers to whom it is open",
          option: "trial", hint: "ask for at most \(most) an arm")
      }
      guard perArm >= leastPerArm else { continue }
      requests.append(TrialRequest(action: action, input: input, perArm: perArm, open: open))
    }
    return requests
  }

  private static let leastPerArm = 10

  /// Those named, which must be uncertain; else every action with an uncertain effect.
  private static func actions(
    _ option: TrialOption, _ plan: PlanHandover, _ reckoner: PlanReckoner
  ) throws(AnalysisError) -> [Int] {
    guard let named = option.actions else { return Array(plan.actions.indices) }
    var (problems, actions) = (Problems(), [Int]())
    for name in named {
      guard let index = plan.actions.firstIndex(where: { $0.name == name.value }) else {
        let names = plan.actions.map { $0.name }
        problems.add(
          .error(
            .badOption, "'\(name.value)' is no action of the plan", at: name.place,
            hint: didYouMean(name.value, among: names) ?? "they are \(names.joined(separator: ", "))"))
        continue
      }
      guard reckoner.inputs.varied.contains(where: { $0.name == .effect(name.value) }) else {
        problems.add(
          .error(
            .badOption, "the effect of '\(name.value)' has no range, so a trial could teach nothing",
            at: name.place, hint: "give its low and high in the actions file or under 'inputs'"))
        continue
      }
      if !actions.contains(index) { actions.append(index) }
    }
    if problems.hasErrors { throw AnalysisError(problems) }
    return actions
  }
}

extension PlanReckoner {
  /// Shares at which an input's places lie, closer in the middle.
  private static let shares = [0.001, 0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92, 0.98, 0.999]

  /// What knowing an input would add, the others at their means: since they are drawn apart and the net value is
  /// straight in them, that is the mean over the others too.
  func worth(of input: SensitivityInput, today: PlanMix) -> InformationWorth {
    let means = means
    let mean = input.uncertain.mean
    var places = Self.shares.map { input.uncertain.quantile($0) } + [mean]
    places = Array(Set(places)).sorted()
    let settings = places.map { setting([(input, $0)], from: means) }
    let bests = settings.map { model.best(at: $0) }
    let now = nets(of: today, input, places, settings)
    if input.name.bearsOnCost {
      // Elsewhere a plan may spend more than the budget, so each counts only where it was made.
      let here = zip(bests, settings).map { net(of: $0, $1) }
      return InformationWorth(
        of: input.uncertain, places: places, worths: [now, zip(here, now).map { Swift.max($0, $1) }], today: 0
      )
    }
    let others = bests.map { nets(of: $0, input, places, settings) }
    return InformationWorth(of: input.uncertain, places: places, worths: [now] + others, today: 0)
  }

  /// A plan's net value at each place; two are enough where it is straight.
  private func nets(
    of mix: PlanMix, _ input: SensitivityInput, _ places: [Double], _ settings: [PlanSetting]
  ) -> [Double] {
    guard !input.name.isBent, model.isStraight, let first = places.first, let last = places.last, last > first
    else { return settings.map { net(of: mix, $0) } }
    let ends = (net(of: mix, settings[0]), net(of: mix, settings[settings.count - 1]))
    return places.map { ends.0 + ($0 - first) / (last - first) * (ends.1 - ends.0) }
  }
}
