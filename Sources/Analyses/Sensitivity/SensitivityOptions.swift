import Diagnostics
import Specs
import Statistics

/// How far an input may lie from what the plan was made with: a range with a shape, or not at all.
enum InputRange: OptionValue {
  case fixed
  case range(InputSpread)

  static let typeName = "fixed, or a map of low, base, high, shape, coverage"
  static let jsonSchema = #"{"anyOf":[{"const":"fixed"},\#(InputSpread.jsonSchema)]}"#

  static func read(_ node: Node) throws(Problems) -> InputRange {
    if node.scalar == "fixed" { return .fixed }
    if case .map = node.content { return .range(try InputSpread.read(node)) }
    throw node.mismatch(
      typeName, hint: node.scalar.flatMap { didYouMean($0, among: ["fixed"]) } ?? "write { low: …, high: … }")
  }
}

/// A range with what lies in it.
struct InputSpread: OptionMap {
  let low: Double
  /// `nil` for the plan's own value.
  let base: Double?
  let high: Double
  let shape: InputShape
  let coverage: Double
  let place: Place

  private static let lowParameter = Parameter<Double>("low", help: "the low end", isRequired: true)
  private static let baseParameter = Parameter<Double>(
    "base", help: "the likeliest value; the plan's own unless given")
  private static let highParameter = Parameter<Double>("high", help: "the high end", isRequired: true)
  private static let shapeParameter = Parameter<InputShape>(
    "shape", help: "how the input is drawn", standard: .triangular)
  private static let coverageParameter = Parameter<Double>(
    "coverage", help: "of shapes without ends, the share from low to high", standard: 0.9,
    fault: { $0 > 0 && $0 < 1 ? nil : "is a share above 0 and below 1" })

  static let parameters = [
    lowParameter.declaration, baseParameter.declaration, highParameter.declaration,
    shapeParameter.declaration, coverageParameter.declaration,
  ]

  init?(_ options: inout OptionReader) {
    let low = options.read(Self.lowParameter)
    base = options.read(Self.baseParameter)
    let high = options.read(Self.highParameter)
    let shape = options.read(Self.shapeParameter)
    let coverage = options.read(Self.coverageParameter)
    place = options.node.place
    guard let low, let high, let shape, let coverage else { return nil }
    (self.low, self.high, self.shape, self.coverage) = (low, high, shape, coverage)
    guard low <= high, base.map({ low <= $0 && $0 <= high }) ?? true else {
      options.add(
        .error(.badOption, "'low', 'base' and 'high' are not in rising order", at: options.node.place))
      return nil
    }
  }
}

/// The distributions that inputs are drawn from.
enum InputShape: String, OptionChoice {
  case triangular, uniform, normal, lognormal, beta

  var shape: UncertainInput.Shape {
    switch self {
    case .triangular: .triangular
    case .uniform: .uniform
    case .normal: .normal
    case .lognormal: .lognormal
    case .beta: .beta
    }
  }
}

/// The two inputs of a grid.
struct GridOption: OptionMap {
  /// `nil` for the usual ones.
  let x: Located<String>?
  let y: Located<String>?
  let steps: Int

  private static let xParameter = Parameter<Located<String>>(
    "x", help: "the input across; effects of all actions together unless given")
  private static let yParameter = Parameter<Located<String>>(
    "y", help: "the input up; acceptances of all offers, or the margin, unless given")
  private static let stepsParameter = Parameter<Int>(
    "steps", help: "values of each, the plan's own in the middle", standard: 7,
    fault: { (3...15).contains($0) && $0 % 2 == 1 ? nil : "is an odd number from 3 to 15" })

  static let parameters = [xParameter.declaration, yParameter.declaration, stepsParameter.declaration]

  init() { (x, y, steps) = (nil, nil, 7) }

  init?(_ options: inout OptionReader) {
    x = options.read(Self.xParameter)
    y = options.read(Self.yParameter)
    let steps = options.read(Self.stepsParameter)
    guard let steps else { return nil }
    self.steps = steps
    if let x, let y, x.value == y.value {
      options.add(
        .error(.badOption, "'x' and 'y' are both '\(x.value)'", at: y.place, hint: "name two inputs"))
    }
  }
}

/// A trial that could be run before the plan.
struct TrialOption: OptionMap {
  /// `nil` for every action with an uncertain effect.
  let actions: [Located<String>]?
  /// `nil` for a thousand, or as many as there are.
  let perArm: Int?
  let fixedCost: Double
  /// Campaigns that use what is learned.
  let campaigns: Int

  private static let actionParameter = Parameter<OneOrMore<Located<String>>>(
    "action",
    help: "the action tried, or several, each in a trial of its own; unless given each that is uncertain"
  )
  private static let perArmParameter = Parameter<Int>(
    "per_arm",
    help: "customers who get the action, and as many who do not; 1000, or half of all, unless given",
    fault: { (10...10_000_000).contains($0) ? nil : "lies between 10 and 10000000" })
  private static let costParameter = Parameter<Double>(
    "fixed_cost", help: "what the trial costs beside the contacts and offers of its customers", standard: 0,
    fault: { $0 >= 0 ? nil : "is not below 0" })
  private static let campaignsParameter = Parameter<Int>(
    "campaigns", help: "how many campaigns like this use what is learned", standard: 1,
    fault: { (1...100).contains($0) ? nil : "lies between 1 and 100" })

  static let parameters = [
    actionParameter.declaration, perArmParameter.declaration, costParameter.declaration,
    campaignsParameter.declaration,
  ]

  init() { (actions, perArm, fixedCost, campaigns) = (nil, nil, 0, 1) }

  init?(_ options: inout OptionReader) {
    let before = options.problems.diagnostics.count
    actions = options.read(Self.actionParameter)?.values
    perArm = options.read(Self.perArmParameter)
    let cost = options.read(Self.costParameter)
    let campaigns = options.read(Self.campaignsParameter)
    guard options.problems.diagnostics.count == before, let cost, let campaigns else { return nil }
    (fixedCost, self.campaigns) = (cost, campaigns)
  }
}
