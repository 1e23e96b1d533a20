/// Rows, events and exact sums of money by group.
public struct GroupCounts: Sendable, Equatable {
  public struct Group: Sendable, Equatable {
    /// One label for each column of the query; `nil` where the value is missing.
    public let labels: [String?]
    public let count: Int
    /// Rows where the flag is set, for each flag of the query.
    public let flagged: [Int]
    /// Exact decimal sums turned into numbers at the end, for each summed column.
    public let sums: [Double]
    /// Rows where the summed column is missing, for each summed column.
    public let missing: [Int]

    public init(labels: [String?], count: Int, flagged: [Int], sums: [Double], missing: [Int]) {
      self.labels = labels
      self.count = count
      self.flagged = flagged
      self.sums = sums
      self.missing = missing
    }
  }

  /// In the order of the levels; groups without rows are left out.
  public let groups: [Group]

  public init(groups: [Group]) { self.groups = groups }
}
