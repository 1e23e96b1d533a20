extension LimitedChoice {
  /// A change of one customer with all that it does.
  private struct Change {
    let row: Int
    let action: Int
    let gain: Int64
    let cost: Int64
    /// At the prices of the budget and of all limits.
    let loss: Double
    /// Of each limit: how much more of it is used.
    let uses: [Double]
  }

  /// Changes that are put together in pairs, the ones that lose least.
  private static let core = 400

  /// Takes pairs of changes that together gain, fit and keep every limit: what one gives up lets the other in.
  ///
  /// What a pair can gain is no more than the price of what is left of the budget and of the limits, less what its
  /// changes lose at the prices; so only changes that lose little are looked at.
  mutating func improve() {
    for _ in 0..<20 {
      let changes = cheapest()
      let pairs = gaining(changes)
      var taken = Set<Int>()
      for (a, b) in pairs {
        let (first, second) = (changes[a], changes[b])
        guard !taken.contains(first.row), !taken.contains(second.row), fits(first, second) else { continue }
        taken.formUnion([first.row, second.row])
        take(first.row, first.action)
        take(second.row, second.action)
      }
      if taken.isEmpty { return }
      fill()
    }
  }

  /// The price of what the choice leaves unused.
  private var unused: Double {
    let room = Double(limit - spent) * lambda
    return use.limits.indices.reduce(room) { $0 + prices.prices[$1] * Swift.max(0, -use.excess($1)) }
  }

  private func cheapest() -> [Change] {
    var changes: [Change] = []
    let most = unused
    for row in 0..<menu.customers {
      let old = Int(choices[row])
      let now = prices.worth(row, old, lambda: lambda)
      for action in -1..<menu.actions where action != old && (action < 0 || menu.isAllowed(row, action)) {
        let loss = now - prices.worth(row, action, lambda: lambda)
        if loss < most { changes.append(change(row, old, action, loss)) }
      }
    }
    changes.sort { a, b in
      if a.loss != b.loss { return a.loss < b.loss }
      let (x, y) = (hashes[a.row], hashes[b.row])
      return x == y ? a.action < b.action : x < y
    }
    return Array(changes.prefix(LimitedChoice.core))
  }

  private func change(_ row: Int, _ old: Int, _ action: Int, _ loss: Double) -> Change {
    func gain(_ action: Int) -> Int64 { action < 0 ? 0 : menu.gains[row * menu.actions + action] }
    func cost(_ action: Int) -> Int64 { action < 0 ? 0 : menu.costs[row * menu.actions + action] }
    let uses = use.limits.map { limit in
      (limit.counts(action) ? limit.weight(row) : 0) - (limit.counts(old) ? limit.weight(row) : 0)
    }
    return Change(
      row: row, action: action, gain: gain(action) - gain(old), cost: cost(action) - cost(old), loss: loss,
      uses: uses)
  }

  /// Pairs that gain, the best first; equal ones in the order in which their changes lose least.
  private func gaining(_ changes: [Change]) -> [(Int, Int)] {
    var pairs: [(gain: Int64, a: Int, b: Int)] = []
    let most = unused
    for a in changes.indices {
      for b in changes.indices.dropFirst(a + 1) {
        // Sorted by loss: from here on none gains.
        if changes[a].loss + changes[b].loss >= most { break }
        let gain = changes[a].gain + changes[b].gain
        if gain > 0, changes[a].row != changes[b].row, fits(changes[a], changes[b]) {
          pairs.append((gain, a, b))
        }
      }
    }
    pairs.sort { $0.gain != $1.gain ? $0.gain > $1.gain : ($0.a, $0.b) < ($1.a, $1.b) }
    return pairs.map { ($0.a, $0.b) }
  }

  private func fits(_ first: Change, _ second: Change) -> Bool {
    guard first.cost + second.cost <= limit - spent else { return false }
    return use.limits.indices.allSatisfy { index in
      let more = first.uses[index] + second.uses[index]
      return more <= 0 || use.excess(index) + more <= LimitUse.tolerance
    }
  }
}
