/// A plan for classes of customers: a mixture of choices, each a share of every class.
public struct PlanMix: Sendable {
  /// Shares that add up to one, with an action for each class (-1: none).
  public let parts: [(weight: Double, choices: [Int8])]

  init(_ parts: [(weight: Double, choices: [Int8])]) { self.parts = parts }

  /// Leaves everyone alone.
  public static let nothing = PlanMix([])
}

/// The best mixture of choices within a budget and limits: the linear relaxation over classes, solved exactly.
///
/// Choices that are best at some prices of the budget and the limits are the columns of a linear programme with one
/// row for each of these and one for the shares; which column enters next is asked of the classes one by one
/// (Dantzig and Wolfe 1960). It begins with the plan as it is, so the result is never worse where that is within the
/// budget, and ends when no choice is worth more at the prices than those mixed.
struct MixSearch {
  private let model: PlanModel
  /// Of whole classes, `classes × actions`; −∞ for what is not allowed.
  private let gains: [Double]
  private let costs: [Double]
  private let width: Int
  /// Budget first where there is one, then the limits.
  private let hasBudget: Bool
  private let bounds: [Double]

  init(_ model: PlanModel, gains: [Double], costs: [Double]) {
    self.model = model
    self.gains = gains
    self.costs = costs
    width = model.actions
    hasBudget = model.budget != nil
    bounds = (model.budget.map { [$0] } ?? []) + model.limits.map { $0.limit }
  }

  private struct Column {
    var gain = 0.0
    /// Of the budget and the limits, and 1 for the shares.
    var uses: [Double]
    /// `nil` for slack and for what a limit is exceeded by.
    var choices: [Int8]?
  }

  func best() -> PlanMix {
    let free = cheapest(prices: [Double](repeating: 0, count: bounds.count))
    if isWithin(free) { return PlanMix([(1, free.choices ?? [])]) }
    var simplex = Simplex(bounds: bounds, start: column(of: model.classes.choices), penalty: penalty(free))
    for _ in 0..<200 {
      let prices = simplex.prices
      if let row = (0..<bounds.count).first(where: { prices[$0] < -1e-12 }) {
        guard simplex.enter(slack: row) else { break }
        continue
      }
      let column = cheapest(prices: Array(prices.dropLast()))
      let worth = simplex.worth(of: column)
      guard worth > 1e-9 * (abs(simplex.value) + 1e-9), simplex.enter(column) else { break }
    }
    return simplex.mix ?? PlanMix([(1, model.classes.choices)])
  }

  private func isWithin(_ column: Column) -> Bool {
    zip(column.uses, bounds).allSatisfy { $0 <= $1 + 1e-9 * (1 + abs($1)) }
  }

  /// More than anything gains.
  private func penalty(_ free: Column) -> Double { 1e4 * (1 + abs(free.gain)) }

  private func column(of choices: [Int8]) -> Column {
    var column = Column(uses: [Double](repeating: 0, count: bounds.count) + [1], choices: choices)
    for place in choices.indices where choices[place] >= 0 {
      let action = Int(choices[place])
      column.gain += gains[place * width + action]
      if hasBudget { column.uses[0] += costs[place * width + action] }
      addLimits(place, action, &column.uses)
    }
    return column
  }

  private func addLimits(_ place: Int, _ action: Int, _ uses: inout [Double]) {
    let first = hasBudget ? 1 : 0
    for (index, limit) in model.limits.enumerated() where limit.actions & (1 << UInt32(action)) != 0 {
      uses[first + index] += limit.weight(model.classes.members[place]) * model.classes.sizes[place]
    }
  }

  /// The choice that is best at prices, class by class.
  private func cheapest(prices: [Double]) -> Column {
    let count = model.classes.count
    var choices = [Int8](repeating: -1, count: count)
    let lambda = hasBudget ? prices[0] : 0
    let limitPrices = Array(prices.dropFirst(hasBudget ? 1 : 0))
    let isLimited = limitPrices.contains { $0 != 0 }
    let (gains, costs) = (gains.span, costs.span)
    for place in 0..<count {
      var best = 0.0
      for action in 0..<width {
        var worth = gains[place * width + action] - lambda * costs[place * width + action]
        if worth == -.infinity { continue }
        if isLimited { worth -= charge(place, action, limitPrices) }
        if worth > best {
          best = worth
          choices[place] = Int8(action)
        }
      }
    }
    return column(of: choices)
  }

  private func charge(_ place: Int, _ action: Int, _ prices: [Double]) -> Double {
    var charge = 0.0
    for (price, limit) in zip(prices, model.limits) where limit.actions & (1 << UInt32(action)) != 0 {
      charge += price * limit.weight(model.classes.members[place]) * model.classes.sizes[place]
    }
    return charge
  }

  /// The programme's present solution: as many columns as rows, and the inverse of their matrix.
  private struct Simplex {
    private var basis: [Column]
    private var inverse: [[Double]]
    private var amounts: [Double]
    private let rows: Int

    /// With the shares all on one choice; what it exceeds a bound by is penalised.
    init(bounds: [Double], start: Column, penalty: Double) {
      let rows = bounds.count + 1
      self.rows = rows
      basis = []
      inverse = (0..<rows).map { row in (0..<rows).map { $0 == row ? 1 : 0 } }
      amounts = []
      for (row, bound) in bounds.enumerated() {
        let room = bound - start.uses[row]
        let isBroken = room < 0
        var uses = [Double](repeating: 0, count: rows)
        uses[row] = isBroken ? -1 : 1
        basis.append(Column(gain: isBroken ? -penalty / Swift.max(1, abs(bound)) : 0, uses: uses))
        // The start's column is eliminated by hand: its share is 1.
        inverse[row][row] = isBroken ? -1 : 1
        inverse[row][rows - 1] = (isBroken ? 1 : -1) * start.uses[row]
        amounts.append(abs(room))
      }
      basis.append(start)
      amounts.append(1)
    }

    /// Of one more unit of each bound, and of the shares.
    var prices: [Double] {
      (0..<rows).map { column in
        (0..<rows).reduce(0.0) { $0 + basis[$1].gain * inverse[$1][column] }
      }
    }

    var value: Double { zip(basis, amounts).reduce(0) { $0 + $1.0.gain * $1.1 } }

    func worth(of column: Column) -> Double {
      zip(prices, column.uses).reduce(column.gain) { $0 - $1.0 * $1.1 }
    }

    mutating func enter(slack row: Int) -> Bool {
      var uses = [Double](repeating: 0, count: rows)
      uses[row] = 1
      return enter(Column(uses: uses))
    }

    /// Whether a column could enter; one that may grow without end cannot, since shares end at one.
    mutating func enter(_ column: Column) -> Bool {
      let direction = (0..<rows).map { row in
        (0..<rows).reduce(0.0) { $0 + inverse[row][$1] * column.uses[$1] }
      }
      var (leaving, least) = (-1, Double.infinity)
      for row in 0..<rows where direction[row] > 1e-12 * (1 + abs(amounts[row])) {
        let ratio = amounts[row] / direction[row]
        if ratio < least { (leaving, least) = (row, ratio) }
      }
      guard leaving >= 0 else { return false }
      let pivot = direction[leaving]
      inverse[leaving] = inverse[leaving].map { $0 / pivot }
      amounts[leaving] = Swift.max(0, least)
      for row in 0..<rows where row != leaving && direction[row] != 0 {
        for index in 0..<rows { inverse[row][index] -= direction[row] * inverse[leaving][index] }
        amounts[row] = Swift.max(0, amounts[row] - direction[row] * least)
      }
      basis[leaving] = column
      return true
    }

    /// `nil` where no mixture keeps every limit.
    var mix: PlanMix? {
      var parts: [(weight: Double, choices: [Int8])] = []
      for (column, amount) in zip(basis, amounts) where amount > 1e-12 {
        if let choices = column.choices {
          parts.append((amount, choices))
        } else if column.uses.contains(where: { $0 < 0 }), amount > 1e-6 {
          return nil
        }
      }
      return PlanMix(parts)
    }
  }
}
