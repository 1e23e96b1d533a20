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

  static var parameters: [ParameterDeclaration] { [capacity.declaration, cost.declaration] }
  static var planned: [String] { ["profit", "fbeta"] }

  init?(_ options: inout OptionReader) {
    let capacity = options.read(Self.capacity)
    let cost = options.read(Self.cost)
    switch (capacity, cost) {
    case (let share?, nil): rule = .capacity(share.value)
    case (nil, let cost?): rule = .cost(falsePositive: cost.falsePositive, falseNegative: cost.falseNegative)
    case (nil, nil):
      if !options.problems.hasErrors {
        options.add(.error(.badOption, "a threshold needs 'capacity' or 'cost'", at: options.node.place))
      }
      return nil
    case (.some, .some):
      options.add(
        .error(.badOption, "a threshold has 'capacity' or 'cost', not both", at: options.node.place))
      return nil
    }
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
