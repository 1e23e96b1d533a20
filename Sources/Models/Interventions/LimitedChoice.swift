/// A choice that is brought within limits and then filled up, guided by the prices of the limits.
struct LimitedChoice {
  private(set) var choices: [Int8]
  private(set) var gain: Int64 = 0
  private(set) var spent: Int64 = 0
  private(set) var use: LimitUse

  let menu: Menu
  let prices: LimitPrices
  let lambda: Double
  let limit: Int64
  let hashes: [UInt64]

  init(
    _ menu: Menu, prices: LimitPrices, lambda: Double, choices: [Int8], limit: Int64, hashes: [UInt64]
  ) {
    self.menu = menu
    self.prices = prices
    self.lambda = lambda
    self.choices = choices
    self.limit = limit
    self.hashes = hashes
    use = LimitUse(prices.limits, choices: choices)
    for (row, choice) in choices.enumerated() where choice >= 0 {
      gain += menu.gains[row * menu.actions + Int(choice)]
      spent += menu.costs[row * menu.actions + Int(choice)]
    }
  }

  /// A change of one customer, with what it loses at the prices of all limits.
  private struct Move {
    let row: Int32
    let action: Int8
    let loss: Double
  }

  private func worth(_ row: Int, _ action: Int) -> Double { prices.worth(row, action, lambda: lambda) }

  private func cost(_ row: Int, _ action: Int) -> Int64 {
    action < 0 ? 0 : menu.costs[row * menu.actions + action]
  }

  mutating func take(_ row: Int, _ action: Int) { change(row, to: action) }

  private mutating func change(_ row: Int, to action: Int) {
    let old = Int(choices[row])
    if old >= 0 { gain -= menu.gains[row * menu.actions + old] }
    if action >= 0 { gain += menu.gains[row * menu.actions + action] }
    spent += cost(row, action) - cost(row, old)
    use.move(row, from: old, to: action)
    choices[row] = Int8(action)
  }

  private func ordered(_ moves: [Move]) -> [Move] {
    moves.sorted { a, b in
      if a.loss != b.loss { return a.loss < b.loss }
      let (x, y) = (hashes[Int(a.row)], hashes[Int(b.row)])
      return x == y ? a.action < b.action : x < y
    }
  }

  /// Takes the cheapest changes that bring each broken limit back, a few times over since they touch each other.
  mutating func mend() {
    for _ in 0..<8 {
      let broken = use.broken
      if broken.isEmpty { return }
      for index in broken { mend(index) }
    }
  }

  private mutating func mend(_ index: Int) {
    let rule = use.limits[index]
    var givers: [Move]?
    for move in ordered(easing(rule)) where use.isBroken(index) {
      let (row, action) = (Int(move.row), Int(move.action))
      guard rule.counts(action) != rule.counts(Int(choices[row])) else { continue }
      guard use.allows(row, from: Int(choices[row]), to: action) else { continue }
      let extra = cost(row, action) - cost(row, Int(choices[row]))
      if extra > limit - spent {
        var left = givers ?? ordered(sparing(rule)).reversed()
        makeRoom(extra, from: &left, for: row)
        givers = left
        if left.isEmpty, extra > limit - spent { return }
      }
      if extra <= limit - spent { change(row, to: action) }
    }
  }

  /// Every change of a customer that uses up less of a limit.
  private func easing(_ rule: TreatmentLimit) -> [Move] {
    var moves: [Move] = []
    for row in 0..<menu.customers {
      let (weight, old) = (rule.weight(row), Int(choices[row]))
      let isIn = rule.counts(old)
      guard weight > 0 && isIn || weight < 0 && !isIn else { continue }
      for action in -1..<menu.actions where rule.counts(action) != isIn {
        guard action < 0 || menu.isAllowed(row, action) else { continue }
        moves.append(
          Move(row: Int32(row), action: Int8(action), loss: worth(row, old) - worth(row, action)))
      }
    }
    return moves
  }

  /// Actions that could be given up, of customers whom a limit does not ask for: what each is worth for its cost.
  private func sparing(_ rule: TreatmentLimit) -> [Move] {
    choices.indices.compactMap { row in
      let (old, paid) = (Int(choices[row]), cost(row, Int(choices[row])))
      guard old >= 0, paid > 0, !(rule.counts(old) && rule.weight(row) < 0) else { return nil }
      return Move(row: Int32(row), action: -1, loss: worth(row, old) / Double(paid))
    }
  }

  /// Gives up actions, the last of those offered first, until there is room.
  private mutating func makeRoom(_ extra: Int64, from givers: inout [Move], for newcomer: Int) {
    while extra > limit - spent, let move = givers.popLast() {
      let row = Int(move.row)
      guard row != newcomer, choices[row] >= 0, use.allows(row, from: Int(choices[row]), to: -1) else {
        continue
      }
      change(row, to: -1)
    }
  }

  /// Takes every change that gains and fits, those that cost least at the prices first, until there is none.
  mutating func fill() {
    for _ in 0..<4 {
      var moves: [Move] = []
      let room = limit - spent
      for row in 0..<menu.customers {
        let old = Int(choices[row])
        let (own, now) = (old < 0 ? 0 : menu.gains[row * menu.actions + old], worth(row, old))
        for action in 0..<menu.actions where menu.gains[row * menu.actions + action] > own {
          if cost(row, action) - cost(row, old) > room { continue }
          moves.append(
            Move(row: Int32(row), action: Int8(action), loss: now - worth(row, action)))
        }
      }
      var changed = 0
      var isChanged = Set<Int32>()
      for move in ordered(moves) {
        let (row, action) = (Int(move.row), Int(move.action))
        let old = Int(choices[row])
        guard cost(row, action) - cost(row, old) <= limit - spent, !isChanged.contains(move.row),
          use.allows(row, from: old, to: action)
        else { continue }
        isChanged.insert(move.row)
        change(row, to: action)
        changed += 1
      }
      if changed == 0 { return }
    }
  }
}
