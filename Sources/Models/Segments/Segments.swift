public import Populations

/// Customers in groups of like customers: standardised K-means on the whole population.
///
/// Features are centred and divided by their population standard deviation. Silhouettes and bootstraps run on a
/// sample drawn by hash, the starts for the final k on a larger one (on few rows they all end in one local optimum),
/// and the last of Lloyd's steps on every row through summaries, until no sum changes. Segments are ordered by size,
/// largest first.
public struct Segments: Sendable {
  /// Used features, in order; those with a single value were dropped.
  public let features: [String]
  public let dropped: [String]
  public let means: [Double]
  /// Population standard deviations.
  public let deviations: [Double]
  /// Centres in standard deviations from the mean: `k` rows of `features.count`.
  public let centres: [[Double]]
  public let sizes: [Int]
  /// Sum of squared standardised distances to the nearest centre, over every row.
  public let inertia: Double
  /// Mean silhouette and mean bootstrap agreement on the sample.
  public let silhouette: Double
  public let stability: Double
  /// Numbers of segments looked at, with their silhouettes.
  public let trials: [(k: Int, silhouette: Double, stability: Double?)]
  /// k was to be chosen and no candidate was both stable and large enough.
  public let isForced: Bool
  /// Rows without a segment, since a feature is missing.
  public let missing: Int
  public let search: SegmentSearch

  public var k: Int { sizes.count }

  /// Searches a population.
  public init(
    in population: any Population, features wanted: [String], search: SegmentSearch
  ) throws(SegmentError) {
    let scale = try FeatureScale(population, wanted, missing: search.missing)
    let cloud = try scale.sample(size: search.searchRows, seed: search.seed)
    guard cloud.count >= 20 else { throw .tooFewRows(scale.count) }
    var draws = SegmentDraws(seed: search.seed ^ 0x5345_474D_454E_5453)
    let count = SegmentCount(cloud.prefix(search.trialRows), search: search, draws: &draws)
    let k = count.chosen.k
    guard k <= cloud.count / 2 else { throw .tooFewRows(scale.count) }

    let best = KMeans.best(of: search.starts, cloud, k: k, draws: &draws)
    let settled = try scale.settle(best.centres, k: k)

    self.features = scale.names
    dropped = scale.dropped
    means = scale.means
    deviations = scale.deviations
    centres = settled.centres
    sizes = settled.sizes
    inertia = settled.inertia
    silhouette = count.chosen.silhouette
    stability = count.chosen.stability ?? 1
    trials = count.trials.map { ($0.k, $0.silhouette, $0.stability) }
    isForced = search.k == nil && count.isForced
    missing = scale.missing
    self.search = search
  }

  /// The population with a category column that says each customer's segment, in these words.
  public func assigned(
    to population: any Population, as column: String, labels: [String]
  ) throws(PopulationError) -> any Population {
    precondition(labels.count == k, "every segment has a label")
    let isFilled = search.missing == .zero
    let filled = isFilled ? try population.extended(by: ZeroFilled(features)) : population
    return try filled.extended(
      by: NearestCentre(
        output: column, labels: labels, features: isFilled ? features.map(ZeroFilled.name) : features,
        means: means, deviations: deviations, centres: centres.flatMap { $0 }))
  }
}
