/// Weighted counts, sums and cross-products of a list of columns, by group; rows with a missing value are counted
/// in `excluded` and left out.
public struct Moments: Sendable, Equatable {
  public struct Group: Sendable, Equatable {
    public let label: String?
    public let count: Int
    public let excluded: Int
    public let weight: Double
    /// Σ w·x, one a column.
    public let sums: [Double]
    /// Σ w·x·x′ in the upper triangle, row by row: (0,0), (0,1) … (0,k-1), (1,1) …
    public let products: [Double]

    public init(
      label: String?, count: Int, excluded: Int, weight: Double, sums: [Double], products: [Double]
    ) {
      self.label = label
      self.count = count
      self.excluded = excluded
      self.weight = weight
      self.sums = sums
      self.products = products
    }
  }

  public let columns: [String]
  public let groups: [Group]

  public init(columns: [String], groups: [Group]) {
    self.columns = columns
    self.groups = groups
  }
}

extension Moments.Group {
  /// Σ w·xᵢ·xⱼ.
  public func product(_ i: Int, _ j: Int) -> Double {
    let (a, b) = i < j ? (i, j) : (j, i)
    let k = sums.count
    return products[a * k - a * (a - 1) / 2 + (b - a)]
  }
}
