import Distributions

/// Cox's proportional hazards model, fitted by Newton's method to grouped counts (Cox 1972).
///
/// Where the likelihood has no maximum, since some column alone tells who never leaves (separation), the fit is
/// repeated with a ridge penalty, λ/2·Σβ² on columns of 0 and 1 and on numbers per standard deviation. Its standard
/// strength is that of a normal prior under which 95 % of hazard ratios lie between 1/50 and 50.
public struct CoxFit: Sendable {
  /// A statistic with its degrees of freedom.
  public struct Test: Sendable, Hashable {
    public let chiSquared: Double
    public let degrees: Int

    public var pValue: Double {
      degrees > 0 ? ChiSquared(degrees: Double(degrees)).upperTail(chiSquared) : 1
    }
  }

  public enum Failure: Error, Sendable, Hashable {
    /// Nobody left while others were at risk.
    case noLeavers
    /// Every column is constant, or none was given.
    case noColumns
    case notConverged
  }

  public let design: CoxDesign
  public let ties: CoxTies
  /// One a column, of 0/1 columns and of standardised numbers.
  public let coefficients: [Double]
  /// Of the coefficients, row-major: the inverse of the information, or what residuals say of it where asked for.
  public let covariance: [Double]
  /// Clusters that the residuals were summed in; `nil` for customers on their own, and without residuals.
  public let clusters: Int?
  /// Of the model without covariates, and of this one; without the penalty.
  public let nullLogLikelihood: Double
  public let logLikelihood: Double
  /// Of all coefficients together, at 0.
  public let wald: Test
  public let likelihoodRatio: Test
  public let score: Test
  /// λ; 0 for the plain maximum of the likelihood.
  public let penalty: Double
  /// Columns whose coefficients have no finite estimate without a penalty.
  public let monotone: [Int]
  public let iterations: Int
  public let customers: Int
  public let leavers: Int
  /// The share of leavers who left at the same time as others.
  public let tiedShare: Double

  let risk: CoxRisk
  let sums: CoxSums

  /// λ of a normal prior under which 95 % of hazard ratios lie between 1/50 and 50.
  public static let standardPenalty = 0.251

  /// A `penalty` of 0 penalises only where it has to. `isRobust` takes errors from residuals, by the clusters of the
  /// table where it has any (`CoxResiduals`).
  public init(
    _ table: CoxTable, _ codings: [CoxDesign.Coding], ties: CoxTies = .efron, penalty: Double = 0,
    isRobust: Bool = false
  ) throws(Failure) {
    try self.init(table, CoxDesign(table, codings), ties: ties, penalty: penalty, isRobust: isRobust)
  }

  public init(
    _ table: CoxTable, _ design: CoxDesign, ties: CoxTies = .efron, penalty: Double = 0,
    isRobust: Bool = false
  ) throws(Failure) {
    guard !design.columns.isEmpty else { throw .noColumns }
    let risk = CoxRisk(table)
    guard risk.leaverCount > 0 else { throw .noLeavers }
    var search = CoxSearch(risk, design, ties, penalty: penalty)
    var monotone = search.run()
    if penalty == 0, !monotone.isEmpty || !search.isConverged {
      search = CoxSearch(risk, design, ties, penalty: CoxFit.standardPenalty)
      if monotone.isEmpty { monotone = Array(design.columns.indices) }
      _ = search.run()
    }
    guard search.isConverged, let factor = search.factor else { throw .notConverged }
    self.design = design
    self.ties = ties
    self.penalty = search.penalty
    self.monotone = penalty == 0 ? monotone : []
    self.risk = risk
    sums = search.sums
    coefficients = search.coefficients
    let residuals = isRobust ? CoxResiduals(search.sums) : nil
    covariance = residuals?.covariance(around: factor.inverse) ?? factor.inverse
    clusters = residuals.flatMap { risk.cluster.isEmpty ? nil : $0.clusterCount }
    nullLogLikelihood = search.null.logLikelihood
    logLikelihood = search.sums.logLikelihood
    iterations = search.iterations
    let size = design.columns.count
    // The penalised information is that of the estimate and of the score alike.
    wald =
      isRobust
      ? CoxFit.wald(search.coefficients, covariance, Array(0..<size))
      : Test(chiSquared: CoxFit.form(search.coefficients, search.information), degrees: size)
    likelihoodRatio = Test(
      chiSquared: max(0, 2 * (logLikelihood - nullLogLikelihood)), degrees: size)
    score = Test(chiSquared: search.nullForm, degrees: size)
    customers = table.customers
    leavers = Int(risk.leaverCount)
    tiedShare = CoxFit.tied(risk)
  }

  /// The log hazard ratio of a step of the column's covariate: of one level against the reference, or of `unit` units
  /// of a number; one standard deviation without a unit.
  public func estimate(_ column: Int, unit: Double? = nil) -> Estimate {
    let size = design.columns.count
    let scale = unit.map { $0 / design.columns[column].deviation } ?? 1
    return Estimate(
      coefficients[column] * scale,
      standardError: covariance[column * size + column].squareRoot() * abs(scale))
  }

  /// Wald's test that some columns, such as all levels of a category, make no difference.
  public func wald(_ columns: [Int]) -> Test { CoxFit.wald(coefficients, covariance, columns) }

  private static func wald(_ coefficients: [Double], _ covariance: [Double], _ columns: [Int]) -> Test {
    let part = Cholesky.part(covariance, size: coefficients.count, columns)
    guard let factor = Cholesky(part, size: columns.count) else {
      return Test(chiSquared: 0, degrees: 0)
    }
    return Test(chiSquared: factor.form(columns.map { coefficients[$0] }), degrees: columns.count)
  }

  /// b′Ab.
  private static func form(_ b: [Double], _ matrix: [Double]) -> Double {
    b.indices.reduce(0) { sum, row in
      sum + b[row] * b.indices.reduce(0) { $0 + matrix[row * b.count + $1] * b[$1] }
    }
  }

  private static func tied(_ risk: CoxRisk) -> Double {
    let tied = risk.leavers.filter { $0 > 1 }.reduce(0, +)
    return tied / risk.leaverCount
  }
}
