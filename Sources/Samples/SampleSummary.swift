/// What the generator wrote, and what nobody can know better from the data.
public struct SampleSummary: Sendable {
  public internal(set) var quarters: [QuarterCounts] = []
  /// Rows of `orders.csv`.
  public internal(set) var orders = 0
  var campaign: [ArmCounts] = []

  /// Lines for a terminal.
  public var lines: [String] {
    let rows = quarters.map { quarter in
      let area = quarter.bestArea.map { fixed($0, 4) } ?? "not defined"
      return "\(quarter.name): \(quarter.customers) customers, \(quarter.left) left "
        + "(\(fixed(100 * Double(quarter.left) / Double(max(1, quarter.customers)), 1)) %), "
        + "best AUC anyone could reach \(area)"
    }
    return rows + [
      "orders: \(orders) lines", "past campaign: \(campaign.reduce(0) { $0 + $1.customers }) customers",
    ]
  }
}

/// Counts of one snapshot.
public struct QuarterCounts: Sendable {
  let quarter: Quarter
  public private(set) var customers = 0
  public private(set) var left = 0
  /// Sum of the true probabilities of leaving in the quarter.
  private(set) var expected = 0.0
  private(set) var months = [LifeMonth](repeating: LifeMonth(), count: 24)
  private var ranking = RankingGrid()

  init(_ quarter: Quarter) { self.quarter = quarter }

  public var name: String { quarter.name }
  /// Area under the curve of the true probabilities against what happened; `nil` when all or none left.
  public var bestArea: Double? { ranking.area }

  mutating func add(_ stay: Stay) {
    customers += 1
    if stay.leftIn != nil { left += 1 }
    expected += stay.probability
    ranking.add(probability: stay.probability, left: stay.leftIn != nil)
    for month in 0...(stay.leftIn ?? 2) where stay.entry + month < months.count {
      months[stay.entry + month].atRisk += 1
      months[stay.entry + month].expected += stay.hazards[month]
      if month == stay.leftIn { months[stay.entry + month].left += 1 }
    }
  }
}

/// One month of life in one snapshot.
struct LifeMonth: Sendable {
  var atRisk = 0
  /// Sum of the true probabilities of leaving in the month.
  var expected = 0.0
  var left = 0
}

/// Counts of one arm of the past campaign within one persona.
struct ArmCounts: Sendable {
  let arm: CampaignArm
  let persona: SamplePersona
  private(set) var customers = 0
  private(set) var left = 0
  private(set) var expected = 0.0

  static let all = SamplePersona.allCases.flatMap { persona in
    CampaignArm.allCases.map { ArmCounts(arm: $0, persona: persona) }
  }

  mutating func add(_ stay: Stay) {
    customers += 1
    expected += stay.probability
    if stay.leftIn != nil { left += 1 }
  }
}

/// A number from 0 up with so many decimals, rounded half up.
func fixed(_ value: Double, _ decimals: Int) -> String {
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((abs(value) * Double(scale)).rounded())
  let rest = String(scaled % scale)
  let sign = value < 0 && scaled != 0 ? "-" : ""
  guard decimals > 0 else { return "\(sign)\(scaled)" }
  return "\(sign)\(scaled / scale)." + String(repeating: "0", count: decimals - rest.utf8.count) + rest
}
