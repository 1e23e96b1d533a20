/// A fitted model of who still buys and how often, for customers who can leave without saying so.
public protocol PurchaseModel: Sendable {
  /// As the field calls them, in the order of `parameters`: "r", "alpha", …
  static var parameterNames: [String] { get }
  /// Smallest number of parameters that follow who drops out: positions in `parameters`.
  var parameters: [Double] { get }
  /// The same model at other parameters.
  func at(_ parameters: [Double]) -> Self

  /// The chance that a customer has not dropped out, with its derivatives by the logarithms of the parameters.
  func alive(_ pattern: PurchasePatterns.Pattern) -> Sensitive
  /// Σ weight × purchases expected in each spell to come, for a customer who has not dropped out.
  ///
  /// Depends on the repeats and the age alone.
  func purchasesWhileAlive(repeats: Int, age: Double, over spells: Spells) -> Double
  /// Repeat purchases expected of a new customer in a time.
  func expectedRepeats(in time: Double) -> Double
}

/// A number with its derivatives by the logarithms of a model's parameters.
public struct Sensitive: Sendable, Hashable {
  public var value: Double
  public var slopes: [Double]

  public init(_ value: Double, _ slopes: [Double]) {
    self.value = value
    self.slopes = slopes
  }

  static func * (a: Sensitive, b: Sensitive) -> Sensitive {
    Sensitive(
      a.value * b.value, zip(a.slopes, b.slopes).map { a.value * $1 + b.value * $0 })
  }
}

/// Stretches of time to come, end to end, each with the weight of a purchase made in it.
public struct Spells: Sendable, Hashable {
  /// Ends, ascending; the first spell starts now.
  public let ends: [Double]
  public let weights: [Double]

  public init(ends: [Double], weights: [Double]) {
    precondition(ends.count == weights.count && (ends.first ?? 1) > 0, "a spell has an end and a weight")
    self.ends = ends
    self.weights = weights
  }

  /// One stretch without a discount.
  public init(to end: Double) { self.init(ends: [end], weights: [1]) }

  /// Months, or other periods, with what is bought in each counted at its start or at its end.
  public init(count: Int, of length: Double, discount: Double, atStart: Bool) {
    var weights: [Double] = []
    var weight = atStart ? 1 : 1 / (1 + discount)
    for _ in 0..<count {
      weights.append(weight)
      weight /= 1 + discount
    }
    self.init(ends: (1...max(1, count)).map { Double($0) * length }, weights: weights)
  }

  /// The weights of a cumulative quantity at each end: Σ wₖ(Eₖ − Eₖ₋₁) = Σ uₖEₖ.
  var cumulative: [Double] {
    weights.indices.map { weights[$0] - ($0 + 1 < weights.count ? weights[$0 + 1] : 0) }
  }
}
