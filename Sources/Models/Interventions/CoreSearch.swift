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
      var next = states
      for option in group {
        for state in states {
          let loss = state.loss + option.loss
          if loss >= Double(slack - gain) { continue }
          trail.append((state.trail, Change(customer: option.customer, action: option.action)))
          let made = State(
            cost: state.cost + option.cost, gain: state.gain + option.gain, loss: loss,
            trail: Int32(trail.count - 1))
          if made.cost <= room, made.gain > gain {
            gain = made.gain
            best = made
          }
          next.append(made)
        }
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

  /// Those that no other beats in both cost and gain, and that can still beat what is known.
  private func undominated(_ states: [State]) -> [State] {
    let open = Double(slack - gain)
    var kept: [State] = []
    for state in states.filter({ $0.loss < open }).sorted(by: {
      $0.cost != $1.cost ? $0.cost < $1.cost : $0.gain != $1.gain ? $0.gain > $1.gain : $0.trail < $1.trail
    }) where kept.last.map({ $0.gain < state.gain }) ?? true {
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
