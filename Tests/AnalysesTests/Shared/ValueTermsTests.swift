import Analyses
import Populations
import Testing

struct ValueTermsTests {
  @Test func `a year of months at ten percent compounds to ten percent`() {
    let terms = ValueTerms(horizon: 12, margin: 0.5, annualDiscount: 0.10)
    #expect(isNear(terms.discount(unit: .month), 0.00797414, 1e-8))
    #expect(isNear(terms.discount(unit: .year), 0.10, 1e-12))
  }

  @Test func `without discount the annuity is horizon times margin`() {
    let terms = ValueTerms(horizon: 24, margin: 0.25, annualDiscount: 0)
    #expect(isNear(terms.annuity(unit: .month), 6, 1e-12))
  }

  @Test(arguments: TimeUnit.allCases)
  func `every unit has a whole number of parts in a year, or nearly`(unit: TimeUnit) {
    #expect(unit.perYear >= 1 && unit.perYear < 366)
  }
}
