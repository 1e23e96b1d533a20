/// A way of learning who leaves.
public enum Learner: String, Sendable, Hashable, CaseIterable {
  /// Logistic regression with an L2 penalty, by iteratively reweighted least squares.
  case logistic
  /// Random forest: the mean share who left over many deep trees, each on a draw of rows and columns (XGBoost).
  case forest
  /// Boosted shallow trees (XGBoost).
  case boosted
  /// Of the other learners asked for, the one that does best in inner folds of the rows that train, chosen anew for
  /// every fold; so what is said of it includes the choosing.
  case best
  /// The share who left, for everyone: what no model would say.
  case constant
  /// The share who left in the customer's group of one column, the column chosen among the rows that train.
  case rule

  /// Those that a model can be made of; the others are what it is compared with.
  public var isBaseline: Bool { self == .constant || self == .rule }
}

/// What a learner was fitted with in one fold.
public struct LearnerParameters: Sendable, Hashable {
  public enum Name: String, Sendable, Hashable, CaseIterable {
    /// L2 penalty: λ in ½·λ·Σβ² of a logistic regression on standardised columns.
    case penalty
    case rounds, depth, rate, trees
    /// Share of the rows, and of the columns, drawn for each tree.
    case rowShare, columnShare
    /// The least weight of a leaf: rows of a forest, second derivatives of boosted trees.
    case leafWeight
  }

  public struct Number: Sendable, Hashable {
    public let name: Name
    public let value: Double

    public init(_ name: Name, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// What was fitted: of `best`, the learner that was chosen.
  public let learner: Learner
  /// In a fixed order.
  public let numbers: [Number]
  /// Columns learned from, where they were selected inside the fold (of a rule: its one column); `nil` for all.
  public let columns: [String]?

  public init(_ learner: Learner, _ numbers: [Number] = [], columns: [String]? = nil) {
    self.learner = learner
    self.numbers = numbers
    self.columns = columns
  }

  public subscript(name: Name) -> Double? { numbers.first { $0.name == name }?.value }
}
