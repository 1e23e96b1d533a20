/// The columns of a model as they are stored: a column number for each category, values for numbers.
struct CoxMatrix {
  let columnCount: Int
  let codes: [Int32]
  let codeCount: Int
  let numbers: [Double]
  let numberCount: Int
  /// Centred, over customers, divided by deviations; rows of columns without spread are 0.
  let correlations: [Double]
  private let variances: [Double]

  init(_ table: CoxTable, _ columns: [CoxDesign.Column], _ counts: [Double]) {
    let patterns = table.patternCount
    columnCount = columns.count
    var coded: [Int: [Int32]] = [:]
    for (index, column) in columns.enumerated() where !column.levels.isEmpty {
      let levels = table.covariates[column.covariate].levels?.count ?? 0
      var places =
        coded[column.covariate] ?? [Int32](repeating: Int32(columns.count), count: levels)
      for level in column.levels { places[level] = Int32(index) }
      coded[column.covariate] = places
    }
    let categories = coded.keys.sorted()
    let numeric = columns.filter { $0.levels.isEmpty }
    codeCount = categories.count
    numberCount = numeric.count
    var codes = [Int32](repeating: 0, count: patterns * categories.count)
    for (k, covariate) in categories.enumerated() {
      let places = coded[covariate] ?? []
      let values = table.covariates[covariate].values
      for pattern in 0..<patterns { codes[pattern * categories.count + k] = places[Int(values[pattern])] }
    }
    var numbers = [Double](repeating: 0, count: patterns * numeric.count)
    for (k, column) in numeric.enumerated() where column.deviation > 0 {
      let values = table.covariates[column.covariate].values
      for pattern in 0..<patterns {
        numbers[pattern * numeric.count + k] = (values[pattern] - column.mean) / column.deviation
      }
    }
    self.codes = codes
    self.numbers = numbers
    (correlations, variances) = CoxMatrix.spread(counts, codes, categories.count, numbers, columns)
  }

  /// Columns in order, without those whose variance the ones before them already hold.
  func independent() -> (kept: [Int], dropped: [(index: Int, reason: CoxDesign.Dropped.Reason)]) {
    var kept: [Int] = []
    var dropped: [(index: Int, reason: CoxDesign.Dropped.Reason)] = []
    for column in 0..<columnCount {
      guard variances[column] > 0 else {
        dropped.append((column, .constant))
        continue
      }
      let with = kept.map { correlations[column * columnCount + $0] }
      if let twin = with.indices.first(where: { abs(with[$0]) > 1 - 1e-9 }) {
        dropped.append((column, .same(twin)))
      } else if let factor = Cholesky(
        Cholesky.part(correlations, size: columnCount, kept), size: kept.count),
        factor.form(with) < 1 - 1e-8
      {
        kept.append(column)
      } else {
        dropped.append((column, .combination))
      }
    }
    return (kept, dropped)
  }

  private static func spread(
    _ counts: [Double], _ codes: [Int32], _ codeCount: Int, _ numbers: [Double],
    _ columns: [CoxDesign.Column]
  ) -> (correlations: [Double], variances: [Double]) {
    let size = columns.count
    let numberCount = columns.filter { $0.levels.isEmpty }.count
    let total = Summation.sum(counts)
    let products = crossProducts(counts, codes, codeCount, numbers, numberCount, columnCount: size)
    // Of a 0/1 column the sum is its square; standardised numbers sum to nothing.
    let means = columns.indices.map { columns[$0].levels.isEmpty ? 0 : products[$0 * size + $0] / total }
    var covariances = products
    for i in 0..<size {
      for j in 0..<size {
        covariances[i * size + j] = products[i * size + j] / total - means[i] * means[j]
      }
    }
    let variances = columns.indices.map { index in
      let variance = covariances[index * size + index]
      return variance > 1e-14 ? variance : 0
    }
    var correlations = [Double](repeating: 0, count: size * size)
    for i in 0..<size where variances[i] > 0 {
      for j in 0..<size where variances[j] > 0 {
        correlations[i * size + j] =
          i == j ? 1 : covariances[i * size + j] / (variances[i] * variances[j]).squareRoot()
      }
    }
    return (correlations, variances)
  }

  static func crossProducts(
    _ weights: [Double], _ codes: [Int32], _ codeCount: Int, _ numbers: [Double], _ numberCount: Int,
    columnCount: Int
  ) -> [Double] {
    // A row and a column more than there are, where references gather unused.
    let stride = columnCount + 1
    let first = columnCount - numberCount
    let sums = Blocks.sum(
      Blocks.map(weights.count) { patterns in
        var sums = [Double](repeating: 0, count: stride * stride)
        for pattern in patterns {
          let weight = weights[pattern]
          guard weight != 0 else { continue }
          let codeStart = pattern * codeCount
          let numberStart = pattern * numberCount
          for k in 0..<codeCount {
            let row = Int(codes[codeStart + k]) * stride
            // Columns of a later category come later, so the upper triangle is enough.
            for l in k..<codeCount { sums[row + Int(codes[codeStart + l])] += weight }
            for l in 0..<numberCount { sums[row + first + l] += weight * numbers[numberStart + l] }
          }
          for k in 0..<numberCount {
            let row = (first + k) * stride + first
            let value = weight * numbers[numberStart + k]
            for l in k..<numberCount { sums[row + l] += value * numbers[numberStart + l] }
          }
        }
        return sums
      })
    var products = [Double](repeating: 0, count: columnCount * columnCount)
    guard !sums.isEmpty else { return products }
    for i in 0..<columnCount {
      for j in i..<columnCount {
        products[i * columnCount + j] = sums[i * stride + j]
        products[j * columnCount + i] = sums[i * stride + j]
      }
    }
    return products
  }
}
