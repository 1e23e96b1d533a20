/// Looks for a better choice among those near a relaxed one, and proves when there is none.
///
/// At the price λ of the budget each change of a customer from the relaxed choice loses a known amount against the
/// bound, so a choice better than the best known is made of changes that together lose less than what lies between
/// that choice and the bound. They are few: combinations of them are built customer by customer, least loss first, and
/// those that cost more and gain less than another, or have lost too much, are dropped (Pisinger 1995).
struct CoreSearch {
  struct Change {
    let customer: Int32
    let action: Int8
  }

  /// Of the best combination found, against the relaxed choice.
  private(set) var changes: [Change] = []
  private(set) var gain: Int64
  private(set) var cost: Int64 = 0
  /// Every combination that could be better was looked at.
  private(set) var isProven = false

  private struct Option {
    let customer: Int32
    let action: Int8
    let gain: Int64
    let cost: Int64
    let loss: Double
  }

  private struct State {
    let cost: Int64
    let gain: Int64
    let loss: Double
    /// Where its last change is kept; -1 for none.
    let trail: Int32

    /// The cheaper first, then those that gain more.
    func comes(before other: State) -> Bool {
      if cost != other.cost { return cost < other.cost }
      return gain != other.gain ? gain > other.gain : trail < other.trail
    }
  }

  private let groups: [[Option]]
  private let room: Int64
  private let slack: Int64
  private var isWhole = true
  private var trail: [(previous: Int32, change: Change)] = []

  /// From a choice that leaves `room` and lies `slack` below the bound; `known` more is gained already.
  init(
    _ menu: Menu, from choices: [Int8], room: Int64, marginal: Double, slack: Int64, known: Int64,
    hashes: [UInt64]
  ) {
    self.room = room
    self.slack = slack
    gain = known
    let open = Double(slack - known)
    var options: [Option] = []
    let width = menu.actions
    let most = 20_000
    for customer in 0..<menu.customers {
      let (base, chosen) = (customer * width, Int(choices[customer]))
      let (own, paid) = chosen < 0 ? (0, 0) : (menu.gains[base + chosen], menu.costs[base + chosen])
      for action in -1..<width where action != chosen {
        let (more, extra) =
          action < 0 ? (-own, -paid) : (menu.gains[base + action] - own, menu.costs[base + action] - paid)
        let loss = marginal * Double(extra) - Double(more)
        if loss < open {
          options.append(
            Option(
              customer: Int32(customer), action: Int8(action), gain: more, cost: extra,
              loss: Swift.max(0, loss)))
        }
      }
    }
    options.sort { a, b in
      if a.loss != b.loss { return a.loss < b.loss }
      let (x, y) = (hashes[Int(a.customer)], hashes[Int(b.customer)])
      return x == y ? a.action < b.action : x < y
    }
    if options.count > most {
      options.removeLast(options.count - most)
      isWhole = false
    }
    var places: [Int32: Int] = [:]
    var groups: [[Option]] = []
    for option in options {
      if let place = places[option.customer] {
        groups[place].append(option)
      } else {
        places[option.customer] = groups.count
        groups.append([option])
      }
    }
    self.groups = groups
  }

  /// Whether something better was found, with about so much `work` (combinations looked at).
  mutating func improve(work: Int) -> Bool {
    var states = [State(cost: 0, gain: 0, loss: 0, trail: -1)]
    var best: State?
    var left = work
    for group in groups {
      if Double(slack - gain) <= Double(slack) * 1e-9 || left < 0 {
        isWhole = isWhole && left >= 0 && slack <= gain
        break
      }
      // Each option moves all states alike, so what it makes is in order as they are.
      var next = states
      for option in group {
        var made: [State] = []
        made.reserveCapacity(states.count)
        for state in states {
          let loss = state.loss + option.loss
          if loss >= Double(slack - gain) { continue }
          trail.append((state.trail, Change(customer: option.customer, action: option.action)))
          let more = State(
            cost: state.cost + option.cost, gain: state.gain + option.gain, loss: loss,
            trail: Int32(trail.count - 1))
          if more.cost <= room, more.gain > gain {
            gain = more.gain
            best = more
          }
          made.append(more)
        }
        next = CoreSearch.merged(next, made)
      }
      left -= next.count
      states = undominated(next)
    }
    isProven = isWhole
    guard let best else { return false }
    cost = best.cost
    changes = path(best.trail)
    return true
  }

  /// Two lists in the order of their states as one.
  private static func merged(_ a: [State], _ b: [State]) -> [State] {
    var merged: [State] = []
    merged.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if b[j].comes(before: a[i]) {
        merged.append(b[j])
        j += 1
      } else {
        merged.append(a[i])
        i += 1
      }
    }
    merged += a[i...]
    merged += b[j...]
    return merged
  }

  /// Of states in order, those that no other beats in both cost and gain, and that can still beat what is known.
  private func undominated(_ states: [State]) -> [State] {
    let open = Double(slack - gain)
    var kept: [State] = []
    kept.reserveCapacity(states.count)
    for state in states where state.loss < open {
      if let last = kept.last, last.gain >= state.gain { continue }
      kept.append(state)
    }
    return kept
  }

  private func path(_ last: Int32) -> [Change] {
    var (changes, at) = ([Change](), last)
    while at >= 0 {
      changes.append(trail[Int(at)].change)
      at = trail[Int(at)].previous
    }
    return changes
  }
}
