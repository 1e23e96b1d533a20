import Statistics
import Testing

struct DetectableDifferenceTests {
  @Test(arguments: [(0.2654, 0.2154, 1146), (0.2654, 0.2454, 7462), (0.05, 0.04, 6745)])
  func `rows needed are the oracle's`(from: Double, to: Double, rows: Int) {
    // oracles.json, power: two-sided .05, power .8, per arm
    #expect(DetectableDifference().rows(from, to) == rows)
  }

  @Test(arguments: [(0.2654, 1146, 0.05), (0.05, 6745, 0.01)])
  func `the smallest difference found with these rows is the one they were needed for`(
    share: Double, rows: Int, gap: Double
  ) {
    let found = DetectableDifference().smallest(from: share, rows: rows, referenceRows: rows)
    #expect(isNear(found, gap, 5e-5))
  }

  @Test func `few rows find nothing, and equal shares need no number of rows`() {
    #expect(DetectableDifference().smallest(from: 0.5, rows: 3, referenceRows: 3) == nil)
    #expect(DetectableDifference().rows(0.2, 0.2) == nil)
    #expect(DetectableDifference().smallest(from: 0, rows: 200, referenceRows: 200) != nil)
  }
}
