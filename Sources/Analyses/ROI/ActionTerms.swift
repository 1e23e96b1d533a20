import Diagnostics
import Models
import Specs

/// What an action costs and how far it is assumed to lower churn.
struct ActionTerms {
  let contactCost: Double
  let offer: ActionOffer?
  let acceptance: Double
  let effect: ActionEffect

  private static let contactParameter = Parameter<Double>(
    "contact_cost", help: "of one contact, in units of currency", standard: 0,
    fault: { $0 >= 0 ? nil : "is not below 0" })
  private static let offerParameter = Parameter<ActionOffer>(
    "offer", help: "what those who accept are given: percent of the revenue, or an amount, for some months")
  private static let acceptanceParameter = Parameter<Share>(
    "acceptance", help: "share of those contacted who take the offer, leaving or not", standard: Share(1))
  private static let effectParameter = Parameter<ActionEffect>(
    "effect", help: "relative reduction of churn among all who are contacted: low, base and high",
    isRequired: true)

  static let parameters = [
    contactParameter.declaration, offerParameter.declaration, acceptanceParameter.declaration,
    effectParameter.declaration,
  ]

  init?(_ options: inout OptionReader) {
    let contact = options.read(Self.contactParameter)
    let offer = options.read(Self.offerParameter)
    let acceptance = options.read(Self.acceptanceParameter)
    let effect = options.read(Self.effectParameter)
    guard let contact, let acceptance, let effect else { return nil }
    contactCost = contact
    self.offer = offer
    self.acceptance = acceptance.value
    self.effect = effect
  }
}

/// An offer: a percentage of the recurring revenue, or an amount, in each of some months (units of tenure).
struct ActionOffer: OptionMap {
  let offer: Intervention.Offer
  /// As written: percent (0–100) or amount, and for how long.
  let percent: Double?
  let amount: Double?
  let months: Double

  private static let percentParameter = Parameter<Double>(
    "percent", help: "of the recurring revenue, above 0 and up to 100",
    fault: { $0 > 0 && $0 <= 100 ? nil : "lies above 0 and up to 100" })
  private static let amountParameter = Parameter<Double>(
    "amount", help: "in units of currency", fault: { $0 > 0 ? nil : "is above 0" })
  private static let monthsParameter = Parameter<Double>(
    "months", help: "for how many units of tenure", standard: 1,
    fault: { $0 > 0 && $0 <= 120 ? nil : "lies above 0 and up to 120" })

  static let parameters = [
    percentParameter.declaration, amountParameter.declaration, monthsParameter.declaration,
  ]

  init?(_ options: inout OptionReader) {
    let before = options.problems.diagnostics.count
    percent = options.read(Self.percentParameter)
    amount = options.read(Self.amountParameter)
    let months = options.read(Self.monthsParameter)
    guard options.problems.diagnostics.count == before, let months else { return nil }
    self.months = months
    switch (percent, amount) {
    case (let percent?, nil): offer = .share(percent / 100, periods: months)
    case (nil, let amount?): offer = .amount(amount, periods: months)
    default:
      options.add(
        .error(.badOption, "an offer has either 'percent' or 'amount'", at: options.node.place))
      return nil
    }
  }
}

/// An effect as a range: low, base and high, shares in this order.
struct ActionEffect: OptionMap {
  let effect: Intervention.Effect

  private static func share(_ name: String) -> Parameter<Share> {
    Parameter<Share>(name, help: "relative reduction of churn in the \(name) scenario", isRequired: true)
  }

  static let parameters = ["low", "base", "high"].map { share($0).declaration }

  init?(_ options: inout OptionReader) {
    let low = options.read(Self.share("low"))
    let base = options.read(Self.share("base"))
    let high = options.read(Self.share("high"))
    guard let low, let base, let high else { return nil }
    guard low.value <= base.value, base.value <= high.value else {
      options.add(
        .error(.badOption, "'low', 'base' and 'high' are not in rising order", at: options.node.place))
      return nil
    }
    effect = Intervention.Effect(low: low.value, base: base.value, high: high.value)
  }
}
