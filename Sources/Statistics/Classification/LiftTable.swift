/// Leavers by tenths of the rows, from the highest scores down.
public struct LiftTable: Sendable, Hashable {
  public struct Band: Sendable, Hashable {
    /// From 1, the highest scores.
    public let number: Int
    public let rows: Double
    /// Those who left; a tie across a border is shared in proportion, so this need not be whole.
    public let leavers: Double
    /// Share who left within the band.
    public let share: Double
    /// `share` over the share of everyone.
    public let lift: Double
    /// Leavers of this band and those above, of all leavers: the gain.
    public let cumulativeRecall: Double
    /// Lift of this band and those above together.
    public let cumulativeLift: Double
    public let meanScore: Double
  }

  public let bands: [Band]

  /// `nil` unless both outcomes occur.
  public init?(_ table: ScoreTable, bands count: Int = 10) {
    precondition(count > 0, "at least one band")
    guard table.hasBothOutcomes else { return nil }
    let size = table.count / Double(count)
    var bands: [Band] = []
    var rows = 0.0
    var leavers = 0.0
    var scores = 0.0
    var above = 0.0
    for index in table.scores.indices.reversed() {
      let tied = table.positives[index] + table.negatives[index]
      let share = table.positives[index] / tied
      var left = tied
      while left > 1e-9 {
        let room = bands.count == count - 1 ? left : min(left, size - rows)
        rows += room
        leavers += room * share
        scores += room * table.scores[index]
        left -= room
        guard rows >= size - 1e-9, bands.count < count - 1 else { continue }
        bands.append(LiftTable.band(bands.count + 1, rows, leavers, scores, above, table))
        above += leavers
        (rows, leavers, scores) = (0, 0, 0)
      }
    }
    if rows > 0 { bands.append(LiftTable.band(bands.count + 1, rows, leavers, scores, above, table)) }
    self.bands = bands
  }

  private static func band(
    _ number: Int, _ rows: Double, _ leavers: Double, _ scores: Double, _ above: Double, _ table: ScoreTable
  ) -> Band {
    let recall = (above + leavers) / table.positiveCount
    let reached = table.count / rows
    // Bands have equal sizes but for rounding, so the rows so far are `number` times this band's.
    return Band(
      number: number, rows: rows, leavers: leavers, share: leavers / rows,
      lift: leavers / rows / table.prevalence, cumulativeRecall: recall,
      cumulativeLift: recall * reached / Double(number), meanScore: scores / rows)
  }
}
