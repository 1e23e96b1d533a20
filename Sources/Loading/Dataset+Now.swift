public import Diagnostics
import Populations
import Tables

extension Dataset {
  /// The same customers with what is known of them now, by another data set: a column `#now.…` for each that both have
  /// and a model could learn from.
  ///
  /// Customers who are not in the other keep what is known here, and are warned of. `place` is where the other is named.
  public func seen(now later: Dataset, at place: Place, threads: Int) throws(Problems) -> Dataset {
    let rows = try Self.rows(of: population, in: later)
    var problems = Problems()
    var columns: [(name: String, column: Column)] = []
    var roles = population.roles
    for (name, column) in zip(table.names, table.columns) where name != roles.id {
      guard let other = later.table[name], let kind = FeatureValues(column.kind) else { continue }
      guard FeatureValues(other.kind) == kind else {
        problems.add(
          .error(
            .wrongColumnKind,
            "column '\(name)' holds \(column.kind.words) in '\(self.name)' and \(other.kind.words) in '\(later.name)'",
            at: place))
        continue
      }
      roles.now[name] = "#now.\(name)"
      columns.append(("#now.\(name)", column.replaced(from: other, rows, kind)))
    }
    try problems.throwIfErrors()
    // Who was a customer for so long when the window began has been one for as long as the tenure says.
    if let entry = roles.entry, let tenure = roles.tenure { roles.now[entry] = roles.now[tenure] ?? tenure }
    var copy = self
    copy.population = TablePopulation(table.adding(columns), roles: roles, threads: threads)
    copy.warnings += unseen(rows, in: later, at: place)
    return copy
  }

  /// For each customer the row in the other data set; -1 where there is none.
  private static func rows(of population: TablePopulation, in later: Dataset) throws(Problems) -> [Int32] {
    do throws(PopulationError) {
      let places = HashPlaces(try later.population.hashes(seed: 0))
      return try population.hashes(seed: 0).map { places.place(of: $0).map { Int32($0) } ?? -1 }
    } catch {
      throw Problems(.error(.badPopulation, "data set '\(later.name)' cannot be asked: \(error)", at: nil))
    }
  }

  /// Customers still here who are not in the other.
  private func unseen(_ rows: [Int32], in later: Dataset, at place: Place) -> [Diagnostic] {
    guard let churned = population.roles.churned, case .flags(let flags)? = table[churned] else { return [] }
    let count = zip(flags, rows).count { $0 == 0 && $1 < 0 }
    guard count > 0 else { return [] }
    let customers = count == 1 ? "1 customer still here is" : "\(count) customers still here are"
    return [
      .warning(
        .notSeenNow,
        "\(customers) not in '\(later.name)': what was known when the window began stands for them",
        at: place)
    ]
  }
}

/// What a model could learn from a column.
private enum FeatureValues {
  case numbers, levels

  /// `nil` for days and texts.
  init?(_ kind: ColumnKind) {
    switch kind {
    case .integer, .decimal, .number, .flag: self = .numbers
    case .category: self = .levels
    case .day, .text: return nil
    }
  }
}

extension ColumnKind {
  fileprivate var words: String {
    switch self {
    case .integer, .decimal, .number: "numbers"
    case .flag: "flags"
    case .category: "levels"
    case .day: "days"
    case .text: "texts"
    }
  }
}

extension Column {
  /// With the values of another column of the same kind, by its rows; -1 keeps a row's own.
  fileprivate func replaced(from other: Column, _ rows: [Int32], _ kind: FeatureValues) -> Column {
    switch (kind, self, other) {
    case (.levels, .categories(let own), .categories(let others)):
      var levels = own.levels
      var known = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Int32($0)) })
      let codes = others.levels.map { level -> Int32 in
        if let code = known[level] { return code }
        known[level] = Int32(levels.count)
        levels.append(level)
        return Int32(levels.count - 1)
      }
      return .categories(
        CategoryColumn(
          codes: rows.enumerated().map { row, place in
            place < 0
              ? own.code(at: row).map { Int32($0) } ?? -1
              : others.code(at: Int(place)).map { codes[$0] } ?? -1
          }, levels: levels))
    case (_, .integers(let own), .integers(let others)):
      return .integers(rows.enumerated().map { $1 < 0 ? own[$0] : others[Int($1)] })
    case (_, .smallDecimals(let own, let digits), .smallDecimals(let others, let same)) where digits == same:
      return .smallDecimals(rows.enumerated().map { $1 < 0 ? own[$0] : others[Int($1)] }, digits: digits)
    default:
      return .numbers(
        rows.enumerated().map { row, place in
          (place < 0 ? number(row) : other.number(Int(place))) ?? .nan
        })
    }
  }
}
