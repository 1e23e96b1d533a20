import Populations

/// The columns that segments' distances are made of, worked out from columns of a population.
struct SegmentSpace: Sendable, Hashable {
  let features: [SegmentFeature]
  let missing: SegmentSearch.Missing

  var dimensions: [SegmentDimension] {
    features.indices.flatMap { index -> [SegmentDimension] in
      guard case .category(let levels) = features[index].kind else {
        return [SegmentDimension(feature: index, level: nil)]
      }
      return levels.map { SegmentDimension(feature: index, level: $0) }
    }
  }

  /// The column with a feature's values in its own unit; for a category that with each row's share of a level.
  func valueColumn(_ dimension: SegmentDimension) -> String {
    let feature = features[dimension.feature]
    if dimension.level != nil { return column(dimension) }
    return missing == .zero ? "#filled.\(feature.column)" : feature.column
  }

  /// The column that distances are made of.
  func column(_ dimension: SegmentDimension) -> String {
    let feature = features[dimension.feature]
    if let level = dimension.level { return "#level.\(feature.column).\(level)" }
    return isPrepared(feature) ? "#prepared.\(feature.column)" : valueColumn(dimension)
  }

  /// A population with those columns, besides the ones it has.
  func extending(_ population: any Population) throws(PopulationError) -> any Population {
    let kernel = FeatureKernel(self)
    return kernel.outputs.isEmpty ? population : try population.extended(by: kernel)
  }

  fileprivate func isPrepared(_ feature: SegmentFeature) -> Bool { feature.isLogged || feature.bounds != nil }
}

/// Fills, transforms and splits columns into those of a segment space.
private struct FeatureKernel: RowKernel {
  private enum Output: Sendable {
    case filled(Int)
    case prepared(Int)
    /// The code of the level.
    case level(Int, Int32)
  }

  let inputs: [String]
  let outputs: [KernelOutput]
  private let space: SegmentSpace
  private let work: [Output]

  init(_ space: SegmentSpace) {
    self.space = space
    inputs = space.features.map { $0.column }
    var outputs: [KernelOutput] = []
    var work: [Output] = []
    for dimension in space.dimensions {
      let feature = space.features[dimension.feature]
      if let level = dimension.level, case .category(let levels) = feature.kind {
        outputs.append(KernelOutput(space.column(dimension), .number))
        work.append(.level(dimension.feature, Int32(levels.firstIndex(of: level) ?? 0)))
        continue
      }
      if space.missing == .zero {
        outputs.append(KernelOutput(space.valueColumn(dimension), .number))
        work.append(.filled(dimension.feature))
      }
      if space.isPrepared(feature) {
        outputs.append(KernelOutput(space.column(dimension), .number))
        work.append(.prepared(dimension.feature))
      }
    }
    self.outputs = outputs
    self.work = work
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    for (index, output) in work.enumerated() {
      switch output {
      case .filled(let feature):
        results.outputs[index] = .numbers(block.numbers(feature).map { $0.isNaN ? 0 : $0 })
      case .prepared(let feature):
        let isFilled = space.missing == .zero
        let rule = space.features[feature]
        results.outputs[index] = .numbers(
          block.numbers(feature).map { rule.prepared(isFilled && $0.isNaN ? 0 : $0) })
      case .level(let feature, let code):
        results.outputs[index] = .numbers(
          block.codes(feature).map { $0 < 0 ? .nan : $0 == code ? 1 : 0 })
      }
    }
  }
}
