public import Diagnostics
public import Specs

/// The scale on which shares of groups are compared.
enum EffectMeasure: CaseIterable {
  /// The difference of shares.
  case difference
  /// The ratio of shares.
  case ratio
  case oddsRatio
}

/// What groups are compared by, as an option.
public enum EffectChoice: String, OptionChoice {
  /// Scales of shares of leavers.
  case difference = "rd"
  case ratio = "rr"
  case oddsRatio = "or"
  /// How soon customers leave.
  case hazardRatio = "hr"
  /// Of a number under `outcome`.
  case meanDifference = "mean_diff"

  /// The scale of shares that goes with it.
  var measure: EffectMeasure {
    switch self {
    case .ratio: .ratio
    case .oddsRatio: .oddsRatio
    case .difference, .hazardRatio, .meanDifference: .difference
    }
  }
}

/// Which groups are set against which.
public enum PairChoice: String, OptionChoice {
  case all
  case withReference = "vs_reference"
}

/// A third column that groups may differ in, and how it is taken into account.
public struct AdjustOption: OptionMap {
  public let mantelHaenszel: Located<String>?
  public let standardise: Located<String>?
  public let logistic: [Located<String>]?

  private static let mantelHaenszelParameter = Parameter<Located<String>>(
    "mantel_haenszel", help: "Compare within each level of this column, and pool (Mantel and Haenszel)")
  private static let standardiseParameter = Parameter<Located<String>>(
    "standardise",
    help: "Give every group the make-up of all customers by this column (direct standardisation)")

  private static let logisticParameter = Parameter<[Located<String>]>(
    "logistic", help: "Hold these columns equal at once, numbers among them, by logistic regression",
    fault: { columns in
      if columns.isEmpty { return "must name at least one column" }
      return Set(columns.map { $0.value }).count < columns.count ? "names a column twice" : nil
    })

  public static var parameters: [ParameterDeclaration] {
    [
      mantelHaenszelParameter.declaration, standardiseParameter.declaration, logisticParameter.declaration,
    ]
  }

  public init?(_ options: inout OptionReader) {
    mantelHaenszel = options.read(Self.mantelHaenszelParameter)
    standardise = options.read(Self.standardiseParameter)
    logistic = options.read(Self.logisticParameter)
    if mantelHaenszel == nil, standardise == nil, logistic == nil, !options.problems.hasErrors,
      options.node.entries.isEmpty
    {
      options.add(
        .error(
          .missingOption, "'adjust' names no column", at: options.node.place,
          hint: "write adjust: { mantel_haenszel: COLUMN }"))
      return nil
    }
  }

  /// Those that divide customers into classes.
  var columns: [Located<String>] {
    var columns: [Located<String>] = []
    for column in [mantelHaenszel, standardise].compactMap({ $0 })
    where !columns.contains(where: { $0.value == column.value }) {
      columns.append(column)
    }
    return columns
  }
}
