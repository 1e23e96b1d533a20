public import Populations
public import Tables

/// Why a model cannot score another data set.
public struct ScoringObstacle: Sendable, Hashable {
  public let column: String
  /// The column is there, with another kind of values.
  public let isKind: Bool
}

extension ChurnModel {
  /// Scores of customers that the model was not trained on, one for each row of their data set.
  ///
  /// A customer of `trainedOn` is scored by the model that had not seen them, and every other one by the model that
  /// their hash names, so that the scores of both periods are of one kind; in time order the others get the model that
  /// had seen most.
  public func scores(
    of other: any Population, trainedOn reference: any Population
  ) throws(ModelError) -> Column {
    guard let training, let stored, !models.isEmpty else { throw .noFeatures }
    let hashes = try attempt { () throws(PopulationError) in
      (try reference.hashes(seed: training.seed), try other.hashes(seed: training.seed))
    }
    let isWhole = reference.count == reference.datasetCount
    let numbers = isWhole ? [] : reference.rowNumbers
    let known = FoldTable(
      hashes.0, hashes.0.indices.map { folds[isWhole ? $0 : Int(numbers[$0])] })
    let last = UInt8(models.count - 1)
    let count = UInt64(models.count)
    let newest: UInt8? =
      switch training.split {
      case .temporal: last
      case .earlier: 0
      case .stratified, .grouped: nil
      }
    let dealt = hashes.1.map { hash in
      Swift.min(last, known.fold(of: hash) ?? newest ?? UInt8(hash % count))
    }
    var byRow = dealt
    if other.count != other.datasetCount {
      byRow = [UInt8](repeating: 0, count: other.datasetCount)
      for (row, fold) in zip(other.rowNumbers, dealt) { byRow[Int(row)] = fold }
    }
    return try ChurnModel.scored(
      name: name, stored: stored, training: training, models: models, on: other, folds: byRow,
      maps: stored.calibration?.maps ?? []
    ).scores
  }

  /// Scores of customers that the model was not trained on, each by one fold's model, which their hash names: of one kind
  /// with the out-of-fold scores that its summary keeps. In time, by the model that had seen most.
  func singleScores(of other: any Population) throws(ModelError) -> Column {
    guard let stored else { throw .noFeatures }
    let hashes = try attempt { () throws(PopulationError) in try other.hashes(seed: stored.card.seed) }
    let count = stored.foldCount
    let dealt = hashes.map { hash -> UInt8 in
      switch stored.split {
      case .earlier: 0
      case .temporal: UInt8(count - 1)
      case .stratified, .grouped: UInt8(hash % UInt64(count))
      }
    }
    var byRow = dealt
    if other.count != other.datasetCount {
      byRow = [UInt8](repeating: 0, count: other.datasetCount)
      for (row, fold) in zip(other.rowNumbers, dealt) { byRow[Int(row)] = fold }
    }
    return try ChurnModel.scored(
      name: name, stored: stored, training: nil, models: stored.models, on: other, folds: byRow,
      maps: stored.calibration?.maps ?? []
    ).scores
  }

  /// Features that a data set lacks or has of another kind; none when it can be scored.
  public func obstacles(in other: any Population) -> [ScoringObstacle] {
    (features?.used ?? []).compactMap { feature in
      guard let column = other.columns.first(where: { $0.name == feature.column }) else {
        return ScoringObstacle(column: feature.column, isKind: false)
      }
      return feature.fits(column.kind) ? nil : ScoringObstacle(column: feature.column, isKind: true)
    }
  }
}

/// Folds by customer, as an open table of hashes, since a dictionary of a million takes several times as long.
private struct FoldTable {
  private var keys: [UInt64]
  private var folds: [UInt8]
  private let mask: Int

  init(_ hashes: [UInt64], _ dealt: [UInt8]) {
    var bits = 4
    while 1 << bits < hashes.count * 2 { bits += 1 }
    keys = [UInt64](repeating: 0, count: 1 << bits)
    folds = [UInt8](repeating: 0, count: 1 << bits)
    mask = keys.count - 1
    for (hash, fold) in zip(hashes, dealt) {
      let slot = slot(of: hash)
      keys[slot] = FoldTable.key(hash)
      folds[slot] = fold
    }
  }

  func fold(of hash: UInt64) -> UInt8? {
    let slot = slot(of: hash)
    return keys[slot] == 0 ? nil : folds[slot]
  }

  /// 0 marks an empty place.
  private static func key(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  private func slot(of hash: UInt64) -> Int {
    let key = FoldTable.key(hash)
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }
}
