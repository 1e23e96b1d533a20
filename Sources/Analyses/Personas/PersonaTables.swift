import Findings
import Formats
import Models
import Populations
import Statistics

/// The tables of personas.
struct PersonaTables {
  let cell: Personas
  let profile: PersonaProfile
  let context: AnalysisContext

  private var wording: Wording { context.wording }
  private var segments: Segments { profile.segments }
  private var confidence: Confidence { Confidence(context.level) }
  private var total: Int { profile.sizes.reduce(0, +) }
  private var interval: String { wording(.intervalHeader, ["level": .text(wording.level(confidence))]) }

  // MARK: Sizes, churn, revenue

  func main() -> Exhibit {
    let churn = profile.isSnapshot ? Phrase.personaChurnSnapshot : .personaChurn
    var columns: [ResultTable.Column] = [
      .init("persona", header: wording(.personaHeader), alignment: .leading),
      .init("customers", header: wording(.personaCustomers)),
      .init("share", header: wording(.personaShare)),
      .init("churn_rate", header: wording(churn)),
      .init("churn_interval", header: interval),
    ]
    if profile.counts.money != nil {
      let spanner = wording(.personaRevenueSpanner)
      columns += [
        .init("revenue_share", header: wording(.personaShare), spanner: spanner),
        .init("revenue_at_risk", header: wording(.personaAtRisk), spanner: spanner),
        .init("revenue_at_risk_interval", header: interval, spanner: spanner),
      ]
    }
    let rows = profile.names.indices.map { ResultTable.Row(cells($0)) }
    var note = wording(
      .personaNote,
      [
        "silhouette": .number(segments.silhouette, .num2), "stability": .number(segments.stability, .num2),
      ])
    if profile.counts.money != nil { note += " " + wording(.personaAtRiskNote) }
    let labels = segments.features.map { label(of: $0) }
    return Exhibit(
      title: wording(.personaTable),
      subtitle: wording(
        .personaSubtitle,
        ["features": .text(labels.joined(separator: ", ")), "n": .count(total)]),
      content: .table(ResultTable(columns: columns, rows: rows + [summary])),
      alt: wording(.personaTableAlt), note: note)
  }

  private func label(of feature: SegmentFeature) -> String {
    let roles = profile.roles
    let column = feature.column == roles.entry ? roles.tenure ?? feature.column : feature.column
    return midSentence(shortened(roles.label(of: column)))
  }

  private func cells(_ index: Int) -> [ResultTable.Cell] {
    let size = profile.sizes[index]
    let share = Value(Proportion(size, of: total), .pct1, confidence)
    let rate: [ResultTable.Cell] =
      profile.rates[index].map { [.value($0), .interval($0)] }
      ?? [.suppressed(wording(.fewerThan, ["n": .count(context.minimum.shown)])), .empty]
    let isShown = profile.rates[index] != nil
    return [.text(profile.names[index]), .count(size), .value(share)] + rate
      + money(profile.counts.money?.personas[index], isShown: isShown)
  }

  private var summary: ResultTable.Row {
    let everyone = profile.counts.everyone.map { Value($0, .pct1, confidence) }
    return ResultTable.Row(
      [.text(wording(.everyone)), .count(total), .value(Value(1, .pct1, n: total))]
        + (everyone.map { [.value($0), .interval($0)] } ?? [.empty, .empty])
        + money(profile.counts.money?.everyone, isShown: true), isSummary: true)
  }

  private func money(_ own: PersonaMoney?, isShown: Bool) -> [ResultTable.Cell] {
    guard let all = profile.counts.money else { return [] }
    guard let own, let everyone = all.everyone, isShown else { return [.empty, .empty, .empty] }
    let stake = Value(
      own.atStake, .money0, own.interval(confidence), confidence, n: own.lost.count)
    return [
      .value(Value(own.revenue / everyone.revenue, .pct1, n: own.lost.count)), .value(stake),
      .interval(stake),
    ]
  }

  // MARK: Levers

  /// What the spec says to try with each persona; `nil` when it says nothing.
  func levers() -> Exhibit? {
    guard !cell.levers.isEmpty else { return nil }
    let rows = profile.names.indices.map { index in
      let lever = cell.lever(for: profile, index)?.text.text(wording.language) ?? wording(.personaNoLever)
      return ResultTable.Row([.text(profile.names[index]), .text(lever)])
    }
    return Exhibit(
      id: "levers", title: wording(.personaLevers), subtitle: wording(.personaLeversSubtitle),
      content: .table(
        ResultTable(
          columns: [
            .init("persona", header: wording(.personaHeader), alignment: .leading),
            .init("lever", header: wording(.personaLever), alignment: .leading),
          ], rows: rows)), alt: wording(.personaLeversSubtitle))
  }

  // MARK: Rules and names

  func rules() -> Exhibit {
    let rules = segments.rules
    let rows = profile.names.indices.map { index -> ResultTable.Row in
      let rule = rules.rules[index]
      guard !rule.conditions.isEmpty else {
        return ResultTable.Row(
          [.text(profile.names[index]), .text(wording(.personaNoRule)), .empty, .empty, .empty])
      }
      let shares = [(rule.right, rule.count), (rule.both, rule.met), (rule.both, rule.own)].map {
        $0.1 > 0 ? ResultTable.Cell.value(Value(Proportion($0.0, of: $0.1), .pct0, confidence)) : .empty
      }
      return ResultTable.Row(
        [.text(profile.names[index]), .text(PersonaRuleWords(profile, wording).text(rule))] + shares)
    }
    let accuracy = Value(Proportion(rules.right, of: rules.count), .pct0, confidence)
    return Exhibit(
      id: "rules", title: wording(.personaRules), subtitle: wording(.personaRulesSubtitle),
      content: .table(
        ResultTable(
          columns: [
            .init("persona", header: wording(.personaHeader), alignment: .leading),
            .init("rule", header: wording(.personaRule), alignment: .leading),
            .init("accuracy", header: wording(.personaRuleAccuracy)),
            .init("precision", header: wording(.personaRulePrecision)),
            .init("coverage", header: wording(.personaRuleCoverage)),
          ], rows: rows)), alt: wording(.personaRulesAlt),
      note: wording(
        rules.isInSample ? .personaRuleNoteInSample : .personaRuleNote,
        [
          "accuracy": .number(accuracy.number ?? 0, .pct0), "n": .count(rules.count),
          "interval": .text(
            wording.interval(accuracy.interval?.low ?? 0, accuracy.interval?.high ?? 1, .pct0)),
        ]), isSupplementary: true)
  }

  func names() -> Exhibit {
    let rows = profile.names.indices.map { index in
      let reason = profile.naming.reasons[index]
      return ResultTable.Row(
        [
          .text(profile.names[index]),
          .text(reason.isEmpty ? wording(.personaNoName) : startingSentence(reason)),
        ])
    }
    let passed = profile.naming.passedOver
    return Exhibit(
      id: "names", title: wording(.personaNames), subtitle: wording(.personaNamesSubtitle),
      content: .table(
        ResultTable(
          columns: [
            .init("persona", header: wording(.personaHeader), alignment: .leading),
            .init("conditions", header: wording(.personaConditions), alignment: .leading),
          ], rows: rows)), alt: wording(.personaNamesSubtitle),
      note: passed.isEmpty
        ? nil : wording(.personaPassedOver, ["names": .text(passed.joined(separator: ", "))]),
      isSupplementary: true)
  }

  // MARK: Averages

  /// Features by persona: in their own units, and in standard deviations from everyone's average.
  func averages() -> Exhibit {
    let stub = ResultTable.Column("feature", header: wording(.personaFeature), alignment: .leading)
    let columns =
      [stub] + zip(profile.names, profile.names.map { slug($0) }).map { .init($1, header: $0) }
      + [.init("everyone", header: wording(.everyone))]
    let own = wording(.personaMeans)
    let standard = wording(.personaDeviations)
    let rows = profile.labels.indices.map { j in
      let means = profile.names.indices.map { index in
        ResultTable.Cell.value(
          Value(profile.means[index][j], profile.format(j), n: profile.sizes[index]))
      }
      return ResultTable.Row(
        [.text(shortened(profile.labels[j]))] + means
          + [.value(Value(profile.counts.overall[j], profile.format(j), n: total))], group: own)
    }
    let deviations = profile.labels.indices.map { j in
      let cells = profile.names.indices.map { index in
        ResultTable.Cell.value(Value(segments.centres[index][j], .num2, n: profile.sizes[index]))
      }
      return ResultTable.Row(
        [.text(shortened(profile.labels[j]))] + cells + [.value(Value(0, .num2, n: total))], group: standard)
    }
    return Exhibit(
      id: "averages", title: wording(.personaAverages), subtitle: wording(.personaAveragesSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows + deviations)),
      alt: wording(.personaAveragesSubtitle), isSupplementary: true)
  }

  // MARK: Search

  /// The numbers of personas that were looked at, and why each was taken or not.
  func search() -> Exhibit {
    let stability = wording(.personaStabilitySpanner)
    let columns: [ResultTable.Column] = [
      .init("k", header: wording(.personaCount)),
      .init("silhouette", header: wording(.personaSilhouetteY)),
      .init("calinski_harabasz", header: "Caliński–Harabasz"),
      .init("davies_bouldin", header: "Davies–Bouldin"),
      .init("smallest_share", header: wording(.personaSmallest)),
      .init("stability_mean", header: wording(.personaStabilityMean), spanner: stability),
      .init("stability_min", header: wording(.personaStabilityLeast), spanner: stability),
      .init("verdict", header: wording(.personaVerdict), alignment: .leading),
    ]
    let rows = segments.trials.map { ResultTable.Row(cells($0)) }
    return Exhibit(
      id: "search", title: wording(.personaSearch),
      subtitle: wording(
        .personaSearchSubtitle,
        ["n": .count(segments.silhouetteRows), "rows": .count(segments.stabilityRows)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.personaSearchAlt),
      note: wording(
        .personaSearchNote,
        [
          "mean": .number(segments.search.minimumStability, .num1),
          "least": .number(segments.search.leastStability, .num1),
          "share": .number(segments.search.minimumShare, .pct0),
          "bootstraps": .count(segments.search.bootstraps),
        ]), isSupplementary: true)
  }

  private func cells(_ trial: SegmentTrial) -> [ResultTable.Cell] {
    let (n, rows) = (segments.silhouetteRows, segments.stabilityRows)
    func optional(_ value: Double?, _ format: Format, _ n: Int) -> ResultTable.Cell {
      value.map { .value(Value($0, format, n: n)) } ?? .empty
    }
    let verdict: Phrase =
      switch trial.verdict {
      case .chosen: .personaVerdictChosen
      case .given: .personaVerdictGiven
      case .leastBad: .personaVerdictLeastBad
      case .lower: .personaVerdictLower
      case .tooSmall: .personaVerdictTooSmall
      case .unstable: .personaVerdictUnstable
      case .moreThanNeeded: .personaVerdictMoreThanNeeded
      }
    return [
      .count(trial.k), .value(Value(trial.silhouette, .num3, n: n)),
      optional(trial.calinskiHarabasz, .num0, n), optional(trial.daviesBouldin, .num2, n),
      .value(Value(trial.smallestShare, .pct1, n: rows)), optional(trial.stability?.mean, .num3, rows),
      optional(trial.stability?.least, .num3, rows), .text(wording(verdict)),
    ]
  }
}
