import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics

/// Computes headline numbers from summaries.
struct KPIMeasures {
  let departures: Departures
  /// Those who were customers at the start of the period: the base of every rate.
  let base: Departures
  let roles: Roles
  /// The column of scores.
  let score: String?
  let atRisk: Double
  let terms: ValueTerms
  /// Columns of revenue at both ends of the period.
  let revenueChange: (opening: String, closing: String)?
  let lifetime: LifetimeMethod
  let churnBase: ChurnBase
  let definition: ChurnDefinition
  let confidence: Confidence
  let wording: Wording

  /// A headline number with what came along.
  struct Measured {
    var value: Value
    var more: [(name: ValueName, value: Value)] = []
    var gaps: [KPIGap] = []
    /// In place of the metric's own.
    var label: Phrase?
    var meaning: Phrase?
    /// What its label and meaning name.
    var arguments: [String: Argument] = [:]
  }

  func measure(_ metric: KPIMetric, _ format: Format) throws(AnalysisError) -> Measured {
    switch metric {
    case .churnRate: churnRate(format)
    case .customers: Measured(value: Value(Double(base.known.count), format, n: base.known.count))
    case .revenueChurn: try revenueChurn(format)
    case .customersAtRisk: try customersAtRisk(format)
    case .averageScore: try averageScore(format)
    case .revenueAtRisk: try revenueAtRisk(format)
    case .lifetimeValue: try lifetimeValue(format)
    case .mrr, .mrrLost, .arpu: try recurringRevenue(metric, format)
    case .grossRevenueRetention, .netRevenueRetention, .grossRevenueChurn, .netRevenueChurn:
      try revenueKept(metric, format)
    case .expectedLifetime: try expectedLifetime(format)
    }
  }

  /// Of those at the start; or of the mean of these and of those here at the end, who may have joined in the window. The
  /// size of the business at its end is taken as it is, so the interval is that of the share of those at the start.
  private func churnRate(_ format: Format) -> Measured {
    let share = Proportion(base.left.count, of: base.known.count)
    guard churnBase == .average else {
      var measured = Measured(value: Value(share, format, confidence))
      switch definition {
      case .flag: break
      case .endDate:
        (measured.label, measured.meaning) = (.kpiChurnRate, .kpiChurnByDateMeaning)
      case .inactivity(_, let days):
        (measured.label, measured.meaning) = (.kpiShareInactive, .kpiShareInactiveMeaning)
        measured.arguments = ["days": .count(days)]
      }
      return measured
    }
    let mean = Double(base.known.count + departures.stillHere.count) / 2
    let scale = Double(base.known.count) / mean
    let range = share.interval(confidence)
    return Measured(
      value: Value(
        share.share * scale, format, range.lowerBound * scale...range.upperBound * scale, confidence,
        n: base.known.count),
      meaning: .kpiChurnOfMeanMeaning, arguments: ["mean": .number(mean, .num0)])
  }

  private func revenueChurn(_ format: Format) throws(AnalysisError) -> Measured {
    let revenue = try role(roles.revenue, "revenue")
    let left = try sums(of: revenue, base.left)
    let rest = try sums(of: revenue, base.stillHere)
    guard let share = left.share(withRest: rest) else {
      throw AnalysisError(.tooFew, "column '\(revenue)' adds up to nothing, so no share of it can have left")
    }
    // Without refunds a share of revenue cannot leave 0…1, though the normal interval may.
    let range = share.interval(confidence).clamped(to: 0...1)
    let counted = left.count + rest.count
    return Measured(
      value: Value(share.value, format, range, confidence, n: counted),
      gaps: [
        .missingRevenue(base.known.count - counted), .negativeRevenue(try negative(revenue)),
      ] + (revenueChange == nil ? [.oneRevenue] : []))
  }

  private func averageScore(_ format: Format) throws(AnalysisError) -> Measured {
    let scored = try scored()
    guard let mean = try sums(of: scored.column, scored.population).mean else {
      throw AnalysisError(.tooFew, "fewer than two customers still here have a score")
    }
    return Measured(
      value: Value(mean, format, confidence, n: scored.population.count),
      gaps: [.missingScore(scored.missing)])
  }

  private func customersAtRisk(_ format: Format) throws(AnalysisError) -> Measured {
    let scored = try scored()
    let kernel = RiskKernel(score: scored.column, revenue: nil, factor: 1, atRisk: atRisk)
    let extended = try answered { () throws(PopulationError) in try scored.population.extended(by: kernel) }
    let counts = try answered { () throws(PopulationError) in
      try extended.counts(
        by: [], flags: [RiskKernel.flag], sums: [RiskKernel.expected, RiskKernel.variance])
    }
    guard let all = counts.groups.first, all.count > 0 else {
      throw AnalysisError(.emptyPopulation, "no customer still here has a score")
    }
    let share = Proportion(all.flagged[0], of: all.count)
    let range = share.interval(confidence)
    let n = Double(all.count)
    let expected = Estimate(all.sums[0], standardError: all.sums[1].squareRoot())
    return Measured(
      value: Value(
        Double(all.flagged[0]), format, range.lowerBound * n...range.upperBound * n, confidence, n: all.count),
      more: [
        (ValueName("customers_at_risk_share"), Value(share, .pct1, confidence)),
        (ValueName("expected_leavers"), Value(expected, .num0, confidence, n: all.count)),
      ],
      gaps: [.missingScore(scored.missing)],
      arguments: ["threshold": .number(atRisk, .pct0), "expected": .number(expected.value, .num0)])
  }

  private func revenueAtRisk(_ format: Format) throws(AnalysisError) -> Measured {
    let revenue = try role(roles.revenue, "revenue")
    let scored = try scored()
    let paying = try answered { () throws(PopulationError) in
      try scored.population.restricted(to: .present(revenue))
    }
    guard paying.count > 0 else {
      throw AnalysisError(.emptyPopulation, "no customer still here has both a score and revenue")
    }
    let kernel = RiskKernel(
      score: scored.column, revenue: revenue, factor: terms.annuity(unit: roles.unit), atRisk: atRisk)
    let counts = try answered { () throws(PopulationError) in
      try paying.extended(by: kernel).counts(
        by: [], flags: [], sums: [RiskKernel.expected, RiskKernel.variance])
    }
    let total = counts.groups.first?.sums ?? [0, 0]
    return Measured(
      value: Value(
        Estimate(Money.rounded(total[0]), standardError: total[1].squareRoot()), format, confidence,
        n: paying.count),
      gaps: [.missingScore(scored.missing), .missingRevenue(scored.population.count - paying.count)])
  }

  private func lifetimeValue(_ format: Format) throws(AnalysisError) -> Measured {
    let lifetime = try LifetimeValue(
      departures, roles, tenure: try role(roles.tenure, "tenure"),
      revenue: try role(roles.revenue, "revenue"),
      terms)
    return Measured(
      value: Value(lifetime.mean, format, confidence, n: lifetime.count), gaps: lifetime.gaps)
  }

  /// Those still here with a score.
  private func scored() throws(AnalysisError) -> (population: any Population, column: String, missing: Int) {
    guard let score else {
      throw AnalysisError(
        .missingModel, "the cell needs scores and names no model",
        hint: "add 'model:' with a name from 'models:'")
    }
    let stillHere = departures.stillHere
    guard stillHere.count > 0 else {
      throw AnalysisError(.emptyPopulation, "everyone left, so nobody can be at risk")
    }
    let scored = try answered(blaming: "model") { () throws(PopulationError) in
      try stillHere.restricted(to: .present(score))
    }
    return (scored, score, stillHere.count - scored.count)
  }

  func sums(of column: String, _ population: any Population) throws(AnalysisError) -> SampleSums {
    let moments = try answered { () throws(PopulationError) in
      try population.moments(of: [column], weight: nil, by: nil)
    }
    return moments.groups.first.map { SampleSums($0, column: 0) } ?? .none
  }

  func role(_ column: String?, _ name: String) throws(AnalysisError) -> String {
    guard let column else {
      throw AnalysisError(
        .missingRole, "the data set declares no '\(name)'", hint: "add '\(name):' to the data set")
    }
    return column
  }
}
