public import Diagnostics
public import Specs

/// The scale on which groups are compared.
public enum EffectMeasure: String, OptionChoice {
  /// The difference of shares.
  case difference = "rd"
  /// The ratio of shares.
  case ratio = "rr"
  case oddsRatio = "or"

  /// Scales of the design that are not built yet.
  private static let planned = ["hr", "mean_diff"]

  public static func read(_ node: Node) throws(Problems) -> EffectMeasure {
    guard let text = node.scalar else { throw node.mismatch(typeName) }
    if let choice = EffectMeasure(rawValue: text) { return choice }
    if planned.contains(text) {
      throw Problems(.error(.notBuilt, "effect '\(text)' is planned, not built yet", at: node.place))
    }
    throw node.mismatch(typeName, hint: didYouMean(text, among: allCases.map { $0.rawValue }))
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

  private static let mantelHaenszelParameter = Parameter<Located<String>>(
    "mantel_haenszel", help: "Compare within each level of this column, and pool (Mantel and Haenszel)")
  private static let standardiseParameter = Parameter<Located<String>>(
    "standardise",
    help: "Give every group the make-up of all customers by this column (direct standardisation)")

  public static var parameters: [ParameterDeclaration] {
    [mantelHaenszelParameter.declaration, standardiseParameter.declaration]
  }

  public static let planned = ["logistic"]

  public init?(_ options: inout OptionReader) {
    mantelHaenszel = options.read(Self.mantelHaenszelParameter)
    standardise = options.read(Self.standardiseParameter)
    if mantelHaenszel == nil, standardise == nil, !options.problems.hasErrors, options.node.entries.isEmpty {
      options.add(
        .error(
          .missingOption, "'adjust' names no column", at: options.node.place,
          hint: "write adjust: { mantel_haenszel: COLUMN }"))
      return nil
    }
  }

  var columns: [Located<String>] {
    var columns: [Located<String>] = []
    for column in [mantelHaenszel, standardise].compactMap({ $0 })
    where !columns.contains(where: { $0.value == column.value }) {
      columns.append(column)
    }
    return columns
  }
}
