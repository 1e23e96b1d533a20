import Glibc

/// A forest of deeper trees, walked from the root for each row, many rows side by side.
///
/// The trees add up to a share. Contributions to it (TreeSHAP, Lundberg 2020) are looked up leaf by leaf: a leaf's
/// depend only on which of the at most eight columns on its path let the row pass. They are then stretched to the
/// scale of log-odds by one factor a row, so that they add up there as well and keep their order.
struct WalkedForest: Sendable {
  /// One node: where a row goes whose code passes the test, and where the others go. A leaf leads to itself.
  private struct Node: Sendable {
    var column: Int32
    var shift: UInt8
    var limit: UInt8
    var passed: Int32
    var failed: Int32
    var value: Float
  }

  private struct Tree: Sendable {
    let root: Int32
    let depth: Int
  }

  /// What a step of a leaf's path asks, and whether the row must pass.
  private struct Step: Sendable {
    let test: CompiledForest.Test
    let mustPass: Bool
  }

  /// A column on the path of a leaf: its steps, and the source column that its contributions count for.
  private struct Player: Sendable {
    let feature: Int
    let steps: Range<Int>
  }

  private struct Leaf: Sendable {
    let players: Range<Int>
    /// Contributions by the set of players that let a row pass, player by player, start here.
    let table: Int
  }

  let featureCount: Int
  /// Ascending cuts of each numeric feature; empty for categories.
  let cuts: [[Float]]
  private var nodes: [Node] = []
  private var trees: [Tree] = []
  private var leaves: [Leaf] = []
  private var players: [Player] = []
  private var steps: [Step] = []
  private var tables: [Float] = []
  private let start: Double
  private let shift: Double
  /// The mean share over the training weights.
  private var baseShare: Double

  /// The log-odds that contributions are measured from.
  var base: Double { WalkedForest.logOdds(baseShare) + shift }

  init(_ model: ForestModel, encoding: FeatureEncoding, withContributions: Bool) {
    featureCount = encoding.features.count
    cuts = CompiledForest.cuts(of: model.ensemble, encoding: encoding)
    precondition(cuts.allSatisfy { $0.count <= CompiledForest.cutLimit }, "a column has more cuts than codes")
    start = model.ensemble.start
    shift = model.shift
    baseShare = start
    for tree in model.ensemble.trees {
      add(tree, encoding: encoding)
      guard withContributions else { continue }
      for leaf in tree.leaves {
        baseShare += leaf.value * leaf.path.reduce(1) { $0 * $1.share }
        add(leaf, of: tree, encoding: encoding)
      }
    }
  }

  /// Whether trees fit: no path longer than a pattern has bits, no column with more cuts than codes.
  static func canHold(_ model: ForestModel, encoding: FeatureEncoding) -> Bool {
    CompiledForest.canHold(model.ensemble, encoding: encoding)
  }

  private mutating func add(_ tree: FlatTree, encoding: FeatureEncoding) {
    let first = Int32(nodes.count)
    var depths = [Int](repeating: 0, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      let own = first + Int32(index)
      guard !node.isLeaf else {
        nodes.append(
          Node(column: 0, shift: 0, limit: 255, passed: own, failed: own, value: node.threshold))
        continue
      }
      depths[Int(node.left)] = depths[index] + 1
      depths[Int(node.right)] = depths[index] + 1
      let (test, trueGoesLeft) = CompiledForest.Test.of(node, cuts: cuts, encoding: encoding)
      nodes.append(
        Node(
          column: Int32(test.feature * ForestScratch.rows), shift: test.shift, limit: test.limit,
          passed: first + (trueGoesLeft ? node.left : node.right),
          failed: first + (trueGoesLeft ? node.right : node.left), value: 0))
    }
    trees.append(Tree(root: first, depth: depths.max() ?? 0))
  }

  private mutating func add(_ leaf: FlatTree.Leaf, of tree: FlatTree, encoding: FeatureEncoding) {
    var asked: [(column: Int, share: Double, steps: [Step])] = []
    for step in leaf.path {
      let node = tree.nodes[step.node]
      let (test, trueGoesLeft) = CompiledForest.Test.of(node, cuts: cuts, encoding: encoding)
      let question = Step(test: test, mustPass: trueGoesLeft == step.goesLeft)
      if let index = asked.firstIndex(where: { $0.column == Int(node.feature) }) {
        asked[index].share *= step.share
        asked[index].steps.append(question)
      } else {
        asked.append((Int(node.feature), step.share, [question]))
      }
    }
    let firstPlayer = players.count
    for player in asked {
      players.append(
        Player(
          feature: encoding.sources[player.column].feature,
          steps: steps.count..<steps.count + player.steps.count))
      steps += player.steps
    }
    leaves.append(Leaf(players: firstPlayer..<players.count, table: tables.count))
    let shares = PatternTable.shares(of: leaf.value, among: asked.map { $0.share })
    for index in asked.indices {
      for met in 0..<(1 << asked.count) { tables.append(Float(shares[met * asked.count + index])) }
    }
  }

  /// Log-odds, and contributions when asked for, of the first `count` rows of a chunk, from their codes.
  func evaluate(_ count: Int, in scratch: inout ForestScratch, withContributions: Bool) {
    precondition(count <= ForestScratch.rows && scratch.codes.count == featureCount * ForestScratch.rows)
    var sums = [Float](repeating: 0, count: count)
    walk(count, codes: scratch.codes, sums: &sums)
    for row in 0..<count {
      scratch.margins[row] = Float(WalkedForest.logOdds(start + Double(sums[row])) + shift)
    }
    guard withContributions else { return }
    contribute(count, in: &scratch)
    stretch(count, in: &scratch)
  }

  /// Every row takes as many steps as the deepest leaf; those that arrived stay where they are.
  private func walk(_ count: Int, codes: [UInt8], sums: inout [Float]) {
    let (codes, nodes) = (codes.span, nodes.span)
    var places = [Int32](repeating: 0, count: count)
    for tree in trees {
      for row in 0..<count { places[row] = tree.root }
      for _ in 0..<tree.depth {
        for row in 0..<count {
          let node = nodes[Int(places[row])]
          let code = codes[Int(node.column) + row] &+ node.shift
          places[row] = code <= node.limit ? node.passed : node.failed
        }
      }
      for row in 0..<count { sums[row] += nodes[Int(places[row])].value }
    }
  }

  private func contribute(_ count: Int, in scratch: inout ForestScratch) {
    let codes = scratch.codes
    for index in scratch.contributions.indices { scratch.contributions[index] = 0 }
    var pattern = [UInt8](repeating: 0, count: count)
    var passes = pattern
    for leaf in leaves {
      for row in 0..<count { pattern[row] = 0 }
      var bit: UInt8 = 1
      for player in leaf.players {
        for row in 0..<count { passes[row] = bit }
        for step in players[player].steps {
          let (test, mustPass) = (steps[step].test, steps[step].mustPass)
          let column = test.feature * ForestScratch.rows
          for row in 0..<count {
            let isPassed = (codes[column + row] &+ test.shift) <= test.limit
            passes[row] = isPassed == mustPass ? passes[row] : 0
          }
        }
        for row in 0..<count { pattern[row] |= passes[row] }
        bit = bit << 1
      }
      let size = 1 << leaf.players.count
      for (index, player) in leaf.players.enumerated() {
        let table = leaf.table + index * size
        let column = players[player].feature * ForestScratch.rows
        for row in 0..<count { scratch.contributions[column + row] += tables[table + Int(pattern[row])] }
      }
    }
  }

  /// From shares to log-odds.
  private func stretch(_ count: Int, in scratch: inout ForestScratch) {
    let base = base
    for row in 0..<count {
      var sum = 0.0
      for feature in 0..<featureCount {
        sum += Double(scratch.contributions[feature * ForestScratch.rows + row])
      }
      // Where nothing speaks for or against, the slope of the log-odds at the base.
      let factor =
        abs(sum) > 1e-9
        ? (Double(scratch.margins[row]) - base) / sum : 1 / (baseShare * (1 - baseShare))
      for feature in 0..<featureCount {
        scratch.contributions[feature * ForestScratch.rows + row] *= Float(factor)
      }
    }
  }

  /// Leaves are kept off 0 and 1, so a mean of them is.
  private static func logOdds(_ share: Double) -> Double {
    let p = Swift.min(Swift.max(share, 1e-9), 1 - 1e-9)
    return log(p / (1 - p))
  }
}
