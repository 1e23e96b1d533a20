import Formats
import Populations
import Specs
import Statistics

/// Over how long money is counted, at what margin, and what later money is worth.
struct CLVTerms: Sendable, Hashable {
  /// In months.
  let horizon: Int
  /// By which money a year later is worth less.
  let annualDiscount: Double
  /// The share of revenue that is kept.
  let margin: Double
  let firstPayment: FirstPayment

  private static let horizonParameter = Parameter<Int>(
    "horizon", help: "Months over which money is counted", standard: 12,
    fault: { (1...600).contains($0) ? nil : "must be a whole number of months from 1 to 600" })
  private static let discountParameter = Parameter<Double>(
    "discount_annual", help: "By which money a year later is worth less", standard: 0.10,
    fault: { $0 >= 0 && $0 < 1 ? nil : "must be a share from 0 to below 1" })
  private static let marginParameter = Parameter<Double>(
    "margin", help: "Share of revenue that is kept; 1 values revenue", isRequired: true,
    fault: { $0 > 0 && $0 <= 1 ? nil : "must be a share above 0 and at most 1" })
  private static let firstPaymentParameter = Parameter<FirstPaymentChoice>(
    "first_payment", help: "Whether the money of a period counts at its start or at its end", standard: .start
  )

  static var parameters: [ParameterDeclaration] {
    [
      horizonParameter.declaration, discountParameter.declaration, marginParameter.declaration,
      firstPaymentParameter.declaration,
    ]
  }

  init?(_ options: inout OptionReader) {
    let horizon = options.read(Self.horizonParameter)
    let discount = options.read(Self.discountParameter)
    let margin = options.read(Self.marginParameter)
    let first = options.read(Self.firstPaymentParameter)
    guard let horizon, let discount, let margin, let first else { return nil }
    self.horizon = horizon
    annualDiscount = discount
    self.margin = margin
    firstPayment = first == .start ? .start : .end
  }

  /// Days in a month, of a year of 365.25.
  static let monthDays = 365.25 / 12

  /// The discount of one period: (1+d)^(1/periods in a year) − 1.
  func discount(_ unit: TimeUnit) -> Double {
    RemainingValue.periodRate(annual: annualDiscount, periodsPerYear: unit.perYear)
  }

  /// The horizon in periods of a unit, at least one.
  func periods(_ unit: TimeUnit) -> Int {
    max(1, Int((Double(horizon) * unit.perYear / 12).rounded()))
  }

  /// The horizon in days of months, each with its weight.
  var spells: Spells {
    Spells(
      count: horizon, of: Self.monthDays, discount: discount(.month), atStart: firstPayment == .start)
  }
}

/// When the money of a period counts, as an option.
enum FirstPaymentChoice: String, OptionChoice { case start, end }
