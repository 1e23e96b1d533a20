public import Populations
import Statistics
import Tables

/// Looks for features that tell who left by construction, on a sample of the rows: some milliseconds for any file.
public struct LeakReport: Sendable {
  /// In the order of their kinds, and of the columns.
  public let leaks: [Leak]
  /// Rows looked at, and features.
  public let rows: Int
  public let features: [String]

  /// Rows of the sample at most.
  public static let limit = 4_000
  /// The fewest rows of either outcome of which anything is said.
  public static let fewest = 30

  /// `nil` where nothing says who left, or too few did either.
  public init?(of population: any Population, consents: [String] = []) throws(PopulationError) {
    guard let flag = population.roles.churned else { return nil }
    let choice = FeatureChoice(columns: population.columns, roles: population.roles, consents: consents)
    guard let sample = try LeakSample(population, choice, flag: flag) else { return nil }
    var leaks: [Leak] = []
    leaks += sample.identifiers + sample.names + sample.presences + sample.tooGood
    leaks += sample.relations
    leaks += sample.followUps
    leaks += try TargetEncoding.leaks(sample.candidatesOfEncoding, population, flag: flag)
    leaks += try Repetition.leaks(
      population, features: choice.used.map { $0.column }, flag: flag, sample: sample)
    leaks += sample.interpolations
    if let balanced = sample.balanced { leaks.append(balanced) }
    self.leaks = leaks
    rows = sample.count
    features = choice.used.map { $0.column }
  }
}

/// Features of sampled rows whose outcome is known.
struct LeakSample {
  struct Numbers {
    let column: String
    let isInteger: Bool
    let isFeature: Bool
    /// NaN where missing.
    let values: [Double]
  }

  struct Levels {
    let column: String
    /// -1 where missing.
    let codes: [Int]
    let count: Int
  }

  let numbers: [Numbers]
  let levels: [Levels]
  /// 1 where the customer left.
  let labels: [UInt8]
  let roles: Roles
  /// Of the whole population.
  let leavers: Int
  let stayers: Int

  var count: Int { labels.count }

  init?(_ population: any Population, _ choice: FeatureChoice, flag: String) throws(PopulationError) {
    roles = population.roles
    let used = choice.used.map { $0.column }
    let tenure = roles.tenure.map { [$0] } ?? []
    let names = used + tenure.filter { !used.contains($0) }
    let table = try population.extract(names + [flag])
    guard case .flags(let flags)? = table[flag] else { return nil }
    leavers = flags.count { $0 == 1 }
    stayers = flags.count { $0 == 0 }
    guard Swift.min(leavers, stayers) >= LeakReport.fewest else { return nil }
    let known = flags.indices.filter { flags[$0] <= 1 }
    let positions: [Int]
    if known.count <= LeakReport.limit {
      positions = known
    } else {
      let hashes = try population.hashes(seed: 0x1EAC)
      // The same share of rows in any order of the file.
      let limit = UInt64.max / UInt64(known.count) * UInt64(LeakReport.limit)
      positions = known.filter { hashes[$0] < limit }
    }
    labels = positions.map { flags[$0] }
    var numbers: [Numbers] = []
    var levels: [Levels] = []
    for name in names {
      guard let column = table[name] else { continue }
      if case .categories(let categories) = column {
        levels.append(
          Levels(
            column: name, codes: positions.map { categories.code(at: $0) ?? -1 },
            count: categories.levels.count))
      } else if column.kind != .text {
        numbers.append(
          Numbers(
            column: name, isInteger: column.kind == .integer, isFeature: used.contains(name),
            values: positions.map { column.number($0) ?? .nan }))
      }
    }
    self.numbers = numbers
    self.levels = levels
  }

  var features: [Numbers] { numbers.filter { $0.isFeature } }
}
