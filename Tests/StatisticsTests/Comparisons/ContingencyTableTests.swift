import Statistics
import Testing

struct ContingencyTableTests {
  @Test func `a table of two by two has the textbook chi-square`() throws {
    // n(ad − bc)²/(row and column totals): 100·(20·40 − 30·10)²/(50·50·30·70).
    let table = try #require(ContingencyTable([[20, 30], [10, 40]]))
    #expect(isNear(table.chiSquared, 100 * 250_000 / 5_250_000, 1e-12))
    #expect(table.degrees == 1)
    #expect(isNear(table.cramersV, (table.chiSquared / 100).squareRoot(), 1e-12))
    #expect(table.smallestExpected == 15)
  }

  @Test func `a perfect association has a V of one`() throws {
    let table = try #require(ContingencyTable([[30, 0], [0, 10], [0, 0]]))
    #expect(isNear(table.cramersV, 1, 1e-12))
    #expect(table.degrees == 1)
  }

  @Test func `one row or one column says nothing`() {
    #expect(ContingencyTable([[20, 30]]) == nil)
    #expect(ContingencyTable([[20, 0], [10, 0]]) == nil)
    #expect(ContingencyTable([]) == nil)
  }
}
