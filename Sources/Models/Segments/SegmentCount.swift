import Threads

/// One number of segments that was looked at, and what came of it.
public struct SegmentTrial: Sendable, Hashable {
  /// Why a number of segments was taken or not.
  public enum Verdict: UInt8, Sendable, Hashable {
    case chosen
    /// Asked for in the spec.
    case given
    /// The best of those looked at, none of which met the bars.
    case leastBad
    /// Its silhouette is lower than that of the one chosen, so its stability was not asked.
    case lower
    case tooSmall
    case unstable
    /// Its silhouette is the greatest, but that of a smaller number lies within its standard error.
    case moreThanNeeded
  }

  public let k: Int
  /// Mean silhouette, −1…1.
  public let silhouette: Double
  /// `nil` where it is not defined.
  public let calinskiHarabasz: Double?
  public let daviesBouldin: Double?
  public let smallestShare: Double
  /// Mean and least adjusted Rand index over bootstraps, and how many there were; `nil` where not asked.
  public internal(set) var stability: Stability?
  public internal(set) var verdict: Verdict

  public struct Stability: Sendable, Hashable {
    public let mean: Double
    public let least: Double
    public let bootstraps: Int
  }
}

/// The choice of how many segments there are: the greatest silhouette among those that come back when customers are
/// resampled and that are not too small; or the smallest such number whose silhouette is within a standard error of it,
/// since on few customers the greatest is often that of many groups by chance.
struct SegmentCount: Sendable {
  let chosen: SegmentTrial
  let trials: [SegmentTrial]
  /// Centres found for the chosen number on the rows that bootstraps use.
  let centres: [Double]
  /// Silhouettes and labels of the chosen number, by row of the sample.
  let silhouettes: [Double]
  let labels: [Int]

  /// Silhouettes are worked out on the first `search.trialRows` rows, bootstraps on the first `search.stabilityRows`.
  init(_ points: PointCloud, search: SegmentSearch, draws: inout SegmentDraws) {
    let sample = points.prefix(search.trialRows)
    let resampled = points.prefix(search.stabilityRows)
    let most = points.distinctCount(upTo: search.candidates.upperBound)
    let candidates = search.k.map { [$0] } ?? search.candidates.filter { $0 <= Swift.max(most, 2) }
    var found: [KMeans] = []
    for k in candidates {
      found.append(KMeans.best(of: search.trialStarts, resampled, k: k, draws: &draws, settling: 1))
    }
    let groupings = found.map { (labels: KMeans.labels(sample, nearest: $0.centres, k: $0.k), k: $0.k) }
    let separation = Separation(sample, groupings: groupings)
    var trials = groupings.indices.map { index in
      let (labels, k) = groupings[index]
      return SegmentTrial(
        k: k, silhouette: separation.mean(index),
        calinskiHarabasz: SpreadIndices.calinskiHarabasz(sample, labels, k: k),
        daviesBouldin: SpreadIndices.daviesBouldin(sample, labels, k: k),
        smallestShare: SegmentCount.smallestShare(
          KMeans.labels(resampled, nearest: found[index].centres, k: k), k: k),
        verdict: .lower)
    }
    // Silhouettes first: they are cheap, and bootstraps are then needed only until one candidate stands.
    let order = trials.indices.sorted { (-trials[$0].silhouette, $0) < (-trials[$1].silhouette, $1) }
    var accepted: Int?
    for index in order {
      if search.k == nil, trials[index].smallestShare < search.minimumShare {
        trials[index].verdict = .tooSmall
        continue
      }
      let stability = SegmentCount.stability(resampled, found[index], search: search, draws: &draws)
      trials[index].stability = stability
      trials[index].verdict = search.isStable(stability) ? .chosen : .unstable
      if trials[index].verdict == .chosen || search.k != nil {
        accepted = index
        break
      }
    }
    if search.k == nil, let greatest = accepted {
      // Draws of its own, so that a look that changes nothing changes nothing after it.
      var own = draws
      let silhouettes = separation.silhouettes[greatest]
      let bar = trials[greatest].silhouette - search.errorsAllowed * SegmentCount.standardError(silhouettes)
      for index in trials.indices where index < greatest && trials[index].silhouette >= bar {
        guard trials[index].verdict == .lower else { continue }
        if trials[index].smallestShare < search.minimumShare {
          trials[index].verdict = .tooSmall
          continue
        }
        let stability = SegmentCount.stability(resampled, found[index], search: search, draws: &own)
        trials[index].stability = stability
        trials[index].verdict = search.isStable(stability) ? .chosen : .unstable
        guard trials[index].verdict == .chosen else { continue }
        trials[greatest].verdict = .moreThanNeeded
        accepted = index
        break
      }
    }
    let index = accepted ?? order[0]
    if search.k != nil {
      trials[index].verdict = .given
    } else if accepted == nil {
      trials[index].verdict = .leastBad
    }
    if trials[index].stability == nil {
      trials[index].stability = SegmentCount.stability(resampled, found[index], search: search, draws: &draws)
    }
    chosen = trials[index]
    self.trials = trials
    centres = found[index].centres
    silhouettes = separation.silhouettes[index]
    labels = groupings[index].labels
  }

  /// Of a mean.
  private static func standardError(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1) / Double(values.count)).squareRoot()
  }

  private static func smallestShare(_ labels: [Int], k: Int) -> Double {
    var sizes = [Int](repeating: 0, count: k)
    for label in labels { sizes[label] += 1 }
    return Double(sizes.min() ?? 0) / Double(Swift.max(labels.count, 1))
  }

  /// The agreement of a grouping with those found in samples drawn with replacement; a candidate that has failed for
  /// good after the first few is not asked further.
  private static func stability(
    _ points: PointCloud, _ found: KMeans, search: SegmentSearch, draws: inout SegmentDraws
  ) -> SegmentTrial.Stability {
    let labels = KMeans.labels(points, nearest: found.centres, k: found.k)
    let seeds = (0..<Swift.max(search.bootstraps, 1)).map { _ in draws.next() }
    var agreements: [Double] = []
    let first = Swift.min(10, seeds.count)
    for part in [seeds[..<first], seeds[first...]] {
      let failed = (agreements.min() ?? 1) < search.leastStability
      if part.isEmpty || failed && search.k == nil { break }
      agreements += Parallel.map(part.count) { index in
        agreement(points, found, labels, seed: part[part.startIndex + index])
      }
    }
    return SegmentTrial.Stability(
      mean: agreements.reduce(0, +) / Double(agreements.count), least: agreements.min() ?? 0,
      bootstraps: agreements.count)
  }

  /// One bootstrap: rows drawn with replacement are grouped from new starts and from the known centres, and the
  /// better of the groupings is carried over to all rows. What the last steps would still move is far below what one
  /// draw differs from the next.
  private static func agreement(
    _ points: PointCloud, _ found: KMeans, _ labels: [Int], seed: UInt64
  ) -> Double {
    var draws = SegmentDraws(seed: seed)
    var weights = [Double](repeating: 0, count: points.count)
    for _ in 0..<points.count { weights[draws.index(below: points.count)] += 1 }
    let again = KMeans.best(
      of: 2, points.weighted(weights), k: found.k, draws: &draws, settling: 1, from: [found.centres],
      leastGain: 1e-4, threads: 1)
    return ClusterAgreement.adjustedRand(labels, KMeans.labels(points, nearest: again.centres, k: found.k))
  }
}
