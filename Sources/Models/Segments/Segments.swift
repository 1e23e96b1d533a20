public import Populations

/// Customers in groups of like customers: standardised K-means on the whole population.
///
/// Silhouettes and bootstraps run on samples drawn by hash, the starts for the final k on a larger one (on few rows
/// they all end in one local optimum), and the last of Lloyd's steps on every row through summaries, until no sum
/// changes. Segments are ordered by size, largest first.
public struct Segments: Sendable, Hashable {
  /// Used columns, in order; those with a single value were dropped.
  public let features: [SegmentFeature]
  public let dropped: [String]
  /// Means and units of the dimensions.
  public let means: [Double]
  public let deviations: [Double]
  /// In units from the mean: `k` rows, one number a dimension.
  public let centres: [[Double]]
  public let sizes: [Int]
  /// Sum of squared standardised distances to the nearest centre, over every row.
  public let inertia: Double
  /// Numbers of segments looked at.
  public let trials: [SegmentTrial]
  public let chosen: SegmentTrial
  /// By segment: silhouettes of its rows of the sample, from the greatest to the least, at even steps.
  public let silhouettes: [Silhouettes]
  /// Rows without a segment, since a feature is missing.
  public let missing: Int
  /// Rows that silhouettes, and that bootstraps, were worked out on.
  public let silhouetteRows: Int
  public let stabilityRows: Int
  public let search: SegmentSearch
  public let rules: SegmentRules

  /// The silhouettes of a segment's rows of the sample.
  public struct Silhouettes: Sendable, Hashable {
    public let count: Int
    public let mean: Double
    /// At 0, 1/40 … 1 of the segment; empty without rows.
    public let curve: [Double]
  }

  public var k: Int { sizes.count }
  public var columns: [String] { features.map { $0.column } }
  public var silhouette: Double { chosen.silhouette }
  public var stability: Double { chosen.stability?.mean ?? 1 }
  /// Whether the grouping comes back when customers are resampled, as a chosen one must.
  public var isStable: Bool { chosen.stability.map { search.isStable($0) } ?? false }
  var space: SegmentSpace { SegmentSpace(features: features, missing: search.missing) }
  public var dimensions: [SegmentDimension] { space.dimensions }
  /// By dimension, the columns of an assigned population with values in their own units, 0 and 1 for levels.
  public var valueColumns: [String] {
    let space = space
    return space.dimensions.map { space.valueColumn($0) }
  }

  /// Searches a population.
  public init(
    in population: any Population, features wanted: [String], search: SegmentSearch
  ) throws(SegmentError) {
    let scale = try FeatureScale(population, wanted, search)
    let (cloud, values) = try scale.sample(size: search.searchRows, seed: search.seed)
    guard cloud.count >= 20 else { throw .tooFewRows(scale.count) }
    if let k = search.k {
      let distinct = cloud.distinctCount(upTo: k)
      if distinct < k { throw .tooFewDistinct(k: k, distinct: distinct) }
    }
    var draws = SegmentDraws(seed: search.seed ^ 0x5345_474D_454E_5453)
    let count = SegmentCount(cloud, search: search, draws: &draws)
    let k = count.chosen.k
    guard k <= cloud.count / 2 else { throw .tooFewRows(scale.count) }
    let best = KMeans.best(of: search.starts, cloud, k: k, draws: &draws, from: [count.centres])
    let settled = try scale.settle(best.centres, k: k, sample: cloud)

    features = scale.space.features
    dropped = scale.dropped
    means = scale.means
    deviations = scale.deviations
    centres = settled.centres
    sizes = settled.sizes
    inertia = settled.inertia
    trials = count.trials
    chosen = count.chosen
    silhouettes = Segments.silhouettes(
      count.silhouettes, cloud.prefix(count.silhouettes.count), settled.centres)
    missing = scale.missing
    silhouetteRows = count.silhouettes.count
    stabilityRows = Swift.min(search.stabilityRows, cloud.count)
    self.search = search
    rules = SegmentRules(
      values: values,
      labels: KMeans.labels(cloud, nearest: settled.centres.flatMap { $0 }, k: settled.sizes.count),
      centres: settled.centres, space: scale.space)
  }

  init(
    features: [SegmentFeature], dropped: [String], means: [Double], deviations: [Double],
    centres: [[Double]], sizes: [Int], inertia: Double, trials: [SegmentTrial], chosen: SegmentTrial,
    silhouettes: [Silhouettes], missing: Int, silhouetteRows: Int, stabilityRows: Int, search: SegmentSearch,
    rules: SegmentRules
  ) {
    self.features = features
    self.dropped = dropped
    self.means = means
    self.deviations = deviations
    self.centres = centres
    self.sizes = sizes
    self.inertia = inertia
    self.trials = trials
    self.chosen = chosen
    self.silhouettes = silhouettes
    self.missing = missing
    self.silhouetteRows = silhouetteRows
    self.stabilityRows = stabilityRows
    self.search = search
    self.rules = rules
  }

  private static func silhouettes(
    _ values: [Double], _ sample: PointCloud, _ centres: [[Double]]
  ) -> [Silhouettes] {
    let labels = KMeans.labels(sample, nearest: centres.flatMap { $0 }, k: centres.count)
    return centres.indices.map { segment in
      let own = values.indices.filter { labels[$0] == segment }.map { values[$0] }.sorted(by: >)
      let steps = 40
      return Silhouettes(
        count: own.count, mean: own.isEmpty ? 0 : own.reduce(0, +) / Double(own.count),
        curve: own.isEmpty ? [] : (0...steps).map { own[(own.count - 1) * $0 / steps] })
    }
  }

  /// The population with a category column that says each customer's segment, in these words.
  public func assigned(
    to population: any Population, as column: String, labels: [String]
  ) throws(PopulationError) -> any Population {
    precondition(labels.count == k, "every segment has a label")
    let space = space
    return try space.extending(population).extended(
      by: NearestCentre(
        output: column, labels: labels, features: space.dimensions.map { space.column($0) },
        means: means, deviations: deviations, centres: centres.flatMap { $0 }))
  }
}
