/// What one arm of an experiment comes to in several columns: rows, sums and cross-products of whole rows.
public struct ArmSums: Sendable, Hashable {
  public let count: Int
  /// One a column.
  public let sums: [Double]
  /// Σxᵢxⱼ, row by row, `sums.count` squared.
  public let products: [Double]

  public init(count: Int, sums: [Double], products: [Double]) {
    precondition(products.count == sums.count * sums.count, "a product for each pair of columns")
    self.count = count
    self.sums = sums
    self.products = products
  }

  public init(_ group: Moments.Group) {
    let size = group.sums.count
    self.init(
      count: group.count, sums: group.sums,
      products: (0..<size).flatMap { i in (0..<size).map { group.product(i, $0) } })
  }

  public func mean(_ column: Int) -> Double { sums[column] / Double(count) }

  /// Σ(xᵢ − x̄ᵢ)(xⱼ − x̄ⱼ).
  public func centred(_ i: Int, _ j: Int) -> Double {
    products[i * sums.count + j] - sums[i] * sums[j] / Double(count)
  }

  /// With n − 1; NaN for fewer than two rows.
  public func covariance(_ i: Int, _ j: Int) -> Double { centred(i, j) / Double(count - 1) }

  public func sample(_ column: Int) -> SampleSums {
    SampleSums(count: count, sum: sums[column], squares: products[column * sums.count + column])
  }

  /// The covariance of two means.
  public func meanCovariance(_ i: Int, _ j: Int) -> Double { covariance(i, j) / Double(count) }
}
