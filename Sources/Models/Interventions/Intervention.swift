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

  /// By how much the probability of leaving falls **among all who are contacted**, as an experiment with a holdout
  /// measures it; acceptance counts for the cost alone. Below 0 where the action drives customers away.
  public struct Effect: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      /// A share of the probability.
      case relative
      /// Taken off the probability itself, as far as there is any.
      case absolute
    }

    public let kind: Kind
    public let low: Double
    public let base: Double
    public let high: Double

    public init(_ kind: Kind = .relative, low: Double, base: Double, high: Double) {
      self.kind = kind
      self.low = low
      self.base = base
      self.high = high
    }

    /// Low, base and high.
    public var scenarios: [Double] { [low, base, high] }

    /// How far an effect of this kind and size lowers a probability.
    @inline(__always)
    public func reduction(of probability: Double, at size: Double) -> Double {
      switch kind {
      case .relative: probability * size
      case .absolute: Swift.min(probability, size)
      }
    }
  }

  public let name: String
  /// Of one contact, in units of currency.
  public let contactCost: Double
  public let offer: Offer
  /// Share (0…1) of those contacted who take the offer, whether they meant to leave or not.
  public let acceptance: Double
  public let effect: Effect
  /// Effects of customers of some groups, by the group's code; `nil` for groups that have the effect of all.
  public let effectsByGroup: [Effect?]

  public init(
    name: String, contactCost: Double, offer: Offer, acceptance: Double, effect: Effect,
    effectsByGroup: [Effect?] = []
  ) {
    self.name = name
    self.contactCost = contactCost
    self.offer = offer
    self.acceptance = acceptance
    self.effect = effect
    self.effectsByGroup = effectsByGroup
  }

  /// The effect on customers of a group; codes without an effect of their own have that of all.
  @inline(__always)
  public func effect(group: Int) -> Effect {
    group < effectsByGroup.count ? effectsByGroup[group] ?? effect : effect
  }
}
