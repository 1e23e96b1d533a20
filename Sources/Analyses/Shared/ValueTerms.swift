public import Populations
public import Specs
import Statistics

/// How money to come is counted: over how long, at what margin, and how much less a later payment is worth.
public struct ValueTerms: OptionMap, Hashable {
  /// Payments counted, the one now included: periods in the unit of the data.
  public let horizon: Int
  /// The share of revenue that is kept.
  public let margin: Double
  /// By which a payment a year later is worth less.
  public let annualDiscount: Double

  public init(horizon: Int, margin: Double, annualDiscount: Double) {
    self.horizon = horizon
    self.margin = margin
    self.annualDiscount = annualDiscount
  }

  /// A year of months, all revenue kept, a tenth a year.
  public static let standard = ValueTerms(horizon: 12, margin: 1, annualDiscount: 0.10)

  private static let horizonParameter = Parameter<Int>(
    "horizon", help: "Payments counted, the one now included, in the data's unit of time", standard: 12,
    fault: { (1...1200).contains($0) ? nil : "must be a whole number from 1 to 1200" })
  private static let marginParameter = Parameter<Double>(
    "margin", help: "Share of revenue that is kept", standard: 1,
    fault: { $0 > 0 && $0 <= 1 ? nil : "must be a share above 0 and at most 1" })
  private static let discountParameter = Parameter<Double>(
    "discount_annual", help: "By which a payment a year later is worth less", standard: 0.10,
    fault: { $0 >= 0 && $0 < 1 ? nil : "must be a share from 0 to below 1" })

  public static var parameters: [ParameterDeclaration] {
    [horizonParameter.declaration, marginParameter.declaration, discountParameter.declaration]
  }

  public init?(_ options: inout OptionReader) {
    let horizon = options.read(Self.horizonParameter)
    let margin = options.read(Self.marginParameter)
    let discount = options.read(Self.discountParameter)
    guard let horizon, let margin, let discount else { return nil }
    self.init(horizon: horizon, margin: margin, annualDiscount: discount)
  }

  /// The discount of one period: (1+d)^(1/periods in a year) − 1.
  public func discount(unit: TimeUnit) -> Double {
    RemainingValue.periodRate(annual: annualDiscount, periodsPerYear: unit.perYear)
  }

  /// What one unit of revenue a period is worth from someone sure to stay, at the margin.
  public func annuity(unit: TimeUnit) -> Double {
    margin * RemainingValue.annuity(horizon: horizon, discount: discount(unit: unit))
  }
}

extension TimeUnit {
  /// Periods in a year, of 365.25 days.
  public var perYear: Double {
    switch self {
    case .day: 365.25
    case .week: 365.25 / 7
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }
}
