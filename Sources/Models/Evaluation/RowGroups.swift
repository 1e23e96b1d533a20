public import Populations
import Statistics
import Tables

/// A column's rows in few groups: levels, flags, small whole numbers as they are, other numbers cut at quantiles.
public struct RowGroups: Sendable {
  public enum Name: Sendable, Hashable {
    case level(String)
    case flag(Bool)
    /// From `low` on to below `high`; `nil` where open.
    case range(low: Double?, high: Double?)
    case missing
  }

  public let names: [Name]
  /// For each row, its place among the names.
  public let codes: [UInt8]

  /// Whole numbers with at most this many values are groups as they are.
  public static let fewValues = 8
  /// Categories with more levels make no groups that a table could show.
  public static let mostLevels = 30

  /// Throws for columns of days and texts, and for categories of too many levels.
  public init(_ column: String, of population: any Population, parts: Int = 4) throws(PopulationError) {
    let table = try population.extract([column])
    guard let values = table[column] else { throw .unknownColumn(column) }
    switch values {
    case .categories(let category):
      guard category.levels.count <= RowGroups.mostLevels else {
        throw .tooManyValues(column: column, limit: RowGroups.mostLevels)
      }
      let none = UInt8(category.levels.count)
      codes = (0..<category.count).map { row in category.code(at: row).map { UInt8($0) } ?? none }
      names = category.levels.map { .level($0) } + [.missing]
    case .flags(let flags):
      codes = flags.map { $0 <= 1 ? $0 : 2 }
      names = [.flag(false), .flag(true), .missing]
    case .text, .days:
      throw .wrongKind(column: column, found: values.kind, wanted: "a category or numbers")
    default: (names, codes) = try RowGroups.numeric(column, values, of: population, parts: parts)
    }
  }

  private static func numeric(
    _ column: String, _ values: Column, of population: any Population, parts: Int
  ) throws(PopulationError) -> ([Name], [UInt8]) {
    let shares = (1..<parts).map { Double($0) / Double(parts) }
    var cuts: [Double]
    if let few = try? population.distinctValues(of: column, limit: fewValues) {
      cuts = few.dropFirst().map { $0.value }
      let codes = RowGroups.codes(values, cuts: cuts)
      let names = few.map { Name.level(RowGroups.plain($0.value)) }
      return ((names.isEmpty ? [.missing] : names) + [.missing], codes)
    }
    cuts = []
    for cut in try population.quantiles(of: column, at: shares) ?? [] where cut > (cuts.last ?? -.infinity) {
      cuts.append(cut)
    }
    let names = (0...cuts.count).map { part in
      Name.range(low: part > 0 ? cuts[part - 1] : nil, high: part < cuts.count ? cuts[part] : nil)
    }
    return (names + [.missing], codes(values, cuts: cuts))
  }

  private static func codes(_ values: Column, cuts: [Double]) -> [UInt8] {
    let none = UInt8(cuts.count + 1)
    return (0..<values.count).map { row in
      guard let x = values.number(row) else { return none }
      return UInt8(cuts.reduce(0) { $0 + ($1 <= x ? 1 : 0) })
    }
  }

  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? "\(value)"
  }
}
