/// A decision tree as a list of nodes, the root first; children come after their parent.
struct FlatTree: Sendable, Hashable {
  struct Node: Sendable, Hashable {
    /// The encoded feature that is asked; -1 at a leaf.
    var feature: Int32
    /// Rows below go left; at a leaf, its value in log-odds.
    var threshold: Float
    var left: Int32
    var right: Int32
    /// Where rows with a missing value go.
    var missingGoesLeft: Bool
    /// Weight of the training rows that came here: the sum of second derivatives.
    var cover: Float

    var isLeaf: Bool { feature < 0 }
  }

  let nodes: [Node]

  /// `nil` unless children come after their parents: a damaged file must not send a walk round in circles.
  init?(checking nodes: [Node]) {
    let isOrdered = nodes.indices.allSatisfy { index in
      let node = nodes[index]
      return node.isLeaf
        || (node.left > index && node.right > index && node.left < nodes.count && node.right < nodes.count)
    }
    guard !nodes.isEmpty, isOrdered else { return nil }
    self.nodes = nodes
  }

  func asking(_ places: [Int]) -> FlatTree {
    mapping { node in
      var node = node
      if !node.isLeaf { node.feature = Int32(places[Int(node.feature)]) }
      return node
    }
  }

  /// The same shape with other nodes.
  func mapping(_ change: (Node) -> Node) -> FlatTree { FlatTree(nodes: nodes.map(change)) }

  private init(nodes: [Node]) { self.nodes = nodes }

  /// What the tree adds to the log-odds of a row of encoded features; NaN where missing.
  func value(of row: [Float]) -> Float {
    var index = 0
    while !nodes[index].isLeaf {
      let node = nodes[index]
      let x = row[Int(node.feature)]
      let goesLeft = x.isNaN ? node.missingGoesLeft : x < node.threshold
      index = Int(goesLeft ? node.left : node.right)
    }
    return nodes[index].threshold
  }

  /// Every leaf with the way to it.
  var leaves: [Leaf] {
    var found: [Leaf] = []
    var open: [(node: Int, path: [Step])] = [(0, [])]
    while let (index, path) = open.popLast() {
      let node = nodes[index]
      guard !node.isLeaf else {
        found.append(Leaf(value: Double(node.threshold), path: path))
        continue
      }
      let left = Double(nodes[Int(node.left)].cover)
      let both = left + Double(nodes[Int(node.right)].cover)
      let share = both > 0 ? left / both : 0.5
      open.append((Int(node.right), path + [Step(node: index, goesLeft: false, share: 1 - share)]))
      open.append((Int(node.left), path + [Step(node: index, goesLeft: true, share: share)]))
    }
    return found
  }

  struct Step {
    let node: Int
    let goesLeft: Bool
    /// Share of the parent's training weight that went this way.
    let share: Double
  }

  struct Leaf {
    let value: Double
    let path: [Step]
  }
}

/// Trees whose values add up to log-odds, or in a forest to a share.
struct TreeEnsemble: Sendable, Hashable {
  let trees: [FlatTree]
  /// Before the first tree.
  let start: Double

  func shifted(by amount: Double) -> TreeEnsemble {
    amount == 0 ? self : TreeEnsemble(trees: trees, start: start + amount)
  }

  /// The same trees for columns that stand elsewhere: `places` has the new column of each old one.
  func asking(_ places: [Int]) -> TreeEnsemble {
    TreeEnsemble(trees: trees.map { $0.asking(places) }, start: start)
  }

  func margin(of row: [Float]) -> Double {
    trees.reduce(start) { $0 + Double($1.value(of: row)) }
  }
}
