import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables

/// Customers under contract, valued by how long customers like them stayed.
struct ContractStudy {
  /// How the chance to stay is known.
  enum Curve {
    case kaplanMeier
    case shifted(ShiftedBetaGeometric)
  }

  /// Why another curve was taken than the one asked for, or than a form would give.
  enum Choice: Hashable {
    case asAsked
    /// Every age reached plus the horizon lies within what was observed.
    case observed
    /// The horizon looks past what was observed, and the model follows what was.
    case projected
    /// The model departs from what was observed by so much.
    case poorFit(Double)
    case refused(ShiftedBetaGeometric.Failure)
  }

  struct Group {
    let label: String
    let address: String
    let curve: KaplanMeier
    let kind: Curve
    let choice: Choice
    let worth: any RemainingWorth
    /// Valued: still here, with tenure and revenue.
    let count: Int
    let meanRevenue: Estimate
    let mean: Estimate
    let total: Estimate
    let new: Estimate
    /// The curve is held flat, or projected, beyond this for someone.
    let isBeyondData: Bool
    let oldest: Double
    /// Those valued, with their value and age.
    let valued: any Population
  }

  let everyone: Group
  /// Largest total first; empty without a grouping column.
  let groups: [Group]
  let hidden: (labels: [String], customers: Int)
  let roles: Roles
  /// Of the value, what the most valuable tenth holds.
  let topShare: Estimate
  let values: Column
  /// Everyone valued, as a file.
  let customers: Extract
  let ledger: Ledger
  let unvalued: Int
  let periods: Int

  /// How far a model may lie from the observed curve, anywhere with 20 at risk, before it is not taken.
  static let tolerance = 0.03

  init(_ population: any Population, _ cell: CLV, _ context: AnalysisContext) throws(AnalysisError) {
    let roles = population.roles
    guard let tenure = roles.tenure, let revenue = roles.revenue else {
      throw AnalysisError(
        .missingRole, "valuing contracts needs the tenure and the revenue of customers",
        hint: "add 'tenure:' and 'revenue:' to the data set, or name the orders with 'orders:'")
    }
    self.roles = roles
    let departures = try Departures(population)
    guard departures.stillHere.count > 0 else {
      throw AnalysisError(.emptyPopulation, "nobody is still here, so there is nobody to value")
    }
    let labels = try cell.by.map { by throws(AnalysisError) in
      try GroupLabels(by.value, in: population, context.wording)
    }
    let valuer = ContractValuer(
      departures: departures, tenure: tenure, revenue: revenue, terms: cell.terms, model: cell.model,
      confidence: Confidence(context.level))
    periods = cell.terms.periods(roles.unit)
    var found = ContractValues(count: population.datasetCount)
    let whole = try valuer.group(nil, nil, into: &found)
    var groups: [Group] = []
    var small: (labels: [String], customers: Int) = ([], 0)
    if let labels {
      let counts = try answered(blaming: "by") { () throws(PopulationError) in
        try departures.stillHere.counts(by: [labels.column], flags: [], sums: [])
      }
      let present = counts.groups.compactMap { group in
        group.labels[0].map { (label: $0, count: group.count) }
      }
      let shown = present.filter { $0.count >= context.minimum.shown }.map { $0.label }
      try labels.check(shown, limit: 8)
      guard !shown.isEmpty else {
        throw AnalysisError(
          .tooFew, "no group of '\(labels.column)' has \(context.minimum.shown) customers still here",
          option: "by")
      }
      for label in shown { groups.append(try valuer.group(label, labels, into: &found)) }
      let hidden = present.filter { $0.count < context.minimum.shown }
      small = (hidden.map { labels.shown($0.label) }.sorted(), hidden.reduce(0) { $0 + $1.count })
    }
    let values = found.values
    customers = try found.extract("data/\(context.cell).customers.csv", population)
    self.groups = groups.sorted { ($1.total.value, $0.label) < ($0.total.value, $1.label) }
    hidden = small
    everyone = groups.isEmpty ? whole : whole.summing(groups, of: values)
    topShare = try valuer.topShare(values, of: groups.isEmpty ? [whole] : groups)
    self.values = .numbers(values)
    unvalued = departures.stillHere.count - whole.count
    let entries = [
      Ledger.Entry(
        code: "left_already", reason: context.wording(.clvLedgerLeft), rows: departures.left.count),
      Ledger.Entry(
        code: "no_outcome", reason: context.wording(.clvLedgerUnknown), rows: departures.unknown),
      Ledger.Entry(code: "no_value", reason: context.wording(.clvLedgerUnvalued), rows: unvalued),
    ]
    ledger = Ledger(rowsIn: population.count, excluded: entries.filter { $0.rows > 0 })
  }
}

extension ContractStudy.Group {
  /// Everyone, as the sum of groups that were valued by curves of their own; those of no group keep the curve of all.
  func summing(_ groups: [ContractStudy.Group], of values: [Double]) -> ContractStudy.Group {
    let sum = values.reduce(0) { $1.isNaN ? $0 : $0 + $1 }
    let variance = groups.reduce(0) { $0 + $1.total.standardError * $1.total.standardError }
    let total = Estimate(sum, standardError: variance.squareRoot())
    return ContractStudy.Group(
      label: label, address: address, curve: curve, kind: kind, choice: choice, worth: worth, count: count,
      meanRevenue: meanRevenue,
      mean: Estimate(sum / Double(count), standardError: total.standardError / Double(count)), total: total,
      new: new, isBeyondData: isBeyondData, oldest: oldest, valued: valued)
  }
}
