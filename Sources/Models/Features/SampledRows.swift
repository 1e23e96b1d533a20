import Populations
import Tables

/// The rows of a population that models learn from, and where they stand.
struct SampledRows: Sendable {
  var sample: TrainingSample
  /// In the population, in the order of the sample.
  let positions: [Int]

  /// A capped sample, in proportion of both outcomes, with its features; a row whose outcome is not known teaches
  /// nothing.
  init(
    _ population: any Population, features: [Feature], flag: String, hashes: [UInt64], size: Int, seed: UInt64
  ) throws(PopulationError) {
    let table = try population.extract(features.map { $0.column } + [flag])
    let rows = try population.stratifiedRows(by: flag, size: size, seed: seed)
    guard case .flags(let flags)? = table[flag] else {
      throw .wrongKind(column: flag, found: table[flag]?.kind ?? .text, wanted: "flag")
    }
    positions = SampledRows.positions(of: rows, in: population).filter { flags[$0] <= 1 }.sorted {
      (hashes[$0], $0) < (hashes[$1], $1)
    }
    sample = try TrainingSample(table, features: features, labels: flags, at: positions)
  }

  /// Where rows of the data set stand in a population.
  private static func positions(of rows: [Int32], in population: any Population) -> [Int] {
    guard population.count != population.datasetCount else { return rows.map { Int($0) } }
    var places: [Int32: Int] = [:]
    for (position, row) in population.rowNumbers.enumerated() { places[row] = position }
    return rows.compactMap { places[$0] }
  }
}

extension SampledRows {
  /// The draw's own seed, so that it has nothing to do with the folds'.
  static func seed(_ seed: UInt64) -> UInt64 { seed &+ 0x9e37_79b9_7f4a_7c15 }
}

extension TrainingSample {
  /// Some rows of a table, which has all of the features.
  init(
    _ table: Table, features: [Feature], labels: [UInt8], at positions: [Int]
  ) throws(PopulationError) {
    var columns: [Values] = []
    for feature in features {
      guard let column = table[feature.column] else { throw .unknownColumn(feature.column) }
      columns.append(Values(column, of: feature, at: positions))
    }
    self.init(columns: columns, labels: positions.map { labels[$0] })
  }
}

extension TrainingSample.Values {
  fileprivate init(_ column: Column, of feature: Feature, at positions: [Int]) {
    guard case .categories(let category) = column, case .category(let levels) = feature.kind else {
      self = .numbers(positions.map { column.number($0).map { Float($0) } ?? .nan })
      return
    }
    let codes = levels.codes(of: category.levels)
    self = .codes(positions.map { category.code(at: $0).map { codes[$0] } ?? CompiledForest.missing })
  }
}
