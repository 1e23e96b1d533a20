/// A sign that a feature, or the data as a whole, tell who left by construction.
public struct Leak: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Nearly every row has a value of its own.
    case identifier
    /// Named like something that is written when a customer leaves.
    case name
    /// Has values almost only where customers left, or almost only where they stayed.
    case presence
    /// Ranks who left nearly by itself.
    case tooGood = "too_good"
    /// Follows from two other columns by multiplication or addition.
    case identity
    /// Says the same as another column.
    case copy
    /// Grows with the time observed, which is part of the outcome.
    case followUp = "follow_up"
    /// Its values are the shares who left among the rows that have them.
    case targetEncoded = "target_encoded"
    /// Rows repeat each other in every feature, so that a fold's test rows were in its training.
    case duplicates
    /// Rows of one outcome were repeated before the file was written.
    case oversampled
    /// Rows of one outcome lie between others, as made by SMOTE.
    case interpolated
    /// Exactly as many left as stayed.
    case balanced
  }

  public let kind: Kind
  /// `nil` for what concerns all rows.
  public let column: String?
  /// The columns it follows from or says the same as.
  public let others: [String]
  /// What was measured: a share, an area under the curve or a squared correlation.
  public let measure: Double
  /// Scores made with it cannot be believed; else it is to be looked at.
  public let isSevere: Bool

  init(_ kind: Kind, _ column: String? = nil, others: [String] = [], measure: Double, isSevere: Bool = false)
  {
    self.kind = kind
    self.column = column
    self.others = others
    self.measure = measure
    self.isSevere = isSevere
  }
}
