import Statistics
import Testing

/// SciPy 1.16's `kruskal` and statsmodels 0.15.0's `anova_oneway(use_var="unequal")`.
struct GroupMeansTests {
  private static let groups: [[Double]] = [[1, 1, 2, 5, 7], [2, 3, 3, 8], [9, 9, 9, 4, 12, 2]]

  private static func sums(_ values: [Double]) -> SampleSums {
    SampleSums(
      count: values.count, sum: values.reduce(0, +), squares: values.reduce(0) { $0 + $1 * $1 })
  }

  @Test func `ranks with ties are compared as by SciPy`() throws {
    let test = try #require(GroupMeans.kruskalWallis(Self.groups.map { ValueCounts($0) }))
    #expect(abs(test.statistic - 4.948363636363643) < 1e-10 && abs(test.pValue - 0.08423187906364385) < 1e-10)
    #expect(test.degrees == 2)
  }

  @Test func `unequal variances are allowed for as by statsmodels`() throws {
    let test = try #require(GroupMeans.welch(Self.groups.map(Self.sums)))
    #expect(
      abs(test.statistic - 2.3863014450715863) < 1e-10 && abs(test.pValue - 0.15622906611255097) < 1e-10)
    #expect(abs((test.residualDegrees ?? 0) - 7.69042751700705) < 1e-10)
  }

  @Test func `what cannot be compared has no test`() {
    #expect(GroupMeans.welch([Self.sums([1, 2])]) == nil)
    #expect(GroupMeans.welch([Self.sums([1, 2]), Self.sums([3, 3, 3])]) == nil)
    #expect(GroupMeans.welch([Self.sums([1, 2]), Self.sums([3])]) == nil)
    #expect(GroupMeans.kruskalWallis([ValueCounts([2, 2]), ValueCounts([2])]) == nil)
    #expect(GroupMeans.kruskalWallis([ValueCounts([1, 2]), ValueCounts([])]) == nil)
  }
}
