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
  case mrr
  case mrrLost = "mrr_lost"
  case arpu
  case grossRevenueRetention = "gross_revenue_retention"
  case netRevenueRetention = "net_revenue_retention"
  case grossRevenueChurn = "gross_revenue_churn"
  case netRevenueChurn = "net_revenue_churn"
  case expectedLifetime = "expected_lifetime"

  var needsModel: Bool {
    switch self {
    case .customersAtRisk, .averageScore, .revenueAtRisk: true
    default: false
    }
  }

  /// Needs what customers paid at both ends of the period.
  var needsRevenueChange: Bool {
    switch self {
    case .grossRevenueRetention, .netRevenueRetention, .grossRevenueChurn, .netRevenueChurn: true
    default: false
    }
  }

  var roles: [Needs.Role] {
    switch self {
    case .churnRate, .customers, .customersAtRisk, .averageScore, .grossRevenueRetention,
      .netRevenueRetention, .grossRevenueChurn, .netRevenueChurn:
      [.churned]
    case .revenueChurn, .revenueAtRisk, .mrr, .mrrLost, .arpu: [.churned, .revenue]
    case .lifetimeValue: [.churned, .revenue, .tenure]
    case .expectedLifetime: [.churned, .tenure]
    }
  }

  /// The direction that is good unless the item says otherwise.
  var usualGood: KPIItem.Good {
    switch self {
    case .customers, .lifetimeValue, .mrr, .arpu, .grossRevenueRetention, .netRevenueRetention,
      .expectedLifetime:
      .up
    case .churnRate, .revenueChurn, .customersAtRisk, .averageScore, .revenueAtRisk, .mrrLost,
      .grossRevenueChurn, .netRevenueChurn:
      .down
    }
  }

  func usualFormat(_ unit: TimeUnit) -> Format {
    switch self {
    case .churnRate, .revenueChurn, .averageScore, .grossRevenueRetention, .netRevenueRetention,
      .grossRevenueChurn, .netRevenueChurn:
      .pct1
    case .customers, .customersAtRisk: .num0
    case .revenueAtRisk, .lifetimeValue, .mrr, .mrrLost: .money0
    case .arpu: .money2
    case .expectedLifetime: unit.format(tenths: true)
    }
  }

  /// Counts as value to come, so a margin matters.
  var isValueToCome: Bool { self == .revenueAtRisk || self == .lifetimeValue }

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
    case .mrr: .kpiMRR
    case .mrrLost: .kpiMRRLost
    case .arpu: .kpiARPU
    case .grossRevenueRetention: .kpiGrossRetention
    case .netRevenueRetention: .kpiNetRetention
    case .grossRevenueChurn: .kpiGrossChurn
    case .netRevenueChurn: .kpiNetChurn
    case .expectedLifetime: .kpiExpectedLifetime
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
    case .mrr: .kpiMRRMeaning
    case .mrrLost: .kpiMRRLostMeaning
    case .arpu: .kpiARPUMeaning
    case .grossRevenueRetention: .kpiGrossRetentionMeaning
    case .netRevenueRetention: .kpiNetRetentionMeaning
    case .grossRevenueChurn: .kpiGrossChurnMeaning
    case .netRevenueChurn: .kpiNetChurnMeaning
    case .expectedLifetime: .kpiExpectedLifetimeMeaning
    }
  }
}

extension Roles.Observation {
  var hasWindow: Bool {
    if case .window = self { true } else { false }
  }
}
