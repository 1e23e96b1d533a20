public import Populations

/// A model out of a file: what is said of it, and all that scoring takes.
public struct StoredModel: Sendable, Hashable {
  public let file: ModelFile
  public let card: ModelCard
  public let features: FeatureChoice
  /// Rows that the folds were made of, at most.
  let cap: Int
  let split: ChurnSettings.Split
  /// Folds that are judged.
  let foldCount: Int
  /// By fold, and last of all one for rows that no fold judges, where there are such.
  let models: [FoldModel]
  /// What it learned from; `nil` of a file of format 1, which kept none.
  public let summary: TrainingSummary?
  /// What recalibrates its scores; `nil` where nothing does.
  public let calibration: Calibration?

  public var version: String { file.version }

  init(
    card: ModelCard, features: FeatureChoice, cap: Int, split: ChurnSettings.Split, foldCount: Int,
    models: [FoldModel], summary: TrainingSummary?, calibration: Calibration? = nil
  ) {
    var writer = ByteWriter()
    writer.write(card)
    writer.write(features)
    writer.write(cap)
    writer.write(split)
    writer.write(foldCount)
    writer.write(models) { $0.write($1) }
    writer.write(summary.map { [$0] } ?? []) { $0.write($1) }
    writer.write(calibration.map { [$0] } ?? []) { $0.write($1) }
    file = ModelFile(content: writer.bytes)
    self.card = card
    self.features = features
    self.cap = cap
    self.split = split
    self.foldCount = foldCount
    self.models = models
    self.summary = summary
    self.calibration = calibration
  }

  /// Reads a model's bytes.
  public init(_ bytes: [UInt8]) throws(ModelFileError) {
    file = try ModelFile(bytes)
    var reader = ByteReader(file.content)
    do throws(ModelError) {
      card = try reader.card()
      features = try reader.features()
      cap = try reader.int()
      split = try reader.split()
      foldCount = try reader.int()
      let encoding = FeatureEncoding(features.used)
      models = try reader.list { (reader) throws(ModelError) in try reader.model(encoding) }
      let used = features.used
      let kept =
        file.format == 1
        ? [] : try reader.list { (reader) throws(ModelError) in try reader.summary(of: used) }
      summary = kept.first
      let count = foldCount
      let maps =
        file.format == 1
        ? [] : try reader.list { (reader) throws(ModelError) in try reader.calibration(folds: count) }
      calibration = maps.first
      guard reader.isAtEnd, kept.count <= 1, maps.count <= 1, maps.isEmpty || models.count == foldCount,
        cap > 0, foldCount > 0, (foldCount...foldCount + 1).contains(models.count),
        (2...255).contains(card.folds)
      else { throw .unreadable }
    } catch { throw .malformed }
  }

  /// What keeps a population from being scored; see `mismatches(in:roles:consents:)`.
  public func mismatches(_ population: any Population, consents: [String] = []) -> [ColumnMismatch] {
    features.used.mismatches(in: population.columns, roles: population.roles, consents: consents)
  }

  /// Scores a population that has the model's columns.
  ///
  /// `isTrainingData`: these are the very rows that it learned from. Then each customer gets the score of the model of
  /// their fold, which did not see them, as when it was trained. Nobody else was seen with this outcome, so they get the
  /// mean log-odds of all folds' models, which is steadier than any one's; of a split in time, the model of the last
  /// fold, which learned from the most.
  public func scored(
    name: String, on population: any Population, isTrainingData: Bool
  ) throws(ModelError) -> ChurnModel {
    precondition(mismatches(population).isEmpty, "columns were compared")
    let folds: [UInt8]
    let used: [FoldModel]
    let maps: [Calibration.Map]
    // Where rows of earlier days were learned from, one model scores everyone.
    if isTrainingData, split != .earlier {
      folds = try Dealing(again: self, on: population).byRow
      used = models
      maps = calibration?.maps ?? []
    } else {
      folds = [UInt8](repeating: 0, count: population.datasetCount)
      used = [forOthers]
      maps = calibration.map { [$0.whole] } ?? []
    }
    return try ChurnModel.scored(
      name: name, stored: self, training: nil, models: used, on: population, folds: folds,
      maps: maps)
  }
}

extension StoredModel {
  private var forOthers: FoldModel {
    switch split {
    case .earlier: models[0]
    case .temporal: models[foldCount - 1]
    case .stratified, .grouped: foldCount == 1 ? models[0] : .mean(Array(models[..<foldCount]))
    }
  }
}

extension Dealing {
  /// As it was when the model was trained, on the same rows.
  fileprivate init(again model: StoredModel, on population: any Population) throws(ModelError) {
    guard let flag = population.roles.churned else { throw .noOutcome }
    let seed = model.card.seed
    let hashes = try attempt { () throws(PopulationError) in try population.hashes(seed: seed) }
    let rows = try attempt { () throws(PopulationError) in
      try SampledRows(
        population, features: [], flag: flag, hashes: hashes, size: model.cap, seed: SampledRows.seed(seed))
    }
    try self.init(
      population,
      settings: ChurnSettings(
        folds: model.card.folds, split: model.split, seed: seed, cap: model.cap), hashes: hashes, rows: rows,
      before: nil)
    guard plan.foldCount == model.foldCount, byRow.allSatisfy({ Int($0) < model.models.count }) else {
      throw .unreadable
    }
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ split: ChurnSettings.Split) {
    switch split {
    case .stratified: write(UInt8(0))
    case .grouped(let column):
      write(UInt8(1))
      write(column)
    case .temporal(let column, let gap):
      write(UInt8(2))
      write(column)
      write(gap)
    case .earlier: write(UInt8(3))
    }
  }
}

extension ByteReader {
  fileprivate mutating func split() throws(ModelError) -> ChurnSettings.Split {
    switch try integer(UInt8.self) {
    case 0: return .stratified
    case 1: return .grouped(column: try text())
    case 2: return .temporal(column: try text(), gap: try int())
    case 3: return .earlier
    default: throw .unreadable
    }
  }
}
