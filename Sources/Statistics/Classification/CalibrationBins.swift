/// Predicted against observed shares in bins of equal size, by rising score.
public struct CalibrationBins: Sendable, Hashable {
  public struct Bin: Sendable, Hashable {
    public let lowestScore: Double
    public let highestScore: Double
    public let meanPredicted: Double
    /// Those who left of those in the bin.
    public let observed: Proportion
  }

  /// Ascending; none is empty.
  public let bins: [Bin]

  /// Mean distance of predicted from observed shares, weighted by rows: the expected calibration error.
  public var expectedError: Double {
    let total = bins.reduce(0) { $0 + $1.observed.count }
    return bins.reduce(0) {
      $0 + Double($1.observed.count) * abs($1.meanPredicted - $1.observed.share)
    } / Double(total)
  }

  /// Equal scores stay together, so bins are of nearly equal size; there are fewer when ties span a whole bin.
  public init(_ table: ScoreTable, bins wanted: Int = 10) {
    precondition(wanted > 0, "at least one bin")
    var bins: [Bin] = []
    var first = 0
    var before = 0.0
    var rows = (positives: 0.0, all: 0.0, predicted: 0.0)
    for index in table.scores.indices {
      let here = table.positives[index] + table.negatives[index]
      rows.positives += table.positives[index]
      rows.all += here
      rows.predicted += here * table.scores[index]
      // Rows up to the interpolated quantile (R's type 7), as pandas' `qcut` cuts.
      let edge = ((table.count - 1) * Double(bins.count + 1) / Double(wanted) + 1e-9).rounded(.down) + 1
      guard before + rows.all >= edge || index == table.scores.count - 1 else { continue }
      bins.append(
        Bin(
          lowestScore: table.scores[first], highestScore: table.scores[index],
          meanPredicted: rows.predicted / rows.all,
          observed: Proportion(Int(rows.positives), of: Int(rows.all))))
      before += rows.all
      rows = (0, 0, 0)
      first = index + 1
    }
    self.bins = bins
  }
}
