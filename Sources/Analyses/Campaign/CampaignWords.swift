import Findings
import Formats
import Models
import Populations
import Statistics

/// What a campaign did in plain words, and what must be known to read the numbers rightly.
struct CampaignWords {
  private let study: CampaignStudy
  private let wording: Wording
  private let options: Campaign
  private var trial: Trial { study.trial }

  init(_ study: CampaignStudy, _ context: AnalysisContext) {
    self.study = study
    wording = context.wording
    options = study.options
  }

  // MARK: Remarks

  var remarks: [String] {
    guard !study.checks.isWithheld else { return [withheld] }
    let uplift = study.uplift.map { UpliftWords($0, trial, wording).remarks } ?? []
    return study.arms.map { remark($0) } + [groups].compactMap { $0 } + uplift
  }

  private var withheld: String {
    let counts = zip(trial.arms, trial.drawnCounts).map { arm, count in
      wording(.labelled, ["label": .text(study.shown(arm)), "value": .count(count)])
    }
    return wording(
      .campaignRemarkWithheld,
      [
        "counts": .text(counts.joined(separator: ", ")),
        "p": .number(study.checks.ratio?.pValue ?? 0, .pvalue),
      ])
  }

  /// Of 1,000 treated, or of fewer treated all of them, so that nothing is said of more than there were.
  private func remark(_ arm: ArmResult) -> String {
    let per = 1000.0
    let effect = arm.difference
    let isLoss = effect.value < 0
    let ends = [effect.interval.lowerBound * per, effect.interval.upperBound * per]
    let shown = arm.isSure ? ends.map { abs($0) }.sorted() : ends
    let format: Format = arm.isSure ? .num0 : .signed0
    var names: [String: Argument] = [
      "arm": .text(study.shown(arm.label)), "per": .number(per, .num0),
      "interval": .text(wording.interval(shown[0], shown[1], format)),
      "saved": .number(abs(effect.value) * per, .num0),
    ]
    guard arm.isSure else { return wording(.campaignRemarkUnsure, names) }
    let first: Phrase =
      trial.isRetention
      ? (isLoss ? .campaignRemarkLost : .campaignRemarkKept)
      : (isLoss ? .campaignRemarkTook : .campaignRemarkBrought)
    var sentences = [wording(first, names)]
    if !isLoss {
      names["saved"] = .number(arm.saved.value, .num0)
      names["interval"] = .text(
        wording.interval(arm.saved.interval.lowerBound, arm.saved.interval.upperBound, .num0))
      names["naive"] = .count(arm.naive)
      sentences.append(wording(.campaignRemarkTotal, names))
      if let cost = cost(arm) { sentences.append(cost) }
    }
    return sentences.joined(separator: " ")
  }

  private func cost(_ arm: ArmResult) -> String? {
    guard let money = arm.money, money.cost != nil else { return nil }
    let value = CampaignMoneyValues.perSaved(arm, money, study.confidence, wording)
    guard let number = value.number, let interval = value.interval else { return nil }
    return wording(
      .campaignRemarkCost,
      [
        "cost": .number(number, .money0),
        "interval": .text(wording.interval(interval.low, interval.high, .money0)),
      ])
  }

  private var groups: String? {
    guard let groups = study.groups else { return nil }
    var sentences = trial.experiment.treatments.compactMap { arm -> String? in
      guard let p = groups.heterogeneity[arm], p < 1 - study.confidence.level else { return nil }
      return wording(.campaignRemarkGroups, ["arm": .text(study.shown(arm)), "p": .number(p, .pvalue)])
    }
    let harmful = groups.results.filter { $0.isHarmful }.map { result in
      wording(.campaignGroupOfArm, ["group": .text(result.label), "arm": .text(study.shown(result.arm))])
    }
    if !harmful.isEmpty {
      sentences.append(wording(.campaignRemarkDisturb, ["groups": .text(harmful.joined(separator: ", "))]))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  // MARK: Caveats

  var caveats: [Caveat] {
    var caveats: [Caveat] = []
    func add(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument] = [:]) {
      caveats.append(Caveat(code: code, text: wording(phrase, arguments)))
    }
    if study.checks.isInterim, let day = options.plannedEnd {
      add("interim_look", .campaignCaveatInterim, ["day": .day(day)])
    }
    if let control = study.checks.reached?.first, control.successes > 0 {
      add("contaminated", .campaignCaveatContaminated, ["share": .number(control.share, .pct1)])
    }
    if let attrition = study.checks.attrition, attrition.pValue < 0.05 {
      let shares = zip(trial.arms, zip(trial.drawnCounts, trial.outcomes)).map { arm, counts in
        let share = Double(counts.0 - counts.1.count) / Double(Swift.max(1, counts.0))
        return wording(.labelled, ["label": .text(study.shown(arm)), "value": .number(share, .pct1)])
      }
      add(
        "attrition", .campaignCaveatAttrition,
        ["p": .number(attrition.pValue, .pvalue), "shares": .text(shares.joined(separator: ", "))])
    }
    let apart = study.checks.balance.filter { !$0.isBalanced }
    if !apart.isEmpty {
      let names = apart.prefix(5).map { midSentence(trial.drawn.roles.label(of: $0.column)) }
      add("imbalance", .campaignCaveatImbalance, ["columns": .text(names.joined(separator: ", "))])
    }
    caveats += effectCaveats
    return caveats
  }

  private var effectCaveats: [Caveat] {
    guard !study.checks.isWithheld else { return [] }
    var caveats: [Caveat] = []
    func add(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument] = [:]) {
      caveats.append(Caveat(code: code, text: wording(phrase, arguments)))
    }
    if trial.outcomes.contains(where: { $0.successes == 0 || $0.successes == $0.count }) {
      add("zero_events", .campaignCaveatZero)
    }
    if study.isClustered { add("clustered", .campaignCaveatClustered) }
    if let explained = study.arms.compactMap({ $0.varianceExplained }).max() {
      add("adjusted", .campaignCaveatAdjusted, ["share": .number(Swift.max(0, explained), .pct1)])
    }
    if let share = options.winsor, trial.experiment.revenue != nil {
      add("winsorised", .campaignCaveatWinsor, ["share": .number(1 - share, .pct1)])
    }
    if let rows = study.arms.compactMap({ arm in arm.money.map { $0.rows < arm.treated.count } }).first, rows
    {
      add("missing_money", .campaignCaveatMoney)
    }
    if let small = study.groups?.small, !small.isEmpty {
      caveats.append(.smallGroups(small, study.groupMinimum, wording))
    }
    if let uplift = study.uplift { caveats += UpliftWords(uplift, trial, wording).caveats }
    return caveats
  }
}

/// What can be said of whom to treat.
struct UpliftWords {
  private let study: UpliftStudy
  private let trial: Trial
  private let wording: Wording

  init(_ study: UpliftStudy, _ trial: Trial, _ wording: Wording) {
    self.study = study
    self.trial = trial
    self.wording = wording
  }

  static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }

  func name(_ ranking: UpliftStudy.Ranking) -> String {
    switch ranking.learner {
    case .single: wording(.upliftSingle)
    case .two: wording(.upliftTwo)
    case .cross: wording(.upliftCross)
    case .transformed: wording(.upliftTransformed)
    case nil: wording(trial.isRetention ? .upliftByRisk : .upliftByLikelihood)
    }
  }

  var remarks: [String] {
    guard let last = study.advantages.last, let value = last.value, let interval = last.interval else {
      return []
    }
    let (low, high) = (interval.lowerBound * 1000, interval.upperBound * 1000)
    let isSure = low > 0 || high < 0
    let ends = isSure ? [abs(low), abs(high)].sorted() : [low, high]
    let phrase: Phrase = !isSure ? .upliftRemarkEven : value > 0 ? .upliftRemarkBetter : .upliftRemarkWorse
    let first = wording(
      phrase,
      [
        "share": .number(last.share, .pct0), "value": .number(abs(value) * 1000, .num0),
        "other": .phrase(trial.isRetention ? .upliftOtherRisk : .upliftOtherLikely),
        "interval": .text(wording.interval(ends[0], ends[1], .num0)), "low": .number(low, .signed0),
        "high": .number(high, .signed0),
      ])
    guard study.isLastTenthHarmed, let range = study.tenths.last?.difference?.interval.thousandfold else {
      return [first]
    }
    let words = wording.interval(range.lowerBound, range.upperBound, .signed0)
    return [first, wording(.upliftRemarkLastTenth, ["interval": .text(words)])]
  }

  var caveats: [Caveat] {
    var caveats: [Caveat] = []
    if study.scores.isCapped {
      caveats.append(
        Caveat(
          code: "uplift_sample",
          text: wording(
            .upliftCaveatSample,
            ["n": .count(study.scores.rows.count), "all": .count(study.scores.customers)])))
    }
    if study.learners.allSatisfy({ ($0.intervals[0]?.lowerBound ?? 0) <= 0 }) {
      caveats.append(Caveat(code: "no_ranking", text: wording(.upliftCaveatFlat)))
    }
    return caveats
  }
}
