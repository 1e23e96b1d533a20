import Statistics
import Testing

struct WithholdingTests {
  /// What a reader can work out: every size a small group could have, from the total of those held back and the
  /// bounds of each, by adding up sets of possible sums.
  private func possible(of index: Int, _ withheld: Withholding, _ sizes: [Int], minimum: Int) -> [Int] {
    let rows = withheld.groups.reduce(0) { $0 + sizes[$1] }
    var sums: Set<Int> = [0]
    for group in withheld.groups where group != index {
      let range = withheld.small.contains(group) ? 1...max(1, minimum - 1) : minimum...max(minimum, rows)
      sums = Set(sums.flatMap { sum in range.map { sum + $0 } }.filter { $0 <= rows })
    }
    return (1..<minimum).filter { sums.contains(rows - $0) }
  }

  @Test(arguments: 1...120)
  func `nobody can rule out any size of a small group, whatever the table`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let minimum = Int.random(in: 3...12, using: &random)
    let sizes = (0..<Int.random(in: 1...7, using: &random)).map { _ in
      Int.random(in: 0...(Bool.random(using: &random) ? minimum + 2 : 60), using: &random)
    }
    let marked = sizes.map { Int.random(in: 0...$0, using: &random) }
    let withheld = Withholding(sizes: sizes, marked: marked, minimum: minimum)
    let shown = sizes.indices.filter { sizes[$0] > 0 && !withheld.groups.contains($0) }
    #expect(shown.allSatisfy { sizes[$0] >= minimum })
    #expect(withheld.small.isEmpty == withheld.groups.isEmpty)
    guard !shown.isEmpty, !withheld.small.isEmpty else { return }
    for group in withheld.small {
      #expect(possible(of: group, withheld, sizes, minimum: minimum) == Array(1..<minimum))
    }
    for group in withheld.companions {
      let others = withheld.groups.filter { $0 != group }
      #expect(others.contains { withheld.small.contains($0) })
    }
    let total = marked.reduce(0, +)
    if total > 0, total < sizes.reduce(0, +) {
      let set = withheld.groups.reduce(0) { $0 + marked[$1] }
      #expect(set > 0 && set < withheld.groups.reduce(0) { $0 + sizes[$1] })
    }
  }

  @Test func `one small group takes the next larger one with it`() {
    let withheld = Withholding(sizes: [200, 5, 100], minimum: 10)
    #expect(withheld.small == [1] && withheld.companions == [2] && withheld.groups == [1, 2])
  }

  @Test func `small groups that hide each other need no other`() {
    let withheld = Withholding(sizes: [200, 5, 100, 5, 5], minimum: 10)
    #expect(withheld.small == [1, 3, 4] && withheld.companions.isEmpty)
  }

  @Test func `without small groups nothing is held back, and empty groups are not there`() {
    #expect(Withholding(sizes: [0, 10, 40], minimum: 10).groups.isEmpty)
    #expect(Withholding(sizes: [], minimum: 10).groups.isEmpty)
  }
}
