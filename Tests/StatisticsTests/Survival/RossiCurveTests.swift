import Statistics
import TestSupport
import Testing

/// Convicts followed for a year after release (Rossi et al. 1980): nobody is censored before week 52, so every number
/// can be counted by hand.
@Suite(.enabled(if: SharedFiles.exists("data/rossi.csv"), "../shared/data/rossi.csv is missing"))
struct RossiCurveTests {
  @Test func `curves are the empirical shares, with binomial errors`() throws {
    let rows = try SharedFiles.rows("data/rossi.csv")
    let table = LifeTable(
      try rows.map {
        Life(
          time: try #require($0["week"].flatMap(Double.init)), left: $0["arrest"] == "1",
          group: try #require($0["fin"]))
      })
    for (index, group) in table.groups.enumerated() {
      let curve = try #require(KaplanMeier(table, group: index))
      let members = rows.filter { $0["fin"] == group.label }
      let n = Double(members.count)
      for week in [10.0, 26, 40, 52] {
        let gone = members.filter { ($0["week"].flatMap(Double.init) ?? 99) <= week && $0["arrest"] == "1" }
        let share = 1 - Double(gone.count) / n
        #expect(isNear(curve.survival(at: week), share, 1e-12))
        #expect(isNear(curve.standardError(at: week), (share * (1 - share) / n).squareRoot(), 1e-12))
      }
      // The mean of times cut at 52, and its standard error as of any mean.
      let times = members.map { $0["week"].flatMap(Double.init) ?? .nan }
      let mean = times.reduce(0, +) / n
      let variance = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n / n
      let restricted = curve.restrictedMean(to: 52).estimate
      #expect(isNear(restricted.value, mean, 1e-10))
      #expect(isNear(restricted.standardError, variance.squareRoot(), 1e-10))
    }
  }
}
