import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// The churn rate of an earlier data set beside this one's, with the customers that both know.
struct KPIPanel {
  let change: PanelChange
  /// What the earlier data are called: their newest day, else their name.
  let period: String
  /// Both rates are of windows, and who left in the first is in no second.
  let areWindows: Bool

  init(
    _ reference: ReferenceData, _ definition: ChurnDefinition, _ base: Departures
  ) throws(AnalysisError) {
    let earlier = try DefinedChurn(
      definition, reference.population, period: nil, asOf: reference.newestDay
    ).base()
    let known = base.known
    let joined = try answered(blaming: "before") { () throws(PopulationError) in
      try known.joined(
        with: try earlier.known.extended(by: FlagCopyKernel(flag: earlier.column)),
        columns: [FlagCopyKernel.output])
    }
    let counts = try answered(blaming: "before") { () throws(PopulationError) in
      try joined.population.counts(by: [base.column, FlagCopyKernel.output], flags: [], sums: [])
    }
    func count(now: String, before: String) -> Int {
      counts.groups.filter { $0.labels[0] == now && $0.labels[1] == before }.reduce(0) { $0 + $1.count }
    }
    change = PanelChange(
      before: Proportion(earlier.left.count, of: earlier.known.count),
      now: Proportion(base.left.count, of: base.known.count),
      neither: count(now: "0", before: "0"), onlyBefore: count(now: "0", before: "1"),
      onlyNow: count(now: "1", before: "0"), both: count(now: "1", before: "1"))
    period = reference.newestDay?.iso ?? reference.name
    areWindows = known.roles.observation.hasWindow
  }

  func reading(_ value: Value, _ confidence: Confidence) -> KPIReading.Change {
    KPIReading.Change(
      period: period, previous: Value(change.before, value.format, confidence),
      difference: Value(
        change.value, value.format.ofDifference, change.interval(confidence), confidence, n: nil))
  }

  /// What the comparison rests on.
  func caveat(_ wording: Wording) -> Caveat {
    let arguments: [String: Argument] = [
      "shared": .count(change.shared), "gone": .count(change.onlyNow), "back": .count(change.onlyBefore),
      "p": .number(change.pValue ?? 1, .pvalue), "period": .text(wording.period(period)),
    ]
    if areWindows, change.onlyBefore + change.both == 0 {
      return Caveat(code: "independent_windows", text: wording(.kpiPanelWindows, arguments))
    }
    return Caveat(code: "panel", text: wording(.kpiPanel, arguments))
  }
}
