/// What a kernel computed for every row, summed by the group it put the row in.
///
/// For sums of many numbers of a row, none of which is needed afterwards.
public struct KernelSums: Sendable, Equatable {
  /// The names of the summed outputs.
  public let columns: [String]
  /// One a level of the kernel's category.
  public let groups: [Group]

  public struct Group: Sendable, Equatable {
    public let level: String
    public let count: Int
    /// In the order of `columns`.
    public let sums: [Double]

    public init(level: String, count: Int, sums: [Double]) {
      self.level = level
      self.count = count
      self.sums = sums
    }
  }

  public init(columns: [String], groups: [Group]) {
    self.columns = columns
    self.groups = groups
  }

  /// Over all groups.
  public var count: Int { groups.reduce(0) { $0 + $1.count } }
  public var sums: [Double] {
    columns.indices.map { index in groups.reduce(0) { $0 + $1.sums[index] } }
  }
}
