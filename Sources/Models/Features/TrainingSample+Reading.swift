import Populations
import Tables

extension TrainingSample {
  /// A capped sample of a population, in proportion of both classes, with its features.
  /// `folds` has the fold of each of the population's rows.
  init(
    _ population: any Population, features: [Feature], flag: String, hashes: [UInt64], folds: [UInt8],
    size: Int, seed: UInt64
  ) throws(PopulationError) {
    let table = try population.extract(features.map { $0.column } + [flag])
    let rows = try population.stratifiedRows(by: flag, size: size, seed: seed)
    let positions = TrainingSample.positions(of: rows, in: population).sorted {
      (hashes[$0], $0) < (hashes[$1], $1)
    }
    let labels: [UInt8]
    guard case .flags(let flags)? = table[flag] else {
      throw .wrongKind(column: flag, found: table[flag]?.kind ?? .text, wanted: "flag")
    }
    labels = positions.map { flags[$0] }
    // A row whose outcome is not known teaches nothing.
    let kept = positions.indices.filter { labels[$0] <= 1 }
    let keptPositions = kept.map { positions[$0] }
    var columns: [Values] = []
    for feature in features {
      guard let column = table[feature.column] else { throw .unknownColumn(feature.column) }
      columns.append(Values(column, of: feature, at: keptPositions))
    }
    self.init(columns: columns, labels: kept.map { labels[$0] }, folds: keptPositions.map { folds[$0] })
  }

  /// Where rows of the data set stand in a population.
  private static func positions(of rows: [Int32], in population: any Population) -> [Int] {
    guard population.count != population.datasetCount else { return rows.map { Int($0) } }
    var places: [Int32: Int] = [:]
    for (position, row) in population.rowNumbers.enumerated() { places[row] = position }
    return rows.compactMap { places[$0] }
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
