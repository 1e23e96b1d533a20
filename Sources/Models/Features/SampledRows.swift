import Populations
import Tables

/// The rows of a population that models learn from, and where they stand.
struct SampledRows: Sendable {
  var sample: TrainingSample
  /// In the population, in the order of the sample; -1 for rows of earlier days, which come after the others.
  let positions: [Int]
  /// The day that each row's features are of; empty where rows have none.
  private(set) var days: [Int32] = []

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

  /// With rows of earlier days behind them, of each day an equal part of as many again.
  func adding(
    _ timeline: EarlierCustomers, features: [Feature], flag: String, size: Int, seed: UInt64
  ) throws(PopulationError) -> SampledRows {
    var all = self
    var positions = positions
    all.days = [Int32](repeating: Int32(timeline.day), count: positions.count)
    for rows in timeline.earlier {
      let hashes = try rows.population.hashes(seed: seed)
      let part = try SampledRows(
        rows.population, features: features, flag: flag, hashes: hashes,
        size: Swift.max(1000, size / timeline.earlier.count), seed: seed)
      all.sample = all.sample.appending(part.sample)
      positions += [Int](repeating: -1, count: part.positions.count)
      all.days += [Int32](repeating: Int32(rows.day), count: part.positions.count)
    }
    return SampledRows(sample: all.sample, positions: positions, days: all.days)
  }

  private init(sample: TrainingSample, positions: [Int], days: [Int32]) {
    self.sample = sample
    self.positions = positions
    self.days = days
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
