import Models
import Populations
import Statistics
import Tables

/// What came of a published plan: those it recommended beside those it held out and would have treated as well.
struct FollowUpStudy {
  /// One side's customers, as later data have them.
  struct Side {
    let customers: Int
    /// In the later data nowhere.
    let absent: Int
    /// Those with an outcome; stayed is the success. `nil` where nobody's is known.
    let stayed: Proportion?

    var known: Int { stayed?.count ?? 0 }
    var left: Int { stayed.map { $0.count - $0.successes } ?? 0 }
    /// In the data, and not said whether they left.
    var unknown: Int { customers - absent - known }
  }

  /// One action's customers on both sides.
  struct ActionResult {
    let name: String
    let treated: Proportion
    let control: Proportion
    let difference: TwoByTwo.Effect
    /// Corrected over the actions.
    let pValue: Double
    /// Of those who would have left, the share that stayed; `nil` where none of those held out left.
    let relative: TwoByTwo.Effect?
  }

  let plan: RememberedPlan
  let recommended: Side
  let withheld: Side
  let spared: Side
  /// Share who stayed beyond that of those held out; `nil` where a side is too small to tell.
  let effect: TwoByTwo.Effect?
  let pValue: Double?
  let costPerKept: FiellerRatio?
  /// Spent on all recommended, by the data; `nil` where they do not say it and the plan's own costs stand in.
  let spent: Double?
  /// Spent on a customer recommended.
  let cost: MeanDifference?
  let actions: [ActionResult]
  /// Actions with too few customers on a side.
  let small: [String]
  /// That whether an outcome is known depends on the side; `nil` where it is known of all.
  let attrition: ContingencyTable?
  /// How far the sides' scores lie apart, in standard deviations.
  let imbalance: Double?
  let scores: FollowUpScores?
  let reach: FollowUpReach?
  let confidence: Confidence

  /// Customers on each side from which on an effect is shown.
  let minimum: Int

  init(
    _ options: Campaign, _ plan: RememberedPlan, _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let paid = try options.paid(for: plan, population, context)
    let plan = paid ?? plan
    self.plan = plan
    spent = paid?.cost(.recommended)
    let confidence = Confidence(context.level)
    let minimum = Swift.max(context.minimum.inferred, context.minimum.shown)
    (self.confidence, self.minimum) = (confidence, minimum)
    let rows = try FollowUpRows(plan, population)
    recommended = rows.side(.recommended)
    withheld = rows.side(.withheld)
    spared = rows.side(.spared)
    attrition = ContingencyTable([recommended, withheld].map { [$0.customers - $0.known, $0.known] })
    imbalance = try rows.imbalance()
    scores = try FollowUpScores(rows, minimum)
    reach = try FollowUpReach(options, plan, population, context)
    guard let treated = recommended.stayed, let control = withheld.stayed,
      Swift.min(treated.count, control.count) >= minimum
    else {
      (effect, pValue, costPerKept, cost, actions, small) = (nil, nil, nil, nil, [], [])
      return
    }
    let table = TwoByTwo(treated, against: control)
    effect = table.difference(confidence)
    pValue = table.test?.pValue ?? 1
    (cost, costPerKept) = try rows.money(confidence)
    let names = rows.actions
    let shown = names.filter { rows.smallest(of: $0) >= minimum }
    small = names.filter { !shown.contains($0) }
    actions = FollowUpStudy.results(shown, rows, options.correction, confidence)
  }

  /// Customers kept among all who were recommended an action.
  var saved: TwoByTwo.Effect? {
    effect.map { effect in
      let n = Double(recommended.known)
      return TwoByTwo.Effect(
        effect.value * n, effect.interval.lowerBound * n...effect.interval.upperBound * n)
    }
  }

  /// Customers kept at the value that the plan put on each; `nil` where either is unknown.
  var retained: TwoByTwo.Effect? {
    guard let saved, let each = plan.expected.valueOfOne else { return nil }
    return TwoByTwo.Effect(
      saved.value * each, saved.interval.lowerBound * each...saved.interval.upperBound * each)
  }

  /// What the plan's actions cost; what they were to cost where the data do not say it.
  var total: Double? { spent ?? plan.expected.cost }

  /// The same less what it cost.
  var net: TwoByTwo.Effect? {
    guard let retained, let cost = total else { return nil }
    return TwoByTwo.Effect(
      retained.value - cost, retained.interval.lowerBound - cost...retained.interval.upperBound - cost)
  }

  /// Net value for each unit spent.
  var returned: TwoByTwo.Effect? {
    guard let net, let cost = total, cost > 0 else { return nil }
    return TwoByTwo.Effect(net.value / cost, net.interval.lowerBound / cost...net.interval.upperBound / cost)
  }

  var isSure: Bool { effect.map { $0.interval.lowerBound > 0 || $0.interval.upperBound < 0 } ?? false }

  private static func results(
    _ names: [String], _ rows: FollowUpRows, _ correction: Correction, _ confidence: Confidence
  ) -> [ActionResult] {
    let pairs = names.compactMap { name in
      zipped(rows.stayed(.recommended, name), rows.stayed(.withheld, name)).map { (name, $0.0, $0.1) }
    }
    let tables = pairs.map { TwoByTwo($0.1, against: $0.2) }
    let pValues = correction.adjusted(tables.map { $0.test?.pValue ?? 1 })
    return zip(pairs, zip(tables, pValues)).map { pair, found in
      let (treated, control) = (pair.1, pair.2)
      let relative =
        control.successes < control.count
        ? TwoByTwo(treated.complement, against: control.complement).ratio(confidence) : nil
      return ActionResult(
        name: pair.0, treated: treated, control: control, difference: found.0.difference(confidence),
        pValue: found.1,
        relative: relative.map {
          TwoByTwo.Effect(1 - $0.value, 1 - $0.interval.upperBound...1 - $0.interval.lowerBound)
        })
    }
  }
}
