import Tables

/// The choice of how many segments there are: the greatest silhouette among those that are stable and not too small.
struct SegmentCount: Sendable {
  /// One number of segments that was looked at.
  struct Trial: Sendable {
    let k: Int
    let silhouette: Double
    /// Mean adjusted Rand index over bootstraps; `nil` where it was not needed.
    var stability: Double?
    let smallestShare: Double
  }

  let chosen: Trial
  let trials: [Trial]
  /// No candidate met the bars of stability and size, so the greatest silhouette alone decided.
  let isForced: Bool

  init(_ points: PointCloud, search: SegmentSearch, draws: inout SegmentDraws) {
    let distances = Distances(points)
    let candidates = search.k.map { $0...$0 } ?? search.candidates
    var trials: [Trial] = []
    var labels: [Int: [Int]] = [:]
    for k in candidates where k <= points.count {
      let found = KMeans.best(of: search.trialStarts, points, k: k, draws: &draws, settling: 1)
      labels[k] = found.labels
      trials.append(
        Trial(
          k: k, silhouette: distances.silhouette(found.labels, k: k), stability: nil,
          smallestShare: SegmentCount.smallestShare(found.labels, k: k)))
    }
    // Silhouettes first: they are cheap, and bootstraps are then needed only until one candidate stands.
    let order = trials.indices.sorted { (-trials[$0].silhouette, $0) < (-trials[$1].silhouette, $1) }
    var accepted: Int?
    for index in order {
      let isSmall = search.k == nil && trials[index].smallestShare < search.minimumShare
      if isSmall, accepted == nil, index != order[0] { continue }
      let k = trials[index].k
      let stability = SegmentCount.stability(
        points, labels: labels[k] ?? [], k: k, search: search, draws: &draws)
      trials[index].stability = stability
      if !isSmall, stability >= search.minimumStability {
        accepted = index
        break
      }
    }
    isForced = accepted == nil
    chosen = trials[accepted ?? order[0]]
    self.trials = trials
  }

  private static func smallestShare(_ labels: [Int], k: Int) -> Double {
    var sizes = [Int](repeating: 0, count: k)
    for label in labels { sizes[label] += 1 }
    return Double(sizes.min() ?? 0) / Double(Swift.max(labels.count, 1))
  }

  /// The mean agreement of the grouping with those found in samples drawn with replacement.
  private static func stability(
    _ points: PointCloud, labels: [Int], k: Int, search: SegmentSearch, draws: inout SegmentDraws
  ) -> Double {
    let seeds = (0..<search.bootstraps).map { _ in draws.next() }
    let agreements = Parallel.map(seeds.count) { bootstrap in
      var own = SegmentDraws(seed: seeds[bootstrap])
      let rows = (0..<points.count).map { _ in own.index(below: points.count) }
      let again = KMeans.best(of: 3, points.selecting(rows), k: k, draws: &own, settling: 1, threads: 1)
      let (relabelled, _) = KMeans.assign(points, to: again.centres, k: k)
      return ClusterAgreement.adjustedRand(labels, relabelled)
    }
    return search.bootstraps == 0 ? 1 : agreements.reduce(0, +) / Double(search.bootstraps)
  }
}
