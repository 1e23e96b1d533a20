#if canImport(Glibc)
  import Glibc
#endif

/// The law that the synthetic customers follow, stated so that tests can ask whether analyses find it.
///
/// The log-odds of leaving in a month of life are `baseline(month)` plus the customer's linear predictor plus, in
/// the campaign's quarter, the effect of what was done. Months of life count from 1. Customers are independent,
/// and so are their months.
enum Truth {
  /// Log-odds of leaving in a late month, for a customer whose linear predictor is 0.
  static let intercept = -5.2
  /// Added in months 1, 2 and 3: early-life risk.
  static let early = [2.3, 1.5, 0.9]
  /// Added for each month after the third, up to month 60: a slow decline.
  static let decline = -0.012
  /// The one true spike: the introductory price ends, and the first full bill arrives.
  static let spikeMonth = 14
  /// Added in the month of the spike.
  static let spike = 1.9

  static func baseline(month: Int) -> Double {
    let start = month <= early.count ? early[month - 1] : 0
    let late = decline * Double(min(max(month - early.count, 0), 60 - early.count))
    return intercept + start + late + (month == spikeMonth ? spike : 0)
  }

  /// One term of the linear predictor.
  struct Term {
    let name: String
    let value: Double
  }

  static let oneYear = Term(name: "contract = One year", value: -2.0)
  static let twoYear = Term(name: "contract = Two year", value: -3.6)
  static let fiber = Term(name: "internet_service = Fiber optic", value: 0.9)
  static let noInternet = Term(name: "internet_service = No", value: -1.0)
  static let noSecurity = Term(name: "online_security = No", value: 0.6)
  static let noSupport = Term(name: "tech_support = No", value: 0.9)
  static let electronicCheck = Term(name: "payment_method = Electronic check", value: 0.7)
  static let partner = Term(name: "partner = Yes", value: -0.5)
  static let dependents = Term(name: "dependents = Yes", value: -0.5)
  static let call = Term(name: "support_calls_90d, each up to 6", value: 0.75)
  static let latePayment = Term(name: "late_payments_90d, each up to 3", value: 1.0)
  static let priceChange = Term(name: "price_change_pct, each point", value: 0.16)
  static let monthlyAndDearer = Term(
    name: "price_change_pct of 5 or more with contract = Month-to-month", value: 0.9)
  static let callsUnsupported = Term(
    name: "support_calls_90d of 3 or more with tech_support = No", value: 0.9)

  static let terms = [
    oneYear, twoYear, fiber, noInternet, noSecurity, noSupport, electronicCheck, partner, dependents, call,
    latePayment, priceChange, monthlyAndDearer, callsUnsupported,
  ]

  /// What a campaign's arm adds to the log-odds of each month of its quarter.
  static func effect(of arm: CampaignArm, on persona: SamplePersona) -> Double {
    switch (arm, persona) {
    case (.holdout, _): 0
    case (.discount, .newcomer): -0.9
    case (.discount, .settled): -0.5
    case (.discount, .light): -0.1
    // Reminded of the contract, some of the loyal leave: effects are not all good.
    case (.discount, .loyal): 0.3
    case (.supportCall, .newcomer): -0.4
    case (.supportCall, .settled): -0.8
    case (.supportCall, .light): 0
    case (.supportCall, .loyal): -0.2
    }
  }

  static func probability(logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
