/// The difference of two shares or means whose rows come in clusters, such as customers drawn in several campaigns:
/// rows of one cluster are no independent witnesses.
///
/// Linearised: the variance of the sum over clusters of what each adds to the difference, with the correction
/// G/(G − 1)·(n − 1)/(n − 2) (CR1; Liang and Zeger, 1986).
public enum ClusteredDifference {
  /// Sums of one cluster's rows on either side.
  public struct Cluster: Sendable, Hashable {
    public var treated = 0.0
    public var treatedSum = 0.0
    public var control = 0.0
    public var controlSum = 0.0

    public init(treated: Double = 0, treatedSum: Double = 0, control: Double = 0, controlSum: Double = 0) {
      self.treated = treated
      self.treatedSum = treatedSum
      self.control = control
      self.controlSum = controlSum
    }
  }

  /// `nil` when either side has no rows, or there are fewer than two clusters.
  public static func estimate(_ clusters: [Cluster]) -> Estimate? {
    func sum(_ part: (Cluster) -> Double) -> Double { Summation.sum(clusters.map(part)) }
    let (n, m) = (sum { $0.treated }, sum { $0.control })
    guard n > 0, m > 0, clusters.count > 1, n + m > 2 else { return nil }
    let (a, b) = (sum { $0.treatedSum } / n, sum { $0.controlSum } / m)
    let squares = sum { cluster in
      let pull =
        (cluster.treatedSum - a * cluster.treated) / n - (cluster.controlSum - b * cluster.control) / m
      return pull * pull
    }
    let count = Double(clusters.count)
    let correction = count / (count - 1) * (n + m - 1) / (n + m - 2)
    return Estimate(a - b, standardError: (squares * correction).squareRoot())
  }
}
