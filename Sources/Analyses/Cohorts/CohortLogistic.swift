import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Statistics
import Tables

/// Odds of leaving by group with several columns held equal at once, by logistic regression.
struct CohortLogistic {
  struct Effect {
    /// Position among the groups.
    let group: Int
    /// The log odds ratio against the reference, on the same rows without the columns and with them.
    let crude: Estimate?
    let adjusted: Estimate?
    /// Corrected for the number of groups; `nil` when not tested.
    let pValue: Double?
  }

  let effects: [Effect]
  /// The columns for readers, within a sentence.
  let columns: [String]
  let customers: Int
  /// Rows without a value in one of the columns.
  let missing: Int

  init(
    by wanted: [Located<String>], _ departures: Departures, _ groups: [CohortGroups.Group], reference: Int,
    labels: GroupLabels, minimum: Int
  ) throws(AnalysisError) {
    let population = departures.known
    for column in wanted { try CohortLogistic.check(column.value, labels, population) }
    guard !groups[reference].isPooled else {
      throw AnalysisError(
        .withheldReference, "logistic adjustment needs a group of its own as reference", option: "reference")
    }
    // The outcome stands in for a time, which plays no part.
    let answer = try answered(blaming: "adjust") { () throws(PopulationError) in
      try population.coxTable(
        CoxQuery(
          time: departures.column, event: departures.column,
          covariates: [labels.column] + wanted.map { $0.value }))
    }
    let table = answer.table.withGroups
    let levels = table.covariates[0].levels ?? []
    let alone = groups.filter { !$0.isPooled }.flatMap { $0.levels }
    guard let base = levels.firstIndex(of: groups[reference].levels[0]) else {
      throw AnalysisError(
        .emptyPopulation, "nobody of the reference group has a value in every column", option: "adjust")
    }
    let own = CoxDesign.Coding.levels(
      reference: base, merged: levels.indices.filter { !alone.contains(levels[$0]) })
    let others = table.covariates.indices.dropFirst().map { table.usualCoding($0) }
    guard let full = GroupedLogistic(table, CoxDesign(table, [own] + others)),
      let crude = GroupedLogistic(table.alone(0), CoxDesign(table.alone(0), [own]))
    else {
      throw AnalysisError(
        .notConverged, "leaving cannot be told from the groups and columns by finite odds ratios",
        option: "adjust", hint: "use fewer or coarser columns; somewhere nobody, or everybody, left")
    }
    func estimate(_ fit: GroupedLogistic, _ group: Int) -> Estimate? {
      guard group != reference, let level = levels.firstIndex(of: groups[group].levels[0]) else { return nil }
      return fit.design.columns.firstIndex { $0.covariate == 0 && $0.levels.contains(level) }
        .map { fit.estimate($0) }
    }
    let adjusted = groups.indices.map { estimate(full, $0) }
    let tested = groups.indices.filter {
      adjusted[$0] != nil && groups[$0].leavers.count >= minimum
        && groups[reference].leavers.count >= minimum
    }
    let corrected = Correction.holm.adjusted(tested.map { adjusted[$0]?.pValue ?? 1 })
    effects = groups.indices.filter { $0 != reference }.map { group in
      Effect(
        group: group, crude: estimate(crude, group), adjusted: adjusted[group],
        pValue: tested.firstIndex(of: group).map { corrected[$0] })
    }
    columns = wanted.map { midSentence(population.roles.label(of: $0.value)) }
    customers = full.customers
    missing = answer.excluded.filter { $0.column != labels.column }.reduce(0) { $0 + $1.rows }
  }

  private static func check(
    _ column: String, _ labels: GroupLabels, _ population: any Population
  ) throws(AnalysisError) {
    let roles = population.roles
    let info = population.columns.first { $0.name == column }
    let fault: String? =
      if column == labels.column || column == labels.source {
        "'\(column)' is the column whose groups are compared"
      } else if column == roles.outcome || column == roles.churned || roles.afterOutcome.contains(column) {
        "'\(column)' is the outcome, or known only once a customer has left"
      } else if column == roles.id || roles.pii.contains(column) {
        "'\(column)' names customers"
      } else if info?.kind == .day || info?.kind == .text {
        "column '\(column)' holds \(info?.kind.rawValue ?? "no") values, which cannot be adjusted for"
      } else if let info, info.levels.count > GroupLabels.limit {
        "column '\(column)' has \(info.levels.count) levels, and at most \(GroupLabels.limit) can be adjusted for"
      } else { nil }
    if let fault { throw AnalysisError(.badStratum, fault, option: "adjust") }
  }
}

extension CoxTable {
  /// The first covariate, that of the groups, has levels whatever its kind.
  fileprivate var withGroups: CoxTable {
    let whole = grouped
    return CoxTable(
      covariates: [whole.covariates[0]] + covariates.dropFirst(), patternCount: patternCount, strata: strata,
      times: times, lines: lines)
  }

  /// Numbers as they are; levels against the one most customers have.
  fileprivate func usualCoding(_ index: Int) -> CoxDesign.Coding {
    guard let levels = covariates[index].levels else { return .number }
    let counts = counts(ofLevelsOf: index)
    let most = levels.indices.max { (counts[$0].customers, levels[$1]) < (counts[$1].customers, levels[$0]) }
    return .levels(reference: most ?? 0, merged: [])
  }
}
