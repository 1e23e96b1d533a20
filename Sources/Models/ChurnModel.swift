public import Tables

/// A churn model trained once a report: out-of-fold scores for every customer, and how well it does.
public struct ChurnModel: Sendable {
  /// As `models:` names it.
  public let name: String
  /// Out-of-fold probabilities, one for each row of the data set (`.floats`).
  public let scores: Column
  /// A short hash of data, settings and seed, printed and exported as `model_version`.
  public let version: String

  public init(name: String, scores: Column, version: String) {
    self.name = name
    self.scores = scores
    self.version = version
  }
}
