import Glibc
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
    let labels = KMeans.labels(points, nearest: found.centres, k: 4)
    #expect(ClusterAgreement.adjustedRand(labels, truth) == 1)
  }

  @Test(arguments: 1...20)
  func `converged centres are the means of their points`(seed: UInt64) {
    let points = Blobs.make([(0, 0), (2, 1)], each: 60, spread: 2, seed: seed)
    var draws = SegmentDraws(seed: seed)
    let found = KMeans.best(of: 5, points, k: 3, draws: &draws)
    let labels = KMeans.labels(points, nearest: found.centres, k: 3)
    for c in 0..<3 {
      let mine = (0..<points.count).filter { labels[$0] == c }
      for j in 0..<2 {
        let mean = mine.reduce(0) { $0 + points.value($1, j) } / Double(mine.count)
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

  @Test(arguments: 1...10)
  func `rows that count twice weigh as if they were there twice`(seed: UInt64) {
    var draws = SegmentDraws(seed: seed)
    let values = (0..<150).map { _ in draws.share() * 10 }
    let weights = (0..<75).map { _ in Double(draws.index(below: 4)) }
    let twice = (0..<75).flatMap { row in
      Array(repeating: Array(values[row * 2..<row * 2 + 2]), count: Int(weights[row])).flatMap { $0 }
    }
    let weighted = PointCloud(values: values, dimensions: 2).weighted(weights)
    let start = [1.0, 1, 9, 9, 5, 2]
    let a = KMeans(weighted, from: start, k: 3)
    let b = KMeans(PointCloud(values: twice, dimensions: 2), from: start, k: 3)
    #expect(abs(a.inertia - b.inertia) < 1e-9)
    for (x, y) in zip(a.centres, b.centres) { #expect(abs(x - y) < 1e-9) }
  }

  @Test func `a centre that loses its points moves to the point farthest from its own centre`() {
    let points = PointCloud(values: [0, 1, 2, 50], dimensions: 1)
    let found = KMeans(points, from: [1, 900], k: 2)
    #expect(found.centres.sorted() == [1, 50])
    #expect(found.inertia == 2)
  }

  @Test func `four separate groups are counted as four`() {
    let points = Blobs.make(corners, each: 50, spread: 2, seed: 7)
    var draws = SegmentDraws(seed: 7)
    let count = SegmentCount(points, search: SegmentSearch(seed: 7), draws: &draws)
    #expect(count.chosen.k == 4)
    #expect(count.chosen.verdict == .chosen)
    #expect(count.chosen.stability.map { $0.mean > 0.99 && $0.least > 0.9 && $0.bootstraps == 50 } == true)
    #expect(count.trials.map { $0.k } == Array(2...8))
  }

  @Test func `points without groups meet no bar, and the least bad number is taken and called so`() {
    // Evenly spread on a disc: any cut is as good as any other.
    let values = (0..<400).flatMap { row -> [Double] in
      let (radius, angle) = ((Double(row) / 400).squareRoot(), Double(row) * 2.399963)
      return [radius * cos(angle), radius * sin(angle)]
    }
    var draws = SegmentDraws(seed: 3)
    let search = SegmentSearch(minimumStability: 0.99, leastStability: 0.97, seed: 3)
    let count = SegmentCount(PointCloud(values: values, dimensions: 2), search: search, draws: &draws)
    #expect(count.chosen.verdict == .leastBad)
    #expect(count.chosen.silhouette == count.trials.map { $0.silhouette }.max())
    // A candidate that fails for good at once is not asked fifty times.
    #expect(count.trials.contains { $0.verdict == .unstable && $0.stability?.bootstraps == 10 })
  }

  @Test func `a number whose smallest group is too small is passed over`() {
    let big = Blobs.make([(0, 0), (10, 0)], each: 100, spread: 1, seed: 2)
    var values: [Double] = []
    for row in 0..<big.count { values += big.point(row) }
    values += [500, 500, 501, 500]
    var draws = SegmentDraws(seed: 2)
    let count = SegmentCount(
      PointCloud(values: values, dimensions: 2), search: SegmentSearch(candidates: 2...3, seed: 2),
      draws: &draws)
    let passed: [SegmentTrial.Verdict] = [.tooSmall, .leastBad]
    #expect(count.trials.allSatisfy { passed.contains($0.verdict) })
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
    #expect(abs(Separation(points, groupings: [([0, 0, 1, 1], 2)]).mean(0) - expected) < 1e-12)
  }

  @Test(arguments: [1, 2, 5]) func `measures of separation are those of scikit-learn`(threads: Int) {
    // sklearn.metrics on i = 0…59: (i*37 % 61)/7, (i*i*11 % 53)/5, (i*i*i*7 % 47)/9, labels x > 4, y > 6.
    var values: [Double] = []
    for i in 0..<60 {
      values.append(Double(i * 37 % 61) / 7)
      values.append(Double(i * i * 11 % 53) / 5)
      values.append(Double(i * i * i * 7 % 47) / 9)
    }
    let points = PointCloud(values: values, dimensions: 3)
    let labels = (0..<60).map { i in
      points.value(i, 1) > 6 ? 2 : points.value(i, 0) > 4 ? 1 : 0
    }
    let others = (0..<60).map { $0 * 5 % 7 % 3 }
    let separation = Separation(points, groupings: [(others, 3), (labels, 3)], threads: threads)
    #expect(abs(separation.mean(1) - 0.3209315152777595) < 1e-12)
    #expect(
      abs((SpreadIndices.calinskiHarabasz(points, labels, k: 3) ?? 0) - 38.99354531596172) < 1e-10)
    #expect(abs((SpreadIndices.daviesBouldin(points, labels, k: 3) ?? 0) - 1.084409370635054) < 1e-12)
    #expect(abs(ClusterAgreement.adjustedRand(labels, others) - -0.02450391830305847) < 1e-12)
  }

  @Test func `measures that are not defined are left out`() {
    let same = PointCloud(values: [1, 1, 1, 1], dimensions: 1)
    #expect(SpreadIndices.calinskiHarabasz(same, [0, 0, 1, 1], k: 2) == nil)
    #expect(SpreadIndices.daviesBouldin(same, [0, 0, 1, 1], k: 2) == nil)
    #expect(SpreadIndices.calinskiHarabasz(same, [0, 0, 0, 0], k: 2) == nil)
  }
}
