/// Something that can be done to keep a customer: what it costs, how many take it, how far it lowers churn.
public struct Intervention: Sendable, Hashable {
  /// What a customer who accepts is given.
  public enum Offer: Sendable, Hashable {
    case nothing
    /// A share (0…1) of the recurring revenue, for some units of tenure.
    case share(Double, periods: Double)
    /// A sum of money in each of some units of tenure.
    case amount(Double, periods: Double)

    /// Face value for one customer who accepts, in units of currency: undiscounted, and paid to the end even by a
    /// customer who leaves before, so that a budget is never too small.
    public func faceValue(revenue: Double) -> Double {
      switch self {
      case .nothing: 0
      case .share(let share, let periods): share * revenue * periods
      case .amount(let amount, let periods): amount * periods
      }
    }
  }

  /// The relative reduction of the probability of leaving (0…1), **among all who are contacted**, as an experiment
  /// with a holdout measures it; acceptance counts for the cost alone.
  public struct Effect: Sendable, Hashable {
    public let low: Double
    public let base: Double
    public let high: Double

    public init(low: Double, base: Double, high: Double) {
      self.low = low
      self.base = base
      self.high = high
    }
  }

  public let name: String
  /// Of one contact, in units of currency.
  public let contactCost: Double
  public let offer: Offer
  /// Share (0…1) of those contacted who take the offer, whether they meant to leave or not.
  public let acceptance: Double
  public let effect: Effect

  public init(name: String, contactCost: Double, offer: Offer, acceptance: Double, effect: Effect) {
    self.name = name
    self.contactCost = contactCost
    self.offer = offer
    self.acceptance = acceptance
    self.effect = effect
  }
}
