public import Populations
public import Statistics
public import Tables

/// A period summed up column by column in counts alone, so that a later one can be compared with it when its rows are
/// gone: nothing in it is of fewer than ten rows, the least and the greatest value of a number apart.
public struct PeriodProfile: Sendable, Hashable {
  public enum Values: Sendable, Hashable {
    case numbers(CoarseCounts)
    /// Levels in order of name with their rows; `others` are rows of levels too rare to name.
    case levels([Level], others: Int, missing: Int)
    /// Ids, personal data and free text.
    case masked(present: Int, missing: Int)
    /// Dates, and what is known only after the outcome.
    case notCompared
  }

  public struct Level: Sendable, Hashable {
    public let name: String
    public let rows: Int

    public init(name: String, rows: Int) {
      self.name = name
      self.rows = rows
    }
  }

  public struct Column: Sendable, Hashable {
    public let name: String
    public let kind: ColumnKind
    public let values: Values

    public init(name: String, kind: ColumnKind, values: Values) {
      self.name = name
      self.kind = kind
      self.values = values
    }
  }

  /// In the order of the data.
  public let columns: [Column]
  public let rows: Int

  /// Levels and cells of fewer rows are taken together.
  public static let fewest = 10

  /// `nil` for columns that do not have the same number of rows.
  public init?(columns: [Column], rows: Int) {
    guard columns.allSatisfy({ $0.rows == nil || $0.rows == rows }) else { return nil }
    self.columns = columns
    self.rows = rows
  }

  public init(of population: any Population) throws(PopulationError) {
    rows = population.count
    let infos = population.columns.filter { !$0.name.hasPrefix("#") }
    let plan = DriftPlan(from: infos.map { ($0.name, $0.kind) }, to: population, only: [])
    let (numeric, levels, masked) = (Set(plan.numeric), Set(plan.levels), Set(plan.masked))
    var columns: [Column] = []
    for info in infos {
      var values = Values.notCompared
      if numeric.contains(info.name) {
        values = .numbers(CoarseCounts(try population.valueCounts(of: info.name), fewest: Self.fewest))
      } else if levels.contains(info.name) {
        let counts = try LevelCounts(of: info.name, in: population).joined(under: Self.fewest, but: [])
        values = .levels(
          counts.rows.keys.sorted().map { Level(name: $0, rows: counts.rows[$0] ?? 0) },
          others: counts.others, missing: counts.missing)
      } else if masked.contains(info.name) {
        let missing = population.count > 0 ? try DataDrift.missing(info.name, population).successes : 0
        values = .masked(present: rows - missing, missing: missing)
      }
      columns.append(Column(name: info.name, kind: info.kind, values: values))
    }
    self.columns = columns
  }
}

extension PeriodProfile.Column {
  /// Rows counted; `nil` of a column that is not compared.
  public var rows: Int? {
    switch values {
    case .numbers(let coarse): coarse.counts.count + coarse.counts.missing
    case .levels(let levels, let others, let missing): levels.reduce(others + missing) { $0 + $1.rows }
    case .masked(let present, let missing): present + missing
    case .notCompared: nil
    }
  }
}

extension DataDrift {
  /// A period against one that is known by its counts alone. `only` names the columns to compare; empty for all.
  public init(
    from profile: PeriodProfile, to current: any Population, settings: DriftSettings, only: [String] = []
  ) throws(PopulationError) {
    let plan = DriftPlan(from: profile.columns.map { ($0.name, $0.kind) }, to: current, only: only)
    let before = Dictionary(
      profile.columns.map { ($0.name, $0.values) }, uniquingKeysWith: { first, _ in first })
    var (columns, masked): ([ColumnDrift], [(column: String, missing: MissingDrift)]) = ([], [])
    var leftOut = plan.leftOut
    for name in plan.numeric + plan.levels + plan.masked {
      switch before[name] {
      case .numbers(let coarse) where plan.numeric.contains(name):
        columns.append(
          ColumnDrift(
            name, coarse.counts, coarse.matching(try current.valueCounts(of: name)), settings: settings))
      case .levels(let levels, let others, let missing) where plan.levels.contains(name):
        let names = levels.map { $0.name }
        let now = try LevelCounts(of: name, in: current)
        columns.append(
          ColumnDrift(
            name, LevelCounts(levels: names, rows: levels.map { $0.rows }, others: others, missing: missing),
            now.joined(under: PeriodProfile.fewest, but: Set(names)), settings: settings))
      case .masked(_, let missing) where plan.masked.contains(name) && profile.rows > 0 && current.count > 0:
        masked.append(
          (
            name,
            MissingDrift(Proportion(missing, of: profile.rows), try Self.missing(name, current))
          ))
      default: leftOut.append(name)
      }
    }
    self.init(
      columns, rows: profile.rows, to: current, settings: settings, masked: masked, schema: plan.schema,
      leftOut: leftOut)
  }
}
