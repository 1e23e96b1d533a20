import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables

/// The model of a cell with all its checks.
struct DriverFit {
  let table: CoxTable
  let roles: Roles
  let model: CoxFit
  /// Terms with the strongest first; within a category the highest hazard ratio first.
  let terms: [DriverTerm]
  let dropped: [CoxDesign.Dropped]
  let proportionality: ProportionalHazards
  /// Corrected p-values of the terms of `proportionality`, in its order.
  let proportionalityAdjusted: [Double]
  let concordance: Concordance?
  /// At the horizons asked for; `nil` when none were.
  let accuracy: CoxAccuracy?
  /// Periods that `split` makes, with hazard ratios in the order of all effects.
  let periods: [DriverPeriod]
  /// Numbers that run along with the time observed, by position among the covariates; the author named them.
  let followers: [Int]
  /// Such columns that nobody named, and that are no drivers therefore.
  let leftOut: [String]
  let codings: [DriverCoding]
  private let rowsIn: Int
  private let excluded: [(column: String, rows: Int)]

  var effects: [DriverEffect] { terms.flatMap { $0.effects } }

  /// Under this many leavers a level is rare.
  static let rareLimit = 10

  init(
    _ cell: Drivers, _ choice: DriverChoice, _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) {
    guard population.count > 0 else { throw AnalysisError(.emptyPopulation, "there are no rows") }
    let roles = population.roles
    var answer = try DriverFit.counts(choice, without: [], of: population, isNamed: cell.columns != nil)
    var table = answer.table.withSwitches
    var leftOut: [String] = []
    if cell.columns == nil {
      leftOut = table.numbersFollowingTime.map { table.covariates[$0].name }
      if !leftOut.isEmpty {
        answer = try DriverFit.counts(choice, without: leftOut, of: population, isNamed: false)
        table = answer.table.withSwitches
      }
    }
    guard table.customers > 0 else {
      throw AnalysisError(
        .emptyPopulation, "no row has a value in every column the model needs",
        hint:
          "the column missing most often is '\(answer.excluded.max { $0.rows < $1.rows }?.column ?? "none")'")
    }
    guard table.leavers > 0 else {
      throw AnalysisError(.allCensored, "nobody left among the \(table.customers) customers analysed")
    }
    try DriverCoding.check(cell, table)
    var codings: [DriverCoding] = []
    for index in table.covariates.indices { codings.append(try DriverCoding(index, table, cell, context)) }
    let design = CoxDesign(table, codings.map { $0.coding })
    guard design.columns.count <= table.leavers else {
      throw AnalysisError(
        .tooFewLeavers,
        "\(table.leavers) customers left, and \(design.columns.count) coefficients are wanted",
        option: cell.columns == nil ? nil : "columns", hint: "name fewer columns")
    }
    let model = try DriverFit.fitted { () throws(CoxFit.Failure) in
      try CoxFit(table, design, ties: cell.ties, penalty: cell.penalty, isRobust: cell.isRobust)
    }
    if let clusters = model.clusters, clusters <= design.columns.count {
      throw AnalysisError(
        .tooFewLeavers,
        "'\(cell.cluster?.value ?? "")' makes \(clusters) clusters, and \(design.columns.count) coefficients are "
          + "wanted", option: "cluster", hint: "name fewer columns, or a finer cluster")
    }
    guard let proportionality = ProportionalHazards(model, cell.transform) else {
      throw AnalysisError(
        .noLogarithm,
        cell.transform == .log && table.leftAtZero
          ? "a customer left at time 0, which has no logarithm" : "everyone left at the same time",
        option: "ph_transform")
    }
    self.table = table
    self.roles = roles
    self.model = model
    self.codings = codings
    self.proportionality = proportionality
    proportionalityAdjusted = cell.correction.adjusted(proportionality.terms.map { $0.test.pValue })
    dropped = design.dropped
    concordance = Concordance(model)
    accuracy =
      cell.horizons.isEmpty ? nil : try DriverFit.accuracy(model, table, cell.horizons, roles.unit.rawValue)
    terms = try DriverTerm.all(model, table, codings, cell, context, roles)
    periods = try DriverPeriod.all(model, table, cell, terms.flatMap { $0.effects })
    followers = cell.columns == nil ? [] : table.numbersFollowingTime
    self.leftOut = leftOut
    rowsIn = population.count
    excluded = answer.excluded
  }

  private static func accuracy(
    _ model: CoxFit, _ table: CoxTable, _ horizons: [Double], _ unit: String
  ) throws(AnalysisError) -> CoxAccuracy {
    do { return try CoxAccuracy(model, table, horizons: horizons) } catch {
      switch error {
      case .delayedEntry:
        throw AnalysisError(
          .unmeasured,
          "customers came under observation late, and accuracy at a time needs them followed from the start",
          option: "horizons",
          hint:
            "leave `horizons` out: Harrell's C allows for late entry, and a `model` cell measures who leaves in "
            + "the window")
      case .unobserved(let time, let left, let followed):
        throw AnalysisError(
          .unmeasured,
          "at \(unit) \(Int(time)), \(left) customers had left and \(followed) are followed beyond it; both "
            + "are needed", option: "horizons", hint: "choose earlier or later times")
      }
    }
  }

  private static func counts(
    _ choice: DriverChoice, without leftOut: [String], of population: any Population, isNamed: Bool
  ) throws(AnalysisError) -> CoxAnswer {
    try answered(blaming: isNamed ? "columns" : nil) { () throws(PopulationError) in
      try population.coxTable(
        CoxQuery(
          time: choice.time, event: choice.event, entry: population.roles.entry,
          covariates: choice.columns.filter { !leftOut.contains($0) }, strata: choice.strata,
          cluster: choice.cluster))
    }
  }

  func ledger(_ wording: Wording) -> Ledger {
    Ledger(
      rowsIn: rowsIn,
      excluded: excluded.map { column, rows in
        column == roles.entry
          ? Ledger.Entry(code: "never_at_risk", reason: wording(.ledgerNeverAtRisk), rows: rows)
          : .missing(column, rows, roles, wording)
      })
  }

  /// The corrected p-value of the test of a covariate's hazard ratios over time.
  func proportionalityP(of covariate: Int) -> (raw: Double, adjusted: Double)? {
    proportionality.terms.firstIndex { $0.covariate == covariate }.map {
      (proportionality.terms[$0].test.pValue, proportionalityAdjusted[$0])
    }
  }

  static func fitted<Value>(_ fit: () throws(CoxFit.Failure) -> Value) throws(AnalysisError) -> Value {
    do { return try fit() } catch {
      switch error {
      case .noLeavers:
        throw AnalysisError(.allCensored, "nobody left while under observation")
      case .noColumns:
        throw AnalysisError(
          .noDrivers, "every driver has the same value in all customers analysed",
          hint: "name other columns under `columns:`")
      case .notConverged:
        throw AnalysisError(.notConverged, "the model could not be fitted, even with a penalty")
      }
    }
  }
}

extension CoxTable {
  /// Whole numbers that are 0 or 1 in every customer are switches, not amounts.
  var withSwitches: CoxTable {
    let covariates = covariates.map { column in
      column.levels == nil && !column.values.isEmpty && column.values.allSatisfy { $0 == 0 || $0 == 1 }
        ? Covariate(name: column.name, levels: ["0", "1"], values: column.values) : column
    }
    return CoxTable(
      covariates: covariates, patternCount: patternCount, strata: strata, times: times, lines: lines)
  }

  var leftAtZero: Bool {
    times.first == 0 && (0..<lines.count).contains { lines.time[$0] == 0 && lines.left[$0] > 0 }
  }

  /// Positions of numbers whose correlation with the time observed is above .7, as sums over that time have.
  var numbersFollowingTime: [Int] {
    covariates.indices.filter { index in
      guard covariates[index].levels == nil else { return false }
      let values = covariates[index].values
      var sums = (n: 0.0, x: 0.0, t: 0.0)
      for line in 0..<lines.count {
        let n = Double(lines.left[line]) + Double(lines.stayed[line])
        sums.n += n
        sums.x += n * values[Int(lines.pattern[line])]
        sums.t += n * times[Int(lines.time[line])]
      }
      let (meanX, meanT) = (sums.x / sums.n, sums.t / sums.n)
      var (xx, tt, xt) = (0.0, 0.0, 0.0)
      for line in 0..<lines.count {
        let n = Double(lines.left[line]) + Double(lines.stayed[line])
        let (x, t) = (values[Int(lines.pattern[line])] - meanX, times[Int(lines.time[line])] - meanT)
        xx += n * x * x
        tt += n * t * t
        xt += n * x * t
      }
      return xx > 0 && tt > 0 && xt / (xx * tt).squareRoot() > 0.7
    }
  }
}
