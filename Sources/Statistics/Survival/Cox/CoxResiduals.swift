/// How far each customer pulls the score of a fit away from 0, from which a covariance follows that does not rest on
/// customers being independent or on hazards being proportional (Lin & Wei 1989).
///
/// With β the maximum, a customer of columns x and hazard h = exp(xβ) pulls by (x − x̄) where they left, less
/// h·Σ(x − x̄)/z over the leavers they were at risk for; x̄ is the mean of those at risk. Efron's ties set each of d
/// leavers against those at risk less a share f of the leavers, and count the leavers at risk by 1 − f of themselves:
/// R's `residuals(type = "score")`. The covariance is I⁻¹(Σ rr′)I⁻¹ with r summed within clusters first, without a
/// factor for few clusters: R's `coxph(cluster =)`.
struct CoxResiduals {
  private let risk: CoxRisk
  private let design: CoxDesign
  private let hazards: [Double]
  private let sums: CoxSums
  /// Σ 1/z up to and with the time before each place, by stratum; one place more than there are times.
  private let rates: [Double]
  /// Σ x̄/z, the same, one a column.
  private let means: [Double]

  init(_ sums: CoxSums) {
    self.sums = sums
    risk = sums.risk
    design = sums.design
    hazards = sums.hazards
    let (size, width, times) = (design.columns.count, design.columns.count + 1, risk.times.count)
    var rates = [Double](repeating: 0, count: risk.strata * (times + 1))
    var means = [Double](repeating: 0, count: rates.count * size)
    for stratum in 0..<risk.strata {
      for time in 0..<times {
        let (cell, at) = (stratum * times + time, stratum * (times + 1) + time)
        rates[at + 1] = rates[at] + sums.cells[cell].z1
        for k in 0..<size {
          means[(at + 1) * size + k] =
            means[at * size + k] + sums.s1[cell * width + k] * sums.cells[cell].z2
            - sums.d1[cell * width + k] * sums.cells[cell].f2
        }
      }
    }
    self.rates = rates
    self.means = means
  }

  /// I⁻¹(Σ rr′)I⁻¹ for the inverse of the information, row-major.
  func covariance(around inverse: [Double]) -> [Double] {
    let size = design.columns.count
    let inner = risk.cluster.isEmpty ? ofCustomers : ofClusters
    return CoxResiduals.product(
      CoxResiduals.product(inverse, inner, size: size), inverse, size: size)
  }

  /// Clusters with anyone at risk.
  var clusterCount: Int { Set(risk.cluster).count }

  /// Σ rr′ over customers.
  private var ofCustomers: [Double] {
    let size = design.columns.count
    return Blocks.sum(
      Blocks.map(risk.lineCount) { lines in
        var inner = [Double](repeating: 0, count: size * size)
        var scratch = Scratch(size)
        for line in lines {
          let (stayed, left) = (risk.count[line] - risk.left[line], risk.left[line])
          fill(&scratch, line)
          for (weight, pull) in [(stayed, scratch.stayed), (left, scratch.left)] where weight > 0 {
            for i in 0..<size { for j in 0..<size { inner[i * size + j] += weight * pull[i] * pull[j] } }
          }
        }
        return inner
      })
  }

  /// Σ rr′ over clusters, in the order of their numbers.
  private var ofClusters: [Double] {
    let size = design.columns.count
    let count = Int(risk.cluster.max() ?? -1) + 1
    var pulls = [Double](repeating: 0, count: count * size)
    var scratch = Scratch(size)
    for line in 0..<risk.lineCount {
      let (stayed, left) = (risk.count[line] - risk.left[line], risk.left[line])
      let row = Int(risk.cluster[line]) * size
      fill(&scratch, line)
      for k in 0..<size { pulls[row + k] += stayed * scratch.stayed[k] }
      if left > 0 { for k in 0..<size { pulls[row + k] += left * scratch.left[k] } }
    }
    var inner = [Double](repeating: 0, count: size * size)
    for cluster in 0..<count {
      for i in 0..<size {
        for j in 0..<size {
          inner[i * size + j] += pulls[cluster * size + i] * pulls[cluster * size + j]
        }
      }
    }
    return inner
  }

  private struct Scratch {
    var columns: [Double]
    /// Of one who stayed, and of one who left.
    var stayed: [Double]
    var left: [Double]

    init(_ size: Int) {
      columns = [Double](repeating: 0, count: size)
      stayed = columns
      left = columns
    }
  }

  /// The pulls of a line's customers.
  private func fill(_ scratch: inout Scratch, _ line: Int) {
    let (size, width, times) = (design.columns.count, design.columns.count + 1, risk.times.count)
    let pattern = Int(risk.pattern[line])
    let base = Int(risk.stratum[line]) * (times + 1)
    let (start, end) = (base + Int(risk.start[line]), base + Int(risk.end[line]))
    let hazard = hazards[pattern]
    design.read(pattern, into: &scratch.columns)
    let rate = rates[end] - rates[start]
    for k in 0..<size {
      scratch.stayed[k] =
        -hazard * (scratch.columns[k] * rate - (means[end * size + k] - means[start * size + k]))
    }
    guard risk.left[line] > 0 else { return }
    let cell = Int(risk.stratum[line]) * times + Int(risk.end[line]) - 1
    let own = sums.cells[cell]
    let leavers = risk.leavers[cell]
    for k in 0..<size {
      let (s1, d1) = (sums.s1[cell * width + k], sums.d1[cell * width + k])
      let mean = (s1 * own.z1 - d1 * own.f1) / leavers
      // Those who leave at a time count for less among those at risk of it.
      let spared = scratch.columns[k] * own.f1 - (s1 * own.f2 - d1 * own.ff2)
      scratch.left[k] = scratch.stayed[k] + scratch.columns[k] - mean + hazard * spared
    }
  }

  private static func product(_ a: [Double], _ b: [Double], size: Int) -> [Double] {
    var result = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for k in 0..<size {
        for j in 0..<size { result[i * size + j] += a[i * size + k] * b[k * size + j] }
      }
    }
    return result
  }
}

extension CoxDesign {
  /// The columns of a pattern.
  func read(_ pattern: Int, into values: inout [Double]) {
    for k in values.indices { values[k] = 0 }
    for k in 0..<codeCount {
      let column = Int(codes[pattern * codeCount + k])
      if column < columns.count { values[column] = 1 }
    }
    let first = columns.count - numberCount
    for k in 0..<numberCount { values[first + k] = numbers[pattern * numberCount + k] }
  }
}
