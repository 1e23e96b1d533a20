import Statistics
import Testing

struct SummationTests {
  @Test(arguments: [0, 1, 7, 8, 9, 16, 1001])
  func `every value is summed once`(count: Int) {
    #expect(Summation.sum((0..<count).map(Double.init)) == Double(count * (count - 1) / 2))
    #expect(Summation.sum((0..<count).map(Float.init)) == Double(count * (count - 1) / 2))
  }

  @Test func `a tenth a million times keeps eleven digits`() {
    let values = [Double](repeating: 0.1, count: 1_000_000)
    #expect(isNear(Summation.sum(values), 100_000, 1e-6))
  }

  @Test func `the mean of nothing is no number`() {
    #expect(Summation.mean([] as [Double]).isNaN)
  }
}
