import Testing

@testable import Models

/// Points around given centres, drawn from a seed.
enum Blobs {
  static func make(_ centres: [(Double, Double)], each: Int, spread: Double, seed: UInt64) -> PointCloud {
    var draws = SegmentDraws(seed: seed)
    var values: [Double] = []
    for row in 0..<centres.count * each {
      let centre = centres[row % centres.count]
      values.append(centre.0 + (draws.share() + draws.share() - 1) * spread)
      values.append(centre.1 + (draws.share() + draws.share() - 1) * spread)
    }
    return PointCloud(values: values, dimensions: 2)
  }
}

@Suite struct KMeansTests {
  let corners = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0)]

  @Test(arguments: 1...20)
  func `groups that lie apart are found whatever the seed`(seed: UInt64) {
    let points = Blobs.make(corners, each: 40, spread: 1, seed: seed)
    var draws = SegmentDraws(seed: seed)
    let found = KMeans.best(of: 20, points, k: 4, draws: &draws)
    let truth = (0..<points.count).map { $0 % 4 }
    #expect(ClusterAgreement.adjustedRand(found.labels, truth) == 1)
  }

  @Test(arguments: 1...20)
  func `converged centres are the means of their points`(seed: UInt64) {
    let points = Blobs.make([(0, 0), (2, 1)], each: 60, spread: 2, seed: seed)
    var draws = SegmentDraws(seed: seed)
    let found = KMeans.best(of: 5, points, k: 3, draws: &draws)
    for c in 0..<3 {
      let mine = (0..<points.count).filter { found.labels[$0] == c }
      for j in 0..<2 {
        let mean = mine.reduce(0) { $0 + points.values[$1 * 2 + j] } / Double(mine.count)
        #expect(abs(mean - found.centres[c * 2 + j]) < 1e-12)
      }
    }
  }

  @Test func `more centres than distinct points still ends`() {
    let points = PointCloud(values: [1, 1, 1, 1, 2, 2], dimensions: 2)
    var draws = SegmentDraws(seed: 1)
    let found = KMeans.best(of: 3, points, k: 3, draws: &draws)
    #expect(found.inertia == 0)
  }

  @Test func `four separate groups are counted as four`() {
    let points = Blobs.make(corners, each: 50, spread: 2, seed: 7)
    var draws = SegmentDraws(seed: 7)
    let count = SegmentCount(points, search: SegmentSearch(seed: 7), draws: &draws)
    #expect(count.chosen.k == 4)
    #expect(!count.isForced)
    #expect((count.chosen.stability ?? 0) > 0.99)
  }

  @Test func `the adjusted Rand index is one for equal groupings and the published value for others`() {
    #expect(ClusterAgreement.adjustedRand([0, 0, 1, 1], [1, 1, 0, 0]) == 1)
    // sklearn.metrics.adjusted_rand_score([0, 0, 1, 2], [0, 0, 1, 1]) = 0.5714285714285714
    #expect(abs(ClusterAgreement.adjustedRand([0, 0, 1, 2], [0, 0, 1, 1]) - 0.5714285714285714) < 1e-12)
  }

  @Test func `the silhouette of a small example is the one worked out by hand`() {
    // Points 0, 1 | 5, 6 on a line: (5.5−1)/5.5, (4.5−1)/4.5 and the same mirrored.
    let points = PointCloud(values: [0, 1, 5, 6], dimensions: 1)
    let expected = ((5.5 - 1) / 5.5 + (4.5 - 1) / 4.5) / 2
    #expect(abs(Distances(points).silhouette([0, 0, 1, 1], k: 2) - expected) < 1e-6)
  }
}
