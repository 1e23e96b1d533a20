public import Diagnostics
public import Findings
import Formats
import Models
public import Populations
public import Specs
import Statistics

/// What a campaign did: customers drawn at random into arms, compared with those who were left alone.
public struct Campaign: Analysis {
  public static let kind = "campaign"
  public static let summary =
    "What an experiment shows a campaign did, after its checks, and whom it paid to treat"

  private static let outcomeParameter = Parameter<OutcomeOption>(
    "outcome", help: "The outcome wanted, such as a visit; unless given, to stay")
  private static let estimandParameter = Parameter<Estimand>(
    "estimand", help: "itt: everyone drawn; cace: also those whom the draw made be reached",
    standard: .everyoneDrawn)
  private static let windowParameter = Parameter<DayWindow>(
    "window", help: "Days from the draw within which a customer left, such as 90d; any day unless given")
  private static let adjustParameter = Parameter<AdjustmentChoice>(
    "adjust", help: "Take what was known before the draw into account: by one slope, or one for each arm",
    standard: AdjustmentChoice.none)
  private static let covariatesParameter = Parameter<[Located<String>]>(
    "covariates", help: "Columns known before the draw; all that a model might use unless given")
  private static let byParameter = Parameter<Located<String>>(
    "by", help: "Groups, known before the draw, whose effects are shown apart and handed on")
  private static let plannedEndParameter = Parameter<Day>(
    "planned_end", help: "The day on which the campaign was to be judged; earlier looks are flagged")
  private static let correctionParameter = Parameter<CorrectionChoice>(
    "multiplicity", help: "Correction of p-values for several arms and groups", standard: .holm)
  private static let winsorParameter = Parameter<Double>(
    "winsor", help: "Share of revenues kept as they are; greater ones count as the limit, as 0.995",
    fault: { $0 > 0.5 && $0 < 1 ? nil : "must be a share above 0.5 and below 1" })
  private static let valueParameter = Parameter<Located<String>>(
    "value", help: "A column of what a customer is worth, known before the draw, to rank by it")
  private static let upliftParameter = Parameter<UpliftChoice>(
    "uplift", help: "Learn whom to treat, and test it against treating by risk; nothing unless given",
    standard: .off)
  private static let detectParameter = Parameter<Double>(
    "detect",
    help: "The difference of shares that the next campaign should find; the one found here unless given",
    fault: { $0 > 0 && $0 < 1 ? nil : "must be a share above 0 and below 1" })
  private static let powerParameter = Parameter<Double>(
    "power", help: "The chance with which it should find it", standard: 0.8,
    fault: { $0 > 0.05 && $0 < 1 ? nil : "must be a share above 0.05 and below 1" })

  private static let planParameter = Parameter<PlanChoice>(
    "plan",
    help: "A published plan to follow up in place of an experiment, out of the state: last, or which one")
  private static let reachedParameter = Parameter<ReachOption>(
    "reached", help: "Where it is said how far the plan's messages came; not known unless given")
  private static let actionsParameter = Parameter<Located<String>>(
    "actions", help: "The file of actions, whose labels name the arms")

  public static var parameters: [ParameterDeclaration] {
    [
      planParameter.declaration, reachedParameter.declaration, actionsParameter.declaration,
      outcomeParameter.declaration, estimandParameter.declaration, windowParameter.declaration,
      adjustParameter.declaration, covariatesParameter.declaration, byParameter.declaration,
      plannedEndParameter.declaration, correctionParameter.declaration, winsorParameter.declaration,
      valueParameter.declaration, upliftParameter.declaration, detectParameter.declaration,
      powerParameter.declaration,
    ]
  }

  public static let showsEffects = true

  public static let valueNames: [ValueDeclaration] =
    CampaignValues.declarations + FollowUpValues.declarations

  /// `nil` for an experiment of the data set.
  let plan: PlanChoice?
  public let reached: ReachOption?
  let actions: Located<String>?
  let outcome: OutcomeOption?
  let estimand: Estimand
  let window: Int?
  let adjust: AdjustmentChoice
  let covariates: [Located<String>]?
  let by: Located<String>?
  let plannedEnd: Day?
  let correction: Correction
  let winsor: Double?
  let value: Located<String>?
  let uplift: UpliftOption?
  let detect: Double?
  let power: Double

  public init?(_ options: inout OptionReader) {
    plan = options.read(Self.planParameter)
    reached = options.read(Self.reachedParameter)
    actions = options.read(Self.actionsParameter)
    outcome = options.read(Self.outcomeParameter)
    let estimand = options.read(Self.estimandParameter)
    window = options.read(Self.windowParameter)?.days
    let adjust = options.read(Self.adjustParameter)
    covariates = options.read(Self.covariatesParameter)
    by = options.read(Self.byParameter)
    plannedEnd = options.read(Self.plannedEndParameter)
    let correction = options.read(Self.correctionParameter)
    winsor = options.read(Self.winsorParameter)
    value = options.read(Self.valueParameter)
    let uplift = options.read(Self.upliftParameter)
    detect = options.read(Self.detectParameter)
    let power = options.read(Self.powerParameter)
    if outcome != nil, let entry = options.node.entry("window") {
      options.add(
        .error(
          .badOption, "'window' is about customers who left, and 'outcome' names another outcome",
          at: entry.key.place, hint: "leave out one of them"))
    }
    Self.refuseUnfit(&options)
    guard let estimand, let adjust, let correction, let uplift, let power else { return nil }
    self.estimand = estimand
    self.adjust = adjust
    self.correction = correction.correction
    self.uplift = uplift.option
    self.power = power
  }

  /// Options that say nothing of a plan, or nothing of an experiment.
  private static func refuseUnfit(_ options: inout OptionReader) {
    let isPlan = options.node.entry("plan") != nil
    let ofPlans = [planParameter.declaration.name, reachedParameter.declaration.name]
    let ofBoth = ofPlans + [actionsParameter.declaration.name, correctionParameter.declaration.name]
    for name in parameters.map({ $0.name }) {
      guard isPlan ? !ofBoth.contains(name) : ofPlans.contains(name), let entry = options.node.entry(name)
      else { continue }
      options.add(
        .error(
          .badOption,
          isPlan
            ? "'\(name)' is about an experiment of the data set, and the cell follows up a plan"
            : "'\(name)' is about a published plan, and the cell names none", at: entry.key.place,
          hint: isPlan ? "leave it out" : "add `plan: last`"))
    }
  }

  public var needs: Needs {
    var needs = Needs()
    needs.files = actions.map { [$0] } ?? []
    needs.bothOutcomes = false
    if let plan {
      needs.roles = [.churned]
      needs.plan = plan
      needs.reference = reached?.data
      needs.columns = reached.map { $0.data == nil ? $0.columns : [] } ?? []
      needs.referenceColumns = reached.map { $0.data == nil ? [] : $0.columns } ?? []
      return needs
    }
    needs.roles = outcome == nil ? [.experiment, .churned] : [.experiment]
    needs.columns =
      (outcome.map { [($0.column, [])] } ?? []) + (covariates ?? []).map { ($0, []) }
      + (by.map { [($0, [])] } ?? []) + (value.map { [($0, [.numeric])] } ?? [])
    needs.isRandom = true
    return needs
  }

  public func problems(in files: [String: [UInt8]]) -> Problems {
    var problems = Problems()
    _ = problems.collect { () throws(Problems) in try actionFile(in: files) }
    return problems
  }

  private func actionFile(in files: [String: [UInt8]]) throws(Problems) -> ActionFile? {
    guard let actions, let bytes = files[actions.value] else { return nil }
    return try ActionFile(path: actions.value, bytes: bytes)
  }

  /// Actions with their labels; none where the cell names no file.
  func readActions(in files: [String: [UInt8]]) throws(AnalysisError) -> [RetentionAction] {
    do { return try actionFile(in: files)?.actions ?? [] } catch { throw AnalysisError(error) }
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    if plan != nil { return try FollowUp(options: self, context: context).finding(on: population) }
    let study = try CampaignStudy(self, population, context)
    let words = CampaignWords(study, context)
    var finding = Finding(
      values: CampaignValues(study, context).values,
      exhibits: CampaignExhibits(study, context).exhibits + CampaignUpliftExhibits(study, context).exhibits,
      remarks: words.remarks, caveats: words.caveats, ledger: study.trial.ledger(context.wording),
      assignments: study.assignments, effects: study.measured)
    finding.judged = study.judged
    finding.spared = study.spared
    finding.isWithheld = study.checks.isWithheld
    return finding
  }
}
