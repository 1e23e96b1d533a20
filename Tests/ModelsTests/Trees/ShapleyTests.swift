import Testing

@testable import Models

/// Contributions of source columns against Shapley values worked out by their definition, encoded column by encoded
/// column, in double precision.
struct ShapleyTests {
  private let features = [
    Feature(column: "a", kind: .numeric), Feature(column: "c", kind: .category(levels: ["p", "q", "r"])),
  ]

  /// Expected value of a tree when only the encoded columns in `known` are (path-dependent, by training weight).
  private func value(_ tree: FlatTree, _ row: [Float], known: Set<Int>, at index: Int = 0) -> Double {
    let node = tree.nodes[index]
    guard !node.isLeaf else { return Double(node.threshold) }
    if known.contains(Int(node.feature)) {
      let x = row[Int(node.feature)]
      let goesLeft = x.isNaN ? node.missingGoesLeft : x < node.threshold
      return value(tree, row, known: known, at: Int(goesLeft ? node.left : node.right))
    }
    let (left, right) = (tree.nodes[Int(node.left)], tree.nodes[Int(node.right)])
    let share = Double(left.cover) / (Double(left.cover) + Double(right.cover))
    return share * value(tree, row, known: known, at: Int(node.left))
      + (1 - share) * value(tree, row, known: known, at: Int(node.right))
  }

  /// One-hot levels summed to their column.
  private func shapley(_ tree: FlatTree, _ row: [Float], encoding: FeatureEncoding) -> [Double] {
    let width = encoding.width
    var sums = [Double](repeating: 0, count: encoding.features.count)
    let orders = (1...width).reduce(1, *)
    for column in 0..<width {
      for mask in 0..<(1 << width) where mask >> column & 1 == 0 {
        let known = Set((0..<width).filter { mask >> $0 & 1 == 1 })
        let before = (1...Swift.max(1, known.count)).reduce(1, *)
        let after = (1...Swift.max(1, width - known.count - 1)).reduce(1, *)
        let weight = Double(before * after) / Double(orders)
        let gain =
          value(tree, row, known: known.union([column])) - value(tree, row, known: known)
        sums[encoding.sources[column].feature] += weight * gain
      }
    }
    return sums
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `a column's contribution is the sum of its levels'`(seed: UInt64) throws {
    let encoding = FeatureEncoding(features)
    var draws = SegmentDraws(seed: seed)
    // A random tree of depth 3 over a number and three levels.
    var nodes: [FlatTree.Node] = []
    for index in 0..<15 {
      let isLeaf = index >= 7
      let feature = Int32(draws.index(below: 4))
      nodes.append(
        FlatTree.Node(
          feature: isLeaf ? -1 : feature,
          threshold: isLeaf ? Float(draws.share() * 2 - 1) : feature == 0 ? Float(draws.share()) : 1,
          left: Int32(2 * index + 1), right: Int32(2 * index + 2), missingGoesLeft: true, cover: 0))
    }
    for index in nodes.indices.reversed() {
      nodes[index].cover =
        index >= 7
        ? Float(1 + draws.index(below: 50)) : nodes[2 * index + 1].cover + nodes[2 * index + 2].cover
    }
    let tree = try #require(FlatTree(checking: nodes))
    let forest = CompiledForest(
      TreeEnsemble(trees: [tree], start: 0), encoding: encoding, withContributions: true)
    var scratch = ForestScratch(featureCount: 2)
    for _ in 0..<4 {
      let number = draws.share() < 0.2 ? Double.nan : draws.share()
      let level = draws.index(below: 4)
      var row = [Float(number), .nan, .nan, .nan]
      if level < 3 { row[1 + level] = 1 }
      scratch.codes[0] = forest.cuts[0].code(of: number)
      scratch.codes[ForestScratch.rows] = level < 3 ? UInt8(level) : CompiledForest.missing
      forest.evaluate(1, in: &scratch, withContributions: true)
      let expected = shapley(tree, row, encoding: encoding)
      for feature in 0..<2 {
        // The tables hold single precision: what is left is its rounding.
        #expect(
          abs(Double(scratch.contributions[feature * ForestScratch.rows]) - expected[feature]) < 2e-7)
      }
      // In double precision nothing is lost by summing levels into columns.
      let whole = value(tree, row, known: Set(0..<4)) - value(tree, row, known: [])
      #expect(abs(expected.reduce(0, +) - whole) < 1e-9)
    }
  }
}
