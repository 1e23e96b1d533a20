import Testing

@testable import Models

@Suite struct StepHistogramTests {
  /// The same customers many times over.
  private func repeated(_ menu: Menu, _ times: Int) -> Menu {
    let (gains, costs) = (
      menu.gains.map { Money(ticks: $0).units }, menu.costs.map { Money(ticks: $0).units }
    )
    return Menu(
      actions: menu.actions, gains: (0..<times).flatMap { _ in gains },
      costs: (0..<times).flatMap { _ in costs })
  }

  @Test(arguments: 1...5)
  func `few customers and many are added up alike`(seed: UInt64) {
    let few = RandomMenu.make(customers: 300, actions: 4, seed: seed)
    let times = 64
    let (small, large) = (StepHistogram(few), StepHistogram(repeated(few, times)))
    let total = small.sweep(points: 10)
    for (one, all) in zip(total, large.sweep(points: 10)) {
      #expect(abs(all.cost - one.cost * Double(times)) <= 1e-6 * all.cost)
      #expect(abs(all.gain - one.gain * Double(times)) <= 1e-6 * all.gain)
      #expect(all.marginal == one.marginal)
    }
    for budget in stride(from: 0.0, through: 2_000, by: 50) {
      #expect(small.cut(Money(budget).ticks) == large.cut(Money(budget * Double(times)).ticks))
    }
    let (last, lastOfAll) = (small.curve(points: 20).last, large.curve(points: 20).last)
    #expect(lastOfAll?.gain == last.map { $0.gain * Double(times) })
    #expect(lastOfAll?.cost == last.map { $0.cost * Double(times) })
  }

  @Test func `nobody and nothing that pays have no steps`() {
    for menu in [Menu(actions: 2, gains: [], costs: []), Menu(actions: 1, gains: [-1, 0], costs: [1, 1])] {
      let ladder = StepHistogram(menu)
      #expect(ladder.cut(0) == -1)
      #expect(ladder.sweep(points: 5).isEmpty)
      #expect(ladder.curve(points: 5).count == 1)
    }
  }
}
