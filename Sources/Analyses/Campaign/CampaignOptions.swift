public import Diagnostics
import Formats
public import Models
public import Specs
import Statistics

/// Whose effect is estimated.
public enum Estimand: String, OptionChoice {
  /// Everyone drawn to be treated, whether or not they were reached.
  case everyoneDrawn = "itt"
  /// Those whom the draw made be reached.
  case reached = "cace"
}

/// How what was known of customers before the draw is taken into account.
public enum AdjustmentChoice: String, OptionChoice {
  case none, cuped, regression

  var method: AdjustedDifference.Method? {
    switch self {
    case .none: nil
    case .cuped: .cuped
    case .regression: .regression
    }
  }
}

/// The outcome that is wanted, where it is not to stay.
public struct OutcomeOption: OptionMap {
  public let column: Located<String>
  public let value: Located<String>

  private static let columnParameter = Parameter<Located<String>>(
    "column", help: "The column that says whether the outcome came about", isRequired: true)
  private static let isParameter = Parameter<Located<String>>(
    "is", help: "The value it then has", isRequired: true)

  public static var parameters: [ParameterDeclaration] {
    [columnParameter.declaration, isParameter.declaration]
  }

  public init?(_ options: inout OptionReader) {
    let column = options.read(Self.columnParameter)
    let value = options.read(Self.isParameter)
    guard let column, let value else { return nil }
    self.column = column
    self.value = value
  }
}

extension UpliftLearner: OptionChoice {}
extension UpliftSettings.Base: OptionChoice {}

/// Whom to treat, learned from the experiment.
public struct UpliftOption: OptionMap {
  let arm: Located<String>?
  let learners: [UpliftLearner]
  let base: UpliftSettings.Base
  let folds: Int
  let share: Double
  /// Of the customers of both arms together.
  let budget: Double?
  let cap: Int

  private static let armParameter = Parameter<Located<String>>(
    "arm", help: "The treated arm whose effect is learned; needed where there are several")
  private static let learnersParameter = Parameter<[UpliftLearner]>(
    "learners",
    help:
      "Ways of learning the effect, out of s, t, x and transformed; the first one ranks, the others are compared",
    standard: [.two, .single, .cross, .transformed],
    fault: { $0.isEmpty ? "names no learner" : Set($0).count < $0.count ? "names a learner twice" : nil })
  private static let baseParameter = Parameter<UpliftSettings.Base>(
    "base", help: "What the learners are made of", standard: .logistic)
  private static let foldsParameter = Parameter<Int>(
    "folds", help: "Parts of the customers; each is ranked by models that did not see it", standard: 5,
    fault: { (2...20).contains($0) ? nil : "is not between 2 and 20" })
  private static let shareParameter = Parameter<Double>(
    "contact",
    help: "Share of customers that policies treat when they are compared, or at whose cost they are",
    standard: 0.3,
    fault: { $0 > 0 && $0 < 1 ? nil : "must be a share above 0 and below 1" })
  private static let budgetParameter = Parameter<Double>(
    "budget",
    help: "In place of contact: what policies spend on the customers of the arm and those left alone",
    fault: { $0 > 0 ? nil : "must be above 0" })
  private static let capParameter = Parameter<Int>(
    "sample", help: "The most customers that are learned from and ranked", standard: 100_000,
    fault: { $0 >= 1000 ? nil : "is less than 1000" })

  public static var parameters: [ParameterDeclaration] {
    [
      armParameter.declaration, learnersParameter.declaration, baseParameter.declaration,
      foldsParameter.declaration, shareParameter.declaration, budgetParameter.declaration,
      capParameter.declaration,
    ]
  }

  public init?(_ options: inout OptionReader) {
    arm = options.read(Self.armParameter)
    let learners = options.read(Self.learnersParameter)
    let base = options.read(Self.baseParameter)
    let folds = options.read(Self.foldsParameter)
    let share = options.read(Self.shareParameter)
    budget = options.read(Self.budgetParameter)
    if let entry = options.node.entry("budget"), options.node.entry("contact") != nil {
      options.add(
        .error(
          .badOption, "'contact' and 'budget' both say how far policies go", at: entry.key.place,
          hint: "leave out one of them"))
    }
    let cap = options.read(Self.capParameter)
    guard let learners, let base, let folds, let share, let cap else { return nil }
    self.learners = learners
    self.base = base
    self.folds = folds
    self.share = share
    self.cap = cap
  }
}

/// A number of days, written `90d`.
public struct DayWindow: OptionValue, Hashable {
  public let days: Int

  public static let typeName = "a number of days such as 90d"
  public static let jsonSchema = #"{"type":"string","pattern":"^[0-9]+d$"}"#

  public static func read(_ node: Node) throws(Problems) -> DayWindow {
    guard let text = node.scalar, text.hasSuffix("d"), let days = Int(text.dropLast()), days > 0 else {
      throw node.mismatch(typeName, hint: node.scalar.flatMap { Int($0) }.map { "write \($0)d" })
    }
    return DayWindow(days: days)
  }
}

/// `true`, `false`, or the map of `uplift`.
public enum UpliftChoice: OptionValue {
  case off
  case on(UpliftOption)

  public static var typeName: String { "false, or \(UpliftOption.typeName)" }
  public static var jsonSchema: String { #"{"anyOf":[{"const":false},\#(UpliftOption.jsonSchema)]}"# }

  public static func read(_ node: Node) throws(Problems) -> UpliftChoice {
    if node.scalar == "false" { return .off }
    return .on(try UpliftOption.read(node))
  }

  var option: UpliftOption? { if case .on(let option) = self { option } else { nil } }
}
