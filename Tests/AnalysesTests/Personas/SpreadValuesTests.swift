import Testing

@testable import Analyses

struct SpreadValuesTests {
  @Test func `few whole numbers stay nearest to themselves and no longer coincide`() {
    let calls = (0..<300).map { Double($0 % 4) }
    let spread = SpreadValues(calls, turn: SpreadValues.across)
    #expect(spread.isSpread)
    #expect(zip(spread.values, calls).allSatisfy { $0.rounded() == $1 })
    #expect(Set(spread.values).count == 300)
  }

  @Test func `the two directions cover a square evenly`() {
    let zeros = [Double](repeating: 0, count: 1_000)
    let xs = SpreadValues(zeros, turn: SpreadValues.across).values
    let ys = SpreadValues(zeros, turn: SpreadValues.upward).values
    var cells = [Int](repeating: 0, count: 16)
    for (x, y) in zip(xs, ys) {
      cells[Int((x / 0.7 + 0.5) * 4) * 4 + Int((y / 0.7 + 0.5) * 4)] += 1
    }
    #expect(cells.allSatisfy { (50...75).contains($0) })
  }

  @Test(arguments: [[1.5, 2, 3], Array(stride(from: 0.0, to: 40, by: 1)), [Double]()] as [[Double]])
  func `amounts, many levels and nothing are left where they are`(values: [Double]) {
    let spread = SpreadValues(values, turn: SpreadValues.across)
    #expect(!spread.isSpread)
    #expect(spread.values == values)
  }
}
