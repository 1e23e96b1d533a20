extension DiscreteHazard {
  /// Pearson's test that the hazard is the same in every period; consecutive periods are taken together until each
  /// part expects five or more to leave and to stay. `nil` when that leaves fewer than two parts.
  public var constancy: ContingencyTable? {
    let pooled = pooled
    guard pooled.events > 0, pooled.atRisk > pooled.events else { return nil }
    let share = pooled.events / pooled.atRisk
    let wanted = 5 / min(share, 1 - share)
    var parts: [(events: Double, atRisk: Double)] = []
    var open = (events: 0.0, atRisk: 0.0)
    for period in periods {
      open = (open.events + period.events, open.atRisk + period.atRisk)
      if open.atRisk >= wanted {
        parts.append(open)
        open = (0, 0)
      }
    }
    // What is left at the end is too little to stand alone.
    if let last = parts.popLast() {
      parts.append((last.events + open.events, last.atRisk + open.atRisk))
    }
    guard parts.count > 1 else { return nil }
    return ContingencyTable(
      parts.map { [Int($0.events.rounded()), Int(($0.atRisk - $0.events).rounded())] })
  }
}
