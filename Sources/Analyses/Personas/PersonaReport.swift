import Findings
import Formats
import Models
import Populations

/// Puts personas into words, tables and figures.
struct PersonaReport {
  let segments: Segments
  let profile: PersonaProfile
  let rule: SegmentRule
  let context: AnalysisContext

  private var wording: Wording { context.wording }
  private var total: Int { profile.sizes.reduce(0, +) }

  func finding(_ population: any Population) throws(PopulationError) -> Finding {
    var exhibits: [Exhibit] = []
    let figures = PersonaFigures(profile: profile, context: context)
    if let bars = figures.bars() { exhibits.append(bars) }
    exhibits.append(table())
    if let scatter = try figures.scatter(population) { exhibits.append(scatter) }
    exhibits.append(rules())
    let missing = Ledger.Entry(
      code: "missing_feature", reason: wording(.personaMissing), rows: segments.missing)
    return Finding(
      values: values(), exhibits: exhibits, remarks: remark(), caveats: caveats(population),
      ledger: Ledger(rowsIn: population.count, excluded: segments.missing > 0 ? [missing] : []),
      assignments: [("#persona.\(context.cell)", profile.assignment)])
  }

  private func values() -> [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("k"), Value(Double(segments.k), .num0, n: total)),
      (ValueName("silhouette"), Value(segments.silhouette, .num3, n: total)),
      (ValueName("stability"), Value(segments.stability, .num3, n: total)),
      (ValueName("inertia"), Value(segments.inertia, .num2, n: total)),
      (ValueName("rule_accuracy"), Value(rule.accuracy, .pct0, n: rule.count)),
    ]
    for (index, name) in profile.names.enumerated() {
      let group = slug(name)
      let size = profile.sizes[index]
      values.append((ValueName("size", group: group), Value(Double(size), .num0, n: size)))
      values.append((ValueName("share", group: group), Value(share(index), .pct1, n: total)))
      if let rate = profile.rates[index] { values.append((ValueName("churn_rate", group: group), rate)) }
      if let revenue = profile.revenue {
        values.append((ValueName("revenue", group: group), Value(revenue[index], .money0, n: size)))
      }
    }
    return values
  }

  private func share(_ index: Int) -> Double { Double(profile.sizes[index]) / Double(Swift.max(total, 1)) }

  /// The persona that leaves most, when its churn is known.
  private func remark() -> [String] {
    let known = profile.names.indices.filter { profile.rates[$0]?.number != nil }
    let worst = known.max { (profile.rates[$0]?.number ?? 0) < (profile.rates[$1]?.number ?? 0) }
    guard let worst, let rate = profile.rates[worst], let number = rate.number, let range = rate.interval
    else { return [] }
    return [
      wording(
        profile.isSnapshot ? .personaRemarkSnapshot : .personaRemark,
        [
          "k": .count(segments.k), "name": .text(profile.names[worst]), "share": .number(share(worst), .pct0),
          "rate": .number(number, .pct1), "interval": .text(wording.interval(range.low, range.high, .pct1)),
        ])
    ]
  }

  private func table() -> Exhibit {
    let churn = profile.isSnapshot ? Phrase.personaChurnSnapshot : .personaChurn
    var columns: [ResultTable.Column] = [
      .init("persona", header: wording(.personaHeader), alignment: .leading),
      .init("customers", header: wording(.personaCustomers)),
      .init("share", header: wording(.personaShare)),
      .init("churn_rate", header: wording(churn)),
      .init("churn_interval", header: wording(.personaInterval)),
    ]
    columns += profile.columns.indices.map { index in
      .init(
        "mean_\(slug(profile.columns[index]))", header: shortened(profile.labels[index]),
        spanner: wording(.personaMeans))
    }
    if profile.revenue != nil {
      columns.append(.init("revenue_share", header: wording(.personaRevenueShare)))
    }
    let rows = profile.names.indices.map { ResultTable.Row(cells($0)) }
    return Exhibit(
      title: wording(.personaTable),
      subtitle: wording(
        .personaSubtitle,
        [
          "features": .text(profile.labels.map { midSentence(shortened($0)) }.joined(separator: ", ")),
          "n": .count(total),
        ]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.personaTableAlt),
      note: wording(
        .personaNote,
        [
          "silhouette": .number(segments.silhouette, .num2), "stability": .number(segments.stability, .num2),
        ]))
  }

  private func cells(_ index: Int) -> [ResultTable.Cell] {
    let size = profile.sizes[index]
    let rate: [ResultTable.Cell] =
      profile.rates[index].map { [.value($0), .interval($0)] }
      ?? [.suppressed("<\(context.minimum.shown)"), .empty]
    let means = profile.columns.indices.map { feature in
      ResultTable.Cell.value(Value(profile.means[index][feature], profile.format(feature), n: size))
    }
    let all = profile.revenue.map { $0.reduce(0, +) } ?? 0
    let revenue = profile.revenue.map { all == 0 ? 0 : $0[index] / all }
    return [.text(profile.names[index]), .count(size), .value(Value(share(index), .pct1, n: total))] + rate
      + means + (revenue.map { [.value(Value($0, .pct1, n: size))] } ?? [])
  }

  private func rules() -> Exhibit {
    let rows = profile.names.indices.map { index in
      ResultTable.Row([.text(profile.names[index]), .text(rule.answer(for: index).map(words) ?? none)])
    }
    let table = ResultTable(
      columns: [
        .init("persona", header: wording(.personaHeader), alignment: .leading),
        .init("rule", header: wording(.personaRule), alignment: .leading),
      ], rows: rows)
    return Exhibit(
      id: "rules", title: wording(.personaRules), content: .table(table), alt: wording(.personaRulesAlt),
      note: wording(
        .personaRuleNote, ["accuracy": .number(rule.accuracy, .pct0), "n": .count(rule.count)]),
      isSupplementary: true)
  }

  private var none: String { wording(.personaNoRule) }

  private func words(_ answer: SegmentRule.Answer) -> String {
    let parts = answer.conditions.map { condition in
      let format =
        condition.threshold.rounded() == condition.threshold
        ? profile.axisFormat(condition.feature) : profile.format(condition.feature)
      return wording(
        condition.isBelow ? .personaUnder : .personaFrom,
        [
          "feature": .text(shortened(profile.labels[condition.feature])),
          "value": .number(condition.threshold, format),
        ])
    }
    guard parts.count == 2 else { return parts.first ?? none }
    return wording(
      .personaAnd, ["a": .text(parts[0]), "b": .text(parts[1].prefix(1).lowercased() + parts[1].dropFirst())])
  }

  private func caveats(_ population: any Population) -> [Caveat] {
    var caveats = [Caveat(code: "personas_descriptive", text: wording(.personaDescriptive))]
    let stability = Argument.number(segments.stability, .num2)
    if segments.isForced || segments.stability < segments.search.minimumStability {
      caveats.append(
        Caveat(code: "personas_unstable", text: wording(.personaUnstable, ["stability": stability])))
    }
    if rule.accuracy < 0.9 {
      caveats.append(
        Caveat(
          code: "personas_weak_rule",
          text: wording(.personaWeakRule, ["accuracy": .number(rule.accuracy, .pct0)])))
    }
    if segments.search.missing == .zero {
      caveats.append(Caveat(code: "personas_zero_filled", text: wording(.personaZeroFilled)))
    }
    if !segments.dropped.isEmpty {
      let names = segments.dropped.map { population.roles.label(of: $0) }.joined(separator: ", ")
      caveats.append(
        Caveat(code: "personas_constant", text: wording(.personaDropped, ["features": .text(names)])))
    }
    return caveats
  }
}
