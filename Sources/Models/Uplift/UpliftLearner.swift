public import Populations

/// A way of learning by how much a treatment changes a customer's chance of the outcome.
public enum UpliftLearner: String, Sendable, Hashable, CaseIterable {
  /// One model of everyone, with the treatment as one more column.
  case single = "s"
  /// A model of the treated and one of the others; their difference.
  case two = "t"
  /// What each arm's customers had beyond the other arm's model, learned once more (Künzel and others, 2019).
  case cross = "x"
  /// One model of z = y·(w − e)/(e(1 − e)), whose mean is the effect (Athey and Imbens, 2015).
  case transformed
}

/// How whom to treat is learned.
public struct UpliftSettings: Sendable, Hashable {
  /// What models of outcomes are made of; what is learned of differences is linear, or trees of the same shape.
  public enum Base: String, Sendable, Hashable, CaseIterable { case logistic, boosted }

  /// The first one ranks the customers; the others are compared with it.
  public var learners: [UpliftLearner]
  public var base: Base
  public var folds: Int
  public var seed: UInt64
  /// The most customers that are learned from and judged.
  public var cap: Int
  public var threads: Int

  public init(
    learners: [UpliftLearner] = [.two, .single, .cross, .transformed], base: Base = .logistic, folds: Int = 5,
    seed: UInt64 = 0, cap: Int = 100_000, threads: Int = 1
  ) {
    precondition(!learners.isEmpty && folds > 1, "something is learned, and judged on others")
    self.learners = learners
    self.base = base
    self.folds = folds
    self.seed = seed
    self.cap = cap
    self.threads = threads
  }
}

/// Why nothing can be learned about whom to treat.
public enum UpliftError: Error, Sendable, Hashable {
  /// Fewer than `fewest` customers of one arm had the outcome, or did not.
  case tooFew(Int)
  case noFeatures
  case population(PopulationError)
  case learner(String)

  /// Of each arm, with and without the outcome.
  public static let fewest = 30
}
