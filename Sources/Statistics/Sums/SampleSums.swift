/// Count, sum and sum of squares of a column: enough for means and shares of sums with their standard errors.
public struct SampleSums: Sendable, Hashable {
  public let count: Int
  public let sum: Double
  public let squares: Double

  public init(count: Int, sum: Double, squares: Double) {
    self.count = count
    self.sum = sum
    self.squares = squares
  }

  /// Of one column of moments, unweighted.
  public init(_ group: Moments.Group, column: Int) {
    self.init(count: group.count, sum: group.sums[column], squares: group.product(column, column))
  }

  /// No rows.
  public static let none = SampleSums(count: 0, sum: 0, squares: 0)

  /// The mean with the standard error of a random sample's; `nil` for fewer than two rows.
  public var mean: Estimate? {
    guard count > 1 else { return nil }
    let n = Double(count)
    let mean = sum / n
    let variance = max(0, squares - n * mean * mean) / (n - 1)
    return Estimate(mean, standardError: (variance / n).squareRoot())
  }

  /// The share of the sum of both parts that this one holds, such as the revenue of those who left.
  ///
  /// A ratio of two sums over random rows: its standard error is that of the linearised ratio,
  /// √(n/(n−1)·Σ(yᵢ − R·xᵢ)²)/Σxᵢ (Cochran 1977, §6.3). `nil` without rows or when the sums come to nothing or less.
  public func share(withRest rest: SampleSums) -> Estimate? {
    let n = Double(count + rest.count)
    let whole = sum + rest.sum
    guard n > 1, whole > 0 else { return nil }
    let ratio = sum / whole
    let residuals = (1 - ratio) * (1 - ratio) * squares + ratio * ratio * rest.squares
    return Estimate(ratio, standardError: (n / (n - 1) * residuals).squareRoot() / whole)
  }
}
