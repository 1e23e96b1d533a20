import Diagnostics
import Models
import Specs

/// Who is flagged: so many, or those whom it pays to flag.
struct ThresholdOption: OptionMap {
  let rule: ThresholdRule

  private static let capacity = Parameter<Share>(
    "capacity", help: "Share of customers that can be contacted; those with the highest scores are flagged",
    fault: { $0.value > 0 && $0.value < 1 ? nil : "must lie between 0 and 1" })
  private static let cost = Parameter<CostOption>(
    "cost", help: "What a false alarm and a customer missed cost; whoever it pays to flag is flagged")

  private static let profit = Parameter<ProfitOption>(
    "profit", help: "What a campaign costs and may bring; whoever it pays to contact is flagged")
  private static let fbeta = Parameter<Double>(
    "fbeta", help: "The F measure is greatest, with recall counting this many times as much as precision",
    fault: { $0 > 0 && $0 <= 10 ? nil : "must be above 0 and at most 10" })

  static var parameters: [ParameterDeclaration] {
    [capacity.declaration, cost.declaration, profit.declaration, fbeta.declaration]
  }

  init?(_ options: inout OptionReader) {
    let capacity = options.read(Self.capacity)
    let cost = options.read(Self.cost)
    let profit = options.read(Self.profit)
    let fbeta = options.read(Self.fbeta)
    let rules: [ThresholdRule?] = [
      capacity.map { .capacity($0.value) },
      cost.map { .cost(falsePositive: $0.falsePositive, falseNegative: $0.falseNegative) },
      profit.map { .profit($0.terms) }, fbeta.map { .fbeta($0) },
    ]
    let given = rules.compactMap { $0 }
    guard let rule = given.first, given.count == 1 else {
      if !options.problems.hasErrors {
        options.add(
          .error(
            .badOption, "a threshold needs one of 'capacity', 'cost', 'profit' and 'fbeta'",
            at: options.node.place))
      }
      return nil
    }
    self.rule = rule
  }
}

/// Costs in any unit; only their ratio counts.
struct CostOption: OptionMap {
  let falsePositive: Double
  let falseNegative: Double

  private static let alarm = Parameter<Double>(
    "false_positive", help: "Cost of flagging a customer who stays", isRequired: true,
    fault: { $0 > 0 ? nil : "must be above 0" })
  private static let miss = Parameter<Double>(
    "false_negative", help: "Cost of not flagging a customer who leaves", isRequired: true,
    fault: { $0 > 0 ? nil : "must be above 0" })

  static var parameters: [ParameterDeclaration] { [alarm.declaration, miss.declaration] }

  init?(_ options: inout OptionReader) {
    let alarm = options.read(Self.alarm)
    let miss = options.read(Self.miss)
    guard let alarm, let miss else { return nil }
    falsePositive = alarm
    falseNegative = miss
  }
}
