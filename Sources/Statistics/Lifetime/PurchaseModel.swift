/// A fitted model of who still buys and how often, for customers who can leave without saying so.
public protocol PurchaseModel: Sendable {
  /// As the field calls them, in the order of `parameters`: "r", "alpha", …
  static var parameterNames: [String] { get }
  /// At most four, of which α, the second, is a time.
  var parameters: [Double] { get }
  /// The same model at other parameters.
  func at(_ parameters: [Double]) -> Self

  /// The chance that a customer has not dropped out, with its derivatives by the logarithms of the parameters.
  func alive(_ pattern: PurchasePatterns.Pattern) -> Sensitive
  /// The same for the patterns of a run, which share a number of repeats.
  func alive(_ data: PurchasePatterns, _ run: Range<Int>) -> [Sensitive]
  /// For a customer who has not dropped out: Σ weight × purchases expected in each spell to come, and without weights.
  ///
  /// Depends on the repeats and the age alone.
  func purchasesWhileAlive(repeats: Int, age: Double, over spells: Spells) -> ExpectedPurchases
  /// For a customer who has not dropped out: the chances of 0, 1, … purchases in a time to come, all but a millionth.
  ///
  /// Depends on the repeats and the age alone.
  func chancesWhileAlive(repeats: Int, age: Double, in time: Double) -> [Double]
  /// Repeat purchases expected of a new customer in a time.
  func expectedRepeats(in time: Double) -> Double
}

extension PurchaseModel {
  public func alive(_ data: PurchasePatterns, _ run: Range<Int>) -> [Sensitive] {
    run.map { alive(data.patterns[$0]) }
  }
}

/// Purchases expected over spells.
public struct ExpectedPurchases: Sendable, Hashable {
  /// Each with the weight of its spell.
  public var weighted: Double
  public var all: Double

  public init(weighted: Double, all: Double) {
    self.weighted = weighted
    self.all = all
  }
}

/// A number with its derivatives by the logarithms of a model's parameters; 0 by parameters that it has not.
public struct Sensitive: Sendable, Hashable {
  public var value: Double
  public var slopes: SIMD4<Double>

  public init(_ value: Double, _ slopes: SIMD4<Double> = .zero) {
    self.value = value
    self.slopes = slopes
  }

  static func * (a: Sensitive, b: Sensitive) -> Sensitive {
    Sensitive(a.value * b.value, a.value * b.slopes + b.value * a.slopes)
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
