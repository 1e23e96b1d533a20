import Distributions

/// Fisher's exact test of two shares.
enum FisherExact {
  /// The probability, given both margins, of tables no likelier than the one observed.
  ///
  /// Tables are walked from the observed one's tail inward; equal probabilities are told apart to 1e-7, as R does.
  static func pValue(_ a: Proportion, _ b: Proportion) -> Double {
    let total = a.count + b.count
    let marked = a.successes + b.successes
    let law = Hypergeometric(marked: marked, drawn: a.count, total: total)
    let observed = law.mass(a.successes) * (1 + 1e-7)
    let (low, high) = (max(0, a.count + marked - total), min(a.count, marked))
    let mode = min(high, max(low, (a.count + 1) * (marked + 1) / (total + 2)))
    // Masses rise up to the mode and fall after it, so each tail ends where the mass passes the observed one.
    let lower = boundary(low, mode) { law.mass($0) <= observed }
    let upper = boundary(high, mode) { law.mass($0) <= observed }
    if law.mass(mode) <= observed { return 1 }
    let left = lower.map { law.cumulative($0) } ?? 0
    let right = upper.map { law.upperTail($0 - 1) } ?? 0
    return min(1, left + right)
  }

  /// The table nearest to the mode, from an end, for which a condition that fails at the mode still holds.
  private static func boundary(_ end: Int, _ mode: Int, _ holds: (Int) -> Bool) -> Int? {
    guard holds(end) else { return nil }
    var (inside, outside) = (end, mode)
    while abs(outside - inside) > 1 {
      let middle = (inside + outside) / 2
      if holds(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }
}
