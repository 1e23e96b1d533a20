import Glibc

/// Whether hazard ratios hold at all times: the score test of coefficients that change with a function g of time
/// (Grambsch & Therneau 1994, as `cox.zph` of R's survival 3 computes it).
public struct ProportionalHazards: Sendable, Equatable {
  public enum Transform: String, Sendable, Hashable, CaseIterable {
    /// One less the Kaplan–Meier curve just before a time, whatever the strata: R's default.
    case km
    /// The order of the leavers' times, ties sharing their mean rank.
    case rank
    case identity
    case log
  }

  public struct Term: Sendable, Equatable {
    /// Position among the covariates.
    public let covariate: Int
    public let test: CoxFit.Test
  }

  public let transform: Transform
  public let terms: [Term]
  /// Of all terms at once.
  public let global: CoxFit.Test

  /// `nil` where the transform does not exist (the logarithm of time 0) or all leave at one time.
  public init?(_ fit: CoxFit, _ transform: Transform = .km) {
    guard let g = ProportionalHazards.weights(fit.risk, transform) else { return nil }
    self.transform = transform
    let size = fit.design.columns.count
    let squares = g.map { $0 * $0 }
    let score = fit.sums.score(g)
    let crossed = fit.sums.information(g)
    let changing = fit.sums.information(squares)
    var fixed = fit.sums.information()
    for index in 0..<size { fixed[index * size + index] += fit.penalty }
    func test(_ chosen: [Int]) -> CoxFit.Test? {
      let width = size + chosen.count
      var matrix = [Double](repeating: 0, count: width * width)
      for i in 0..<size {
        for j in 0..<size { matrix[i * width + j] = fixed[i * size + j] }
        for (l, column) in chosen.enumerated() {
          matrix[i * width + size + l] = crossed[i * size + column]
          matrix[(size + l) * width + i] = crossed[i * size + column]
        }
      }
      for (k, row) in chosen.enumerated() {
        for (l, column) in chosen.enumerated() {
          matrix[(size + k) * width + size + l] = changing[row * size + column]
        }
      }
      let slope = [Double](repeating: 0, count: size) + chosen.map { score[$0] }
      return Cholesky(matrix, size: width).map {
        CoxFit.Test(chiSquared: $0.form(slope), degrees: chosen.count)
      }
    }
    guard let global = test(Array(0..<size)) else { return nil }
    self.global = global
    terms = fit.design.terms.compactMap { covariate in
      test(fit.design.columns(of: covariate)).map { Term(covariate: covariate, test: $0) }
    }
  }

  /// g at each time, less its mean over leavers, which changes no test and keeps digits.
  private static func weights(_ risk: CoxRisk, _ transform: Transform) -> [Double]? {
    guard risk.times.count > 1 else { return nil }
    let leavers = risk.leaversByTime
    var values: [Double]
    switch transform {
    case .identity: values = risk.times
    case .log:
      guard risk.times.allSatisfy({ $0 > 0 }) else { return nil }
      values = risk.times.map { Glibc.log($0) }
    case .rank:
      var before = 0.0
      values = leavers.map { count in
        defer { before += count }
        return before + (count + 1) / 2
      }
    case .km:
      var survival = 1.0
      values = zip(leavers, risk.atRiskByTime).map { left, present in
        defer { survival *= max(0, 1 - left / present) }
        return 1 - survival
      }
    }
    let total = leavers.reduce(0, +)
    let mean = zip(values, leavers).reduce(0) { $0 + $1.0 * $1.1 } / total
    values = values.map { $0 - mean }
    return values
  }
}
