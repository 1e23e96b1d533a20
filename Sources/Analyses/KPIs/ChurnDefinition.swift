public import Diagnostics
public import Specs

/// Who counts as having left, as an option.
public enum ChurnDefinition: OptionValue, Hashable {
  /// Those whom the data set says left.
  case flag
  /// Those whose date of leaving lies in the window, or else in the report's period.
  case endDate(Located<String>)
  /// Those not seen for more than so many days.
  case inactivity(Located<String>, days: Int)

  public static var typeName: String { "flag, { end_date: COLUMN }, or { inactivity: COLUMN, days: N }" }
  public static var jsonSchema: String { #"{"anyOf":[{"const":"flag"},\#(Dates.jsonSchema)]}"# }

  public static func read(_ node: Node) throws(Problems) -> ChurnDefinition {
    if node.scalar == "flag" { return .flag }
    guard case .map = node.content else { throw node.mismatch(typeName) }
    let dates = try Dates.read(node)
    if let ended = dates.endDate { return .endDate(ended) }
    guard let seen = dates.inactivity, let days = dates.days else { throw node.mismatch(typeName) }
    return .inactivity(seen, days: days)
  }

  /// The column of dates.
  var column: Located<String>? {
    switch self {
    case .flag: nil
    case .endDate(let column), .inactivity(let column, _): column
    }
  }

  private struct Dates: OptionMap {
    let endDate: Located<String>?
    let inactivity: Located<String>?
    let days: Int?

    private static let endParameter = Parameter<Located<String>>(
      "end_date", help: "The column of the dates customers left on")
    private static let inactivityParameter = Parameter<Located<String>>(
      "inactivity", help: "The column of the dates customers were last seen on")
    private static let daysParameter = Parameter<Int>(
      "days", help: "Days without being seen after which a customer counts as gone",
      fault: { (1...3660).contains($0) ? nil : "must be a whole number from 1 to 3660" })

    static var parameters: [ParameterDeclaration] {
      [endParameter.declaration, inactivityParameter.declaration, daysParameter.declaration]
    }

    init?(_ options: inout OptionReader) {
      endDate = options.read(Self.endParameter)
      inactivity = options.read(Self.inactivityParameter)
      days = options.read(Self.daysParameter)
      guard !options.problems.hasErrors else { return nil }
      guard (endDate == nil) != (inactivity == nil), (inactivity == nil) == (days == nil) else {
        options.add(
          .error(
            .badOption, "leaving is defined by an end date, or by inactivity and days",
            at: options.node.place,
            hint: "write { end_date: COLUMN }, or { inactivity: COLUMN, days: 90 }"))
        return nil
      }
    }
  }
}
