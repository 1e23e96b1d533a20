/// Trees turned into questions about one-byte codes of the source columns, and tables over the answers.
///
/// In a small group of leaves everything depends only on the outcomes of the few splits above them. The outcomes are
/// numbered as bits; tables over those bits hold the group's value and, for each source column, its exact
/// contribution (TreeSHAP, Lundberg 2020, with the covers of training as weights). A row then costs one bit pattern
/// and a few look-ups a group.
struct CompiledForest: Sendable {
  /// Bits of a pattern; a tree with more splits is cut into groups of leaves.
  static let bitLimit = 8
  /// The code of a missing value.
  static let missing: UInt8 = 255

  /// True where a column's code plus `shift`, modulo 256, is at most `limit`: "below a cut", "below a cut or
  /// missing" and "is this level" are all of this form.
  struct Test: Sendable, Hashable {
    let feature: Int
    let shift: UInt8
    let limit: UInt8
  }

  /// Leaves that share at most eight splits.
  struct Group: Sendable {
    let tests: Range<Int>
    /// The group's value by pattern starts here in `values`.
    let values: Int
    /// For each source column asked: where its contributions by pattern start in `contributions`.
    let parts: Range<Int>
  }

  struct Part: Sendable, Hashable {
    let feature: Int
    let start: Int
  }

  let featureCount: Int
  /// Ascending cuts of each numeric feature, at most 254; empty for categories.
  let cuts: [[Float]]
  private(set) var tests: [Test] = []
  private(set) var groups: [Group] = []
  private(set) var parts: [Part] = []
  private(set) var values: [Float] = []
  private(set) var contributions: [Float] = []
  /// Log-odds before the first tree.
  let start: Double
  /// The mean log-odds over the training weights: what contributions are measured from.
  private(set) var base: Double

  /// Reasons need tables of their own, made only when contributions are asked for.
  init(_ ensemble: TreeEnsemble, encoding: FeatureEncoding, withContributions: Bool) {
    featureCount = encoding.features.count
    cuts = CompiledForest.cuts(of: ensemble, encoding: encoding)
    // Bins of the training matrix bound the number of distinct cuts.
    precondition(cuts.allSatisfy { $0.count <= Self.cutLimit }, "a column has more cuts than codes")
    start = ensemble.start
    base = ensemble.start
    for tree in ensemble.trees {
      let leaves = tree.leaves
      for leaf in leaves { base += leaf.value * leaf.path.reduce(1) { $0 * $1.share } }
      for group in CompiledForest.grouped(leaves) {
        add(group, of: tree, encoding: encoding, withContributions: withContributions)
      }
    }
  }

  /// Whether trees fit: no path longer than a pattern, no column with more cuts than codes.
  static func canHold(_ ensemble: TreeEnsemble, encoding: FeatureEncoding) -> Bool {
    ensemble.trees.allSatisfy { tree in tree.leaves.allSatisfy { $0.path.count <= bitLimit } }
      && cuts(of: ensemble, encoding: encoding).allSatisfy { $0.count <= cutLimit }
  }

  /// Cuts that one-byte codes can tell apart, with a code left for missing values.
  static let cutLimit = 254

  static func cuts(of ensemble: TreeEnsemble, encoding: FeatureEncoding) -> [[Float]] {
    var found = [Set<Float>](repeating: [], count: encoding.features.count)
    for tree in ensemble.trees {
      for node in tree.nodes where !node.isLeaf {
        let source = encoding.sources[Int(node.feature)]
        if source.level == nil { found[source.feature].insert(node.threshold) }
      }
    }
    return found.map { $0.sorted() }
  }

  /// Neighbouring leaves put together while the splits above them fit into one pattern.
  private static func grouped(_ leaves: [FlatTree.Leaf]) -> [[FlatTree.Leaf]] {
    var groups: [[FlatTree.Leaf]] = []
    var splits: [Int] = []
    for leaf in leaves {
      // A path passes each node once.
      precondition(leaf.path.count <= bitLimit, "a tree is deeper than its patterns have bits")
      let new = leaf.path.count { !splits.contains($0.node) }
      if groups.isEmpty || splits.count + new > bitLimit {
        groups.append([])
        splits = []
      }
      for step in leaf.path where !splits.contains(step.node) { splits.append(step.node) }
      groups[groups.count - 1].append(leaf)
    }
    return groups
  }

  private mutating func add(
    _ leaves: [FlatTree.Leaf], of tree: FlatTree, encoding: FeatureEncoding, withContributions: Bool
  ) {
    // At most eight, so that looking through them is faster than any table.
    var splits: [Int] = []
    for leaf in leaves {
      for step in leaf.path where !splits.contains(step.node) { splits.append(step.node) }
    }
    splits.sort()
    let firstTest = tests.count
    var goLeft: [Bool] = []
    for split in splits {
      let (test, trueGoesLeft) = Test.of(tree.nodes[split], cuts: cuts, encoding: encoding)
      tests.append(test)
      goLeft.append(trueGoesLeft)
    }
    let table = PatternTable(
      leaves: leaves, bits: splits.count, encoding: encoding,
      feature: { Int(tree.nodes[$0].feature) },
      wants: { step in
        guard let place = splits.firstIndex(of: step.node) else { return (0, 0) }
        let bit: UInt16 = 1 << UInt16(place)
        return (bit, goLeft[place] == step.goesLeft ? bit : 0)
      }, withContributions: withContributions)
    let firstPart = parts.count
    for (feature, column) in zip(table.features, table.contributions) {
      parts.append(Part(feature: feature, start: contributions.count))
      contributions += column
    }
    groups.append(
      Group(tests: firstTest..<tests.count, values: values.count, parts: firstPart..<parts.count))
    values += table.values
  }
}

extension CompiledForest.Test {
  /// The question of a node, and whether those that pass go left.
  static func of(
    _ node: FlatTree.Node, cuts: [[Float]], encoding: FeatureEncoding
  ) -> (test: Self, trueGoesLeft: Bool) {
    let source = encoding.sources[Int(node.feature)]
    if let level = source.level {
      // A level's column is 1 or missing; a split that sends both one way tells nothing.
      let hasGoesLeft = node.threshold > 1
      if hasGoesLeft == node.missingGoesLeft {
        return (Self(feature: source.feature, shift: 0, limit: 255), hasGoesLeft)
      }
      return (Self(feature: source.feature, shift: 0 &- UInt8(level), limit: 0), hasGoesLeft)
    }
    // A code is the number of cuts at or below the value, so "below cut j" is "code at most j"; adding one first
    // turns the code of missing values into 0 and lets them in.
    let cut = cuts[source.feature].code(of: Double(node.threshold)) &- 1
    return node.missingGoesLeft
      ? (Self(feature: source.feature, shift: 1, limit: cut + 1), true)
      : (Self(feature: source.feature, shift: 0, limit: cut), true)
  }
}
