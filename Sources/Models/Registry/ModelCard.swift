public import Statistics

/// What is said of a model: how it was made, and how well it did.
public struct ModelCard: Sendable, Hashable {
  /// A parameter, in the spec's own names.
  public struct Parameter: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A measure on customers that the model had not seen, with its interval of 95 % where one is known.
  public struct Measure: Sendable, Hashable {
    public let name: String
    public let value: Double
    public let low: Double?
    public let high: Double?

    public init(_ name: String, _ value: Double, low: Double? = nil, high: Double? = nil) {
      self.name = name
      self.value = value
      self.low = low
      self.high = high
    }

    /// With the standard error that its interval stands for; `nil` without an interval.
    public var estimate: Estimate? {
      guard let low, let high, low <= high else { return nil }
      return Estimate(value, standardError: Confidence.standard.standardError(of: low...high))
    }
  }

  public let learner: String
  public let parameters: [Parameter]
  public let seed: UInt64
  /// Stands for the rows and for what the spec says of their columns; never the rows themselves.
  public let dataHash: String
  /// Customers whose outcome was known.
  public let rows: Int
  /// Those that models learned from; fewer than `rows` when the sample was capped.
  public let sampled: Int
  public let folds: Int
  public let repeats: Int
  public let measures: [Measure]

  public init(
    learner: String, parameters: [Parameter], seed: UInt64, dataHash: String, rows: Int, sampled: Int,
    folds: Int, repeats: Int, measures: [Measure]
  ) {
    self.learner = learner
    self.parameters = parameters
    self.seed = seed
    self.dataHash = dataHash
    self.rows = rows
    self.sampled = sampled
    self.folds = folds
    self.repeats = repeats
    self.measures = measures
  }

  public func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }
}
