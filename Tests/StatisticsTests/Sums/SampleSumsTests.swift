import Statistics
import Testing

struct SampleSumsTests {
  static func sums(_ values: [Double]) -> SampleSums {
    SampleSums(
      count: values.count, sum: values.reduce(0, +), squares: values.reduce(0) { $0 + $1 * $1 })
  }

  @Test func `equal revenues make the share of revenue a share of customers`() throws {
    let share = try #require(
      Self.sums([10, 10, 10]).share(withRest: Self.sums([Double](repeating: 10, count: 7))))
    #expect(isNear(share.value, 0.3, 1e-15))
    // √(p(1−p)/(n−1))
    #expect(isNear(share.standardError, (0.21 / 9).squareRoot(), 1e-12))
  }

  @Test func `leaving one out gives nearly the same error`() throws {
    let left = [12.0, 50, 80, 20]
    let stayed = [30.0, 60, 70, 15, 45, 90, 100, 20]
    let share = try #require(Self.sums(left).share(withRest: Self.sums(stayed)))
    func without(_ index: Int) -> Double {
      var (a, b) = (left, stayed)
      if index < a.count { a.remove(at: index) } else { b.remove(at: index - a.count) }
      return a.reduce(0, +) / (a.reduce(0, +) + b.reduce(0, +))
    }
    let shares = (0..<12).map(without)
    let mean = shares.reduce(0, +) / 12
    let jackknife = (shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * 11 / 12).squareRoot()
    #expect(isNear(share.standardError / jackknife, 1, 0.1))
  }

  @Test func `no revenue has no share and one row no error`() {
    #expect(SampleSums.none.share(withRest: .none) == nil)
    #expect(Self.sums([0, 0]).share(withRest: Self.sums([0])) == nil)
    #expect(Self.sums([5]).mean == nil)
    #expect(Self.sums([5, 5]).mean == Estimate(5, standardError: 0))
  }
}
