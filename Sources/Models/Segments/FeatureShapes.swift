import Glibc
import Populations
import Tables

/// What is done to each column before distances are measured: read from its kind and from the shape of its values.
struct FeatureShapes {
  let features: [SegmentFeature]

  init(_ population: any Population, _ wanted: [String], _ search: SegmentSearch) throws(SegmentError) {
    var features: [SegmentFeature] = []
    for name in wanted { features.append(try FeatureShapes.feature(name, in: population)) }
    do throws(PopulationError) {
      try FeatureShapes.shape(&features, population, search)
    } catch { throw .population(error) }
    if search.transform == .log1p {
      for index in features.indices where features[index].kind == .number {
        guard try FeatureShapes.isNeverNegative(features[index].column, population) else {
          throw .negative(column: features[index].column)
        }
        features[index].isLogged = true
      }
    }
    self.features = features
  }

  private static func feature(
    _ name: String, in population: any Population
  ) throws(SegmentError) -> SegmentFeature {
    guard let column = population.columns.first(where: { $0.name == name }) else {
      throw .population(.unknownColumn(name))
    }
    switch column.kind {
    case .integer, .decimal, .number: return SegmentFeature(column: name, kind: .number)
    case .flag: return SegmentFeature(column: name, kind: .flag)
    case .category:
      guard column.levels.count <= SegmentFeature.levelLimit else {
        throw .tooManyLevels(column: name, levels: column.levels.count)
      }
      return SegmentFeature(column: name, kind: .category(column.levels))
    case .day, .text: throw .unsuitable(column: name, kind: column.kind)
    }
  }

  private static func isNeverNegative(
    _ column: String, _ population: any Population
  ) throws(SegmentError) -> Bool {
    do { return try population.histogram(of: column, edges: [0]).counts[0] == 0 } catch {
      throw .population(error)
    }
  }

  /// Skewness and percentiles come from a sample drawn by hash; what they lead to is checked on every row.
  private static func shape(
    _ features: inout [SegmentFeature], _ population: any Population, _ search: SegmentSearch
  ) throws(PopulationError) {
    let numeric = features.indices.filter { features[$0].kind == .number }
    guard !numeric.isEmpty, search.transform == .auto || search.outliers == .auto else { return }
    let space = SegmentSpace(features: numeric.map { features[$0] }, missing: search.missing)
    let filled = try space.extending(population)
    let columns = space.dimensions.map { space.valueColumn($0) }
    let sample = try filled.sample(of: columns, size: search.searchRows, seed: search.seed)
    guard sample.rows.count > 1 else { return }
    for (place, index) in numeric.enumerated() {
      let values = (0..<sample.rows.count).map { sample.values[$0 * columns.count + place] }.sorted()
      let skewness = FeatureShapes.skewness(values)
      features[index].skewness = skewness
      if search.transform == .auto, skewness > 1, values[0] >= 0 {
        features[index].isLogged = try filled.histogram(of: columns[place], edges: [0]).counts[0] == 0
      }
      if search.transform == .log1p { features[index].isLogged = values[0] >= 0 }
      if search.outliers == .auto {
        try bound(&features[index], by: values, column: columns[place], filled)
      }
    }
  }

  /// Sets bounds where some row lies farther than three interquartile ranges from the middle half (Tukey's outer
  /// fences), on the scale that distances are measured on.
  private static func bound(
    _ feature: inout SegmentFeature, by sorted: [Double], column: String, _ population: any Population
  ) throws(PopulationError) {
    func quantile(_ share: Double) -> Double { FeatureShapes.quantile(sorted, share) }
    let (first, third) = (feature.prepared(quantile(0.25)), feature.prepared(quantile(0.75)))
    let reach = 3 * (third - first)
    let isLogged = feature.isLogged
    func own(_ value: Double) -> Double { isLogged ? expm1(value) : value }
    let (low, high) = (own(first - reach), own(third + reach).nextUp)
    guard low < high else { return }
    let counts = try population.histogram(of: column, edges: [low, high]).counts
    let bounds = quantile(0.01)...quantile(0.99)
    // A column that is nearly all one value would become constant.
    guard counts[0] + counts[2] > 0, bounds.upperBound > bounds.lowerBound else { return }
    feature.bounds = bounds
    feature.outliers = counts[0] + counts[2]
  }

  /// The moment coefficient, m₃/m₂^1.5; 0 for values all the same.
  static func skewness(_ values: [Double]) -> Double {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let second = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let third = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) } / n
    return second > 0 ? third / (second * second.squareRoot()) : 0
  }

  /// Type 7: linear between order statistics.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let position = share * Double(sorted.count - 1)
    let below = Int(position.rounded(.down))
    let above = Swift.min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}
