import Statistics
import Testing

struct HazardConstancyTests {
  private func hazard(_ events: [Double], atRisk: Double) -> DiscreteHazard {
    DiscreteHazard(
      periods: events.enumerated().map {
        .init(index: $0.offset + 1, atRisk: atRisk, events: $0.element, censored: 0)
      })
  }

  @Test func `it is Pearson's test over the periods`() throws {
    let test = try #require(hazard([10, 20, 30], atRisk: 100).constancy)
    let table = try #require(ContingencyTable([[10, 90], [20, 80], [30, 70]]))
    #expect(test == table)
    #expect(test.degrees == 2)
  }

  @Test func `thin periods are taken together, the rest of them with the last part`() throws {
    // Two of a hundred leave in each, so that three periods make a part and the seventh joins the last.
    let test = try #require(hazard([2, 2, 2, 2, 2, 2, 2], atRisk: 100).constancy)
    #expect(test == ContingencyTable([[6, 294], [8, 392]]))
    #expect(test.chiSquared < 1e-9)
  }

  @Test func `too few to split, or nobody leaving, is no test`() {
    #expect(hazard([1, 1], atRisk: 20).constancy == nil)
    #expect(hazard([0, 0], atRisk: 1000).constancy == nil)
  }
}
