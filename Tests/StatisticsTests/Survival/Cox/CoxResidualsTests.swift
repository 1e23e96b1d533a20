import Statistics
import TestSupport
import Testing

/// Errors from residuals. Those with Breslow's ties are statsmodels 0.15.0's, `PHReg(ties="breslow").fit(groups=…)`; those
/// with Efron's come from the definition of the infinitesimal jackknife that R's `residuals(type = "dfbeta")` follows:
/// the weighted model fitted with numpy at weights of 1 ± .001 for each cluster in turn, which gives statsmodels'
/// numbers to nine digits with Breslow's.
@Suite(.enabled(if: SharedFiles.exists("data/rossi.csv"), "../shared/data/rossi.csv is missing"))
struct CoxResidualsTests {
  /// Four rows of the file make a cluster, or each its own.
  private static func errors(
    _ ties: CoxTies, inFours: Bool, _ change: (inout CoxRow, Int) -> Void = { _, _ in }
  ) throws -> [Double] {
    var rows = try RossiTests.rows()
    for index in rows.indices {
      if inFours { rows[index].cluster = Int32(index / 4) }
      change(&rows[index], index)
    }
    return try CoxFit(
      CoxTable(rows, names: RossiTests.names), RossiTests.codings, ties: ties, isRobust: true
    ).errors
  }

  @Test func `Breslow's are statsmodels', of customers alone and in clusters`() throws {
    let alone = [
      0.19468774009336157, 0.025228700205010807, 0.29107772334743853, 0.21696090349916194,
      0.37889121679817855,
      0.19834201086771466, 0.02874838709292873,
    ]
    for (error, expected) in zip(try Self.errors(.breslow, inFours: false), alone) {
      #expect(isNear(error, expected, 1e-8))
    }
    let clustered = [
      0.2025959804380914, 0.02801240056327121, 0.2740387338973583, 0.2253728749110379, 0.39187463940180206,
      0.19626648328230117, 0.02796010910659987,
    ]
    for (error, expected) in zip(try Self.errors(.breslow, inFours: true), clustered) {
      #expect(isNear(error, expected, 1e-8))
    }
  }

  @Test func `Efron's are the infinitesimal jackknife's, with delayed entry too`() throws {
    let alone = [
      0.1955417789970498, 0.025336146356942306, 0.2923285558712459, 0.21806031526383904, 0.3802444671746684,
      0.19920082970218234, 0.02897459489198497,
    ]
    for (error, expected) in zip(try Self.errors(.efron, inFours: false), alone) {
      #expect(isNear(error, expected, 1e-7))
    }
    let clustered = [
      0.2033394985673486, 0.02812512979214617, 0.27499495705218036, 0.22654286400198645, 0.39330936323067345,
      0.19723055382143703, 0.028202037434109577,
    ]
    for (error, expected) in zip(try Self.errors(.efron, inFours: true), clustered) {
      #expect(isNear(error, expected, 1e-7))
    }
    let late = [
      0.20127712819126864, 0.02762535140290444, 0.2754019045667593, 0.22396414407435383, 0.3883949799112204,
      0.19611889571043328, 0.02575845754539781,
    ]
    let errors = try Self.errors(.efron, inFours: true) { row, index in
      if index % 3 == 0 { row.entry = (row.time / 2).rounded(.down) }
    }
    for (error, expected) in zip(errors, late) { #expect(isNear(error, expected, 1e-7)) }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `customers counted together have the errors of customers on their own`(seed: UInt64) throws {
    var rows = coxRows(240, seed: seed, delayed: seed % 2 == 0, strata: seed % 3 == 0 ? 2 : 1)
    for index in rows.indices { rows[index].values[1].round() }
    func fit(_ rows: [CoxRow], isGrouped: Bool) throws -> CoxFit {
      try CoxFit(
        CoxTable(rows, names: CoxFitTests.names, levels: CoxFitTests.levels, isGrouped: isGrouped),
        CoxFitTests.codings, isRobust: true)
    }
    let (grouped, single) = (try fit(rows, isGrouped: true), try fit(rows, isGrouped: false))
    for index in rows.indices { rows[index].cluster = Int32(index) }
    let clustered = try fit(rows, isGrouped: true)
    #expect((clustered.clusters ?? 0) > 200 && grouped.clusters == nil)
    for fit in [single, clustered] {
      for (a, b) in zip(grouped.errors, fit.errors) { #expect(isNear(a, b, 1e-10)) }
      #expect(isNear(grouped.wald.chiSquared, fit.wald.chiSquared, 1e-7))
    }
  }

  @Test func `customers who come as copies have errors of the number of copies that is theirs`() throws {
    var rows = coxRows(150, seed: 9)
    for index in rows.indices { rows[index].cluster = Int32(index) }
    let copies = rows + rows
    func fit(_ rows: [CoxRow]) throws -> CoxFit {
      try CoxFit(
        CoxTable(rows, names: CoxFitTests.names, levels: CoxFitTests.levels), CoxFitTests.codings,
        ties: .breslow, isRobust: true)
    }
    // With Breslow's ties, copies leave estimates as they are, and say nothing new where they are known as copies.
    for (a, b) in zip(try fit(rows).errors, try fit(copies).errors) { #expect(isNear(a, b, 1e-9)) }
  }
}
