import Diagnostics
import Loading
import Populations
import Specs

/// `experiment:` of a data set: who was drawn to be treated how, and what came of it.
struct ExperimentSpec: OptionMap {
  let roles: ExperimentRoles

  private static let arm = Parameter<ArmSpec>(
    "arm", help: "column of the arm that each customer was drawn into", isRequired: true)
  private static let campaign = Parameter<Located<String>>(
    "campaign", help: "column of the experiment's name, where the file holds several")
  private static let assigned = Parameter<Located<String>>(
    "assigned_on", help: "column of the day of the draw")
  private static let left = Parameter<Located<String>>(
    "left_on", help: "column of the day a customer left, for outcomes within a window of days")
  private static let stages = ExperimentColumns.Stage.allCases.map { stage in
    Parameter<ChurnedSpec>(stage.rawValue, help: "who was \(stage.rawValue): a column and the value it is")
  }
  private static let cost = Parameter<Located<String>>(
    "cost", help: "column of the money spent on the customer")
  private static let revenue = Parameter<Located<String>>(
    "revenue", help: "column of the money that came in while the outcome was awaited")

  static let parameters =
    [arm.declaration, campaign.declaration, assigned.declaration, left.declaration]
    + stages.map { $0.declaration } + [cost.declaration, revenue.declaration]

  init?(_ options: inout OptionReader) {
    let arm = options.read(Self.arm)
    let campaign = options.read(Self.campaign)
    let assigned = options.read(Self.assigned)
    let left = options.read(Self.left)
    let stages = zip(ExperimentColumns.Stage.allCases, Self.stages).compactMap { stage, parameter in
      options.read(parameter).map { (stage: stage, column: $0.column, value: $0.value) }
    }
    let cost = options.read(Self.cost)
    let revenue = options.read(Self.revenue)
    guard let arm else { return nil }
    roles = ExperimentRoles(
      arm: arm.column, control: arm.control, shares: arm.shares, campaign: campaign, assigned: assigned,
      left: left, stages: stages, cost: cost, revenue: revenue)
  }
}

/// `arm:` of an experiment.
struct ArmSpec: OptionMap {
  let column: Located<String>
  let control: Located<String>
  let shares: [(arm: Located<String>, share: Double)]

  private static let columnOption = Parameter<Located<String>>(
    "column", help: "column of the arm", isRequired: true)
  private static let controlOption = Parameter<Located<String>>(
    "control", help: "the value of those who were left alone", isRequired: true)
  private static let sharesOption = Parameter<NamedValues<Share>>(
    "shares", help: "the share of customers planned for each arm; equal shares unless given")
  static let parameters = [columnOption.declaration, controlOption.declaration, sharesOption.declaration]

  init?(_ options: inout OptionReader) {
    let column = options.read(Self.columnOption)
    let control = options.read(Self.controlOption)
    shares = (options.read(Self.sharesOption)?.entries ?? []).map { (arm: $0.name, share: $0.value.value) }
    guard let column, let control else { return nil }
    self.column = column
    self.control = control
    if let none = shares.first(where: { $0.share <= 0 }) {
      options.add(
        .error(
          .badOption, "arm '\(none.arm.value)' is planned to get nobody", at: none.arm.place))
    }
  }
}
