import Glibc

/// How much of a covariate the others already say.
public struct Collinearity: Sendable, Equatable {
  public struct Term: Sendable, Equatable {
    /// Position among the covariates.
    public let covariate: Int
    /// Variance inflation. Of a category it is the generalised one (Fox & Monette 1992) taken per column, so that it
    /// compares with that of a number: by this factor the variance of its coefficients is larger than it would be
    /// without the others.
    public let inflation: Double
    public let degrees: Int
  }

  public let terms: [Term]

  /// From the correlations of the columns over customers.
  public init(_ design: CoxDesign) {
    let size = design.columns.count
    func logDeterminant(_ columns: [Int]) -> Double? {
      Cholesky(Cholesky.part(design.correlations, size: size, columns), size: columns.count)?.logDeterminant
    }
    let all = logDeterminant(Array(0..<size))
    terms = design.terms.compactMap { covariate in
      let own = design.columns(of: covariate)
      let others = (0..<size).filter { !own.contains($0) }
      guard let all, let inside = logDeterminant(own), let outside = logDeterminant(others) else {
        return nil
      }
      return Term(
        covariate: covariate, inflation: exp((inside + outside - all) / Double(own.count)),
        degrees: own.count)
    }
  }
}
