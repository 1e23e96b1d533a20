public import Populations
import Statistics
import Tables

/// Two periods of one data set compared column by column.
public struct DataDrift: Sendable {
  public let settings: DriftSettings
  public let reference: Int
  public let current: Int
  /// Columns compared, in the order of the current data.
  public let columns: [ColumnDrift]
  /// Columns of which only missing values were compared, such as personal ones.
  public let masked: [(column: String, missing: MissingDrift)]
  public let schema: [SchemaChange]
  /// Columns in both that cannot be compared: dates, and what is known only after the outcome.
  public let leftOut: [String]

  /// `only` names the columns to compare; empty for all.
  public init(
    from reference: any Population, to current: any Population, settings: DriftSettings, only: [String] = []
  ) throws(PopulationError) {
    let plan = DriftPlan(from: reference.columns.map { ($0.name, $0.kind) }, to: current, only: only)
    var columns: [ColumnDrift] = []
    for name in plan.numeric {
      columns.append(
        ColumnDrift(
          name, try reference.valueCounts(of: name), try current.valueCounts(of: name), settings: settings))
    }
    for name in plan.levels {
      columns.append(
        ColumnDrift(
          name, try LevelCounts(of: name, in: reference), try LevelCounts(of: name, in: current),
          settings: settings))
    }
    var masked: [(column: String, missing: MissingDrift)] = []
    if reference.count > 0, current.count > 0 {
      for name in plan.masked {
        masked.append(
          (name, MissingDrift(try Self.missing(name, reference), try Self.missing(name, current))))
      }
    }
    self.init(
      columns, rows: reference.count, to: current, settings: settings, masked: masked, schema: plan.schema,
      leftOut: plan.leftOut)
  }

  /// A period against what a model learned from: only its columns are compared. `only` names some of them; empty for all.
  public init(
    from summary: TrainingSummary, of features: [Feature], to current: any Population,
    settings: DriftSettings, only: [String] = []
  ) throws(PopulationError) {
    self.settings = settings
    (reference, self.current) = (summary.rows, current.count)
    var (columns, schema): ([ColumnDrift], [SchemaChange]) = ([], [])
    for (feature, values) in zip(features, summary.columns) {
      guard let column = current.columns.first(where: { $0.name == feature.column }) else {
        schema.append(SchemaChange(column: feature.column, change: .removed))
        continue
      }
      guard feature.fits(column.kind) else {
        let before: ColumnKind = feature.kind == .numeric ? .number : .category
        schema.append(
          SchemaChange(
            column: feature.column, change: .kind(from: before.rawValue, to: column.kind.rawValue)))
        continue
      }
      guard only.isEmpty || only.contains(feature.column) else { continue }
      columns.append(try ColumnDrift(feature, values, current, settings: settings))
    }
    self.columns = Self.judged(columns, settings)
    self.schema = schema
    (masked, leftOut) = ([], [])
  }

  /// What has been counted, judged; columns are put in the order of the current data.
  init(
    _ columns: [ColumnDrift], rows reference: Int, to current: any Population, settings: DriftSettings,
    masked: [(column: String, missing: MissingDrift)], schema: [SchemaChange], leftOut: [String]
  ) {
    self.settings = settings
    (self.reference, self.current) = (reference, current.count)
    let order = Dictionary(
      current.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.columns = Self.judged(columns.sorted { order[$0.column] ?? 0 < order[$1.column] ?? 0 }, settings)
    self.masked = masked
    self.schema = schema
    self.leftOut = leftOut
  }

  static func missing(
    _ name: String, _ population: any Population
  ) throws(PopulationError) -> Proportion {
    let present = try population.restricted(to: .present(name)).count
    return Proportion(population.count - present, of: population.count)
  }

  /// Corrected over all columns, and a verdict for each.
  private static func judged(_ columns: [ColumnDrift], _ settings: DriftSettings) -> [ColumnDrift] {
    var columns = columns
    let tested = columns.indices.filter { columns[$0].test != nil }
    let adjusted = Correction.benjaminiHochberg.adjusted(tested.compactMap { columns[$0].test?.pValue })
    for (position, index) in tested.enumerated() { columns[index].test?.adjusted = adjusted[position] }
    let gaps = Correction.benjaminiHochberg.adjusted(columns.map { $0.missing.pValue })
    for index in columns.indices {
      columns[index].missing.adjusted = gaps[index]
      let difference = columns[index].missing.current.share - columns[index].missing.reference.share
      columns[index].missing.isMoved =
        gaps[index] < settings.falseDiscovery && abs(difference) >= MissingDrift.practical
      columns[index].verdict = columns[index].judged(settings)
    }
    return columns
  }

  public var moved: [ColumnDrift] { columns.filter { $0.verdict == .moved } }
  public var slight: [ColumnDrift] { columns.filter { $0.verdict == .slight } }
  public var unclear: [ColumnDrift] { columns.filter { $0.verdict == .unclear } }

  /// Rows of a current period at which the critical value of ten bins is the index that matters: with fewer, chance
  /// alone looks like a change.
  public static func rowsNeeded(reference: Int, settings: DriftSettings) -> Int? {
    let degrees = Double(settings.bins - 1)
    let critical = StabilityIndex.chiSquaredCritical(degrees: degrees)
    let room = settings.practical / critical - 1 / Double(reference)
    return room > 0 ? Int((1 / room).rounded(.up)) : nil
  }
}

extension ColumnDrift {
  func judged(_ settings: DriftSettings) -> Verdict {
    guard let index, let test, Swift.min(rows.reference, rows.current) >= settings.minimum else {
      return .unclear
    }
    guard test.adjusted < settings.falseDiscovery else { return .steady }
    return index.value >= Swift.max(settings.practical, index.critical) ? .moved : .slight
  }
}

/// Which columns of two periods are compared, and how.
struct DriftPlan {
  var numeric: [String] = []
  var levels: [String] = []
  var masked: [String] = []
  var leftOut: [String] = []
  var schema: [SchemaChange] = []

  init(from reference: [(name: String, kind: ColumnKind)], to current: any Population, only: [String]) {
    let before = Dictionary(
      reference.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let roles = current.roles
    for column in current.columns where !column.name.hasPrefix("#") {
      guard let kind = before[column.name] else {
        schema.append(SchemaChange(column: column.name, change: .added))
        continue
      }
      guard Self.group(kind) == Self.group(column.kind) || Self.areTexts(kind, column.kind) else {
        schema.append(
          SchemaChange(column: column.name, change: .kind(from: kind.rawValue, to: column.kind.rawValue)))
        continue
      }
      if !only.isEmpty, !only.contains(column.name) { continue }
      add(column.name, column.kind, kind, roles)
    }
    let names = Set(current.columns.map { $0.name })
    for column in reference where !column.name.hasPrefix("#") && !names.contains(column.name) {
      schema.append(SchemaChange(column: column.name, change: .removed))
    }
  }

  private mutating func add(_ name: String, _ kind: ColumnKind, _ before: ColumnKind, _ roles: Roles) {
    if name == roles.id || roles.pii.contains(name) || kind == .text || before == .text {
      masked.append(name)
    } else if roles.afterOutcome.contains(name) || kind == .day {
      leftOut.append(name)
    } else if kind == .category {
      levels.append(name)
    } else {
      numeric.append(name)
    }
  }

  private static func group(_ kind: ColumnKind) -> ColumnKind {
    kind.isNumeric || kind == .flag ? .number : kind
  }

  private static func areTexts(_ a: ColumnKind, _ b: ColumnKind) -> Bool {
    [a, b].allSatisfy { $0 == .category || $0 == .text }
  }
}

extension ColumnDrift {
  fileprivate init(
    _ feature: Feature, _ before: TrainingSummary.Values, _ current: any Population, settings: DriftSettings
  ) throws(PopulationError) {
    switch before {
    case .numbers(let coarse):
      let now = try current.valueCounts(of: feature.column)
      self.init(feature.column, coarse.counts, coarse.matching(now.single), settings: settings)
    case .levels(let rows, let missing):
      guard case .category(let levels) = feature.kind else {
        throw .wrongKind(column: feature.column, found: .category, wanted: "a category")
      }
      self.init(
        feature.column, LevelCounts(levels: levels, rows: rows, missing: missing),
        try LevelCounts(of: feature.column, in: current), settings: settings)
    }
  }
}

extension Feature {
  /// Whether a column of this kind can be read as the feature.
  func fits(_ column: ColumnKind) -> Bool {
    switch kind {
    case .category: column == .category
    case .numeric: column.isNumeric || column == .flag || column == .day
    }
  }
}

extension ValueCounts {
  /// In single precision, in which models learn.
  fileprivate var single: ValueCounts {
    var (values, counts): ([Double], [Int]) = ([], [])
    for (value, count) in zip(self.values, self.counts) {
      let rounded = Double(Float(value))
      if values.last == rounded {
        counts[counts.count - 1] += count
      } else {
        values.append(rounded)
        counts.append(count)
      }
    }
    return ValueCounts(values: values, counts: counts, missing: missing)
  }
}

/// Rows by level of a category.
struct LevelCounts {
  var rows: [String: Int] = [:]
  /// Of levels that are not told apart.
  var others = 0
  var missing = 0
  let count: Int

  init(levels: [String], rows: [Int], others: Int = 0, missing: Int) {
    for (level, count) in zip(levels, rows) where count > 0 { self.rows[level] = count }
    self.others = others
    self.missing = missing
    count = rows.reduce(missing + others, +)
  }

  /// Levels of fewer rows than that are not told apart, those apart that are named.
  func joined(under fewest: Int, but named: Set<String>) -> LevelCounts {
    var joined = self
    joined.rows = rows.filter { $0.value >= fewest || named.contains($0.key) }
    joined.others += rows.reduce(0) { $0 + $1.value } - joined.rows.reduce(0) { $0 + $1.value }
    return joined
  }

  init(of column: String, in population: any Population) throws(PopulationError) {
    count = population.count
    for group in try population.counts(by: [column], flags: [], sums: []).groups {
      if let label = group.labels.first.flatMap({ $0 }) {
        rows[label, default: 0] += group.count
      } else {
        missing += group.count
      }
    }
  }
}
