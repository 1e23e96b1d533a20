import Glibc

extension LiftTable {
  /// Wilson's interval of the share who left within a band; with ties shared over a border it need not be of whole
  /// customers.
  public func shareInterval(_ band: Band, _ confidence: Confidence) -> ClosedRange<Double> {
    Wilson.interval(min(1, max(0, band.share)), of: band.rows, confidence)
  }

  /// Of the lift: the ratio of a band's share to that of everyone, on the logarithm, the bands' sizes taken as given.
  /// Everyone holds the band, so the two are not independent, and their covariance is taken off (delta method). `nil`
  /// where nobody of the band left.
  public func liftInterval(_ band: Band, _ confidence: Confidence) -> ClosedRange<Double>? {
    guard band.leavers > 0 else { return nil }
    let leavers = bands.reduce(0) { $0 + $1.leavers }
    let own = band.rows * band.share * (1 - band.share)
    let all = bands.reduce(0) { $0 + $1.rows * $1.share * (1 - $1.share) }
    let variance =
      own / (band.leavers * band.leavers) + all / (leavers * leavers) - 2 * own / (band.leavers * leavers)
    let half = confidence.z * max(0, variance).squareRoot()
    return band.lift * exp(-half)...band.lift * exp(half)
  }

  /// Wilson's interval of the share of all leavers found in this band and those above.
  public func recallInterval(_ band: Band, _ confidence: Confidence) -> ClosedRange<Double> {
    let leavers = bands.reduce(0) { $0 + $1.leavers }
    return Wilson.interval(min(1, max(0, band.cumulativeRecall)), of: leavers, confidence)
  }
}
