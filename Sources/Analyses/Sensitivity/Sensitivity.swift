import Diagnostics
public import Findings
import Formats
import Models
public import Populations
public import Specs

/// What a plan brings when its inputs turn out otherwise, and what it is worth to learn more first.
public struct Sensitivity: Analysis {
  public static let kind = "sensitivity"
  public static let summary =
    "What a plan's net value depends on: tornado, two-way grid, draws, and the worth of an experiment first"

  static let of = Parameter<Located<String>>(
    "of", help: "the roi cell whose plan is looked at", isRequired: true)
  static let inputs = Parameter<NamedValues<InputRange>>(
    "inputs",
    help:
      "by input, its low, base and high or the word fixed; the rest have the ranges of the actions or a fifth"
  )
  static let mode = Parameter<OneOrMore<SensitivityMode>>(
    "mode", help: "what is reckoned: oneway, grid, montecarlo; all of them unless given")
  static let grid = Parameter<GridOption>(
    "grid", help: "the two inputs of the grid, and how many values of each")
  static let draws = Parameter<Int>(
    "draws", help: "how often all inputs are drawn together", standard: 5_000,
    fault: { (100...100_000).contains($0) ? nil : "lies between 100 and 100000" })
  static let trial = Parameter<TrialOption>(
    "trial", help: "an experiment that could be run first: of which actions, how large, at what cost")

  public static let parameters = [
    of.declaration, inputs.declaration, mode.declaration, grid.declaration, draws.declaration,
    trial.declaration,
  ]
  public static let valueNames = SensitivityValues.declarations

  let of: Located<String>
  let inputs: [(name: Located<String>, value: InputRange)]
  let modes: Set<SensitivityMode>
  let grid: GridOption
  let draws: Int
  let trial: TrialOption

  public init?(_ options: inout OptionReader) {
    let of = options.read(Self.of)
    inputs = options.read(Self.inputs)?.entries ?? []
    modes = Set(options.read(Self.mode)?.values ?? SensitivityMode.allCases)
    grid = options.read(Self.grid) ?? GridOption()
    let draws = options.read(Self.draws)
    trial = options.read(Self.trial) ?? TrialOption()
    for (option, mode) in [
      ("grid", SensitivityMode.grid), ("draws", .montecarlo), ("trial", .montecarlo),
    ]
    where options.node.entry(option) != nil && !modes.contains(mode) {
      options.add(
        .error(
          .badOption, "'\(option)' is given, and 'mode' leaves out \(mode.rawValue)",
          at: options.place(option)))
    }
    for entry in inputs { Self.check(entry.name, &options) }
    for name in [grid.x, grid.y].compactMap({ $0 }) { Self.check(name, &options) }
    guard let of, let draws else { return nil }
    self.of = of
    self.draws = draws
  }

  /// Names that no plan has; those of actions are checked when the plan is there.
  private static func check(_ name: Located<String>, _ options: inout OptionReader) {
    let known = InputName.general
    guard InputName(name.value) == nil else { return }
    options.add(
      .error(
        .unknownOption, "'\(name.value)' is not an input of a plan", at: name.place,
        hint: didYouMean(name.value, among: known)
          ?? "inputs are \(known.joined(separator: ", ")), effect_ACTION and acceptance_ACTION"))
  }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.churned, .tenure, .revenue]
    needs.cells = [(of, ROI.kind)]
    needs.isRandom = true
    return needs
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    let found = context.findings[of.value]
    guard let found, let plan = found.handover as? PlanHandover else {
      throw AnalysisError(.unanswerable, "cell '\(of.value)' has no plan", option: "of")
    }
    guard plan.customers > 0 else {
      throw AnalysisError(
        .nothingToPlan, "the plan of '\(of.value)' treats nobody, so nothing depends on its inputs",
        option: "of", hint: "see in the roi cell who may be contacted, and whether any action pays")
    }
    let inputs = try SensitivityInputs(self, plan, population.roles.unit, context)
    let study = try SensitivityStudy(self, plan, inputs, population, context)
    return SensitivityReport(study: study, found: found, context: context)
      .finding(rowsIn: population.count)
  }
}

/// What is reckoned.
enum SensitivityMode: String, OptionChoice, Hashable { case oneway, grid, montecarlo }
