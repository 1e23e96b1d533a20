import Statistics
import Testing

struct RatioOfSumsTests {
  private func moments(_ rows: [(y: Double, x: Double)]) -> Moments.Group {
    func sum(_ part: ((y: Double, x: Double)) -> Double) -> Double { rows.reduce(0) { $0 + part($1) } }
    return Moments.Group(
      label: nil, count: rows.count, excluded: 0, weight: Double(rows.count),
      sums: [sum { $0.y }, sum { $0.x }],
      products: [sum { $0.y * $0.y }, sum { $0.y * $0.x }, sum { $0.x * $0.x }])
  }

  @Test func `alike denominators make it a mean with a mean's error`() throws {
    let ratio = try #require(moments([(1, 2), (2, 2), (6, 2)]).ratio(0, over: 1))
    #expect(ratio.value == 1.5)
    // Of .5, 1 and 3.
    #expect(isNear(ratio.standardError, (7.0 / 4 / 3).squareRoot(), 1e-12))
  }

  @Test func `a constant ratio has no error, and nothing below the line no ratio`() throws {
    #expect(isNear(moments([(1, 2), (4, 8), (3, 6)]).ratio(0, over: 1)?.standardError, 0, 1e-7))
    #expect(moments([(1, 0), (2, 0)]).ratio(0, over: 1) == nil)
    #expect(moments([(1, 2)]).ratio(0, over: 1) == nil)
  }

  @Test func `the error is the bootstrap's`() throws {
    var state: UInt64 = 7
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    let rows = (0..<400).map { _ -> (y: Double, x: Double) in
      let opening = 20 + 100 * uniform() * uniform()
      return (y: uniform() < 0.2 ? 0 : opening * (0.7 + 0.5 * uniform()), x: opening)
    }
    let ratio = try #require(moments(rows).ratio(0, over: 1))
    let draws = (0..<2000).map { _ -> Double in
      var (y, x) = (0.0, 0.0)
      for _ in rows.indices {
        let row = rows[Int(uniform() * Double(rows.count))]
        y += row.y
        x += row.x
      }
      return y / x
    }
    let mean = draws.reduce(0, +) / 2000
    let deviation = (draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999).squareRoot()
    #expect(abs(ratio.standardError / deviation - 1) < 0.06)
  }
}
