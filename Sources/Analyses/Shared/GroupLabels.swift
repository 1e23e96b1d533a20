import Diagnostics
import Findings
import Formats
import Populations
import Tables

/// How the values of a grouping column are shown and addressed.
///
/// Categories and whole numbers show as they are in the data; flags show as yes and no in the report's language and
/// are addressed as `yes` and `no` in any.
struct GroupLabels {
  let column: String
  /// The column as the spec names it: of numbers cut into groups, that of the numbers.
  let source: String
  private let isFlag: Bool
  private let bins: GroupBins?
  let wording: Wording

  /// Of numbers cut into groups, whose column is in the population already.
  init(_ bins: GroupBins, in population: any Population, _ wording: Wording) throws(AnalysisError) {
    try GroupLabels.refuseOutcome(bins.source, population.roles)
    column = bins.column
    source = bins.source
    isFlag = false
    self.bins = bins
    self.wording = wording
  }

  /// Throws when the column cannot group rows, or says itself who left. `canBin` is for cells that can cut numbers.
  init(
    _ column: String, in population: any Population, _ wording: Wording, canBin: Bool = false
  ) throws(AnalysisError) {
    guard let info = population.columns.first(where: { $0.name == column }) else {
      throw AnalysisError(.unanswerable, "column '\(column)' is not in the data", option: "by")
    }
    try GroupLabels.refuseOutcome(column, population.roles)
    self.column = column
    source = column
    bins = nil
    self.wording = wording
    isFlag = info.kind == .flag
    switch info.kind {
    case .category, .flag: break
    case .integer:
      // Read once to say so in the words of groups rather than of counting.
      let limit = GroupLabels.limit
      let values = try? population.distinctValues(of: column, limit: limit)
      if values == nil { throw GroupLabels.needsBins(column, canBin) }
    case .decimal, .number: throw GroupLabels.needsBins(column, canBin)
    case .day, .text:
      throw AnalysisError(
        .unsuitableColumn, "column '\(column)' holds \(info.kind.rawValue) values, which make no groups",
        option: "by")
    }
  }

  /// Groups that can still be told apart in one exhibit.
  static let limit = 30

  /// Groups have an order of their own.
  var areBins: Bool { bins != nil }

  func shown(_ level: String) -> String {
    if let bins { return bins.shown(level, wording) }
    guard isFlag else { return level }
    return wording(level == "1" ? .yesLabel : .noLabel)
  }

  func address(_ level: String) -> String {
    guard isFlag else { return areBins ? level : slug(level) }
    return level == "1" ? "yes" : "no"
  }

  /// Throws when there are too many levels, or two have one address.
  func check(_ levels: [String], limit: Int = GroupLabels.limit) throws(AnalysisError) {
    guard levels.count <= limit else {
      throw AnalysisError(
        .tooManyLevels, "column '\(source)' has \(levels.count) groups, and at most \(limit) can be compared",
        option: "by", hint: "use a coarser column")
    }
    var seen: [String: String] = [:]
    for level in levels {
      let address = address(level)
      guard !address.isEmpty else {
        throw AnalysisError(
          .sameAddress, "a group of column '\(source)' has no letter or digit of ASCII for an address",
          option: "by")
      }
      if seen.updateValue(level, forKey: address) != nil {
        throw AnalysisError(
          .sameAddress, "two groups of column '\(source)' have the address '\(address)'", option: "by")
      }
    }
  }

  /// Groups made of the outcome would differ in it by construction.
  private static func refuseOutcome(_ column: String, _ roles: Roles) throws(AnalysisError) {
    let hint = "group by a column that is known before customers leave"
    if column == roles.outcome || column == roles.churned {
      throw AnalysisError(
        .unsuitableColumn, "'\(column)' is the outcome itself", option: "by", hint: hint)
    }
    if roles.afterOutcome.contains(column) {
      throw AnalysisError(
        .unsuitableColumn, "'\(column)' is known only once a customer has left", option: "by", hint: hint)
    }
  }

  private static func needsBins(_ column: String, _ canBin: Bool) -> AnalysisError {
    AnalysisError(
      .unsuitableColumn, "column '\(column)' is numeric with many values, and no grouping", option: "by",
      hint: canBin
        ? "add bins: 4, or cut points such as bins: [10, 20]"
        : "use a category column, or add a column of bins to the data")
  }
}
