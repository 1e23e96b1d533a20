import Formats
import Populations
public import Specs

/// A headline number.
public enum KPIMetric: String, OptionChoice, Hashable {
  case churnRate = "churn_rate"
  case revenueChurn = "revenue_churn"
  case customers
  case customersAtRisk = "customers_at_risk"
  case averageScore = "average_score"
  case revenueAtRisk = "revenue_at_risk"
  case lifetimeValue = "lifetime_value"

  var needsModel: Bool {
    switch self {
    case .customersAtRisk, .averageScore, .revenueAtRisk: true
    case .churnRate, .revenueChurn, .customers, .lifetimeValue: false
    }
  }

  var roles: [Needs.Role] {
    switch self {
    case .churnRate, .customers, .customersAtRisk, .averageScore: [.churned]
    case .revenueChurn, .revenueAtRisk: [.churned, .revenue]
    case .lifetimeValue: [.churned, .revenue, .tenure]
    }
  }

  /// The direction that is good unless the item says otherwise.
  var usualGood: KPIItem.Good { self == .customers || self == .lifetimeValue ? .up : .down }

  var usualFormat: Format {
    switch self {
    case .churnRate, .revenueChurn, .averageScore: .pct1
    case .customers, .customersAtRisk: .num0
    case .revenueAtRisk, .lifetimeValue: .money0
    }
  }

  /// A snapshot's rate is called what it is: nobody knows over what time its leavers left.
  func label(_ observation: Roles.Observation) -> Phrase {
    switch self {
    case .churnRate: observation.hasWindow ? .kpiChurnRate : .kpiShareLeft
    case .revenueChurn: observation.hasWindow ? .kpiRevenueChurn : .kpiRevenueLeft
    case .customers: observation.hasWindow ? .kpiCustomersAtStart : .kpiCustomers
    case .customersAtRisk: .kpiCustomersAtRisk
    case .averageScore: .kpiAverageScore
    case .revenueAtRisk: .kpiRevenueAtRisk
    case .lifetimeValue: .kpiLifetimeValue
    }
  }

  func meaning(_ observation: Roles.Observation) -> Phrase {
    switch self {
    case .churnRate: observation.hasWindow ? .kpiChurnRateMeaning : .kpiShareLeftMeaning
    case .revenueChurn: .kpiRevenueChurnMeaning
    case .customers: .kpiCustomersMeaning
    case .customersAtRisk: .kpiCustomersAtRiskMeaning
    case .averageScore: .kpiAverageScoreMeaning
    case .revenueAtRisk: .kpiRevenueAtRiskMeaning
    case .lifetimeValue: .kpiLifetimeValueMeaning
    }
  }
}

extension Roles.Observation {
  var hasWindow: Bool {
    if case .window = self { true } else { false }
  }
}
