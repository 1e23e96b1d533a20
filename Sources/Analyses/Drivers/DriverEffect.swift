import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Threads

/// One hazard ratio: of a level against the reference, or of a step of a number.
struct DriverEffect {
  /// Position among the columns of the model.
  let column: Int
  let covariate: Int
  /// "Two year", "Yes", "other levels", "per 30.1 (1 SD)".
  let label: String
  let address: String
  /// The step of a number, as declared; `nil` for a standard deviation and for levels.
  let unit: Double?
  let customers: Int
  let leavers: Int
  /// The log hazard ratio, other drivers equal.
  let estimate: Estimate
  /// Without the other drivers; `nil` where that has no finite estimate.
  let alone: Estimate?
  let pValue: Double
  let adjusted: Double
  let isMonotone: Bool
  let isRare: Bool
  /// Too few customers to show.
  let isHidden: Bool

  /// The hazard ratio lies surely on one side of 1 alone, and surely on the other beside the other drivers.
  func turns(_ confidence: Confidence) -> Bool {
    guard let alone, !isMonotone, !isHidden else { return false }
    let (with, without) = (estimate.interval(confidence), alone.interval(confidence))
    return (with.lowerBound > 0 && without.upperBound < 0) || (with.upperBound < 0 && without.lowerBound > 0)
  }
}

/// A driver with its hazard ratios.
struct DriverTerm {
  let covariate: Int
  let label: String
  let address: String
  /// The level that others are compared with; `nil` for a number.
  let reference: (label: String, customers: Int, leavers: Int)?
  let effects: [DriverEffect]
  /// That the driver makes no difference.
  let test: CoxFit.Test
  /// Of a driver, its variance inflation; `nil` where it cannot be told.
  let inflation: Double?

  static func all(
    _ model: CoxFit, _ table: CoxTable, _ codings: [DriverCoding], _ cell: Drivers,
    _ context: AnalysisContext,
    _ roles: Roles
  ) throws(AnalysisError) -> [DriverTerm] {
    let names = DriverNames(table, codings, roles, context.wording)
    let columns = model.design.columns
    let estimates = columns.indices.map { model.estimate($0, unit: codings[columns[$0].covariate].unit) }
    let adjusted = cell.correction.adjusted(estimates.map { $0.pValue })
    let alone = aloneEstimates(model, table, codings, isRobust: cell.isRobust)
    let inflations = Collinearity(model.design).terms
    var terms: [DriverTerm] = []
    for covariate in model.design.terms {
      let own = model.design.columns(of: covariate)
      let coding = codings[covariate]
      let effects = own.map { column in
        let levels = columns[column].levels
        let counts = levels.map { coding.counts[$0] }
        let customers = levels.isEmpty ? model.customers : counts.reduce(0) { $0 + $1.customers }
        return DriverEffect(
          column: column, covariate: covariate, label: names.label(columns[column]),
          address: names.address(columns[column]), unit: coding.unit, customers: customers,
          leavers: levels.isEmpty ? model.leavers : counts.reduce(0) { $0 + $1.leavers },
          estimate: estimates[column], alone: alone[column], pValue: estimates[column].pValue,
          adjusted: adjusted[column], isMonotone: model.monotone.contains(column),
          isRare: levels.count == 1 && coding.rare.contains(levels[0]),
          isHidden: customers < context.minimum.shown)
      }
      terms.append(
        DriverTerm(
          covariate: covariate, label: roles.label(of: table.covariates[covariate].name),
          address: names.address(of: covariate),
          reference: reference(coding, names),
          effects: effects.sorted { ($1.estimate.value, $0.label) < ($0.estimate.value, $1.label) },
          test: model.wald(own), inflation: inflations.first { $0.covariate == covariate }?.inflation))
    }
    try names.check(terms)
    return terms.sorted { ($1.test.pPerDegree, $0.label) < ($0.test.pPerDegree, $1.label) }
  }

  private static func reference(
    _ coding: DriverCoding, _ names: DriverNames
  ) -> (label: String, customers: Int, leavers: Int)? {
    guard let level = coding.reference else { return nil }
    let count = coding.counts[level]
    return (names.level(level, of: coding.covariate), count.customers, count.leavers)
  }

  /// Each driver in a model of its own, all at once.
  private static func aloneEstimates(
    _ model: CoxFit, _ table: CoxTable, _ codings: [DriverCoding], isRobust: Bool
  ) -> [Int: Estimate] {
    let fits = Parallel.map(model.design.terms.count) { index in
      let covariate = model.design.terms[index]
      return try? CoxFit(
        table.alone(covariate), [codings[covariate].coding], ties: model.ties, isRobust: isRobust)
    }
    var estimates: [Int: Estimate] = [:]
    for (covariate, fit) in zip(model.design.terms, fits) {
      guard let fit else { continue }
      for column in model.design.columns(of: covariate) {
        let levels = model.design.columns[column].levels
        guard let place = fit.design.columns.firstIndex(where: { $0.levels == levels }),
          !fit.monotone.contains(place)
        else { continue }
        // One standard deviation is that of the same customers, so both are of the same step.
        estimates[column] = fit.estimate(place, unit: codings[covariate].unit)
      }
    }
    return estimates
  }
}

extension CoxFit.Test {
  /// How strong a driver is, whatever its number of levels.
  fileprivate var pPerDegree: Double { degrees > 0 ? chiSquared / Double(degrees) : 0 }
}

/// A stretch of time with hazard ratios of its own.
struct DriverPeriod {
  let start: Double
  /// Infinite for the last.
  let end: Double
  let leavers: Int
  /// In the order of the effects; `nil` where a hazard ratio has no finite estimate in the period.
  let estimates: [Estimate?]

  /// None without a split.
  static func all(
    _ model: CoxFit, _ table: CoxTable, _ cell: Drivers, _ effects: [DriverEffect]
  ) throws(AnalysisError) -> [DriverPeriod] {
    guard !cell.splits.isEmpty else { return [] }
    let ends = cell.splits + [.infinity]
    var periods: [DriverPeriod] = []
    for (start, end) in zip([-1] + cell.splits, ends) {
      let part = table.leaving(after: start, through: end)
      guard part.leavers >= model.design.columns.count else {
        throw AnalysisError(
          .badSplit,
          "\(part.leavers) customers left \(end.isFinite ? "up to \(end)" : "after \(start)"), and "
            + "\(model.design.columns.count) coefficients are wanted", option: "split")
      }
      let fit = try DriverFit.fitted { () throws(CoxFit.Failure) in
        try CoxFit(part, model.design, ties: cell.ties, penalty: cell.penalty, isRobust: cell.isRobust)
      }
      periods.append(
        DriverPeriod(
          start: max(0, start), end: end, leavers: part.leavers,
          estimates: effects.map { effect in
            guard !fit.monotone.contains(effect.column) else { return nil }
            return fit.estimate(effect.column, unit: effect.unit)
          }))
    }
    return periods
  }
}
