import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Statistics

/// Groups set against the reference by how soon their customers leave: Cox's model with the groups as its only driver.
struct CohortHazards {
  /// One group against the reference.
  struct Ratio {
    /// Position among the groups.
    let group: Int
    /// The log hazard ratio; `nil` where nobody left on one side.
    let estimate: Estimate?
    /// Corrected for the number of groups; `nil` when not tested.
    let pValue: Double?
  }

  let ratios: [Ratio]
  let reference: Int
  /// That the ratios hold at all times; `nil` where that cannot be tested.
  let proportionality: CoxFit.Test?
  /// Without tenure, or never at risk.
  let missing: Int

  init(
    _ departures: Departures, _ groups: [CohortGroups.Group], reference: Int, labels: GroupLabels,
    minimum: Int
  ) throws(AnalysisError) {
    let roles = departures.known.roles
    guard let tenure = roles.tenure else {
      throw AnalysisError(
        .missingRole, "the data set declares no 'tenure'", option: "effect",
        hint: "a hazard ratio needs how long each customer was observed")
    }
    guard !groups[reference].isPooled else {
      throw AnalysisError(
        .withheldReference, "hazard ratios need a group of its own as reference", option: "reference")
    }
    let answer = try answered(blaming: "by") { () throws(PopulationError) in
      try departures.known.coxTable(
        CoxQuery(time: tenure, event: departures.column, entry: roles.entry, covariates: [labels.column]))
    }
    let table = answer.table.grouped
    let levels = table.covariates[0].levels ?? []
    guard let base = levels.firstIndex(of: groups[reference].levels[0]) else {
      throw AnalysisError(
        .emptyPopulation, "nobody of the reference group has a tenure", option: "reference")
    }
    let alone = groups.filter { !$0.isPooled }.flatMap { $0.levels }
    let merged = levels.indices.filter { !alone.contains(levels[$0]) }
    let fit: CoxFit
    do throws(CoxFit.Failure) {
      fit = try CoxFit(table, [.levels(reference: base, merged: merged)])
    } catch {
      throw AnalysisError(
        error == .noLeavers ? .allCensored : .notConverged,
        error == .noLeavers
          ? "nobody left while under observation" : "hazard ratios of the groups could not be fitted",
        option: "effect", hint: "leave `effect: hr` out")
    }
    let estimates = groups.indices.map { index -> Estimate? in
      guard index != reference, let own = levels.firstIndex(of: groups[index].levels[0]) else { return nil }
      let column = fit.design.columns.firstIndex { $0.levels.contains(own) }
      return column.flatMap { fit.monotone.contains($0) ? nil : fit.estimate($0) }
    }
    let isReferenceTested = groups[reference].leavers.count >= minimum
    let tested = groups.indices.filter {
      estimates[$0] != nil && isReferenceTested && groups[$0].leavers.count >= minimum
    }
    let adjusted = Correction.holm.adjusted(tested.map { estimates[$0]?.pValue ?? 1 })
    ratios = groups.indices.filter { $0 != reference }.map { index in
      Ratio(
        group: index, estimate: estimates[index],
        pValue: tested.firstIndex(of: index).map { adjusted[$0] })
    }
    self.reference = reference
    proportionality = ProportionalHazards(fit)?.global
    missing = answer.excluded.filter { $0.column == tenure || $0.column == roles.entry }.reduce(0) {
      $0 + $1.rows
    }
  }
}

extension CoxTable {
  /// A grouping column of whole numbers has its values as levels.
  var grouped: CoxTable {
    CoxTable(
      covariates: covariates.map { column in
        guard column.levels == nil else { return column }
        let distinct = Array(Set(column.values)).sorted()
        return Covariate(
          name: column.name, levels: distinct.map { String(Int($0)) },
          values: column.values.map { Double(distinct.firstIndex(of: $0) ?? 0) })
      }, patternCount: patternCount, strata: strata, times: times, lines: lines)
  }
}
