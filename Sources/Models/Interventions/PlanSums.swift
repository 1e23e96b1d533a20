#if canImport(Glibc)
  import Glibc
#endif

/// A plan that stays as it is, as sums over its customers: what it brings under other effects, acceptances, costs,
/// values and levels of risk is reckoned from these, however many customers there are.
///
/// Sums are kept by action, group of effects and fortieth of the probability of leaving, which is where another level
/// of risk is asked for; at the level of the scores they are those of the customers, to rounding.
public struct PlanSums: Sendable {
  /// Inputs that differ from those the plan was made with.
  public struct Setting: Sendable {
    /// By action, and for each by group of effects where there are several.
    public var effects: [[Double]]
    public var acceptances: [Double]
    public var contactCosts: [Double]
    /// What offers cost against their terms: 1 as written.
    public var offer = 1.0
    /// What customers are worth against what was reckoned.
    public var value = 1.0
    /// Added to the log-odds of every probability.
    public var risk = 0.0
  }

  public struct Result: Sendable {
    public var saved = 0.0
    public var retained = 0.0
    public var cost = 0.0
    public var savedRevenue = 0.0
    public var net: Double { retained - cost }
  }

  private struct Cell: Sendable {
    let action: Int
    let group: Int
    var customers = 0.0
    var probability = 0.0
    var value = 0.0
    var atStake = 0.0
    var revenue = 0.0
    var revenueAtStake = 0.0
  }

  /// As the plan was made.
  public let base: Setting
  private let kinds: [Intervention.Effect.Kind]
  private let cells: [Cell]
  private let customers: [Double]
  private let offers: [Double]
  public var actions: Int { kinds.count }
  /// Customers who get each action.
  public var treated: [Int] { customers.map { Int($0) } }

  private static let bins = 40

  public init(_ interventions: [Intervention], choices: [Int8], _ prospects: Prospects) {
    let groups = (interventions.map { $0.effectsByGroup.count }.max() ?? 0) + 1
    var cells = (0..<interventions.count * groups * PlanSums.bins).map {
      Cell(action: $0 / (groups * PlanSums.bins), group: $0 / PlanSums.bins % groups)
    }
    var (customers, offers) = ([Double](repeating: 0, count: interventions.count), [Double]())
    offers = customers
    for row in choices.indices where choices[row] >= 0 {
      let action = Int(choices[row])
      let (p, value, revenue) = (prospects.probabilities[row], prospects.values[row], prospects.revenues[row])
      customers[action] += 1
      offers[action] += interventions[action].offer.faceValue(revenue: revenue)
      let group = Swift.min(prospects.group(row), groups - 1)
      let bin = Swift.min(PlanSums.bins - 1, Swift.max(0, Int(p * Double(PlanSums.bins))))
      let slot = (action * groups + group) * PlanSums.bins + bin
      cells[slot].customers += 1
      cells[slot].probability += p
      cells[slot].value += value
      cells[slot].atStake += p * value
      cells[slot].revenue += revenue
      cells[slot].revenueAtStake += p * revenue
    }
    self.cells = cells.filter { $0.customers > 0 }
    self.customers = customers
    self.offers = offers
    kinds = interventions.map { $0.effect.kind }
    base = Setting(
      effects: interventions.map { action in (0..<groups).map { action.effect(group: $0).base } },
      acceptances: interventions.map { $0.acceptance }, contactCosts: interventions.map { $0.contactCost })
  }

  /// Each action's part, at other inputs.
  public func results(_ setting: Setting) -> [Result] {
    var results = [Result](repeating: Result(), count: actions)
    for cell in cells {
      let (action, size) = (cell.action, setting.effects[cell.action][cell.group])
      let mean = cell.probability / cell.customers
      let ratio = setting.risk == 0 ? 1 : mean > 0 ? PlanSums.shifted(mean, by: setting.risk) / mean : 0
      let (saved, retained, revenue): (Double, Double, Double)
      switch kinds[action] {
      case .relative:
        (saved, retained, revenue) = (
          size * ratio * cell.probability, size * ratio * cell.atStake, size * ratio * cell.revenueAtStake
        )
      case .absolute:
        let fall = Swift.min(size, ratio * mean)
        (saved, retained, revenue) = (fall * cell.customers, fall * cell.value, fall * cell.revenue)
      }
      results[action].saved += saved
      results[action].retained += retained * setting.value
      results[action].savedRevenue += revenue
    }
    for action in 0..<actions {
      results[action].cost =
        customers[action] * setting.contactCosts[action]
        + setting.acceptances[action] * setting.offer * offers[action]
    }
    return results
  }

  /// The whole plan, at other inputs.
  public func result(_ setting: Setting) -> Result {
    results(setting).reduce(into: Result()) { total, part in
      total.saved += part.saved
      total.retained += part.retained
      total.cost += part.cost
      total.savedRevenue += part.savedRevenue
    }
  }

  /// A probability with something added to its log-odds.
  public static func shifted(_ probability: Double, by shift: Double) -> Double {
    guard probability > 0, probability < 1 else { return probability }
    return 1 / (1 + (1 - probability) / probability * exp(-shift))
  }
}
