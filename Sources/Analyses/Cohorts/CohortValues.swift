import Findings
import Formats
import Statistics

extension CohortComparison {
  var values: [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("rate"), Value(overall, .pct1, confidence)),
      (ValueName("customers"), Value(Double(overall.count), .num0, n: overall.count)),
    ]
    for (index, group) in groups.enumerated() where isAddressed(group) {
      let n = group.leavers.count
      values.append((ValueName("rate", group: group.address), Value(group.leavers, .pct1, confidence)))
      values.append((ValueName("customers", group: group.address), Value(Double(n), .num0, n: n)))
      if let pair = pair(of: index) { values += effects(pair, of: group) }
    }
    return values + adjusted + models + tests
  }

  /// Of hazard ratios and logistic adjustment.
  private var models: [(name: ValueName, value: Value)] {
    let exhibits = CohortModelExhibits(self)
    var values: [(name: ValueName, value: Value)] = []
    func add(_ name: String, _ pName: String, _ group: Int, _ estimate: Estimate?, _ p: Double?) {
      guard isAddressed(groups[group]) else { return }
      let (address, n) = (
        groups[group].address, groups[group].leavers.count + groups[reference].leavers.count
      )
      if let estimate {
        values.append((ValueName(name, group: address), exhibits.value(estimate, n: n)))
      }
      if let p { values.append((ValueName(pName, group: address), Value(p, .pvalue, n: n))) }
    }
    for ratio in hazards?.ratios ?? [] {
      add("hazard_ratio", "hazard_p", ratio.group, ratio.estimate, ratio.pValue)
    }
    for effect in logistic?.effects ?? [] {
      add("adjusted_odds_ratio", "adjusted_p", effect.group, effect.adjusted, effect.pValue)
    }
    return values
  }

  /// A level that already has the address of the groups held back keeps it.
  private func isAddressed(_ group: CohortGroups.Group) -> Bool {
    !group.isPooled || !groups.contains { !$0.isPooled && $0.address == group.address }
  }

  private func effects(
    _ pair: CohortPair, of group: CohortGroups.Group
  ) -> [(name: ValueName, value: Value)] {
    let n = group.leavers.count + groups[reference].leavers.count
    func value(_ measure: EffectMeasure) -> Value {
      Value(pair.effect(measure, confidence), measure, confidence, n: n)
    }
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("difference", group: group.address), value(.difference)),
      (ValueName("ratio", group: group.address), value(.ratio)),
      (ValueName("odds_ratio", group: group.address), value(.oddsRatio)),
    ]
    if let p = pair.pValue {
      values.append((ValueName("p", group: group.address), Value(p, .pvalue, n: n)))
    }
    if let detectable = pair.detectable {
      values.append((ValueName("detectable", group: group.address), Value(detectable, .pp1, n: n)))
    }
    return values
  }

  /// Of the first column under `adjust` that gives each.
  private var adjusted: [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = []
    let pooled = adjustments.lazy.compactMap { $0.pooled }.first
    let standardised = adjustments.lazy.compactMap { $0.standardised }.first
    for (index, group) in groups.enumerated() where isAddressed(group) {
      if let position = pairs.firstIndex(where: { $0.group == index && $0.reference == reference }),
        let result = pooled?[position]
      {
        values += pooledValues(result, group)
      }
      guard let standardised else { continue }
      let share = standardised[index]
      values.append(
        (
          ValueName("standardised", group: group.address),
          Value(share.share, .pct1, share.interval, confidence, n: share.count)
        ))
      guard index != reference else { continue }
      let base = standardised[reference]
      values.append(
        (
          ValueName("standardised_difference", group: group.address),
          Value(
            share.difference(from: base), .difference, confidence, n: share.count + base.count)
        ))
    }
    return values
  }

  private func pooledValues(
    _ result: CohortAdjustment.Pair, _ group: CohortGroups.Group
  ) -> [(name: ValueName, value: Value)] {
    let n = group.leavers.count + groups[reference].leavers.count
    var values: [(name: ValueName, value: Value)] = []
    if let effect = result.pooled {
      values.append(
        (ValueName("adjusted", group: group.address), Value(effect, measure, confidence, n: n)))
    }
    if let test = result.association {
      values.append((ValueName("cmh", group: group.address), Value(test.chiSquared, .num1, n: n)))
    }
    if let p = result.pValue {
      values.append((ValueName("cmh_p", group: group.address), Value(p, .pvalue, n: n)))
    }
    if let test = result.homogeneity {
      values.append((ValueName("homogeneity_p", group: group.address), Value(test.pValue, .pvalue, n: n)))
    }
    return values
  }

  private var tests: [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = []
    if let chiSquare {
      values.append((ValueName("chi_square"), Value(chiSquare.chiSquared, .num1, n: overall.count)))
      values.append(
        (ValueName("chi_square_p"), Value(exactP ?? chiSquare.pValue, .pvalue, n: overall.count)))
      values.append((ValueName("cramers_v"), Value(chiSquare.cramersV, .num2, n: overall.count)))
    }
    if let logRank {
      values.append((ValueName("logrank"), Value(logRank.chiSquared, .num1, n: overall.count)))
      values.append((ValueName("logrank_p"), Value(logRank.pValue, .pvalue, n: overall.count)))
    }
    return values
  }
}

extension Value {
  init(_ effect: TwoByTwo.Effect, _ measure: EffectMeasure, _ confidence: Confidence, n: Int) {
    self.init(effect.value, measure.format, effect.interval, confidence, n: n)
  }
}
