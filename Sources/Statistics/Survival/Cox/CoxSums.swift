import Glibc

/// How leavers at the same time are set against those at risk.
public enum CoxTies: String, Sendable, Hashable, CaseIterable {
  /// As if they had left one after the other, on average over the orders (Efron 1977): R's default.
  case efron
  /// As if all had been at risk to the last (Breslow 1974): the default of SAS and SPSS.
  case breslow
}

/// The partial likelihood and its derivatives at one set of coefficients, from grouped counts.
///
/// With S0, S1 the sums of exp(xβ) and x·exp(xβ) over those at risk, D0, D1 over those who leave at a time, the r-th
/// of d leavers is set against z = S0 − (r/d)·D0 (Efron; Breslow takes 0 for r/d). The second derivative needs no
/// matrix a time: Σ over times of those at risk is a weighted cross-product of the patterns.
struct CoxSums {
  let logLikelihood: Double
  let risk: CoxRisk
  let design: CoxDesign
  /// exp(xβ), one a pattern.
  let hazards: [Double]
  /// By stratum and time: sums of those at risk and of leavers, and Σ 1/z, Σ f/z, Σ 1/z², Σ f/z², Σ f²/z².
  let cells: [Cell]
  let s1: [Double]
  let d1: [Double]
  /// Σ x over leavers.
  private let x1: [Double]

  struct Cell {
    var s0 = 0.0
    var d0 = 0.0
    var z1 = 0.0
    var f1 = 0.0
    var z2 = 0.0
    var f2 = 0.0
    var ff2 = 0.0
  }

  /// What some of the lines add to the sums.
  private struct Part: Sendable {
    var s0: [Double]
    var d0: [Double]
    var s1: [Double]
    var d1: [Double]
    var x1: [Double]
    var likelihood = 0.0

    init(
      _ lines: Range<Int>, _ risk: CoxRisk, _ design: CoxDesign, _ predictors: [Double], _ hazards: [Double]
    ) {
      let width = design.columns.count + 1
      let times = risk.times.count
      s0 = [Double](repeating: 0, count: risk.strata * times)
      d0 = s0
      s1 = [Double](repeating: 0, count: s0.count * width)
      d1 = s1
      x1 = s1
      for line in lines {
        let pattern = Int(risk.pattern[line])
        let base = Int(risk.stratum[line]) * times
        let last = base + Int(risk.end[line]) - 1
        let weight = risk.count[line] * hazards[pattern]
        s0[last] += weight
        CoxSums.add(weight, design, pattern, to: &s1, at: last * width)
        if risk.start[line] > 0 {
          let before = base + Int(risk.start[line]) - 1
          s0[before] -= weight
          CoxSums.add(-weight, design, pattern, to: &s1, at: before * width)
        }
        let left = risk.left[line]
        guard left > 0 else { continue }
        likelihood += left * predictors[pattern]
        d0[last] += left * hazards[pattern]
        CoxSums.add(left * hazards[pattern], design, pattern, to: &d1, at: last * width)
        CoxSums.add(left, design, pattern, to: &x1, at: last * width)
      }
    }
  }

  init(_ risk: CoxRisk, _ design: CoxDesign, at coefficients: [Double], _ ties: CoxTies) {
    self.risk = risk
    self.design = design
    let predictors = design.predictors(coefficients)
    let hazards = Blocks.values(predictors.count) { exp(predictors[$0]) }
    let width = design.columns.count + 1
    let times = risk.times.count
    var cells = [Cell](repeating: Cell(), count: risk.strata * times)
    // A piece of work has sums of its own, which are not to take longer to put together than to make.
    let parts = Blocks.map(risk.lineCount, size: max(Blocks.size, 4 * cells.count)) { lines in
      Part(lines, risk, design, predictors, hazards)
    }
    var s1 = Blocks.sum(parts.map { $0.s1 })
    let d1 = Blocks.sum(parts.map { $0.d1 })
    let x1 = Blocks.sum(parts.map { $0.x1 })
    var likelihood = 0.0
    for part in parts {
      likelihood += part.likelihood
      for cell in cells.indices {
        cells[cell].s0 += part.s0[cell]
        cells[cell].d0 += part.d0[cell]
      }
    }
    // Those seen at a time were at risk at every earlier one since they came in.
    for stratum in 0..<risk.strata {
      for time in stride(from: times - 2, through: 0, by: -1) {
        let cell = stratum * times + time
        cells[cell].s0 += cells[cell + 1].s0
        for k in 0..<width { s1[cell * width + k] += s1[(cell + 1) * width + k] }
      }
    }
    for cell in cells.indices where risk.leavers[cell] > 0 {
      likelihood -= CoxSums.setAgainstRisk(&cells[cell], leavers: Int(risk.leavers[cell]), ties)
    }
    self.hazards = hazards
    self.cells = cells
    self.s1 = s1
    self.d1 = d1
    self.x1 = x1
    logLikelihood = likelihood
  }

  /// Adds a pattern's columns, times a weight, to a row of sums.
  @inline(__always)
  private static func add(
    _ weight: Double, _ design: CoxDesign, _ pattern: Int, to sums: inout [Double], at row: Int
  ) {
    let codes = pattern * design.codeCount
    for k in 0..<design.codeCount { sums[row + Int(design.codes[codes + k])] += weight }
    let first = row + design.columns.count - design.numberCount
    let numbers = pattern * design.numberCount
    for k in 0..<design.numberCount { sums[first + k] += weight * design.numbers[numbers + k] }
  }

  /// Fills the sums over a time's leavers; Σ log z.
  private static func setAgainstRisk(_ cell: inout Cell, leavers: Int, _ ties: CoxTies) -> Double {
    var logs = 0.0
    // Where everyone at risk leaves, rounding must not take more away than there is.
    let s0 = max(cell.s0, cell.d0)
    if ties == .breslow || leavers == 1 {
      let d = Double(leavers)
      cell.z1 = d / s0
      cell.z2 = d / (s0 * s0)
      return d * log(s0)
    }
    let share = 1 / Double(leavers)
    for r in 0..<leavers {
      let f = Double(r) * share
      let z = s0 - f * cell.d0
      let inverse = 1 / z
      let square = inverse * inverse
      logs += log(z)
      cell.z1 += inverse
      cell.f1 += f * inverse
      cell.z2 += square
      cell.f2 += f * square
      cell.ff2 += f * f * square
    }
    return logs
  }

  /// Steps of the cumulative hazard where all columns are 0, by stratum and time.
  var baselineSteps: [Double] { cells.map { $0.z1 } }

  /// Σ over times of g·(Σ x of leavers − what was to be expected of them); g is 1 without weights.
  func score(_ weights: [Double]? = nil) -> [Double] {
    let size = design.columns.count
    let width = size + 1
    var score = [Double](repeating: 0, count: size)
    for cell in cells.indices where risk.leavers[cell] > 0 {
      let g = weights?[cell % risk.times.count] ?? 1
      let row = cell * width
      for k in 0..<size {
        score[k] += g * (x1[row + k] - s1[row + k] * cells[cell].z1 + d1[row + k] * cells[cell].f1)
      }
    }
    return score
  }

  /// Minus the second derivative, each time weighted by g; row-major.
  func information(_ weights: [Double]? = nil) -> [Double] {
    let size = design.columns.count
    let width = size + 1
    var matrix = design.crossProducts(expectedCounts(weights))
    for cell in cells.indices where risk.leavers[cell] > 0 {
      let g = weights?[cell % risk.times.count] ?? 1
      let row = cell * width
      let sums = cells[cell]
      for i in 0..<size {
        let fromRisk = g * (s1[row + i] * sums.z2 - d1[row + i] * sums.f2)
        let fromLeavers = g * (d1[row + i] * sums.ff2 - s1[row + i] * sums.f2)
        for j in i..<size {
          matrix[i * size + j] -= fromRisk * s1[row + j] + fromLeavers * d1[row + j]
        }
      }
    }
    for i in 0..<size { for j in 0..<i { matrix[i * size + j] = matrix[j * size + i] } }
    return matrix
  }

  /// What each pattern's customers add to Σ over times and leavers of S2/z, beside xx′.
  private func expectedCounts(_ weights: [Double]?) -> [Double] {
    let times = risk.times.count
    var cumulative = [Double](repeating: 0, count: risk.strata * (times + 1))
    var ofLeavers = [Double](repeating: 0, count: cells.count)
    for stratum in 0..<risk.strata {
      for time in 0..<times {
        let g = weights?[time] ?? 1
        let cell = stratum * times + time
        let at = stratum * (times + 1) + time
        cumulative[at + 1] = cumulative[at] + g * cells[cell].z1
        ofLeavers[cell] = g * cells[cell].f1
      }
    }
    return Blocks.joined(
      Blocks.map(risk.lineCount, size: risk.isByPattern ? Blocks.size : max(1, risk.lineCount)) {
        [cumulative, ofLeavers] lines in
        expectedCounts(of: lines, cumulative, ofLeavers)
      })
  }

  /// The same of the patterns that begin among some of the lines. Each but the first piece leaves out the lines of the
  /// pattern that the piece before it ends with, and goes on to the last line of its own last one.
  private func expectedCounts(
    of lines: Range<Int>, _ cumulative: [Double], _ ofLeavers: [Double]
  ) -> [Double] {
    let times = risk.times.count
    let range = risk.patterns(beginningIn: lines)
    var expected = [Double](repeating: 0, count: range.patterns.count)
    for line in range.lines {
      let base = Int(risk.stratum[line]) * (times + 1)
      let end = Int(risk.end[line])
      var amount =
        risk.count[line] * (cumulative[base + end] - cumulative[base + Int(risk.start[line])])
      let left = risk.left[line]
      if left > 0 { amount -= left * ofLeavers[Int(risk.stratum[line]) * times + end - 1] }
      expected[Int(risk.pattern[line]) - range.patterns.lowerBound] += amount
    }
    for index in expected.indices { expected[index] *= hazards[range.patterns.lowerBound + index] }
    return expected
  }
}
