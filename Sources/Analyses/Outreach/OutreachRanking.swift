import Specs

/// What decides who is contacted first.
enum OutreachRanking: String, OptionChoice {
  /// The expected value of the action, less its costs.
  case netValue = "net_value"
  /// By how much the action is expected to lower the chance of leaving.
  case uplift
  case risk
  case valueAtRisk = "value_at_risk"

  /// What the plan assigned, before the name of its cell.
  var column: String {
    switch self {
    case .netValue: "expected_value"
    case .uplift: "expected_reduction"
    case .risk: "churn_probability"
    case .valueAtRisk: "revenue_at_risk"
    }
  }
}

/// Where a list ends before the plan does.
enum OutreachCut: Sendable, Hashable {
  case none
  case customers(Int)
  /// Of the customers whom the plan treats, rounded up.
  case share(Double)
  /// Of contacts and offers, in units of currency: the first on the list whose costs stay within it together.
  case budget(Double)
}
