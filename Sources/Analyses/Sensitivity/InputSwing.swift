import Models
import Statistics
import Threads

/// How far the net value moves when one input does, the others as planned.
struct InputSwing: Sendable {
  let input: SensitivityInput
  /// Net value at the low and the high end: of the plan as it is, and of the best plan there.
  let kept: (low: Double, high: Double)
  let best: (low: Double, high: Double)
  /// Where the plan as it is neither gains nor loses; `nil` where it does not within the range.
  let breakEven: Double?
  /// Where the action that leads the best plan changes, with that action; `nil` for none at all.
  let changes: [(at: Double, to: Int?)]
  /// From the least to the most of both ends and the plan itself.
  let width: Double

  /// Moves the plan as it is, or lets a plan be made that brings at least a hundredth more.
  func isNoticed(beside net: Double) -> Bool {
    width > 0 || Swift.max(best.low, best.high) > net + 0.01 * abs(net)
  }
}

extension PlanReckoner {
  /// By how far they move the plan as it is, the widest first.
  func swings(net: Double) -> [InputSwing] {
    let inputs = inputs.varied
    let swings = Parallel.map(inputs.count) { swing(inputs[$0], net: net) }
    let order = swings.indices.sorted { a, b in
      swings[a].width == swings[b].width ? a < b : swings[a].width > swings[b].width
    }
    return order.map { swings[$0] }
  }

  private func swing(_ input: SensitivityInput, net: Double) -> InputSwing {
    func setting(_ value: Double) -> PlanSetting { self.setting([(input, value)]) }
    func best(_ value: Double) -> (net: Double, leading: Int?) {
      let setting = setting(value)
      let mix = model.best(at: setting)
      return (self.net(of: mix, setting), model.leading(of: mix, at: setting))
    }
    let (low, high) = (input.low, input.high)
    let kept = (low: self.kept(setting(low)), high: self.kept(setting(high)))
    let ends = (low: best(low), high: best(high))
    let span = [kept.low, kept.high, net]
    return InputSwing(
      input: input, kept: kept, best: (ends.low.net, ends.high.net),
      breakEven: breakEven(input, kept, net),
      changes: changes(input, ends.low.leading, ends.high.leading) { best($0).leading },
      width: (span.max() ?? 0) - (span.min() ?? 0))
  }

  /// The net value rises or falls along every input, so it has one root at most.
  private func breakEven(
    _ input: SensitivityInput, _ kept: (low: Double, high: Double), _ net: Double
  ) -> Double? {
    guard (kept.low < 0) != (kept.high < 0) else { return nil }
    return root(from: input.low, to: input.high) { self.kept(self.setting([(input, $0)])) }
  }

  /// By halving, to the last digit but one of a number of this size.
  private func root(from low: Double, to high: Double, _ value: (Double) -> Double) -> Double {
    var (a, b) = (low, high)
    let isBelow = value(a) < 0
    for _ in 0..<60 where b - a > 1e-14 * Swift.max(abs(a), abs(b)) {
      let middle = a + (b - a) / 2
      if (value(middle) < 0) == isBelow { a = middle } else { b = middle }
    }
    return a + (b - a) / 2
  }

  /// Looked for between the plan and either end, at both ends and half way; the nearest to the plan on each side.
  private func changes(
    _ input: SensitivityInput, _ low: Int?, _ high: Int?, _ leading: (Double) -> Int?
  ) -> [(at: Double, to: Int?)] {
    let planned = Swift.min(input.high, Swift.max(input.low, input.planned))
    let own = model.leading(of: model.best(at: model.base), at: model.base)
    var changes: [(at: Double, to: Int?)] = []
    for (end, atEnd) in [(input.low, low), (input.high, high)] where end != planned {
      let middle = (planned + end) / 2
      let halfway = leading(middle)
      var stretch: (near: Double, far: Double, to: Int?)?
      if halfway != own {
        stretch = (planned, middle, halfway)
      } else if atEnd != own {
        stretch = (middle, end, atEnd)
      }
      guard var stretch else { continue }
      for _ in 0..<14 {
        let middle = (stretch.near + stretch.far) / 2
        let found = leading(middle)
        if found == own { stretch.near = middle } else { (stretch.far, stretch.to) = (middle, found) }
      }
      changes.append(((stretch.near + stretch.far) / 2, stretch.to))
    }
    return changes
  }
}
