import Boosting
import Glibc

extension TreeEnsemble {
  /// Reads a model that XGBoost saved in Universal Binary JSON; `nil` when it is none. Where a column holds codes, the
  /// threshold of a split is the code that goes right, apart from all others.
  init?(xgboost bytes: [UInt8], link: TreeObjective = .logistic) {
    guard let document = try? BinaryJSONReader.read(bytes), let learner = document["learner"],
      let model = learner["gradient_booster"]?["model"], let list = model["trees"]?.items,
      let score = learner["learner_model_param"]?["base_score"]?.string.flatMap({ Double($0) }),
      score > 0, score < 1
    else { return nil }
    var trees: [FlatTree] = []
    for item in list {
      guard let tree = FlatTree(item) else { return nil }
      trees.append(tree)
    }
    self.init(trees: trees, start: link == .logistic ? -log(1 / score - 1) : score)
  }
}

extension FlatTree {
  fileprivate init?(_ json: BinaryJSON) {
    guard let left = json["left_children"]?.floats, let right = json["right_children"]?.floats,
      let features = json["split_indices"]?.floats, var thresholds = json["split_conditions"]?.floats,
      let missing = json["default_left"]?.floats, let covers = json["sum_hessian"]?.floats, !left.isEmpty,
      Set([left, right, features, thresholds, missing, covers].map { $0.count }).count == 1,
      FlatTree.putCodes(of: json, into: &thresholds)
    else { return nil }
    self.init(
      checking: left.indices.map { index in
        Node(
          feature: left[index] < 0 ? -1 : Int32(features[index]), threshold: thresholds[index],
          left: Int32(left[index]), right: Int32(right[index]), missingGoesLeft: missing[index] != 0,
          cover: covers[index])
      })
  }

  /// Whether every split on codes takes just one of them apart.
  private static func putCodes(of json: BinaryJSON, into thresholds: inout [Float]) -> Bool {
    let nodes = json["categories_nodes"]?.floats ?? []
    let codes = json["categories"]?.floats ?? []
    guard nodes.count == codes.count, nodes.allSatisfy({ thresholds.indices.contains(Int($0)) }) else {
      return false
    }
    for (node, code) in zip(nodes, codes) { thresholds[Int(node)] = code }
    return true
  }
}
