public import Populations
import Statistics
import Threads

/// Places of columns by importance over many draws.
public struct RankStability: Sendable {
  public struct Place: Sendable, Hashable {
    public let column: String
    /// From 1, the most important; percentiles of the draws at the level asked for.
    public let low: Int
    public let high: Int
  }

  /// In the order of the features.
  public let places: [Place]
  public let draws: Int

  public subscript(column: String) -> Place? { places.first { $0.column == column } }
}

extension ChurnModel {
  /// Each draw explains resampled customers by the model of a fold drawn at random, so that ranks vary with the
  /// customers as well as with what a model happened to learn; columns are ranked by their mean |contribution|.
  public func rankStability(
    on population: any Population, draws: Int, level: Double, seed: UInt64
  ) throws(ModelError) -> RankStability {
    let sample = try SampleInputs(self, on: population, withContributions: true)
    let sizes = Parallel.map(sample.scorers.count) { RankStability.sizes(sample, by: $0) }
    let width = sample.features.count
    let ranks = Parallel.map(draws) { draw -> [Int] in
      var random = SegmentDraws(seed: SegmentDraws.apart(seed, draw))
      let own = sizes[random.index(below: sizes.count)]
      var sums = [Double](repeating: 0, count: width)
      for _ in 0..<sample.count {
        let start = random.index(below: sample.count) * width
        for feature in 0..<width { sums[feature] += Double(own[start + feature]) }
      }
      let order = (0..<width).sorted { (sums[$1], $0) < (sums[$0], $1) }
      var ranks = [Int](repeating: 0, count: width)
      for (place, feature) in order.enumerated() { ranks[feature] = place + 1 }
      return ranks
    }
    let tail = (1 - level) / 2
    return RankStability(
      places: sample.features.indices.map { feature in
        let sorted = ranks.map { Double($0[feature]) }.sorted()
        return RankStability.Place(
          column: sample.features[feature].column,
          low: Int((Quantiles.value(tail, ofSorted: sorted) ?? 1).rounded(.down)),
          high: Int((Quantiles.value(1 - tail, ofSorted: sorted) ?? 1).rounded(.up)))
      }, draws: draws)
  }
}

extension RankStability {
  /// |Contributions| of every row by one fold's model, row by row.
  fileprivate static func sizes(_ sample: SampleInputs, by fold: Int) -> [Float] {
    let width = sample.features.count
    var sizes = [Float](repeating: 0, count: sample.count * width)
    var scratch = ForestScratch(featureCount: width)
    let positions = Array(0..<sample.count)
    for start in stride(from: 0, to: sample.count, by: ForestScratch.rows) {
      let chunk = positions[start..<Swift.min(start + ForestScratch.rows, sample.count)]
      sample.scorers[fold].evaluate(sample.inputs, at: chunk, in: &scratch, withContributions: true)
      for offset in 0..<chunk.count {
        for feature in 0..<width {
          sizes[(start + offset) * width + feature] = abs(
            scratch.contributions[feature * ForestScratch.rows + offset])
        }
      }
    }
    return sizes
  }
}

extension SegmentDraws {
  /// A seed for each of many draws, far from those of its neighbours.
  fileprivate static func apart(_ seed: UInt64, _ draw: Int) -> UInt64 {
    var first = SegmentDraws(seed: seed &+ UInt64(draw) &* 0xD134_2543_DE82_EF95)
    return first.next()
  }
}
