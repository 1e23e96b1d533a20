import Boosting
public import Populations
public import Statistics
import Tables
import Threads

/// What each customer of an experiment would gain by a treatment, as models that never saw them say.
public struct UpliftScores: Sendable {
  /// Customers learned from and judged, in the order of their hashes.
  public let sample: UpliftSample
  /// For each learner, in the order asked for, the change of the chance of the outcome.
  public let effects: [(learner: UpliftLearner, scores: [Float])]
  /// The chance of the outcome when left alone, and when treated.
  public let whenLeft: [Float]
  public let whenTreated: [Float]
  /// Share of the customers who were treated.
  public let treatedShare: Double
  /// Columns learned from.
  public let features: [String]
  /// Row numbers in the data set.
  public let rows: [Int32]
  /// Customers there were; more than the sample has where it was capped.
  public let customers: Int

  public var isCapped: Bool { rows.count < customers }

  /// Learns fold by fold: a customer's fold is dealt by a hash of their id within arm and outcome, and everything said
  /// of a customer is said by models of the other folds.
  ///
  /// `treated` and `outcome` are flag columns without missing values; `excluded` are columns known only after the
  /// draw, beside those that the roles name.
  public init(
    on population: any Population, treated: String, outcome: String, excluding excluded: [String],
    _ settings: UpliftSettings
  ) throws(UpliftError) {
    var columns = population.columns
    columns.removeAll { excluded.contains($0.name) }
    let candidates = FeatureChoice(columns: columns, roles: population.roles)
    guard !candidates.used.isEmpty else { throw .noFeatures }
    let drawn = try UpliftRows(
      population, treated: treated, outcome: outcome, features: candidates.used, settings)
    var training = drawn.sample
    let features = training.dropUninformative(candidates).used
    guard !features.isEmpty else { throw .noFeatures }
    try UpliftScores.check(drawn)
    let fits = UpliftFits(
      sample: training, features: features, treated: drawn.treated, folds: drawn.folds, settings: settings)
    let parts = Parallel.map(settings.folds, threads: settings.threads) { fold in
      Result { () throws(BoostingError) in try fits.part(fold) }
    }
    var gathered = UpliftFits.Part(learners: settings.learners, count: training.count)
    for (fold, part) in parts.enumerated() {
      switch part {
      case .success(let part): gathered.add(part, at: fits.judged(fold))
      case .failure(let error): throw .learner(error.message)
      }
    }
    sample = UpliftSample(treated: drawn.treated, outcomes: training.labels, units: drawn.units)
    effects = zip(settings.learners, gathered.effects).map { ($0, $1) }
    whenLeft = gathered.whenLeft
    whenTreated = gathered.whenTreated
    treatedShare = Double(drawn.treated.reduce(0) { $0 + Int($1) }) / Double(drawn.treated.count)
    self.features = features.map { $0.column }
    rows = drawn.rows
    customers = population.count
  }

  private static func check(_ rows: UpliftRows) throws(UpliftError) {
    var counts = [Int](repeating: 0, count: 4)
    for (arm, label) in zip(rows.treated, rows.sample.labels) { counts[Int(arm) * 2 + Int(label)] += 1 }
    let least = counts.min() ?? 0
    guard least >= UpliftError.fewest else { throw .tooFew(least) }
  }
}

/// The customers learned from, with their arms, folds and parts.
struct UpliftRows: Sendable {
  let sample: TrainingSample
  let treated: [UInt8]
  let folds: [UInt8]
  let units: [UInt16]
  let rows: [Int32]

  init(
    _ population: any Population, treated: String, outcome: String, features: [Feature],
    _ settings: UpliftSettings
  ) throws(UpliftError) {
    do throws(PopulationError) {
      let hashes = try population.hashes(seed: settings.seed)
      let drawn = try SampledRows(
        population, features: features, flag: outcome, hashes: hashes, size: settings.cap,
        seed: SampledRows.seed(settings.seed))
      let table = try population.extract([treated])
      guard case .flags(let flags)? = table[treated] else {
        throw .wrongKind(column: treated, found: table[treated]?.kind ?? .text, wanted: "a flag")
      }
      sample = drawn.sample
      self.treated = drawn.positions.map { flags[$0] }
      let numbers = population.rowNumbers
      rows = drawn.positions.map { numbers[$0] }
      let own = drawn.positions.map { hashes[$0] }
      units = own.map { UpliftUnits.unit(of: $0) }
      folds = UpliftRows.folds(own, treated: self.treated, labels: drawn.sample.labels, count: settings.folds)
    } catch { throw .population(error) }
  }

  /// Dealt in turn within each arm and outcome, in the order of the hash; rows of one customer all go where the first
  /// of them went.
  private static func folds(_ hashes: [UInt64], treated: [UInt8], labels: [UInt8], count: Int) -> [UInt8] {
    var next = [Int](repeating: 0, count: 4)
    var folds = [UInt8](repeating: 0, count: hashes.count)
    for row in hashes.indices {
      if row > 0, hashes[row] == hashes[row - 1] {
        folds[row] = folds[row - 1]
        continue
      }
      let cell = Int(treated[row]) * 2 + Int(labels[row])
      // Cells begin at different folds, so that the folds that get one more of each are not the same.
      folds[row] = UInt8((next[cell] + cell) % count)
      next[cell] += 1
    }
    return folds
  }
}

/// The parts of the customers that are drawn again whole.
public enum UpliftUnits {
  /// By a hash of the customer, mixed so that it has nothing to do with folds and samples.
  public static func unit(of hash: UInt64) -> UInt16 {
    let mixed = (hash ^ 0x5851_F42D_4C95_7F2D).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return UInt16((mixed.high ^ mixed.low) % UInt64(UpliftSample.unitCount))
  }
}
