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
    var lanes = [SIMD4<Double>](repeating: .zero, count: (count + 3) / 4 * d)
    for j in 0..<d {
      let values = block.numbers(j)
      let (mean, scale) = (means[j], 1 / deviations[j])
      for row in 0..<count { lanes[row / 4 * d + j][row % 4] = (values[row] - mean) * scale }
    }
    var codes = [Int32](repeating: -1, count: count)
    let (places, fixed) = (lanes.span, centres.span)
    for start in stride(from: 0, to: count, by: 4) {
      let (own, least) = KMeans.nearest(places, start / 4, d, fixed, k)
      for lane in 0..<Swift.min(4, count - start) where least[lane].isFinite {
        codes[start + lane] = Int32(truncatingIfNeeded: own[lane])
      }
    }
    results.outputs[0] = .codes(codes)
  }
}
