public import Diagnostics
import Populations
public import Specs

/// The published plan that a campaign cell follows up: the last one of this report, or of another, or of a period.
public struct PlanChoice: OptionValue {
  /// `nil` for the report itself.
  public let report: Located<String>?
  /// `nil` for the last one before the report's own period.
  public let period: Located<String>?
  public let place: Place

  public static let typeName = "last, or a map of report, period"
  public static var jsonSchema: String { #"{"anyOf":[{"const":"last"},\#(NamedPlan.jsonSchema)]}"# }

  public static func read(_ node: Node) throws(Problems) -> PlanChoice {
    if node.scalar == "last" { return PlanChoice(report: nil, period: nil, place: node.place) }
    guard case .map = node.content else {
      throw node.mismatch(
        typeName,
        hint: node.scalar.flatMap { didYouMean($0, among: ["last"]) } ?? "write last, or { report: ID }")
    }
    let named = try NamedPlan.read(node)
    return PlanChoice(report: named.report, period: named.period, place: node.place)
  }
}

/// The map of `plan`.
struct NamedPlan: OptionMap {
  let report: Located<String>?
  let period: Located<String>?

  private static let reportParameter = Parameter<Located<String>>(
    "report", help: "The id of the report whose plan it is; this one unless given")
  private static let periodParameter = Parameter<Located<String>>(
    "period",
    help: "The period whose plan it is, such as 2026Q2; the last one before this report's unless given"
  )

  static let parameters = [reportParameter.declaration, periodParameter.declaration]

  init?(_ options: inout OptionReader) {
    report = options.read(Self.reportParameter)
    period = options.read(Self.periodParameter)
  }
}

/// Where it is said how far a plan's messages came.
public struct ReachOption: OptionMap {
  /// `nil` for the cell's own data set.
  public let data: Located<String>?
  let stages: [(stage: ExperimentColumns.Stage, outcome: OutcomeOption)]
  /// What was really spent on each customer; `nil` for what the plan meant to spend.
  let cost: Located<String>?

  private static let dataParameter = Parameter<Located<String>>(
    "data", help: "The data set that says it, such as what a mail tool hands out; the cell's own unless given"
  )
  private static let costParameter = Parameter<Located<String>>(
    "cost",
    help:
      "The column of what was spent on each customer, on contact and offer; a blank is nothing; as planned unless given"
  )
  private static func stage(_ stage: ExperimentColumns.Stage, _ help: String) -> Parameter<OutcomeOption> {
    Parameter<OutcomeOption>(stage.rawValue, help: help)
  }
  private static let stageParameters = [
    (ExperimentColumns.Stage.delivered, "The column, and its value, of those who were reached"),
    (.opened, "The column, and its value, of those who opened the message"),
    (.clicked, "The column, and its value, of those who followed a link in it"),
    (.accepted, "The column, and its value, of those who took the offer"),
  ].map { (stage: $0.0, parameter: stage($0.0, $0.1)) }

  public static var parameters: [ParameterDeclaration] {
    [dataParameter.declaration] + stageParameters.map { $0.parameter.declaration } + [
      costParameter.declaration
    ]
  }

  public init?(_ options: inout OptionReader) {
    data = options.read(Self.dataParameter)
    let before = options.problems.diagnostics.count
    stages = Self.stageParameters.compactMap { stage, parameter in
      options.read(parameter).map { (stage: stage, outcome: $0) }
    }
    cost = options.read(Self.costParameter)
    guard options.problems.diagnostics.count == before else { return nil }
    if stages.isEmpty, cost == nil {
      options.add(
        .error(
          .missingOption, "names none of delivered, opened, clicked, accepted and cost",
          at: options.node.place))
      return nil
    }
  }

  var columns: [(name: Located<String>, kinds: [Needs.ColumnNeed])] {
    stages.map { ($0.outcome.column, []) } + (cost.map { [($0, [.numeric])] } ?? [])
  }
}
