extension ByteWriter {
  mutating func write(_ model: FoldModel) {
    switch model {
    case .logistic(let linear):
      write(UInt8(0))
      write(linear.intercept)
      write(linear.terms) { $0.write($1) }
    case .boosted(let ensemble):
      write(UInt8(1))
      write(ensemble)
    case .forest(let forest):
      write(UInt8(2))
      write(forest.shift)
      write(forest.ensemble)
    case .mean(let models):
      write(UInt8(3))
      write(models) { $0.write($1) }
    }
  }

  private mutating func write(_ term: LinearModel.Term) {
    switch term {
    case .numeric(let mean, let deviation, let coefficient):
      write(UInt8(0))
      for value in [mean, deviation, coefficient] { write(value) }
    case .category(let coefficients, let mean):
      write(UInt8(1))
      write(mean)
      write(coefficients) { $0.write($1) }
    }
  }

  private mutating func write(_ ensemble: TreeEnsemble) {
    write(ensemble.start)
    write(ensemble.trees) { writer, tree in
      writer.write(tree.nodes.count)
      for node in tree.nodes { writer.write(node.feature) }
      for node in tree.nodes { writer.write(node.threshold) }
      for node in tree.nodes { writer.write(node.left) }
      for node in tree.nodes { writer.write(node.right) }
      for node in tree.nodes { writer.write(UInt8(node.missingGoesLeft ? 1 : 0)) }
      for node in tree.nodes { writer.write(node.cover) }
    }
  }
}

extension ByteReader {
  /// A model of these features; one that asks for what they do not have is refused.
  mutating func model(_ encoding: FeatureEncoding, depth: Int = 0) throws(ModelError) -> FoldModel {
    switch try integer(UInt8.self) {
    case 0: return .logistic(try linear(encoding.features))
    case 1:
      let ensemble = try ensemble(width: encoding.width)
      guard CompiledForest.canHold(ensemble, encoding: encoding) else { throw .unreadable }
      return .boosted(ensemble)
    case 2:
      let shift = try finite()
      let forest = ForestModel(ensemble: try ensemble(width: encoding.width), shift: shift)
      guard WalkedForest.canHold(forest, encoding: encoding) else { throw .unreadable }
      return .forest(forest)
    case 3 where depth == 0:
      let models = try list { (reader) throws(ModelError) in try reader.model(encoding, depth: 1) }
      guard !models.isEmpty else { throw .unreadable }
      return .mean(models)
    default: throw .unreadable
    }
  }

  private mutating func linear(_ features: [Feature]) throws(ModelError) -> LinearModel {
    let intercept = try finite()
    let terms = try list { (reader) throws(ModelError) in try reader.term() }
    guard terms.count == features.count else { throw .unreadable }
    for (term, feature) in zip(terms, features) {
      switch (term, feature.kind) {
      case (.numeric, .numeric): break
      case (.category(let coefficients, _), .category(let levels)) where coefficients.count == levels.count:
        break
      default: throw .unreadable
      }
    }
    return LinearModel(intercept: intercept, terms: terms)
  }

  private mutating func term() throws(ModelError) -> LinearModel.Term {
    switch try integer(UInt8.self) {
    case 0: return .numeric(mean: try finite(), deviation: try finite(), coefficient: try finite())
    case 1:
      let mean = try finite()
      let coefficients = try list { (reader) throws(ModelError) in try reader.finite() }
      return .category(coefficients: coefficients, mean: mean)
    default: throw .unreadable
    }
  }

  private mutating func ensemble(width: Int) throws(ModelError) -> TreeEnsemble {
    let start = try finite()
    let trees = try list { (reader) throws(ModelError) in try reader.tree(width: width) }
    return TreeEnsemble(trees: trees, start: start)
  }

  /// Bytes of a node.
  private static let nodeSize = 21

  private mutating func tree(width: Int) throws(ModelError) -> FlatTree {
    let count = try int()
    guard count > 0, count <= remaining / ByteReader.nodeSize else { throw .unreadable }
    func places(_ reader: inout ByteReader) throws(ModelError) -> [Int32] {
      var values: [Int32] = []
      values.reserveCapacity(count)
      for _ in 0..<count { values.append(Int32(bitPattern: try reader.integer(UInt32.self))) }
      return values
    }
    func numbers(_ reader: inout ByteReader) throws(ModelError) -> [Float] {
      var values: [Float] = []
      values.reserveCapacity(count)
      for _ in 0..<count { values.append(try reader.float()) }
      return values
    }
    let features = try places(&self)
    let thresholds = try numbers(&self)
    let (left, right) = (try places(&self), try places(&self))
    var missing: [Bool] = []
    for _ in 0..<count { missing.append(try integer(UInt8.self) == 1) }
    let covers = try numbers(&self)
    let nodes = (0..<count).map { index in
      FlatTree.Node(
        feature: features[index], threshold: thresholds[index], left: left[index], right: right[index],
        missingGoesLeft: missing[index], cover: covers[index])
    }
    guard let tree = FlatTree(checking: nodes),
      nodes.allSatisfy({ $0.feature >= -1 && Int($0.feature) < width && !$0.threshold.isNaN })
    else { throw .unreadable }
    return tree
  }

  mutating func finite() throws(ModelError) -> Double {
    let value = try double()
    guard value.isFinite else { throw .unreadable }
    return value
  }
}
