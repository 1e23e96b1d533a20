public import Populations

/// A rule in plain thresholds that comes close to the segments: two questions, up to four answers.
///
/// Of all such rules over a grid of thresholds it is the one that names the most customers of a sample rightly.
public struct SegmentRule: Sendable {
  /// One question: is the feature below the threshold?
  public struct Condition: Sendable, Hashable {
    /// Index into the segments' features.
    public let feature: Int
    public let isBelow: Bool
    /// In the feature's own unit, rounded to two significant digits where that costs nothing.
    public let threshold: Double
  }

  public struct Answer: Sendable, Hashable {
    public let conditions: [Condition]
    /// The segment that most of those who meet the conditions belong to.
    public let segment: Int
    /// Sampled customers who meet them.
    public let count: Int
  }

  public let answers: [Answer]
  /// Share of the sample named rightly.
  public let accuracy: Double
  /// Sampled customers.
  public let count: Int

  /// Looks for the rule in a sample drawn by hash.
  public init(
    _ segments: Segments, in population: any Population, rows: Int = 2_000
  ) throws(PopulationError) {
    let isFilled = segments.search.missing == .zero
    let filled = isFilled ? try population.extended(by: ZeroFilled(segments.features)) : population
    let sample = try filled.sample(
      of: isFilled ? segments.features.map(ZeroFilled.name) : segments.features, size: rows,
      seed: segments.search.seed)
    let d = segments.features.count
    var standard = sample.values
    for index in standard.indices {
      standard[index] = (standard[index] - segments.means[index % d]) / segments.deviations[index % d]
    }
    let (labels, _) = KMeans.assign(
      PointCloud(values: standard, dimensions: d), to: segments.centres.flatMap { $0 }, k: segments.k)
    self.init(PointCloud(values: sample.values, dimensions: d), labels: labels, k: segments.k)
  }

  init(_ points: PointCloud, labels: [Int], k: Int) {
    let search = RuleSearch(points, labels: labels, k: k)
    let (answers, right) = search.best()
    self.answers = answers
    count = points.count
    accuracy = points.count == 0 ? 0 : Double(right) / Double(points.count)
  }

  /// The answer that speaks for a segment: of those that name it, the one most customers meet.
  public func answer(for segment: Int) -> Answer? {
    answers.filter { $0.segment == segment }.max { $0.count < $1.count }
  }
}
