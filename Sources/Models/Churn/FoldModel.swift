import Glibc

/// What one learner made of the customers outside one fold.
enum FoldModel: Sendable, Hashable {
  case logistic(LinearModel)
  case boosted(TreeEnsemble)
  case forest(ForestModel)
  /// The mean of the log-odds of several.
  case mean([FoldModel])

  /// The same for more features: `places` has the new place of each old one.
  func among(_ features: [Feature], from old: [Feature], at places: [Int]) -> FoldModel {
    let (before, after) = (FeatureEncoding(old), FeatureEncoding(features))
    let columns = before.sources.map { after.starts[places[$0.feature]] + ($0.level ?? 0) }
    switch self {
    case .logistic(let model): return .logistic(model.among(features, at: places))
    case .boosted(let ensemble): return .boosted(ensemble.asking(columns))
    case .forest(let forest):
      return .forest(ForestModel(ensemble: forest.ensemble.asking(columns), shift: forest.shift))
    case .mean(let models): return .mean(models.map { $0.among(features, from: old, at: places) })
    }
  }
}

extension FoldModel {
  /// With this much more log-odds for everyone.
  func shifted(by amount: Double) -> FoldModel {
    guard amount != 0 else { return self }
    switch self {
    case .logistic(let model): return .logistic(model.shifted(by: amount))
    case .boosted(let ensemble): return .boosted(ensemble.shifted(by: amount))
    case .forest(let forest):
      // Leaf by leaf: the mean of corrected shares is not the corrected mean.
      return .forest(
        ForestModel(ensemble: forest.ensemble.multiplyingOdds(by: exp(amount)), shift: forest.shift))
    case .mean(let models): return .mean(models.map { $0.shifted(by: amount) })
    }
  }
}

/// Trees whose values add up to a share, which is corrected on the scale of log-odds.
struct ForestModel: Sendable, Hashable {
  let ensemble: TreeEnsemble
  /// Added to the log-odds of the share.
  let shift: Double
}

/// A fold's model made ready for rows.
struct FoldScorer: Sendable {
  private enum Engine: Sendable {
    case linear(LinearModel)
    case boosted(CompiledForest)
    case forest(WalkedForest)
    case mean([FoldScorer])
  }

  private let engine: Engine
  let featureCount: Int
  /// The mean log-odds that contributions are measured from.
  let base: Double

  init(_ model: FoldModel, encoding: FeatureEncoding, withContributions: Bool) {
    featureCount = encoding.features.count
    switch model {
    case .logistic(let linear):
      engine = .linear(linear)
      base = linear.base
    case .boosted(let ensemble):
      let forest = CompiledForest(ensemble, encoding: encoding, withContributions: withContributions)
      engine = .boosted(forest)
      base = forest.base
    case .forest(let model):
      let forest = WalkedForest(model, encoding: encoding, withContributions: withContributions)
      engine = .forest(forest)
      base = forest.base
    case .mean(let models):
      let scorers = models.map { FoldScorer($0, encoding: encoding, withContributions: withContributions) }
      engine = .mean(scorers)
      base = scorers.reduce(0) { $0 + $1.base } / Double(scorers.count)
    }
  }

  /// Fills the scratch with the log-odds, and the contributions when asked for, of at most
  /// `ForestScratch.rows` rows, given by their positions in the inputs.
  func evaluate(
    _ inputs: [ScoringInput], at positions: ArraySlice<Int>, in scratch: inout ForestScratch,
    withContributions: Bool
  ) {
    switch engine {
    case .boosted(let forest):
      FoldScorer.code(inputs, at: positions, cuts: forest.cuts, in: &scratch)
      forest.evaluate(positions.count, in: &scratch, withContributions: withContributions)
    case .forest(let forest):
      FoldScorer.code(inputs, at: positions, cuts: forest.cuts, in: &scratch)
      forest.evaluate(positions.count, in: &scratch, withContributions: withContributions)
    case .mean(let scorers):
      FoldScorer.evaluate(scorers, inputs, at: positions, in: &scratch, withContributions: withContributions)
    case .linear(let model):
      FoldScorer.evaluate(model, inputs, at: positions, in: &scratch)
    }
  }

  /// One-byte codes of the rows: a number's is how many cuts are at or below it.
  private static func code(
    _ inputs: [ScoringInput], at positions: ArraySlice<Int>, cuts: [[Float]], in scratch: inout ForestScratch
  ) {
    for (feature, input) in inputs.enumerated() {
      var at = feature * ForestScratch.rows
      switch input {
      case .codes(let codes):
        for position in positions {
          scratch.codes[at] = codes[position]
          at += 1
        }
      case .numbers(let numbers):
        let cuts = cuts[feature]
        for position in positions {
          scratch.codes[at] = cuts.code(of: numbers[position])
          at += 1
        }
      }
    }
  }

  /// Log-odds and contributions of several scorers, averaged.
  private static func evaluate(
    _ scorers: [FoldScorer], _ inputs: [ScoringInput], at positions: ArraySlice<Int>,
    in scratch: inout ForestScratch, withContributions: Bool
  ) {
    var margins = [Double](repeating: 0, count: scratch.margins.count)
    var contributions = [Double](repeating: 0, count: withContributions ? scratch.contributions.count : 0)
    for scorer in scorers {
      scorer.evaluate(inputs, at: positions, in: &scratch, withContributions: withContributions)
      for index in margins.indices { margins[index] += Double(scratch.margins[index]) }
      for index in contributions.indices { contributions[index] += Double(scratch.contributions[index]) }
    }
    let count = Double(scorers.count)
    for index in margins.indices { scratch.margins[index] = Float(margins[index] / count) }
    for index in contributions.indices { scratch.contributions[index] = Float(contributions[index] / count) }
  }

  private static func evaluate(
    _ model: LinearModel, _ inputs: [ScoringInput], at positions: ArraySlice<Int>,
    in scratch: inout ForestScratch
  ) {
    var margins = [Double](repeating: model.intercept, count: positions.count)
    for (feature, input) in inputs.enumerated() {
      let term = model.terms[feature]
      let mean = term.mean
      let start = feature * ForestScratch.rows
      for (index, position) in positions.enumerated() {
        let value =
          switch input {
          case .numbers(let numbers): term.value(number: numbers[position])
          case .codes(let codes): term.value(code: codes[position])
          }
        margins[index] += value
        scratch.contributions[start + index] = Float(value - mean)
      }
    }
    for (index, margin) in margins.enumerated() { scratch.margins[index] = Float(margin) }
  }
}

/// A feature's values for rows to be scored.
enum ScoringInput: Sendable {
  /// NaN where missing.
  case numbers([Double])
  /// Codes of the model's levels; 255 where missing or unseen.
  case codes([UInt8])

  func isMissing(_ position: Int) -> Bool {
    switch self {
    case .numbers(let numbers): numbers[position].isNaN
    case .codes(let codes): codes[position] == CompiledForest.missing
    }
  }
}

extension TreeEnsemble {
  /// A forest whose every leaf has these odds times as large; a leaf's share is the start and its value for each tree.
  fileprivate func multiplyingOdds(by factor: Double) -> TreeEnsemble {
    let count = Double(trees.count)
    return TreeEnsemble(
      trees: trees.map { tree in
        tree.mapping { node in
          guard node.isLeaf else { return node }
          var leaf = node
          let share = Swift.min(Swift.max(start + Double(node.threshold) * count, 1e-6), 1 - 1e-6)
          let odds = share / (1 - share) * factor
          leaf.threshold = Float((odds / (1 + odds) - start) / count)
          return leaf
        }
      }, start: start)
  }
}
