import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Statistics

/// Makes inputs of a plan with their ranges.
struct InputMaker {
  let plan: PlanHandover
  let unit: TimeUnit
  let level: Double
  let wording: Wording

  /// Those that a plan depends on, in the order of tables.
  var names: [InputName] {
    let actions = plan.actions
    let hasOffers = actions.contains { $0.action.terms.offer != nil }
    var names: [InputName] = actions.map { .effect($0.name) }
    names += actions.filter { $0.action.terms.offer != nil }.map { .acceptance($0.name) }
    if actions.contains(where: { $0.action.terms.contactCost > 0 }) { names.append(.contactCost) }
    if hasOffers { names.append(.offer) }
    names += [.margin, .horizon, .discount]
    return names + [.risk]
  }

  func isKnown(_ name: InputName) -> Bool {
    switch name {
    case .effect(let action), .acceptance(let action): plan.actions.contains { $0.name == action }
    default: true
    }
  }

  /// Every action that a name is about is one of the plan's.
  func checkActions(_ names: [Located<String>], _ problems: inout Problems) {
    for name in names {
      guard let input = InputName(name.value), !isKnown(input) else { continue }
      let known = plan.actions.flatMap { ["effect_\($0.name)", "acceptance_\($0.name)"] }
      problems.add(
        .error(
          .badOption, "'\(name.value)' is about no action of the plan", at: name.place,
          hint: didYouMean(name.value, among: known)
            ?? "actions are \(plan.actions.map { $0.name }.joined(separator: ", "))"))
    }
  }

  private func action(_ name: String) -> PlannedAction? { plan.actions.first { $0.name == name } }

  /// The value with which the plan was made.
  private func planned(_ name: InputName) -> Double {
    switch name {
    case .effect(let name): action(name)?.effect.base ?? 0
    case .acceptance(let name): action(name)?.action.terms.acceptance ?? 1
    case .margin: plan.terms.margin
    case .horizon: Double(plan.terms.horizon)
    case .discount: plan.terms.annualDiscount
    case .risk: 0
    case .contactCost, .offer, .effects, .acceptances, .costs: 1
    }
  }

  /// With the range that the actions, the scores or the usual fifth give it; `nil` where it has none.
  func input(_ name: InputName) -> SensitivityInput? {
    let base = planned(name)
    switch name {
    case .effect(let actionName):
      guard let action = action(actionName) else { return nil }
      let (effect, measured) = (action.effect, action.measured)
      return input(
        name,
        UncertainInput(
          measured == nil ? .triangular : .normal, low: effect.low, base: effect.base, high: effect.high,
          coverage: measured?.level ?? 0.9),
        measured.map { .measured(cell: $0.cell) } ?? .file)
    case .acceptance(let actionName):
      if let range = action(actionName)?.action.terms.acceptanceRange {
        return input(
          name, UncertainInput(.triangular, low: range.low, base: base, high: range.high), .file)
      }
      return usual(name, base, most: 1)
    case .margin: return usual(name, base, most: 1)
    case .horizon:
      let reach = Swift.max(1, (base * SensitivityInputs.usual).rounded())
      return input(
        name, UncertainInput(.triangular, low: Swift.max(1, base - reach), base: base, high: base + reach),
        .usual)
    case .discount, .contactCost, .offer: return usual(name, base)
    case .risk:
      guard let level = plan.calibration, level.standardError > 0 else { return nil }
      let range = level.interval(Confidence(self.level))
      return input(
        name,
        UncertainInput(
          .normal, low: range.lowerBound, base: level.value, high: range.upperBound, coverage: self.level),
        .calibration)
    case .effects, .acceptances, .costs:
      let reach = SensitivityInputs.usualJoint
      return input(
        name, UncertainInput(.triangular, low: 1 - reach, base: 1, high: 1 + reach), .usual)
    }
  }

  private func usual(_ name: InputName, _ base: Double, most: Double = .infinity) -> SensitivityInput? {
    let reach = SensitivityInputs.usual * base
    return input(
      name, UncertainInput(.triangular, low: base - reach, base: base, high: Swift.min(most, base + reach)),
      .usual)
  }

  /// With the range that the spec gives it.
  func input(_ name: InputName, _ spread: InputSpread) throws(Problems) -> SensitivityInput {
    let planned = planned(name)
    let domain = name.domain
    for end in [spread.low, spread.high] where !domain.holds(end) {
      throw Problems(
        .error(.badOption, "the range of '\(name.text)' is not \(domain.words)", at: spread.place))
    }
    let base = spread.base ?? planned
    guard (spread.low...spread.high).contains(base) else {
      throw Problems(
        .error(
          .badOption, "the plan's own '\(name.text)', \(planned), lies outside of the range",
          at: spread.place, hint: "widen the range, or give its 'base'"))
    }
    guard
      let uncertain = UncertainInput(
        spread.shape.shape, low: spread.low, base: base, high: spread.high, coverage: spread.coverage),
      let input = input(name, uncertain, .spec)
    else {
      throw Problems(
        .error(
          .badOption, "no \(spread.shape.rawValue) distribution has this range", at: spread.place,
          hint: spread.shape == .lognormal
            ? "a lognormal lies above 0" : "a beta lies in 0…1 and is no wider than that allows"))
    }
    return input
  }

  private func input(
    _ name: InputName, _ uncertain: UncertainInput?, _ source: SensitivityInput.Source
  ) -> SensitivityInput? {
    uncertain.map {
      SensitivityInput(
        name: name, label: label(name), planned: planned(name), uncertain: $0, format: format(name),
        source: source)
    }
  }

  private func format(_ name: InputName) -> Format {
    switch name {
    case .effect(let actionName): action(actionName)?.effect.kind == .absolute ? .pp1 : .pct1
    case .acceptance, .discount, .margin: .pct1
    case .horizon: unit.format(tenths: false)
    case .risk: .num2
    case .contactCost, .offer, .effects, .acceptances, .costs: .pct0
    }
  }

  private func label(_ name: InputName) -> String {
    switch name {
    case .effect(let actionName): wording(.inputEffect, ["action": .text(actionLabel(actionName))])
    case .acceptance(let actionName):
      wording(.inputAcceptance, ["action": .text(actionLabel(actionName))])
    case .contactCost: wording(.inputContactCost)
    case .offer: wording(.inputOffer)
    case .margin: wording(.inputMargin)
    case .horizon: wording(.inputHorizon)
    case .discount: wording(.inputDiscount)
    case .risk: wording(.inputRisk)
    case .effects: wording(.inputEffects)
    case .acceptances: wording(.inputAcceptances)
    case .costs: wording(.inputCosts)
    }
  }

  private func actionLabel(_ name: String) -> String { action(name)?.label(wording) ?? name }
}
