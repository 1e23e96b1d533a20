import Distributions

/// Two groups compared within the strata of a third column: Mantel and Haenszel's pooled effects and their tests.
public struct StratifiedTables: Sendable, Hashable {
  /// Strata that hold both groups; the others say nothing of their difference.
  public let tables: [TwoByTwo]

  public init(_ tables: [TwoByTwo]) { self.tables = tables }

  /// Both groups together, whatever the stratum.
  public var crude: TwoByTwo? {
    guard let first = tables.first else { return nil }
    return tables.dropFirst().reduce(first) { sum, table in
      TwoByTwo(
        Proportion(
          sum.group.successes + table.group.successes, of: sum.group.count + table.group.count),
        against: Proportion(
          sum.reference.successes + table.reference.successes,
          of: sum.reference.count + table.reference.count))
    }
  }

  /// The pooled odds ratio with the interval of Robins, Breslow and Greenland (1986); `nil` when no stratum has both
  /// outcomes on both sides.
  public func oddsRatio(_ confidence: Confidence) -> TwoByTwo.Effect? {
    var (r, s, pr, mixed, qs) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for cell in cells {
      let p = (cell.a + cell.d) / cell.n
      let q = (cell.b + cell.c) / cell.n
      let (along, across) = (cell.a * cell.d / cell.n, cell.b * cell.c / cell.n)
      r += along
      s += across
      pr += p * along
      mixed += p * across + q * along
      qs += q * across
    }
    guard r > 0, s > 0 else { return nil }
    let variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s)
    return TwoByTwo.effect(r / s, variance, confidence)
  }

  /// The pooled ratio of shares, with the interval of Greenland and Robins (1985).
  public func ratio(_ confidence: Confidence) -> TwoByTwo.Effect? {
    var (above, below, spread) = (0.0, 0.0, 0.0)
    for cell in cells {
      let (group, reference) = (cell.a + cell.b, cell.c + cell.d)
      above += cell.a * reference / cell.n
      below += cell.c * group / cell.n
      spread += (group * reference * (cell.a + cell.c) - cell.a * cell.c * cell.n) / (cell.n * cell.n)
    }
    guard above > 0, below > 0 else { return nil }
    return TwoByTwo.effect(above / below, spread / (above * below), confidence)
  }

  /// The pooled difference of shares, with the variance of Sato, Greenland and Robins (1989), right both for few
  /// large strata and for many small ones.
  public func difference(_ confidence: Confidence) -> TwoByTwo.Effect? {
    var (weighted, weight, p, q) = (0.0, 0.0, 0.0, 0.0)
    for cell in cells {
      let (group, reference, n) = (cell.a + cell.b, cell.c + cell.d, cell.n)
      weighted += (cell.a * reference - cell.c * group) / n
      weight += group * reference / n
      p +=
        (cell.c * group * group - cell.a * reference * reference
          + group * reference * (reference - group) / 2) / (n * n)
      q += (cell.a * cell.d + cell.c * cell.b) / (2 * n)
    }
    guard weight > 0 else { return nil }
    let value = weighted / weight
    let variance = max(0, value * p + q) / (weight * weight)
    let range = confidence.interval(around: value, standardError: variance.squareRoot())
    return TwoByTwo.Effect(value, max(-1, range.lowerBound)...min(1, range.upperBound))
  }

  /// Cochran, Mantel and Haenszel's test of no association in any stratum, without continuity correction; `nil` when
  /// no stratum has both outcomes.
  public var association: (chiSquared: Double, pValue: Double)? {
    var (surplus, variance) = (0.0, 0.0)
    for cell in cells where cell.n > 1 {
      let (group, events) = (cell.a + cell.b, cell.a + cell.c)
      surplus += cell.a - group * events / cell.n
      variance +=
        group * (cell.n - group) * events * (cell.n - events) / (cell.n * cell.n * (cell.n - 1))
    }
    guard variance > 0 else { return nil }
    let statistic = surplus * surplus / variance
    return (statistic, ChiSquared(degrees: 1).upperTail(statistic))
  }

  /// Breslow and Day's test that one odds ratio holds in every stratum, without Tarone's correction (as statsmodels
  /// has it by default); `nil` for fewer than two strata that can say so.
  public var homogeneity: (chiSquared: Double, degrees: Int, pValue: Double)? {
    guard let pooled = oddsRatio(.standard)?.value else { return nil }
    let telling = cells.filter { min($0.a + $0.c, $0.b + $0.d) > 0 }
    guard telling.count > 1 else { return nil }
    let statistic = telling.reduce(0) { sum, cell in
      let expected = Self.expected(cell, pooled)
      let (group, events) = (cell.a + cell.b, cell.a + cell.c)
      let parts = [expected, group - expected, events - expected, cell.n - group - events + expected]
      let gap = cell.a - expected
      return sum + gap * gap * parts.reduce(0) { $0 + 1 / $1 }
    }
    let degrees = telling.count - 1
    return (statistic, degrees, ChiSquared(degrees: Double(degrees)).upperTail(statistic))
  }

  /// Events of the group, given the margins, under a common odds ratio: the root of a quadratic that leaves no count
  /// negative.
  private static func expected(_ cell: Cells, _ odds: Double) -> Double {
    let (group, events) = (cell.a + cell.b, cell.a + cell.c)
    let (square, constant) = (1 - odds, -odds * group * events)
    let linear = cell.n - group - events + odds * (group + events)
    let root = (linear * linear - 4 * square * constant).squareRoot()
    // Two forms of one root: neither may subtract what is nearly equal, nor divide by 0 where the odds ratio is 1.
    return linear > 0 ? -2 * constant / (linear + root) : (root - linear) / (2 * square)
  }

  private struct Cells {
    let a: Double
    let b: Double
    let c: Double
    let d: Double
    var n: Double { a + b + c + d }
  }

  private var cells: [Cells] {
    tables.map { table in
      Cells(
        a: Double(table.group.successes), b: Double(table.group.count - table.group.successes),
        c: Double(table.reference.successes),
        d: Double(table.reference.count - table.reference.successes))
    }
  }
}
