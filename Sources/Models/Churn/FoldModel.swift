/// What one learner made of the customers outside one fold.
enum FoldModel: Sendable, Hashable {
  case logistic(LinearModel)
  case boosted(TreeEnsemble)
}

/// A fold's model made ready for rows.
struct FoldScorer: Sendable {
  private enum Engine: Sendable {
    case linear(LinearModel)
    case forest(CompiledForest)
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
      engine = .forest(forest)
      base = forest.base
    }
  }

  /// Fills the scratch with the log-odds, and the contributions when asked for, of at most
  /// `ForestScratch.rows` rows, given by their positions in the inputs.
  func evaluate(
    _ inputs: [ScoringInput], at positions: ArraySlice<Int>, in scratch: inout ForestScratch,
    withContributions: Bool
  ) {
    switch engine {
    case .forest(let forest):
      for (feature, input) in inputs.enumerated() {
        var at = feature * ForestScratch.rows
        switch input {
        case .codes(let codes):
          for position in positions {
            scratch.codes[at] = codes[position]
            at += 1
          }
        case .numbers(let numbers):
          for position in positions {
            scratch.codes[at] = forest.code(numbers[position], feature: feature)
            at += 1
          }
        }
      }
      forest.evaluate(positions.count, in: &scratch, withContributions: withContributions)
    case .linear(let model):
      FoldScorer.evaluate(model, inputs, at: positions, in: &scratch)
    }
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
}
