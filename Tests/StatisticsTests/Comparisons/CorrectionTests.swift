import Statistics
import Testing

struct CorrectionTests {
  let pValues = [0.01, 0.04, 0.03, 0.005]

  @Test func `Holm's and Benjamini and Hochberg's corrections are statsmodels'`() {
    // statsmodels.stats.multitest.multipletests
    #expect(
      zip(Correction.holm.adjusted(pValues), [0.03, 0.06, 0.06, 0.02]).allSatisfy { isNear($0, $1, 1e-15) })
    let found = Correction.benjaminiHochberg.adjusted(pValues)
    #expect(zip(found, [0.02, 0.04, 0.04, 0.02]).allSatisfy { isNear($0, $1, 1e-15) })
    #expect(Correction.none.adjusted(pValues) == pValues)
  }

  @Test(arguments: Correction.allCases)
  func `no corrected value is smaller than its own or above one`(correction: Correction) {
    let raw = [0.9, 0.5, 0.001, 0.9, 0.04]
    for (before, after) in zip(raw, correction.adjusted(raw)) { #expect(after >= before && after <= 1) }
    #expect(correction.adjusted([]).isEmpty)
  }
}
