import Glibc

/// Round positions for ticks.
enum NiceTicks {
  /// Steps of 1, 2, 2.5 or 5 times a power of ten; of those, the one whose number of ticks is nearest to `count`,
  /// the finer one when two are as near.
  static func positions(over range: ClosedRange<Double>, count: Int) -> [Double] {
    guard range.lowerBound.isFinite, range.upperBound.isFinite else { return [] }
    let wanted = Swift.max(2, count)
    let span = range.upperBound - range.lowerBound
    guard span > 0 else {
      let margin = range.lowerBound == 0 ? 1 : abs(range.lowerBound) / 2
      return positions(over: (range.lowerBound - margin)...(range.lowerBound + margin), count: count)
    }
    let power = Int(log10(span / Double(wanted)).rounded(.down))
    let steps = (power - 1...power + 1).flatMap { power in
      [1.0, 2, 2.5, 5].map { Step(multiple: $0, power: power) }
    }
    let best = steps.min { a, b in
      (abs(a.count(over: range) - wanted), a.size) < (abs(b.count(over: range) - wanted), b.size)
    }
    return best?.positions(over: range) ?? []
  }

  private struct Step {
    let multiple: Double
    let power: Int

    var size: Double { at(1) }

    /// Multiples computed with one rounding, so that 3 steps of 0.1 print as 0.3.
    func at(_ index: Double) -> Double {
      let ten = (0..<abs(power)).reduce(1.0) { product, _ in product * 10 }
      return power < 0 ? index * multiple / ten : index * multiple * ten
    }

    /// First and last index; a bound that lies on a step up to rounding takes no further one.
    func bounds(_ range: ClosedRange<Double>) -> (first: Double, last: Double) {
      let slack = 1e-9
      return (
        (range.lowerBound / size + slack).rounded(.down), (range.upperBound / size - slack).rounded(.up)
      )
    }

    func count(over range: ClosedRange<Double>) -> Int {
      let (first, last) = bounds(range)
      return Int(Swift.min(1e6, last - first)) + 1
    }

    func positions(over range: ClosedRange<Double>) -> [Double] {
      let (first, last) = bounds(range)
      return stride(from: first, through: last, by: 1).map { at($0) }
    }
  }
}
