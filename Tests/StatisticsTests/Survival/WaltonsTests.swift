import Statistics
import TestSupport
import Testing

/// The fruit-fly data of lifelines, with medians of R's survfit and its default, the log band.
@Suite(.enabled(if: SharedFiles.exists("data/waltons.csv"), "../shared/data/waltons.csv is missing"))
struct WaltonsTests {
  @Test func `medians and the log-rank test are R's`() throws {
    let rows = try SharedFiles.rows("data/waltons.csv")
    let table = LifeTable(
      try rows.map {
        Life(
          time: try #require($0["T"].flatMap(Double.init)), left: $0["E"] == "1",
          group: try #require($0["group"]))
      })
    let test = try #require(LogRank(table))
    #expect(isNear(test.chiSquared, 122.2, 0.05))
    for (group, expected) in [("control", "median_control"), ("miR-137", "median_miR")] {
      let index = try #require(table.groups.firstIndex { $0.label == group })
      let median = try #require(KaplanMeier(table, group: index)).median(.standard, .log)
      #expect(median.time == (try SharedFiles.oracle("waltons", expected, "0")))
      #expect(median.low == (try SharedFiles.oracle("waltons", expected, "1")))
      #expect(median.high == (try SharedFiles.oracle("waltons", expected, "2")))
    }
  }
}
