/// What an intervention is expected to bring and cost for one customer, in parts that add up exactly.
///
/// With p the probability of leaving, s how far the action lowers it (p·Δ for a relative effect Δ), V the value of a
/// customer who stays, c the contact, α the acceptance and D the offer's face value:
///
///     expected value = s·V − c − α·D
///
/// α·D is paid to all who accept: to those saved (s), to those who leave all the same (p−s), and to those who would
/// have stayed anyway (1−p), which is the subsidy.
public struct ExpectedValue: Sendable, Hashable {
  /// Value of the customers kept who would have left.
  public var retained: Money
  public var contact: Money
  public var offerToSaved: Money
  public var offerToLeavers: Money
  /// Given to those who would have stayed.
  public var subsidy: Money

  public static let zero = ExpectedValue(
    retained: .zero, contact: .zero, offerToSaved: .zero, offerToLeavers: .zero, subsidy: .zero)

  public var offer: Money { offerToSaved + offerToLeavers + subsidy }
  public var cost: Money { contact + offer }
  public var net: Money { retained - cost }

  init(retained: Money, contact: Money, offerToSaved: Money, offerToLeavers: Money, subsidy: Money) {
    self.retained = retained
    self.contact = contact
    self.offerToSaved = offerToSaved
    self.offerToLeavers = offerToLeavers
    self.subsidy = subsidy
  }

  /// For one customer: `probability` of leaving 0…1 and how much of it is `saved`, `value` of staying and `revenue`
  /// per unit of tenure in units of currency.
  public init(
    of intervention: Intervention, saved: Double, probability: Double, value: Double, revenue: Double
  ) {
    let offer = intervention.acceptance * intervention.offer.faceValue(revenue: revenue)
    retained = Money(saved * value)
    contact = Money(intervention.contactCost)
    let whole = Money(offer)
    offerToSaved = Money(saved * offer)
    offerToLeavers = Money((probability - saved) * offer)
    // What remains, so that the parts add up to the tick.
    subsidy = whole - offerToSaved - offerToLeavers
  }

  public static func += (a: inout ExpectedValue, b: ExpectedValue) {
    a.retained += b.retained
    a.contact += b.contact
    a.offerToSaved += b.offerToSaved
    a.offerToLeavers += b.offerToLeavers
    a.subsidy += b.subsidy
  }
}
