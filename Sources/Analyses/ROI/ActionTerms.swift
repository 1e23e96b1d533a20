import Diagnostics
import Models
import Specs

/// What an action costs and how far it is assumed to lower churn.
struct ActionTerms {
  let contactCost: Double
  let offer: ActionOffer?
  let acceptance: Double
  /// How low or high it may be; `nil` where it is one number.
  let acceptanceRange: (low: Double, high: Double)?
  /// `nil` where it is measured elsewhere.
  let effect: ActionEffect?

  private static let contactParameter = Parameter<Double>(
    "contact_cost", help: "of one contact, in units of currency", standard: 0,
    fault: { $0 >= 0 ? nil : "is not below 0" })
  private static let offerParameter = Parameter<ActionOffer>(
    "offer", help: "what those who accept are given: percent of the revenue, or an amount, for some months")
  private static let acceptanceParameter = Parameter<Acceptance>(
    "acceptance",
    help: "share of those contacted who take the offer, leaving or not; or its low, base and high",
    standard: Acceptance(low: 1, base: 1, high: 1))
  private static let effectParameter = Parameter<ActionEffect>(
    "effect",
    help: "reduction of churn among all who are contacted: low, base and high; measured ones come from source"
  )

  static let parameters = [
    contactParameter.declaration, offerParameter.declaration, acceptanceParameter.declaration,
    effectParameter.declaration,
  ]

  init?(_ options: inout OptionReader) {
    let contact = options.read(Self.contactParameter)
    let offer = options.read(Self.offerParameter)
    let acceptance = options.read(Self.acceptanceParameter)
    let effect = options.read(Self.effectParameter)
    guard let contact, let acceptance else { return nil }
    contactCost = contact
    self.offer = offer
    self.acceptance = acceptance.base
    acceptanceRange = acceptance.low < acceptance.high ? (acceptance.low, acceptance.high) : nil
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
  /// What it is called where it is no money off the bill.
  let label: LocalText?

  private static let percentParameter = Parameter<Double>(
    "percent", help: "of the recurring revenue, above 0 and up to 100",
    fault: { $0 > 0 && $0 <= 100 ? nil : "lies above 0 and up to 100" })
  private static let amountParameter = Parameter<Double>(
    "amount", help: "in units of currency: off the bill, or what it costs to give",
    fault: { $0 > 0 ? nil : "must be above 0" })
  private static let monthsParameter = Parameter<Double>(
    "months", help: "for how many units of tenure", standard: 1,
    fault: { $0 > 0 && $0 <= 120 ? nil : "lies above 0 and up to 120" })

  private static let labelParameter = Parameter<LocalText>(
    "label",
    help: "what those who accept are given, where it is no money off the bill: one text, or one by language")

  static let parameters = [
    percentParameter.declaration, amountParameter.declaration, monthsParameter.declaration,
    labelParameter.declaration,
  ]

  init?(_ options: inout OptionReader) {
    let before = options.problems.diagnostics.count
    percent = options.read(Self.percentParameter)
    amount = options.read(Self.amountParameter)
    let months = options.read(Self.monthsParameter)
    label = options.read(Self.labelParameter)
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

  private static let kindParameter = Parameter<EffectKind>(
    "kind",
    help: "relative: a share of the probability of leaving; absolute: taken off the probability itself",
    standard: .relative)

  private static func share(_ name: String) -> Parameter<Share> {
    Parameter<Share>(name, help: "reduction of churn in the \(name) scenario", isRequired: true)
  }

  static let parameters =
    ["low", "base", "high"].map { share($0).declaration } + [kindParameter.declaration]

  init?(_ options: inout OptionReader) {
    let low = options.read(Self.share("low"))
    let base = options.read(Self.share("base"))
    let high = options.read(Self.share("high"))
    let kind = options.read(Self.kindParameter)
    guard let low, let base, let high, let kind else { return nil }
    guard low.value <= base.value, base.value <= high.value else {
      options.add(
        .error(.badOption, "'low', 'base' and 'high' are not in rising order", at: options.node.place))
      return nil
    }
    effect = Intervention.Effect(
      kind == .relative ? .relative : .absolute, low: low.value, base: base.value, high: high.value)
  }
}

/// What an effect is a reduction of.
enum EffectKind: String, OptionChoice { case relative, absolute }

/// A share, or a range of shares with the likeliest.
struct Acceptance: OptionValue {
  let low: Double
  let base: Double
  let high: Double

  static let typeName = "a share between 0 and 1, or a map of low, base, high"
  static let jsonSchema = #"{"anyOf":[\#(Share.jsonSchema),\#(ShareRange.jsonSchema)]}"#

  static func read(_ node: Node) throws(Problems) -> Acceptance {
    if case .map = node.content {
      let range = try ShareRange.read(node)
      return Acceptance(low: range.low, base: range.base, high: range.high)
    }
    let share = try Share.read(node).value
    return Acceptance(low: share, base: share, high: share)
  }
}

/// Three shares in rising order.
private struct ShareRange: OptionMap {
  let low: Double
  let base: Double
  let high: Double

  private static func share(_ name: String) -> Parameter<Share> {
    Parameter<Share>(name, help: "the \(name) share", isRequired: true)
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
    (self.low, self.base, self.high) = (low.value, base.value, high.value)
  }
}
