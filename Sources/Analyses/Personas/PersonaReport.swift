import Findings
import Formats
import Models
import Populations
import Statistics

/// Puts personas into words, tables and figures.
struct PersonaReport {
  let cell: Personas
  let profile: PersonaProfile
  let context: AnalysisContext

  private var wording: Wording { context.wording }
  private var segments: Segments { profile.segments }
  private var confidence: Confidence { Confidence(context.level) }
  private var total: Int { profile.sizes.reduce(0, +) }

  func finding(_ population: any Population) throws(PopulationError) -> Finding {
    var exhibits: [Exhibit] = []
    let figures = PersonaFigures(profile: profile, context: context)
    let tables = PersonaTables(cell: cell, profile: profile, context: context)
    if let bars = figures.bars() { exhibits.append(bars) }
    exhibits.append(tables.main())
    if let levers = tables.levers() { exhibits.append(levers) }
    if let scatter = try figures.scatter() { exhibits.append(scatter) }
    exhibits += [tables.rules(), tables.names(), tables.averages(), tables.search()]
    if let silhouettes = figures.silhouettes() { exhibits.append(silhouettes) }
    let missing = Ledger.Entry(
      code: "missing_feature", reason: wording(.personaMissing), rows: segments.missing)
    return Finding(
      values: values(), exhibits: exhibits, remarks: remark(),
      caveats: PersonaCaveats(cell: cell, profile: profile, context: context).all(),
      ledger: Ledger(rowsIn: population.count, excluded: segments.missing > 0 ? [missing] : []),
      assignments: [("#persona.\(context.cell)", profile.assignment)])
  }

  // MARK: Values

  private func values() -> [(name: ValueName, value: Value)] {
    let rules = segments.rules
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("k"), Value(Double(segments.k), .num0, n: total)),
      (ValueName("silhouette"), Value(segments.silhouette, .num3, n: segments.silhouetteRows)),
      (ValueName("stability"), Value(segments.stability, .num3, n: segments.stabilityRows)),
      (ValueName("inertia"), Value(segments.inertia, .num2, n: total)),
      (ValueName("rule_accuracy"), Value(Proportion(rules.right, of: rules.count), .pct0, confidence)),
    ]
    if let least = segments.chosen.stability?.least {
      values.append((ValueName("stability_min"), Value(least, .num3, n: segments.stabilityRows)))
    }
    if let spread = segments.chosen.calinskiHarabasz {
      values.append((ValueName("calinski_harabasz"), Value(spread, .num1, n: segments.silhouetteRows)))
    }
    if let overlap = segments.chosen.daviesBouldin {
      values.append((ValueName("davies_bouldin"), Value(overlap, .num3, n: segments.silhouetteRows)))
    }
    if let everyone = profile.counts.money?.everyone {
      values.append((ValueName("revenue_at_risk"), atStake(everyone)))
      values.append((ValueName("revenue_churn"), revenueChurn(everyone)))
    }
    for index in profile.names.indices { values += self.values(of: index) }
    return values
  }

  private func values(of index: Int) -> [(name: ValueName, value: Value)] {
    let group = slug(profile.names[index])
    let size = profile.sizes[index]
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("size", group: group), Value(Double(size), .num0, n: size)),
      (ValueName("share", group: group), Value(Proportion(size, of: total), .pct1, confidence)),
    ]
    if let rate = profile.rates[index] { values.append((ValueName("churn_rate", group: group), rate)) }
    if let money = profile.counts.money?.personas[index] {
      values.append((ValueName("revenue", group: group), Value(money.revenue, .money0, n: size)))
      if profile.rates[index] != nil {
        values.append((ValueName("revenue_at_risk", group: group), atStake(money)))
        values.append((ValueName("revenue_churn", group: group), revenueChurn(money)))
      }
    }
    let own = segments.silhouettes[index]
    if own.count > 0 {
      values.append((ValueName("silhouette", group: group), Value(own.mean, .num3, n: own.count)))
    }
    let rule = segments.rules.rules[index]
    if !rule.conditions.isEmpty {
      values.append(
        (
          ValueName("rule_accuracy", group: group),
          Value(Proportion(rule.right, of: rule.count), .pct0, confidence)
        ))
    }
    return values
  }

  private func atStake(_ money: PersonaMoney) -> Value {
    Value(money.atStake, .money0, money.interval(confidence), confidence, n: money.lost.count)
  }

  private func revenueChurn(_ money: PersonaMoney) -> Value {
    Value(money.lost.share, .pct1, money.lost.interval(confidence), confidence, n: money.lost.count)
  }

  // MARK: Words

  /// The persona that leaves most, when its churn is known; and where most revenue is at stake.
  private func remark() -> [String] {
    let known = profile.names.indices.filter { profile.rates[$0]?.number != nil }
    let worst = known.max { (profile.rates[$0]?.number ?? 0) < (profile.rates[$1]?.number ?? 0) }
    guard let worst, let rate = profile.rates[worst], let number = rate.number, let range = rate.interval
    else { return [] }
    let share = Double(profile.sizes[worst]) / Double(Swift.max(total, 1))
    var words = wording(
      profile.isSnapshot ? .personaRemarkSnapshot : .personaRemark,
      [
        "k": .count(segments.k), "name": .text(profile.names[worst]), "share": .number(share, .pct0),
        "rate": .number(number, .pct1), "interval": .text(wording.interval(range.low, range.high, .pct1)),
      ])
    if let stake = stakeRemark(known) { words += " " + stake }
    return [words]
  }

  private func stakeRemark(_ known: [Int]) -> String? {
    guard let money = profile.counts.money?.personas else { return nil }
    let most = known.filter { money[$0] != nil }.max { (money[$0]?.atStake ?? 0) < (money[$1]?.atStake ?? 0) }
    guard let most, let own = money[most], own.atStake > 0 else { return nil }
    let range = own.interval(confidence)
    let format = Format.money(about: own.atStake)
    return wording(
      .personaStakeRemark,
      [
        "name": .text(profile.names[most]), "amount": .number(own.atStake, format),
        "interval": .text(wording.interval(range.lowerBound, range.upperBound, format)),
      ])
  }
}
