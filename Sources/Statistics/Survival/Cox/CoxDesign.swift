/// How covariates enter a model: a column of 0 and 1 for each level of a category but its reference, and one column
/// for a number, standardised.
///
/// Columns without spread, and columns that others of the model add up to, are left out and listed.
public struct CoxDesign: Sendable, Equatable {
  /// How one covariate is to enter.
  public enum Coding: Sendable, Equatable {
    /// Levels against one of them; those in `merged` share a column.
    case levels(reference: Int, merged: [Int])
    case number
  }

  /// What a column of the model stands for.
  public struct Column: Sendable, Equatable {
    /// Position among the covariates.
    public let covariate: Int
    /// Levels that share the column; empty for a number.
    public let levels: [Int]
    /// Of customers: the column of a number is (value − mean) / deviation.
    public let mean: Double
    /// 1 for levels, which stay 0 and 1.
    public let deviation: Double
  }

  public struct Dropped: Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
      /// One value in all customers.
      case constant
      /// The same as a kept column, up to scale; its position among the columns.
      case same(Int)
      /// A sum of kept columns.
      case combination
    }

    public let covariate: Int
    /// Empty for a number.
    public let levels: [Int]
    public let reason: Reason
  }

  /// Categories first, then numbers, each in the order of the covariates.
  public let columns: [Column]
  public let dropped: [Dropped]
  /// Covariates with a column left, ascending.
  public let terms: [Int]
  /// Correlations of the columns over customers, row-major.
  let correlations: [Double]

  /// One a pattern and category with columns: its column, or `columns.count` for none.
  let codes: [Int32]
  let codeCount: Int
  /// One a pattern and number, standardised.
  let numbers: [Double]
  let numberCount: Int

  /// Columns of a covariate.
  public func columns(of covariate: Int) -> [Int] {
    columns.indices.filter { columns[$0].covariate == covariate }
  }

  /// One coding for each covariate of the table.
  public init(_ table: CoxTable, _ codings: [Coding]) {
    precondition(codings.count == table.covariates.count, "every covariate has a coding")
    let counts = table.patternCounts
    let wanted = CoxDesign.wanted(table, codings, counts)
    let full = CoxMatrix(table, wanted, counts)
    let (kept, dropped) = full.independent()
    let columns = kept.map { wanted[$0] }
    self.columns = columns
    self.dropped = dropped.map { index, reason in
      Dropped(covariate: wanted[index].covariate, levels: wanted[index].levels, reason: reason)
    }
    terms = Array(Set(columns.map { $0.covariate })).sorted()
    correlations = Cholesky.part(full.correlations, size: wanted.count, kept)
    let matrix = kept.count == wanted.count ? full : CoxMatrix(table, columns, counts)
    codes = matrix.codes
    codeCount = matrix.codeCount
    numbers = matrix.numbers
    numberCount = matrix.numberCount
  }

  private static func wanted(_ table: CoxTable, _ codings: [Coding], _ counts: [Double]) -> [Column] {
    var categories: [Column] = []
    var numbers: [Column] = []
    for (index, coding) in codings.enumerated() {
      let covariate = table.covariates[index]
      switch coding {
      case .levels(let reference, let merged):
        let others = (covariate.levels ?? []).indices.filter { $0 != reference && !merged.contains($0) }
        let groups = others.map { [$0] } + (merged.isEmpty ? [] : [merged.filter { $0 != reference }])
        categories += groups.map { Column(covariate: index, levels: $0, mean: 0, deviation: 1) }
      case .number:
        let total = Summation.sum(counts)
        let sums = zip(covariate.values, counts).map { $0 * $1 }
        let mean = total > 0 ? Summation.sum(sums) / total : 0
        let squares = zip(covariate.values, counts).map { ($0 - mean) * ($0 - mean) * $1 }
        let variance = total > 1 ? Summation.sum(squares) / (total - 1) : 0
        let isFlat = variance.squareRoot() <= 1e-12 * max(abs(mean), .leastNormalMagnitude)
        numbers.append(
          Column(
            covariate: index, levels: [], mean: mean, deviation: isFlat ? 0 : variance.squareRoot()))
      }
    }
    return categories + numbers
  }

  /// Linear predictors, one a pattern.
  func predictors(_ coefficients: [Double]) -> [Double] {
    // The place after the last column is that of references.
    let beta = coefficients + [0]
    let first = columns.count - numberCount
    let count = codeCount > 0 ? codes.count / codeCount : numberCount > 0 ? numbers.count / numberCount : 0
    return Blocks.values(count) { pattern in
      var sum = 0.0
      for k in 0..<codeCount { sum += beta[Int(codes[pattern * codeCount + k])] }
      for k in 0..<numberCount { sum += beta[first + k] * numbers[pattern * numberCount + k] }
      return sum
    }
  }

  /// Σ c·xx′ over patterns, row-major, of the columns.
  func crossProducts(_ weights: [Double]) -> [Double] {
    CoxMatrix.crossProducts(
      weights, codes, codeCount, numbers, numberCount, columnCount: columns.count)
  }
}
