import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics

/// The inputs that are varied, with the ranges of the file, of the spec, or a fifth either way.
struct SensitivityInputs {
  /// In the order of the actions, then costs, then values.
  let varied: [SensitivityInput]
  let x: SensitivityInput
  let y: SensitivityInput
  private let plan: PlanHandover

  /// How far an input goes either way where nobody says: a fifth.
  static let usual = 0.2
  static let usualJoint = 0.75

  init(
    _ cell: Sensitivity, _ plan: PlanHandover, _ unit: TimeUnit, _ context: AnalysisContext
  ) throws(AnalysisError) {
    self.plan = plan
    let maker = InputMaker(plan: plan, unit: unit, level: context.level, wording: context.wording)
    var problems = Problems()
    maker.checkActions(cell.inputs.map { $0.name } + [cell.grid.x, cell.grid.y].compactMap { $0 }, &problems)
    let given = Dictionary(
      cell.inputs.compactMap { entry in InputName(entry.name.value).map { ($0, entry) } },
      uniquingKeysWith: { first, _ in first })
    func made(_ name: InputName) -> SensitivityInput? {
      switch given[name]?.value {
      case .fixed: return nil
      case .range(let spread):
        return problems.collect { () throws(Problems) in try maker.input(name, spread) }
      case nil: return maker.input(name)
      }
    }
    let names = maker.names
    for (name, entry) in given where !names.contains(name) && !name.isJoint {
      if maker.isKnown(name) {
        problems.add(
          .error(
            .badOption, "the plan does not depend on '\(entry.name.value)'", at: entry.name.place,
            hint: "leave it out"))
      }
    }
    varied = names.compactMap(made).filter { $0.low < $0.high }
    let joint: InputName = plan.actions.contains { $0.action.terms.offer != nil } ? .acceptances : .margin
    func axis(_ written: Located<String>?, _ usual: InputName) -> SensitivityInput? {
      let name = written.flatMap { InputName($0.value) } ?? usual
      guard let input = made(name) ?? maker.input(name), input.low < input.high else {
        if let written, maker.isKnown(name) {
          problems.add(
            .error(
              .badOption, "'\(written.value)' has no range to go along", at: written.place,
              hint: "give its low and high under 'inputs'"))
        }
        return nil
      }
      return input
    }
    let usual: (x: InputName, y: InputName) =
      cell.grid.x?.value == joint.text
      ? (.effects, .effects)
      : cell.grid.y?.value == "effects" ? (joint, joint) : (.effects, joint)
    let (x, y) = (axis(cell.grid.x, usual.x), axis(cell.grid.y, usual.y))
    if problems.hasErrors { throw AnalysisError(problems) }
    guard !varied.isEmpty, let x, let y else {
      throw AnalysisError(
        .unanswerable, "every input is fixed, so there is nothing to vary", option: "inputs")
    }
    (self.x, self.y) = (x, y)
  }

  /// Puts an input's value into a setting.
  func set(_ input: SensitivityInput, _ value: Double, in setting: inout PlanSetting) {
    switch input.name {
    case .effect(let name):
      if let index = plan.actions.firstIndex(where: { $0.name == name }) {
        setting.effects[index] = plan.actions[index].effects(at: value, count: setting.effects[index].count)
      }
    case .acceptance(let name):
      if let index = plan.actions.firstIndex(where: { $0.name == name }) {
        setting.acceptances[index] = value
      }
    case .contactCost: setting.contact = value
    case .offer: setting.offer = value
    case .costs: (setting.contact, setting.offer) = (value, value)
    case .margin: setting.value = value / plan.terms.margin
    case .horizon: setting.terms[0] = position(value, input)
    case .discount: setting.terms[1] = position(value, input)
    case .risk: setting.risk = value
    case .effects: setting.effects = setting.effects.map { $0.map { Swift.min(1, $0 * value) } }
    case .acceptances: setting.acceptances = setting.acceptances.map { Swift.min(1, $0 * value) }
    }
  }

  /// Where a value lies between the plan's own and an end: −1 at the low one, 1 at the high one.
  private func position(_ value: Double, _ input: SensitivityInput) -> Double {
    let end = value < input.planned ? input.low : input.high
    return end == input.planned ? 0 : (value - input.planned) / abs(end - input.planned)
  }

  func input(_ name: InputName) -> SensitivityInput? {
    varied.first { $0.name == name } ?? [x, y].first { $0.name == name }
  }
}

extension PlannedAction {
  /// By group, where the effect on all is of a size: groups with an effect of their own lie as far in their range.
  fileprivate func effects(at value: Double, count: Int) -> [Double] {
    (0..<count).map { group in
      guard let own = group < effectsByGroup.count ? effectsByGroup[group] : nil else { return value }
      let (end, ownEnd) =
        value < effect.base ? (effect.low, own.low) : (effect.high, own.high)
      let share = end == effect.base ? 0 : (value - effect.base) / (end - effect.base)
      return own.base + share * (ownEnd - own.base)
    }
  }
}
