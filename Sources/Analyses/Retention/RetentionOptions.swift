public import Diagnostics
public import Specs
import Statistics

/// What is kept.
public enum RetentionMetric: String, OptionChoice {
  case activeShare = "active_share"
  case unbounded
  case revenue

  var metric: RetentionTable.Metric {
    switch self {
    case .activeShare: .activeShare
    case .unbounded: .unbounded
    case .revenue: .revenue
    }
  }
}

/// What makes customers one cohort.
public enum CohortStart: String, OptionChoice {
  case firstOrder = "first_order"
  case signUp = "sign_up"

  public static func read(_ node: Node) throws(Problems) -> CohortStart {
    guard let text = node.scalar else { throw node.mismatch(typeName) }
    if let choice = CohortStart(rawValue: text) { return choice }
    if text == "attribute" {
      throw Problems(
        .error(
          .badOption, "a cohort begins in a period, and an attribute is none", at: node.place,
          hint: "name the column under `by:` to follow its levels side by side"))
    }
    throw node.mismatch(typeName, hint: didYouMean(text, among: allCases.map { $0.rawValue }))
  }
}
