import Statistics
import Testing

/// McNemar's p is statsmodels 0.15.0's `mcnemar(exact=True)`; intervals are Newcombe's formula written out with numpy.
struct PanelChangeTests {
  private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
    a.map { abs($0 - b) <= tolerance } ?? false
  }

  @Test func `the same members twice are compared in pairs`() {
    let change = PanelChange(
      before: Proportion(38, of: 56), now: Proportion(48, of: 56), neither: 6, onlyBefore: 2, onlyNow: 12,
      both: 36)
    #expect(near(change.value, 0.1785714285714285) && near(change.correlation, 0.374634324632678))
    let interval = change.interval(.standard)
    #expect(near(interval.lowerBound, 0.05433882847908196))
    #expect(near(interval.upperBound, 0.3010378498308073))
    #expect(near(change.pValue, 0.012939453125, 1e-12))
  }

  @Test func `samples that share some members lie between`() {
    let change = PanelChange(
      before: Proportion(40, of: 200), now: Proportion(50, of: 180), neither: 70, onlyBefore: 5, onlyNow: 20,
      both: 25)
    let interval = change.interval(.standard)
    #expect(near(interval.lowerBound, 0.01168244772036317) && near(interval.upperBound, 0.14489667346252372))
    #expect(near(change.pValue, 0.004077315330505371, 1e-12))
  }

  @Test func `with nobody in both the interval is that of independent shares`() {
    let (before, now) = (Proportion(40, of: 200), Proportion(50, of: 180))
    let change = PanelChange(before: before, now: now, neither: 0, onlyBefore: 0, onlyNow: 0, both: 0)
    let plain = ShareDifference.newcombe(
      now.share, now.interval(.standard), before.share, before.interval(.standard)
    ).interval
    #expect(change.interval(.standard) == plain && change.pValue == nil)
  }
}
