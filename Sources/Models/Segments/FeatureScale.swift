import Populations
import Statistics

/// Features of a population on one scale: their means and standard deviations, and Lloyd's steps on every row.
struct FeatureScale {
  let names: [String]
  let dropped: [String]
  let means: [Double]
  let deviations: [Double]
  /// Complete rows, and rows with a missing feature.
  let count: Int
  let missing: Int
  /// The population whose columns `columns` are complete where they should be.
  private let population: any Population
  private let columns: [String]

  init(
    _ population: any Population, _ wanted: [String], missing policy: SegmentSearch.Missing
  ) throws(SegmentError) {
    do {
      let isFilled = policy == .zero
      let filled = isFilled ? try population.extended(by: ZeroFilled(wanted)) : population
      let inside = isFilled ? wanted.map(ZeroFilled.name) : wanted
      guard let all = try filled.moments(of: inside, weight: nil, by: nil).groups.first, all.count > 1 else {
        throw SegmentError.tooFewRows(0)
      }
      let n = Double(all.count)
      let means = all.sums.map { $0 / n }
      let deviations = wanted.indices.map { j in
        Swift.max(0, all.product(j, j) / n - means[j] * means[j]).squareRoot()
      }
      // Rounding leaves a constant column a deviation of about 1e-8 of its size.
      let kept = wanted.indices.filter { deviations[$0] > 1e-7 * Swift.max(1e-300, abs(means[$0])) }
      guard !kept.isEmpty else { throw SegmentError.constantFeatures }
      names = kept.map { wanted[$0] }
      dropped = wanted.indices.filter { !kept.contains($0) }.map { wanted[$0] }
      self.means = kept.map { means[$0] }
      self.deviations = kept.map { deviations[$0] }
      count = all.count
      missing = population.count - all.count
      self.population = filled
      columns = kept.map { inside[$0] }
    } catch let error as PopulationError {
      throw .population(error)
    } catch let error as SegmentError {
      throw error
    } catch {
      preconditionFailure("a population throws its own errors only")
    }
  }

  /// Complete rows drawn by hash, standardised.
  func sample(size: Int, seed: UInt64) throws(SegmentError) -> PointCloud {
    let drawn: RowSample
    do { drawn = try population.sample(of: columns, size: size, seed: seed) } catch {
      throw .population(error)
    }
    let d = columns.count
    var values = drawn.values
    for index in values.indices { values[index] = (values[index] - means[index % d]) / deviations[index % d] }
    return PointCloud(values: values, dimensions: d)
  }

  /// Lloyd's steps on every row from given centres until the sums stand still; largest segment first.
  func settle(
    _ start: [Double], k: Int
  ) throws(SegmentError) -> (centres: [[Double]], sizes: [Int], inertia: Double) {
    let d = columns.count
    var centres = start
    var step = try groups(around: centres, k: k)
    for _ in 0..<200 {
      let moved = self.centres(of: step, k: k, previous: centres)
      let next = try groups(around: moved, k: k)
      let isStill = next == step
      centres = moved
      step = next
      if isStill { break }
    }
    let final = centres
    let order = (0..<k).sorted { a, b in
      let (x, y) = (step[a]?.count ?? 0, step[b]?.count ?? 0)
      if x != y { return x > y }
      return final[a * d..<(a + 1) * d].lexicographicallyPrecedes(final[b * d..<(b + 1) * d])
    }
    return (
      order.map { Array(final[$0 * d..<($0 + 1) * d]) }, order.map { step[$0]?.count ?? 0 },
      inertia(of: step)
    )
  }

  private func groups(around centres: [Double], k: Int) throws(SegmentError) -> [Moments.Group?] {
    let labels = (0..<k).map { "\($0)" }
    let kernel = NearestCentre(
      output: "#nearest", labels: labels, features: columns, means: means, deviations: deviations,
      centres: centres)
    let answer: Moments
    do {
      answer = try population.extended(by: kernel).moments(of: columns, weight: nil, by: "#nearest")
    } catch { throw .population(error) }
    return labels.map { label in answer.groups.first { $0.label == label } }
  }

  private func centres(of groups: [Moments.Group?], k: Int, previous: [Double]) -> [Double] {
    let d = columns.count
    var result = previous
    for (c, group) in groups.enumerated() {
      guard let group, group.count > 0 else { continue }
      for j in 0..<d {
        result[c * d + j] = (group.sums[j] / Double(group.count) - means[j]) / deviations[j]
      }
    }
    return result
  }

  /// Σ over segments of (Σx² − (Σx)²/n) / s², which is the sum of squared distances to the segments' means.
  private func inertia(of groups: [Moments.Group?]) -> Double {
    var total = 0.0
    for case let group? in groups where group.count > 0 {
      for j in columns.indices {
        let spread = group.product(j, j) - group.sums[j] * group.sums[j] / Double(group.count)
        total += Swift.max(0, spread) / (deviations[j] * deviations[j])
      }
    }
    return total
  }
}
