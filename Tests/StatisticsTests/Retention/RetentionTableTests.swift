import Statistics
import Testing

struct RetentionTableTests {
  /// Online Retail, purchases up to August 2011: customers by month of first purchase and by month.
  static let retail: [[Int]] = [
    [885, 324, 286, 340, 321, 352, 321, 309, 313], [417, 92, 111, 96, 134, 120, 103, 101],
    [380, 71, 71, 108, 103, 94, 96], [452, 68, 114, 90, 101, 76], [300, 64, 61, 63, 59], [284, 54, 49, 49],
    [242, 42, 38], [188, 34], [169],
  ]

  private func rows(_ active: [[Int]]) -> [CohortRow] {
    active.enumerated().map { CohortRow(start: $0, size: $1[0], active: $1, lasting: $1) }
  }

  @Test func `the average is a sum over a sum, as pandas has it`() throws {
    // For each age: active.sum() / size.sum() over the cohorts that reached it.
    let table = RetentionTable(rows(Self.retail), metric: .activeShare, lastComplete: 8, .standard)
    let expected = [749.0 / 3148, 730.0 / 2960, 746.0 / 2718, 718.0 / 2434]
    for (age, share) in expected.enumerated() {
      #expect(isNear(table.average(age: age + 1)?.value, share, 1e-15))
    }
    let last = try #require(table.average(age: 8))
    #expect(isNear(last.value, 313.0 / 885, 1e-15) && last.size == 885)
    #expect(table.oldest == 8 && table.cohorts(age: 3) == 6 && table.average(age: 9) == nil)
  }

  @Test func `a period that is not over counts nowhere`() throws {
    let table = RetentionTable(rows(Self.retail), metric: .activeShare, lastComplete: 7, .standard)
    #expect(table.cell(0, age: 8) == nil && table.oldest == 7)
    #expect(!table.isComplete(7, age: 1) && table.isComplete(6, age: 1))
    let first = try #require(table.average(age: 1))
    #expect(isNear(first.value, (749.0 - 34) / (3148 - 188), 1e-15))
  }

  @Test func `changes are between neighbours of enough customers, corrected, the largest first`() throws {
    let table = RetentionTable(rows(Self.retail), metric: .activeShare, lastComplete: 8, .standard)
    let changes = table.changes(minimum: 30)
    #expect(changes.count == 28 && table.changes(minimum: 1000).isEmpty)
    let largest = try #require(changes.first)
    // From 340 of 885 to 96 of 417 three months on.
    #expect(largest.from == 0 && largest.to == 1 && largest.age == 3)
    #expect(isNear(largest.difference, 96.0 / 417 - 340.0 / 885, 1e-15))
    #expect(largest.interval.contains(largest.difference) && largest.pValue < 1e-5)
    #expect(zip(changes, changes.dropFirst()).allSatisfy { abs($0.difference) >= abs($1.difference) })
    let gap =
      [CohortRow(start: 0, size: 50, active: [50, 10, 5, 1], lasting: [50, 10, 5, 1])]
      + [CohortRow(start: 2, size: 50, active: [50, 40], lasting: [50, 40])]
    #expect(
      RetentionTable(gap, metric: .activeShare, lastComplete: 3, .standard).changes(minimum: 1).isEmpty)
  }

  @Test func `revenue kept has the interval of a ratio of sums`() throws {
    // Three customers: 10, 20 and 30 at first, 5, 10 and 15 later: half, and no doubt of it.
    let even = CohortRow(
      start: 0, size: 3, active: [3, 3], lasting: [3, 3],
      revenue: [
        .init(sum: 60, squares: 1400, products: 1400), .init(sum: 30, squares: 350, products: 700),
      ])
    let sure = try #require(
      RetentionTable([even], metric: .revenue, lastComplete: 1, .standard).cell(0, age: 1))
    #expect(sure.value == 0.5 && isNear(sure.interval.lowerBound, 0.5, 1e-9))
    // 15, 0 and 15 later: residuals 10, −10 and 0, so a variance of 200·3/2 over 60².
    let uneven = CohortRow(
      start: 0, size: 3, active: [3, 2], lasting: [3, 2],
      revenue: [
        .init(sum: 60, squares: 1400, products: 1400), .init(sum: 30, squares: 450, products: 600),
      ])
    let cell = try #require(
      RetentionTable([uneven], metric: .revenue, lastComplete: 1, .standard).cell(0, age: 1))
    let error = Confidence.standard.standardError(of: cell.interval)
    #expect(isNear(error, (300.0).squareRoot() / 60, 1e-12))
    let none = CohortRow(start: 0, size: 3, active: [3, 2], lasting: [3, 2])
    #expect(RetentionTable([none], metric: .revenue, lastComplete: 1, .standard).cell(0, age: 1) == nil)
  }
}
