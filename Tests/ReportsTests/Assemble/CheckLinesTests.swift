import Formats
import Populations
import Testing

@testable import Reports

@Suite struct CheckLinesTests {
  private func quality(_ kept: [DataQuality.Kept]) -> DataQuality {
    DataQuality(rows: 100, columns: [], expectations: kept, age: nil, source: nil)
  }

  @Test func `a check that only warns is not counted as passed when it fails`() {
    let wording = Wording(language: .en, currency: "usd")
    let passed = DataQuality.Kept(rule: .unique(column: "id"), rows: 100, failures: 0)
    let within = DataQuality.Kept(rule: .notNull(column: "fee"), rows: 100, failures: 2, tolerance: 0.05)
    let broken = DataQuality.Kept(rule: .notNull(column: "plan"), severity: .warn, rows: 100, failures: 21)
    #expect(quality([]).checkLines(wording) == [])
    #expect(quality([passed, within]).checkLines(wording) == ["2 data checks passed"])
    #expect(
      quality([passed, broken, within]).checkLines(wording) == [
        "2 data checks passed", "1 data check not kept",
      ])
    #expect(quality([broken]).checkLines(wording) == ["1 data check not kept"])
  }
}
