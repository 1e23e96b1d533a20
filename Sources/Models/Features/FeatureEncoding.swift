/// Where features stand in a matrix: each numeric feature one column, each category one a level.
struct FeatureEncoding: Sendable, Hashable {
  /// An encoded column: its feature and, of a category, the level.
  struct Source: Sendable, Hashable {
    let feature: Int
    let level: Int?
  }

  let features: [Feature]
  let sources: [Source]
  /// The first encoded column of each feature.
  let starts: [Int]

  init(_ features: [Feature]) {
    self.features = features
    var sources: [Source] = []
    var starts: [Int] = []
    for (index, feature) in features.enumerated() {
      starts.append(sources.count)
      switch feature.kind {
      case .numeric: sources.append(Source(feature: index, level: nil))
      case .category(let levels):
        for level in levels.indices { sources.append(Source(feature: index, level: level)) }
      }
    }
    self.sources = sources
    self.starts = starts
  }

  /// Encoded columns.
  var width: Int { sources.count }
}
