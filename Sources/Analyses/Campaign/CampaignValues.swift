import Findings
import Formats
import Models
import Populations
import Statistics

/// The numbers of a campaign cell that expressions may name.
struct CampaignValues {
  static let declarations: [ValueDeclaration] = [
    ValueDeclaration("customers", "customers whose outcome is known, all and by arm", .both),
    ValueDeclaration("rate", "share who left, or had the outcome, by arm", .grouped),
    ValueDeclaration("effect", "share kept, or with the outcome, beyond those left alone, by arm", .grouped),
    ValueDeclaration("p", "its p-value, corrected over the arms, by arm", .grouped),
    ValueDeclaration("relative", "share of departures prevented, or growth of the outcome, by arm", .grouped),
    ValueDeclaration("saved", "customers kept, or outcomes brought, among all treated, by arm", .grouped),
    ValueDeclaration("naive", "what would be claimed without a control arm, by arm", .grouped),
    ValueDeclaration("cost", "money spent a customer treated, beyond those left alone, by arm", .grouped),
    ValueDeclaration("cost_per_saved", "money spent for each customer kept, by arm", .grouped),
    ValueDeclaration(
      "revenue", "money brought in a customer treated, beyond those left alone, by arm", .grouped),
    ValueDeclaration("net", "revenue less cost a customer treated, by arm", .grouped),
    ValueDeclaration("return", "revenue less cost, over the cost, by arm", .grouped),
    ValueDeclaration("complier_effect", "effect on those whom the draw made be reached, by arm", .grouped),
    ValueDeclaration("variance_explained", "share of variance taken away by covariates, by arm", .grouped),
    ValueDeclaration(
      "detectable", "smallest effect that would have been found 4 times in 5, by arm", .grouped),
    ValueDeclaration("next_rows", "customers that each arm of the next campaign needs, by arm", .grouped),
    ValueDeclaration(
      "effect_within", "effect on a group, by arm and group as in discount_newcomer", .grouped),
    ValueDeclaration(
      "relative_within", "share of departures prevented in a group, by arm and group", .grouped),
    ValueDeclaration("heterogeneity_p", "p-value of one effect in all groups, by arm", .grouped),
    ValueDeclaration("srm_p", "p-value of the arms' sizes as planned"),
    ValueDeclaration("attrition_p", "p-value of outcomes known alike in all arms"),
    ValueDeclaration("imbalance", "largest standardised difference of a column known before the draw"),
    ValueDeclaration("contaminated", "share of the control arm that was reached"),
    ValueDeclaration("interim", "1 when read before the planned end, else 0"),
    ValueDeclaration("do_not_disturb", "customers whom treating is known to lose"),
    ValueDeclaration(
      "qini", "Qini over that of the perfect order, by ranking: s, t, x, transformed, risk", .grouped),
    ValueDeclaration("qini_causalml", "Qini over the gain of treating everyone, by ranking", .grouped),
    ValueDeclaration("qini_radcliffe", "Qini a treated customer, by ranking", .grouped),
    ValueDeclaration("random_sd", "standard deviation of qini for a ranking by chance"),
    ValueDeclaration("incremental_#", "outcomes gained for each 1,000 of the first #%, by ranking", .grouped),
    ValueDeclaration("advantage_#", "the same of the gain ranking less that of the risk ranking"),
    ValueDeclaration(
      "policy_value",
      "share with the outcome wanted, by policy: none, everyone, chance, risk, uplift, value, optimal",
      .grouped),
    ValueDeclaration("policy_cost", "money spent for each 1,000 customers, by policy", .grouped),
    ValueDeclaration("policy_gain", "outcomes gained for each 1,000 customers, by policy", .grouped),
  ]

  private let study: CampaignStudy
  private let wording: Wording
  private var confidence: Confidence { study.confidence }

  init(_ study: CampaignStudy, _ context: AnalysisContext) {
    self.study = study
    wording = context.wording
  }

  var values: [(name: ValueName, value: Value)] {
    checks + withheld + study.arms.flatMap { values(of: $0) } + groups
      + (study.uplift.map { values(of: $0) } ?? [])
  }

  /// Words may name effects before it is known that the checks withhold them.
  private var withheld: [(name: ValueName, value: Value)] {
    guard study.checks.isWithheld else { return [] }
    let names: [(String, Format)] = [
      ("effect", .pp1), ("p", .pvalue), ("relative", .pct0), ("saved", .num0), ("naive", .num0),
      ("cost_per_saved", .money0), ("revenue", .moneySigned2), ("net", .moneySigned2), ("return", .num2),
    ]
    return study.trial.experiment.treatments.flatMap { arm in
      names.map { name, format in
        (ValueName(name, group: slug(arm)), Value(absent: wording(.campaignWithheld), format: format))
      }
    }
  }

  private var checks: [(name: ValueName, value: Value)] {
    let trial = study.trial
    let n = trial.known.count
    var list: [(name: ValueName, value: Value)] = [
      (ValueName("customers"), Value(Double(n), .num0, n: n))
    ]
    for (index, arm) in trial.arms.enumerated() {
      let count = trial.outcomes[index].count
      list.append((ValueName("customers", group: slug(arm)), Value(Double(count), .num0, n: count)))
      list.append((ValueName("rate", group: slug(arm)), Value(trial.rate(index), .pct1, confidence)))
    }
    let drawn = trial.drawn.count
    if let ratio = study.checks.ratio {
      list.append((ValueName("srm_p"), Value(ratio.pValue, .pvalue, n: drawn)))
    }
    if let attrition = study.checks.attrition {
      list.append((ValueName("attrition_p"), Value(attrition.pValue, .pvalue, n: drawn)))
    }
    if let largest = study.checks.balance.map({ $0.largest }).max() {
      list.append((ValueName("imbalance"), Value(largest, .num2, n: drawn)))
    }
    if let control = study.checks.reached?.first {
      list.append((ValueName("contaminated"), Value(control, .pct1, confidence)))
    }
    list.append((ValueName("interim"), Value(study.checks.isInterim ? 1 : 0, .num0, n: drawn)))
    if study.doNotDisturb != nil {
      list.append((ValueName("do_not_disturb"), Value(Double(study.disturbedCount), .num0, n: drawn)))
    }
    return list
  }

  private func values(of arm: ArmResult) -> [(name: ValueName, value: Value)] {
    let group = slug(arm.label)
    let n = arm.treated.count + arm.control.count
    var list: [(name: ValueName, value: Value)] = []
    func add(_ name: String, _ value: Value) { list.append((ValueName(name, group: group), value)) }
    func effect(_ effect: TwoByTwo.Effect, _ format: Format) -> Value {
      Value(effect.value, format, effect.interval, confidence, n: n)
    }
    add("effect", effect(arm.difference, .pp1))
    add("p", Value(arm.pValue, .pvalue, n: n))
    if let relative = arm.relative { add("relative", effect(relative, .pct0)) }
    add("saved", effect(arm.saved, .num0))
    add("naive", Value(Double(arm.naive), .num0, n: arm.treated.count))
    for (name, value) in CampaignMoneyValues(arm, confidence, wording).all { add(name, value) }
    if let compliers = arm.compliers {
      add("complier_effect", Value(compliers.effect, .pp1, confidence, n: n))
    }
    if let explained = arm.varianceExplained { add("variance_explained", Value(explained, .pct1, n: n)) }
    add(
      "detectable",
      arm.detectable.map { Value($0, .pp1, n: n) }
        ?? Value(absent: wording(.campaignNoSize), format: .pp1, n: n))
    add(
      "next_rows",
      arm.nextRows.map { Value(Double($0), .num0, n: n) }
        ?? Value(absent: wording(.campaignNoSize), format: .num0, n: n))
    if let p = study.groups?.heterogeneity[arm.label] { add("heterogeneity_p", Value(p, .pvalue, n: n)) }
    return list
  }

  private var groups: [(name: ValueName, value: Value)] {
    (study.groups?.results ?? []).flatMap { result -> [(name: ValueName, value: Value)] in
      let group = slug(result.arm) + "_" + result.address
      let n = result.treated.count + result.control.count
      var list: [(name: ValueName, value: Value)] = [
        (
          ValueName("effect_within", group: group),
          Value(result.difference.value, .pp1, result.difference.interval, confidence, n: n)
        )
      ]
      if let relative = result.relative {
        list.append(
          (
            ValueName("relative_within", group: group),
            Value(relative.value, .pct0, relative.interval, confidence, n: n)
          ))
      }
      return list
    }
  }

  private func values(of uplift: UpliftStudy) -> [(name: ValueName, value: Value)] {
    var list: [(name: ValueName, value: Value)] = []
    let n = uplift.scores.sample.count
    func add(
      _ name: String, _ group: String?, _ number: Double?, _ format: Format, _ range: ClosedRange<Double>?
    ) {
      guard let number else { return }
      list.append((ValueName(name, group: group), Value(number, format, range, confidence, n: n)))
    }
    for ranking in uplift.learners + [uplift.risk] {
      let group = ranking.learner?.rawValue ?? "risk"
      add("qini", group, ranking.curve.ofPerfect, .num3, ranking.intervals[0])
      add("qini_causalml", group, ranking.curve.ofFullGain, .num3, ranking.intervals[1])
      add("qini_radcliffe", group, ranking.curve.perTreated, .num4, ranking.intervals[2])
      for top in ranking.top {
        add(
          "incremental_\(UpliftWords.percent(top.share))", group, top.value.map { $0 * 1000 }, .num0,
          top.interval?.thousandfold)
      }
    }
    let curve = uplift.first.curve
    if curve.perfectArea > 0 { add("random_sd", nil, curve.randomDeviation / curve.perfectArea, .num4, nil) }
    for advantage in uplift.advantages {
      add(
        "advantage_\(UpliftWords.percent(advantage.share))", nil, advantage.value.map { $0 * 1000 }, .signed0,
        advantage.interval?.thousandfold)
    }
    for (policy, value) in uplift.policies {
      add("policy_value", policy.rawValue, value.value.value, .pct1, value.value.interval(confidence))
      add(
        "policy_gain", policy.rawValue, value.gain.value * 1000, .signed1,
        value.gain.interval(confidence).thousandfold)
      if let cost = value.cost, policy != .none {
        add(
          "policy_cost", policy.rawValue, cost.value * 1000, .money0, cost.interval(confidence).thousandfold)
      }
    }
    return list
  }
}

/// What an arm cost and brought in, as values.
struct CampaignMoneyValues {
  let all: [(String, Value)]

  init(_ arm: ArmResult, _ confidence: Confidence, _ wording: Wording) {
    guard let money = arm.money else {
      all = []
      return
    }
    var list: [(String, Value)] = []
    if let cost = money.cost {
      list.append(("cost", Value(cost.value, .money2, cost.interval(confidence), confidence, n: money.rows)))
      list.append(("cost_per_saved", Self.perSaved(arm, money, confidence, wording)))
    }
    if let revenue = money.revenue {
      list.append(
        (
          "revenue",
          Value(revenue.value, .moneySigned2, revenue.interval(confidence), confidence, n: money.rows)
        ))
    }
    if let net = money.net {
      list.append(("net", Value(net, .moneySigned2, money.netInterval, confidence, n: money.rows)))
    }
    if let returned = money.returned {
      list.append(("return", Value(returned, .num2, money.returnedInterval, confidence, n: money.rows)))
    }
    all = list
  }

  /// Only where the effect is surely a gain: else any cost fits the data.
  static func perSaved(
    _ arm: ArmResult, _ money: ArmMoney, _ confidence: Confidence, _ wording: Wording
  ) -> Value {
    guard arm.difference.interval.lowerBound > 0, let ratio = money.costPerSaved,
      let interval = ratio.interval
    else { return Value(absent: wording(.campaignNotDefined), format: .money0, n: money.rows) }
    return Value(ratio.value, .money0, interval, confidence, n: money.rows)
  }
}

extension ClosedRange<Double> {
  var thousandfold: ClosedRange<Double> { lowerBound * 1000...upperBound * 1000 }
}
