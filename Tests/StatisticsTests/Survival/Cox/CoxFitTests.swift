import Statistics
import Testing

struct CoxFitTests {
  static let names = ["x", "y", "z"]
  static let levels = ["z": ["a", "b", "c"]]
  static let codings: [CoxDesign.Coding] = [.number, .number, .levels(reference: 0, merged: [])]

  static func fit(
    _ rows: [CoxRow], ties: CoxTies = .efron, isGrouped: Bool = true
  ) throws -> CoxFit {
    try CoxFit(CoxTable(rows, names: names, levels: levels, isGrouped: isGrouped), codings, ties: ties)
  }

  @Test func `three customers give the closed form`() throws {
    // Leavers at 1 (x = 1) and 2 (x = 0), one last seen at 3 (x = 1): the likelihood e/(2e + 1) · 1/(1 + e) is
    // highest where e = exp β meets 2e² = 1.
    let rows = [
      CoxRow(time: 1, left: true, values: [1]), CoxRow(time: 2, left: true, values: [0]),
      CoxRow(time: 3, left: false, values: [1]),
    ]
    let fit = try CoxFit(CoxTable(rows, names: ["x"]), [.number])
    #expect(isNear(fit.raw[0], -0.34657359027997264, 1e-9))
    #expect(isNear(fit.nullLogLikelihood, -1.791759469228055, 1e-12))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>, [CoxTies.efron, .breslow])
  func `grouped rows fit as single rows do`(seed: UInt64, ties: CoxTies) throws {
    let rows = coxRows(160, seed: seed, delayed: seed % 2 == 0, strata: seed % 3 == 0 ? 2 : 1).map { row in
      var row = row
      row.values[1].round()
      return row
    }
    let grouped = try Self.fit(rows, ties: ties)
    let single = try Self.fit(rows, ties: ties, isGrouped: false)
    for (a, b) in zip(grouped.raw + grouped.errors, single.raw + single.errors) {
      #expect(isNear(a, b, 1e-10))
    }
    #expect(isNear(grouped.logLikelihood, single.logLikelihood, 1e-9))
    let (a, b) = (try #require(Concordance(grouped)), try #require(Concordance(single)))
    #expect(isNear(a.estimate.value, b.estimate.value, 1e-12))
    #expect(isNear(a.estimate.standardError, b.estimate.standardError, 1e-12))
    let (p, q) = (try #require(ProportionalHazards(grouped)), try #require(ProportionalHazards(single)))
    #expect(isNear(p.global.chiSquared, q.global.chiSquared, 1e-8))
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `the order of the rows changes nothing`(seed: UInt64) throws {
    let rows = coxRows(150, seed: seed, delayed: true)
    let (fit, turned) = (try Self.fit(rows), try Self.fit(rows.reversed()))
    for (a, b) in zip(fit.raw + fit.errors, turned.raw + turned.errors) { #expect(isNear(a, b, 1e-12)) }
  }

  @Test func `a shift and a scale of a number change only its unit`() throws {
    let rows = coxRows(200, seed: 5)
    let moved = rows.map { row in
      var row = row
      row.values[1] = 1e4 + 250 * row.values[1]
      return row
    }
    let (fit, other) = (try Self.fit(rows), try Self.fit(moved))
    let place = try #require(fit.design.columns.firstIndex { $0.covariate == 1 })
    #expect(isNear(fit.logLikelihood, other.logLikelihood, 1e-8))
    #expect(isNear(fit.raw[place], 250 * other.raw[place], 1e-9))
    #expect(isNear(fit.estimate(place).value, other.estimate(place).value, 1e-9))
  }

  @Test func `another reference changes signs and nothing else`() throws {
    let rows = coxRows(300, seed: 8)
    let table = CoxTable(rows, names: Self.names, levels: Self.levels)
    let first = try CoxFit(table, Self.codings)
    let last = try CoxFit(table, [.number, .number, .levels(reference: 2, merged: [])])
    #expect(isNear(first.logLikelihood, last.logLikelihood, 1e-9))
    #expect(isNear(first.raw[1], -last.raw[0], 1e-8))
    let (a, b) = (try #require(ProportionalHazards(first)), try #require(ProportionalHazards(last)))
    #expect(isNear(a.terms[2].test.chiSquared, b.terms[2].test.chiSquared, 1e-7))
    #expect(isNear(first.wald([0, 1]).chiSquared, last.wald([0, 1]).chiSquared, 1e-8))
    let (c, d) = (Collinearity(first.design).terms, Collinearity(last.design).terms)
    for (x, y) in zip(c, d) { #expect(isNear(x.inflation, y.inflation, 1e-9)) }
  }

  @Test func `without ties Efron and Breslow agree`() throws {
    let rows = coxRows(120, seed: 3).enumerated().map { index, row in
      var row = row
      row.time += Double(index) / 1000
      return row
    }
    let (efron, breslow) = (try Self.fit(rows), try Self.fit(rows, ties: .breslow))
    #expect(efron.tiedShare == 0)
    for (a, b) in zip(efron.raw, breslow.raw) { #expect(isNear(a, b, 1e-12)) }
  }

  @Test func `a level that nobody left is fitted with a penalty, and said`() throws {
    let rows = coxRows(300, seed: 2).map { row in
      var row = row
      if row.values[2] == 1 { row.left = false }
      return row
    }
    let fit = try Self.fit(rows)
    #expect(fit.penalty == CoxFit.standardPenalty)
    let column = try #require(fit.design.columns.firstIndex { $0.levels == [1] })
    #expect(fit.monotone == [column])
    #expect(fit.raw[column] < -1 && fit.raw[column] > -8)
    #expect(fit.errors.allSatisfy { $0.isFinite && $0 < 5 })
  }

  @Test func `where the reference never leaves, every other level is monotone`() throws {
    let rows = coxRows(300, seed: 2).map { row in
      var row = row
      if row.values[2] == 0 { row.left = false }
      return row
    }
    let fit = try Self.fit(rows)
    #expect(fit.penalty > 0 && fit.monotone == [0, 1])
  }

  @Test func `a penalty that is asked for pulls toward 1`() throws {
    let table = CoxTable(coxRows(200, seed: 4), names: Self.names, levels: Self.levels)
    let free = try CoxFit(table, Self.codings)
    let held = try CoxFit(table, Self.codings, penalty: 50)
    for (a, b) in zip(held.coefficients, free.coefficients) { #expect(abs(a) < abs(b)) }
    #expect(held.logLikelihood < free.logLikelihood && held.penalty == 50)
  }

  @Test func `constants, twins and sums of columns are left out and named`() throws {
    let rows = coxRows(200, seed: 6).map { row in
      var row = row
      row.values += [7, 3 * row.values[1] - 2, row.values[0] + row.values[1], row.values[2] == 1 ? 1 : 0]
      return row
    }
    let table = CoxTable(
      rows, names: ["x", "y", "z", "constant", "twin", "sum", "level"],
      levels: ["z": ["a", "b", "c", "unused"], "level": ["0", "1"]])
    let fit = try CoxFit(
      table,
      [
        .number, .number, .levels(reference: 0, merged: []), .number, .number, .number,
        .levels(reference: 0, merged: []),
      ])
    #expect(fit.design.terms == [0, 1, 2])
    let dropped = fit.design.dropped
    #expect(dropped.map { $0.covariate } == [2, 6, 3, 4, 5])
    #expect(dropped[0].levels == [3] && dropped[0].reason == .constant)
    #expect(dropped[1].reason == .same(0) && dropped[2].reason == .constant)
    #expect(dropped[3].reason == .same(3) && dropped[4].reason == .combination)
    let plain = try Self.fit(coxRows(200, seed: 6))
    for (a, b) in zip(fit.raw, plain.raw) { #expect(isNear(a, b, 1e-9)) }
  }

  @Test func `merged levels share a hazard ratio`() throws {
    let rows = coxRows(200, seed: 9)
    let merged = try CoxFit(
      CoxTable(rows, names: Self.names, levels: Self.levels),
      [.number, .number, .levels(reference: 0, merged: [1, 2])])
    let joined = rows.map { row in
      var row = row
      row.values[2] = min(row.values[2], 1)
      return row
    }
    #expect(isNear(merged.logLikelihood, try Self.fit(joined).logLikelihood, 1e-9))
  }

  @Test func `leaving up to a time and after it makes two models with one likelihood`() throws {
    // Coefficients of their own before and after a time: the likelihood is a product over times.
    let table = CoxTable(coxRows(300, seed: 7, delayed: true), names: Self.names, levels: Self.levels)
    let early = table.leaving(after: -1, through: 4)
    let late = table.leaving(after: 4, through: .infinity)
    #expect(early.leavers + late.leavers == table.leavers && early.customers == table.customers)
    let (a, b) = (try CoxFit(early, Self.codings), try CoxFit(late, Self.codings))
    let both = try CoxFit(table, Self.codings)
    #expect(isNear(a.nullLogLikelihood + b.nullLogLikelihood, both.nullLogLikelihood, 1e-8))
    #expect(a.logLikelihood + b.logLikelihood >= both.logLikelihood - 1e-9)
  }

  @Test func `a covariate alone is fitted as a table of its own`() throws {
    let rows = coxRows(200, seed: 11, delayed: true, strata: 2)
    let table = CoxTable(rows, names: Self.names, levels: Self.levels)
    for index in 0..<3 {
      let alone = try CoxFit(table.alone(index), [Self.codings[index]])
      let own = CoxTable(
        rows.map { row in
          var row = row
          row.values = [row.values[index]]
          return row
        }, names: [Self.names[index]], levels: Self.levels)
      let expected = try CoxFit(own, [Self.codings[index]])
      for (a, b) in zip(alone.raw, expected.raw) { #expect(isNear(a, b, 1e-10)) }
      #expect(alone.customers == 200)
    }
  }

  /// Patterns of three lines each, so that pieces of work also end within a pattern.
  @Test func `many patterns with the same values fit as one pattern`() throws {
    let times = 12
    var lines = CoxTable.Lines()
    let patterns = 50_000
    for line in 0..<patterns * 3 {
      let (time, entry) = (line % 3 * 4 + line / 3 % 4, line % 5 == 0 ? line % 3 - 1 : -1)
      lines.append(
        pattern: Int32(line / 3), stratum: Int32(line % 2), time: Int32(time),
        entry: entry < time ? Int32(entry) : -1, left: line % 7 < 3 ? 1 : 0, stayed: 1)
    }
    let values = (0..<patterns).map { Double($0 * $0 % 11) / 3 }
    let table = CoxTable(
      covariates: [CoxTable.Covariate(name: "x", levels: nil, values: values)], patternCount: patterns,
      strata: ["a", "b"], times: (1...times).map { Double($0) }, lines: lines)
    let many = try CoxFit(table, [.number])
    let one = try CoxFit(table.alone(0), [.number])
    #expect(one.customers == many.customers)
    #expect(isNear(many.coefficients[0], one.coefficients[0], 1e-9))
    #expect(isNear(many.covariance[0], one.covariance[0], 1e-9))
    #expect(isNear(many.logLikelihood / one.logLikelihood, 1, 1e-12))
    let (a, b) = (try #require(ProportionalHazards(many)), try #require(ProportionalHazards(one)))
    #expect(isNear(a.global.chiSquared / b.global.chiSquared, 1, 1e-6))
    #expect(try CoxFit(table, [.number]).coefficients == many.coefficients)
  }

  @Test func `what cannot be fitted says why`() {
    let nobody = coxRows(50, seed: 1).map { row in
      var row = row
      row.left = false
      return row
    }
    #expect(throws: CoxFit.Failure.noLeavers) { try Self.fit(nobody) }
    let constant = coxRows(50, seed: 1).map { row in
      var row = row
      row.values = [1, 2, 0]
      return row
    }
    #expect(throws: CoxFit.Failure.noColumns) { try Self.fit(constant) }
  }

  @Test func `the logarithm of time 0 cannot be taken`() throws {
    var rows = coxRows(100, seed: 1)
    rows[0].time = 0
    rows[0].left = true
    let fit = try Self.fit(rows)
    #expect(ProportionalHazards(fit, .log) == nil)
    #expect(ProportionalHazards(fit, .km) != nil)
  }
}
