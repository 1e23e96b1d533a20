import Populations
import Statistics

/// Features of a population on one scale: their means and units, and Lloyd's steps on every row.
///
/// Numbers and flags are divided by their population standard deviation. The levels of a category are divided by the
/// root of their variances' sum, so that a category with any number of levels weighs as much as one number.
struct FeatureScale {
  let space: SegmentSpace
  let dropped: [String]
  let means: [Double]
  let deviations: [Double]
  /// Complete rows, and rows with a missing feature.
  let count: Int
  let missing: Int
  /// The population with the columns of the space.
  let population: any Population
  let columns: [String]
  /// Σx² of each dimension over the complete rows.
  private let squares: [Double]

  init(_ population: any Population, _ wanted: [String], _ search: SegmentSearch) throws(SegmentError) {
    let shapes = try FeatureShapes(population, wanted, search)
    let all = SegmentSpace(features: shapes.features, missing: search.missing)
    let columns = all.dimensions.map { all.column($0) }
    let extended: any Population
    let total: Moments.Group?
    do {
      extended = try all.extending(population)
      total = try extended.moments(of: columns, weight: nil, by: nil).groups.first
    } catch { throw .population(error) }
    guard let total, total.count > 1 else { throw .tooFewRows(0) }
    let n = Double(total.count)
    let means = total.sums.map { $0 / n }
    let variances = means.indices.map { Swift.max(0, total.product($0, $0) / n - means[$0] * means[$0]) }
    let (space, dropped) = FeatureScale.varying(all, means, variances)
    guard !space.features.isEmpty else { throw .constantFeatures }
    let places = space.dimensions.map { columns.firstIndex(of: space.column($0)) ?? 0 }
    self.space = space
    self.dropped = dropped
    self.means = places.map { means[$0] }
    deviations = FeatureScale.units(space, places.map { variances[$0] })
    squares = places.map { total.product($0, $0) }
    count = total.count
    missing = population.count - total.count
    self.population = extended
    self.columns = places.map { columns[$0] }
  }

  /// Features with more than one value, categories without the levels that do not occur; and the columns left out.
  private static func varying(
    _ all: SegmentSpace, _ means: [Double], _ variances: [Double]
  ) -> (space: SegmentSpace, dropped: [String]) {
    // Rounding leaves a constant column a deviation of about 1e-8 of its size.
    let varies = means.indices.map { variances[$0].squareRoot() > 1e-7 * Swift.max(1e-300, abs(means[$0])) }
    var kept: [SegmentFeature] = []
    var dropped: [String] = []
    let dimensions = all.dimensions
    for (index, feature) in all.features.enumerated() {
      let own = dimensions.indices.filter { dimensions[$0].feature == index && varies[$0] }
      guard !own.isEmpty else {
        dropped.append(feature.column)
        continue
      }
      var feature = feature
      if case .category = feature.kind { feature.kind = .category(own.compactMap { dimensions[$0].level }) }
      kept.append(feature)
    }
    return (SegmentSpace(features: kept, missing: all.missing), dropped)
  }

  private static func units(_ space: SegmentSpace, _ variances: [Double]) -> [Double] {
    let dimensions = space.dimensions
    return dimensions.indices.map { index in
      guard dimensions[index].level != nil else { return variances[index].squareRoot() }
      return dimensions.indices.filter { dimensions[$0].feature == dimensions[index].feature }.reduce(0) {
        $0 + variances[$1]
      }.squareRoot()
    }
  }

  /// Complete rows drawn by hash, standardised, and the same rows in the columns' own units.
  func sample(size: Int, seed: UInt64) throws(SegmentError) -> (points: PointCloud, values: RowSample) {
    let d = columns.count
    let own = space.dimensions.map { space.valueColumn($0) }
    let drawn: RowSample
    do { drawn = try population.sample(of: columns + own, size: size, seed: seed) } catch {
      throw .population(error)
    }
    var points: [Double] = []
    var values: [Double] = []
    for row in drawn.rows.indices {
      for j in 0..<d { points.append((drawn.values[row * 2 * d + j] - means[j]) / deviations[j]) }
      values += drawn.values[(row * 2 + 1) * d..<(row + 1) * 2 * d]
    }
    return (
      PointCloud(values: points, dimensions: d), RowSample(columns: own, values: values, rows: drawn.rows)
    )
  }

  /// Lloyd's steps on every row from given centres until the sums stand still; largest segment first. A centre that
  /// lost all its rows moves to the row of the sample farthest from all centres.
  func settle(
    _ start: [Double], k: Int, sample: PointCloud
  ) throws(SegmentError) -> (centres: [[Double]], sizes: [Int], inertia: Double) {
    let d = columns.count
    var centres = start
    var step = try groups(around: centres, k: k)
    for _ in 0..<200 {
      let moved = self.centres(of: step, k: k, previous: centres, sample: sample)
      let next = try groups(around: moved, k: k)
      let isStill = next == step
      centres = moved
      step = next
      if isStill { break }
    }
    let final = centres
    let order = (0..<k).sorted { a, b in
      let (x, y) = (step[a].count, step[b].count)
      if x != y { return x > y }
      return final[a * d..<(a + 1) * d].lexicographicallyPrecedes(final[b * d..<(b + 1) * d])
    }.filter { step[$0].count > 0 }
    return (
      order.map { Array(final[$0 * d..<($0 + 1) * d]) }, order.map { step[$0].count }, inertia(of: step)
    )
  }

  private struct Group: Equatable {
    var count = 0
    var sums: [Double]
  }

  private func groups(around centres: [Double], k: Int) throws(SegmentError) -> [Group] {
    let labels = (0..<k).map { "\($0)" }
    let kernel = NearestCentre(
      output: "#nearest", labels: labels, features: columns, means: means, deviations: deviations,
      centres: centres)
    let answer: GroupCounts
    do {
      answer = try population.extended(by: kernel).counts(by: ["#nearest"], flags: [], sums: columns)
    } catch { throw .population(error) }
    return labels.map { label in
      answer.groups.first { $0.labels.first == label }.map { Group(count: $0.count, sums: $0.sums) }
        ?? Group(sums: Array(repeating: 0, count: columns.count))
    }
  }

  private func centres(of groups: [Group], k: Int, previous: [Double], sample: PointCloud) -> [Double] {
    let d = columns.count
    var result = previous
    for (c, group) in groups.enumerated() where group.count > 0 {
      for j in 0..<d { result[c * d + j] = (group.sums[j] / Double(group.count) - means[j]) / deviations[j] }
    }
    for (c, group) in groups.enumerated() where group.count == 0 && sample.count > 0 {
      let far = KMeans.farthest(sample, from: result, k: k)
      for j in 0..<d { result[c * d + j] = sample.value(far, j) }
    }
    return result
  }

  /// Σ over dimensions of (Σx² − Σ over segments of (Σx)²/n) / s², which is the sum of squared distances to the
  /// segments' means.
  private func inertia(of groups: [Group]) -> Double {
    columns.indices.reduce(0) { total, j in
      let explained = groups.reduce(0.0) { sum, group in
        group.count == 0 ? sum : sum + group.sums[j] * group.sums[j] / Double(group.count)
      }
      return total + Swift.max(0, squares[j] - explained) / (deviations[j] * deviations[j])
    }
  }
}
