import Populations
import Statistics

/// Revenue of personas and what of it is at stake.
struct PersonaMoney {
  /// Recurring revenue per unit of tenure, summed over everyone, and over those still here.
  let revenue: Double
  let stillHere: Double
  /// The share of revenue that left.
  let lost: WeightedShare
  /// Of everyone: the personas, each of which loses revenue at a rate of its own.
  private var parts: [PersonaMoney] = []

  /// What those still here pay, times the share of revenue that left; of everyone, the sum of the personas'.
  var atStake: Double {
    parts.isEmpty ? stillHere * lost.share : parts.reduce(0) { $0 + $1.atStake }
  }

  /// The interval of the share, carried over: what those still here pay is counted, not estimated. Of everyone, the
  /// personas' intervals joined by squares of their distances (Zou and Donner 2008).
  func interval(_ confidence: Confidence) -> ClosedRange<Double> {
    guard parts.isEmpty else {
      var (below, above) = (0.0, 0.0)
      for part in parts {
        let range = part.interval(confidence)
        below += (part.atStake - range.lowerBound) * (part.atStake - range.lowerBound)
        above += (range.upperBound - part.atStake) * (range.upperBound - part.atStake)
      }
      return atStake - below.squareRoot()...atStake + above.squareRoot()
    }
    let range = lost.interval(confidence)
    return stillHere * range.lowerBound...stillHere * range.upperBound
  }

  /// One entry a persona, `nil` where nothing is known of its revenue; `nil` without the role.
  static func read(
    _ assigned: any Population, column: String, labels: [String]
  ) throws(PopulationError) -> (personas: [PersonaMoney?], everyone: PersonaMoney?)? {
    let roles = assigned.roles
    guard let revenue = roles.revenue, let churned = roles.churned else { return nil }
    let moments = try assigned.extended(by: LostRevenue(revenue: revenue, churned: churned)).moments(
      of: [revenue, LostRevenue.output], weight: nil, by: column)
    let groups = labels.map { label in moments.groups.first { $0.label == label } }
    let all = groups.compactMap { $0 }
    var everyone = PersonaMoney(
      count: all.reduce(0) { $0 + $1.count }, total: all.reduce(0) { $0 + $1.sums[0] },
      squares: all.reduce(0) { $0 + $1.product(0, 0) }, lost: all.reduce(0) { $0 + $1.sums[1] },
      lostSquares: all.reduce(0) { $0 + $1.product(1, 1) })
    let personas = groups.map { group in
      group.flatMap {
        PersonaMoney(
          count: $0.count, total: $0.sums[0], squares: $0.product(0, 0), lost: $0.sums[1],
          lostSquares: $0.product(1, 1))
      }
    }
    everyone?.parts = personas.compactMap { $0 }
    return (personas, everyone)
  }

  private init?(count: Int, total: Double, squares: Double, lost: Double, lostSquares: Double) {
    guard
      let share = WeightedShare(
        count: count, total: total, squares: squares, eventTotal: lost, eventSquares: lostSquares)
    else { return nil }
    revenue = total
    stillHere = total - lost
    self.lost = share
  }
}

/// What each customer who left had paid, 0 for those still here.
private struct LostRevenue: RowKernel {
  static let output = "#lost_revenue"

  let inputs: [String]
  let outputs = [KernelOutput(LostRevenue.output, .number)]

  init(revenue: String, churned: String) { inputs = [revenue, churned] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs[0] = .numbers(zip(block.numbers(0), block.numbers(1)).map { $0 * $1 })
  }
}
