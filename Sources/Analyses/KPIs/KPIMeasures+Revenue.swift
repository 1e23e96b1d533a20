import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// Recurring revenue at the start of the period, what of it was kept, and the time customers stay.
extension KPIMeasures {
  /// Totals and the average over everyone in the base, those who left included.
  func recurringRevenue(_ metric: KPIMetric, _ format: Format) throws(AnalysisError) -> Measured {
    let revenue = try role(roles.revenue, "revenue")
    let left = try sums(of: revenue, base.left)
    let rest = try sums(of: revenue, base.stillHere)
    let count = left.count + rest.count
    let all = SampleSums(count: count, sum: left.sum + rest.sum, squares: left.squares + rest.squares)
    // Those who stayed took nothing away.
    let counted = metric == .mrrLost ? SampleSums(count: count, sum: left.sum, squares: left.squares) : all
    guard let mean = counted.mean else {
      throw AnalysisError(.tooFew, "fewer than two customers have revenue")
    }
    let factor = metric == .arpu ? 1 : Double(count)
    var gaps: [KPIGap] = [
      .missingRevenue(base.known.count - count), .negativeRevenue(try negative(revenue)),
    ]
    if metric == .arpu { gaps.append(.payNothing(try zero(revenue))) }
    return Measured(
      value: Value(
        Estimate(mean.value * factor, standardError: mean.standardError * factor), format, confidence,
        n: count),
      gaps: gaps, arguments: ["unit": .phrase(roles.unit.alone)])
  }

  /// Gross and net retention and their complements, over those who paid something at the start.
  func revenueKept(_ metric: KPIMetric, _ format: Format) throws(AnalysisError) -> Measured {
    guard let revenueChange else {
      throw AnalysisError(
        .noRevenueChange, "the cell names no columns of revenue at both ends of the period",
        hint: "add 'opening_revenue:' and 'closing_revenue:'")
    }
    let kernel = RevenueChangeKernel(
      openingColumn: revenueChange.opening, closingColumn: revenueChange.closing, churned: base.column)
    let extended = try answered(blaming: "opening_revenue") { () throws(PopulationError) in
      try base.known.extended(by: kernel)
    }
    let counts = try answered { () throws(PopulationError) in
      try extended.counts(
        by: [],
        flags: [
          RevenueChangeKernel.hasNoOpening, RevenueChangeKernel.hasNoClosing, RevenueChangeKernel.isRefunded,
        ], sums: [])
    }
    let flagged = counts.groups.first?.flagged ?? [0, 0, 0]
    let isGross = metric == .grossRevenueRetention || metric == .grossRevenueChurn
    let moments = try answered { () throws(PopulationError) in
      try extended.restricted(to: .present(RevenueChangeKernel.opening)).moments(
        of: [isGross ? RevenueChangeKernel.kept : RevenueChangeKernel.closing, RevenueChangeKernel.opening],
        weight: nil, by: nil)
    }
    guard let group = moments.groups.first, let kept = group.ratio(0, over: 1) else {
      throw AnalysisError(
        .noOpeningBase, "fewer than two customers paid anything at the start of the period",
        option: "opening_revenue")
    }
    let isChurn = metric == .grossRevenueChurn || metric == .netRevenueChurn
    // What is kept is never below nothing; gross, never above all.
    let possible = 0...(isGross ? 1 : Double.infinity)
    let range = kept.interval(confidence).clamped(to: possible)
    return Measured(
      value: isChurn
        ? Value(
          1 - kept.value, format, 1 - range.upperBound...1 - range.lowerBound, confidence, n: group.count)
        : Value(kept.value, format, range, confidence, n: group.count),
      gaps: [.noOpening(flagged[0]), .noClosing(flagged[1]), .refundedAtEnd(flagged[2])])
  }

  func expectedLifetime(_ format: Format) throws(AnalysisError) -> Measured {
    let found = try ExpectedLifetime(
      departures, roles, tenure: try role(roles.tenure, "tenure"), lifetime, confidence)
    let value: Value
    if let time = found.time {
      value = Value(time, format, found.range, confidence, n: found.count)
    } else {
      value = Value(absent: wording(.kpiNoEnd), format: format, n: found.count)
    }
    guard let horizon = found.horizon else {
      return Measured(
        value: value, gaps: found.gaps, label: .kpiConstantLifetime, meaning: .kpiConstantLifetimeMeaning,
        arguments: ["units": .text(roles.unit.name(wording))])
    }
    let whole = horizon.rounded() == horizon
    let time =
      whole
      ? roles.unit.words(Int(horizon), wording)
      : "\(wording.number(horizon, .num1)) \(roles.unit.name(wording))"
    return Measured(
      value: value, gaps: found.gaps,
      arguments: ["horizon": .text(time), "units": .text(roles.unit.name(wording))])
  }

  func negative(_ revenue: String) throws(AnalysisError) -> Int {
    try answered { () throws(PopulationError) in try base.known.histogram(of: revenue, edges: [0]) }.counts[0]
  }

  private func zero(_ revenue: String) throws(AnalysisError) -> Int {
    try answered { () throws(PopulationError) in
      try base.known.histogram(of: revenue, edges: [0, .leastNormalMagnitude])
    }.counts[1]
  }
}
