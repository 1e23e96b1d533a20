import Findings
import Formats
import Models
import Populations
import Specs
import Statistics
import Tables

/// How often a plan is reckoned anew with other effects, acceptances and scores.
struct UncertaintyOptions: OptionMap {
  let draws: Int
  let scores: ScoreUncertainty

  private static let drawsParameter = Parameter<Int>(
    "draws", help: "how often the plan is reckoned anew", standard: 1_000,
    fault: { (100...100_000).contains($0) ? nil : "lies between 100 and 100000" })
  private static let scoresParameter = Parameter<ScoreUncertainty>(
    "scores",
    help: "calibration: the level of the scores is drawn as far as outcomes leave it open; fixed: not",
    standard: .calibration)

  static let parameters = [drawsParameter.declaration, scoresParameter.declaration]

  init?(_ options: inout OptionReader) {
    let draws = options.read(Self.drawsParameter)
    let scores = options.read(Self.scoresParameter)
    guard let draws, let scores else { return nil }
    self.draws = draws
    self.scores = scores
  }
}

enum ScoreUncertainty: String, OptionChoice { case calibration, fixed }

/// What a plan made in advance may turn out to bring: draws of effects, acceptances and the level of the scores.
///
/// One draw of an action's effect is common to all its customers. Assumed effects are triangular from low over base to
/// high, measured ones normal with their standard error; what is drawn for one action does not bear on another.
struct PlanUncertainty {
  let net: SimulatedDraws
  let saved: SimulatedDraws
  /// Draws in which each action's part loses money.
  let losses: [Proportion?]

  init(_ plan: Plan, _ actions: [PlannedAction], scores: Estimate?, draws: Int, seed: UInt64) {
    let sums = PlanSums(plan.interventions, choices: plan.allocation.choices, plan.prospects)
    var random = SeededDraws(seed: seed)
    var (nets, kept) = ([Double](), [Double]())
    var lost = [Int](repeating: 0, count: actions.count)
    let effects = sums.base.effects.indices.map {
      actions[$0].uncertainEffects(count: sums.base.effects[$0].count)
    }
    let acceptances = actions.map { $0.uncertainAcceptance }
    for _ in 0..<draws {
      var setting = sums.base
      for action in actions.indices {
        let common = random.share()
        for group in effects[action].indices {
          // Groups without an effect of their own follow the draw of all.
          let own = effects[action][group].isOwn ? random.share() : common
          setting.effects[action][group] = effects[action][group].input?.quantile(own) ?? 0
        }
        let share = random.share()
        if let input = acceptances[action] { setting.acceptances[action] = input.quantile(share) }
      }
      let level = random.normal()
      if let scores { setting.risk = scores.value + scores.standardError * level }
      let parts = sums.results(setting)
      nets.append(parts.reduce(0) { $0 + $1.net })
      kept.append(parts.reduce(0) { $0 + $1.saved })
      for (action, part) in parts.enumerated() where part.net < 0 { lost[action] += 1 }
    }
    net = SimulatedDraws(nets)
    saved = SimulatedDraws(kept)
    losses = zip(lost, sums.treated).map { $1 > 0 ? Proportion($0, of: draws) : nil }
  }
}

extension PlannedAction {
  /// By group of effects; `isOwn` for groups that have one apart from that of all.
  func uncertainEffects(count: Int) -> [(input: UncertainInput?, isOwn: Bool)] {
    (0..<count).map { group in
      let own = group < effectsByGroup.count ? effectsByGroup[group] : nil
      return (uncertain(own ?? effect), own != nil)
    }
  }

  private func uncertain(_ effect: Intervention.Effect) -> UncertainInput? {
    measured.map {
      UncertainInput(.normal, low: effect.low, base: effect.base, high: effect.high, coverage: $0.level)
    } ?? UncertainInput(.triangular, low: effect.low, base: effect.base, high: effect.high)
  }

  /// `nil` where acceptance is one number.
  var uncertainAcceptance: UncertainInput? {
    guard let range = action.terms.acceptanceRange else { return nil }
    return UncertainInput(.triangular, low: range.low, base: action.terms.acceptance, high: range.high)
  }
}

extension PlanUncertainty {
  static let declarations = [
    ValueDeclaration("simulated_net", "mean net value over the draws, with the interval they lie in"),
    ValueDeclaration("simulated_saved", "mean of customers kept over the draws, with their interval"),
    ValueDeclaration(
      "p_loss", "share of the draws in which the plan, or an action's part, loses money", .both),
  ]

  func values(
    _ actions: [PlannedAction], _ confidence: Confidence, n: Int
  ) -> [(name: ValueName, value: Value)] {
    var values = [
      (name: ValueName("simulated_net"), value: value(net, .money0, confidence, n)),
      (name: ValueName("simulated_saved"), value: value(saved, .num0, confidence, n)),
      (name: ValueName("p_loss"), value: Value(net.below(0), .pct1, confidence)),
    ]
    for (action, loss) in zip(actions, losses) {
      if let loss { values.append((ValueName("p_loss", group: action.name), Value(loss, .pct1, confidence))) }
    }
    return values
  }

  /// The share of the level in the middle of the draws; a scenario, since they rest on assumptions.
  private func value(_ draws: SimulatedDraws, _ format: Format, _ confidence: Confidence, _ n: Int) -> Value {
    let tail = (1 - confidence.level) / 2
    return Value(
      draws.mean, format,
      interval: Value.Interval(draws.quantile(tail), draws.quantile(1 - tail), .scenario), n: n)
  }

  func exhibit(_ numbers: PlanValues, _ confidence: Confidence, _ wording: Wording) -> Exhibit {
    let n = numbers.total.customers
    let rows = [(Phrase.planSaved, saved, Format.num0), (.planNet, net, .money0)].map {
      label, draws, format in
      let value = value(draws, format, confidence, n)
      return ResultTable.Row([
        .text(wording(label)), .value(value), .value(Value(draws.quantile(0.5), format, n: n)),
        .interval(value),
      ])
    }
    let loss = Value(net.below(0), .pct1, confidence)
    let columns: [ResultTable.Column] = [
      .init("measure", header: wording(.planMeasure), alignment: .leading),
      .init("mean", header: wording(.uncertaintyMean)),
      .init("median", header: wording(.uncertaintyMedian)),
      .init("interval", header: wording(.uncertaintyInterval, ["level": .text(wording.level(confidence))])),
    ]
    let parts = zip(numbers.actions, losses).compactMap { action, loss in
      loss.map { "\(action.label(wording)) \(wording.number($0.share, .pct0))" }
    }
    return Exhibit(
      id: "uncertainty", title: wording(.uncertainty),
      subtitle: wording(.uncertaintySubtitle, ["n": .count(net.count)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.uncertaintyAlt),
      note: wording(
        .uncertaintyNote,
        ["loss": .number(loss.number ?? .nan, .pct1), "parts": .text(parts.joined(separator: ", "))]))
  }
}
