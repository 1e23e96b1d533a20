public import Populations

/// The number of the nearest centre in standardised space, as a category column; missing where a feature is missing.
public struct NearestCentre: RowKernel {
  public let inputs: [String]
  public let outputs: [KernelOutput]
  /// Means and standard deviations of the features.
  private let means: [Double]
  private let deviations: [Double]
  /// `k × features`, row by row.
  private let centres: [Double]
  private let k: Int

  public init(
    output: String, labels: [String], features: [String], means: [Double], deviations: [Double],
    centres: [Double]
  ) {
    inputs = features
    outputs = [KernelOutput(output, .category(labels))]
    self.means = means
    self.deviations = deviations
    self.centres = centres
    k = labels.count
  }

  public func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let count = block.count
    let d = inputs.count
    var least = [Double](repeating: .infinity, count: count)
    var codes = [Int32](repeating: -1, count: count)
    // Column by column, so that each pass runs through plain arrays.
    let columns = (0..<d).map { j in
      let values = block.numbers(j)
      let (mean, scale) = (means[j], 1 / deviations[j])
      return (0..<count).map { (values[$0] - mean) * scale }
    }
    var sums = [Double](repeating: 0, count: count)
    for c in 0..<k {
      for row in 0..<count { sums[row] = 0 }
      for j in 0..<d {
        let column = columns[j]
        let centre = centres[c * d + j]
        for row in 0..<count {
          let gap = column[row] - centre
          sums[row] += gap * gap
        }
      }
      // A missing value makes the sum NaN, which is less than nothing, so its code stays -1.
      for row in 0..<count where sums[row] < least[row] {
        least[row] = sums[row]
        codes[row] = Int32(c)
      }
    }
    results.outputs[0] = .codes(codes)
  }
}
