import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables

/// A population with a flag of who left by a definition.
struct DefinedChurn {
  let population: any Population
  /// The flag's column; `nil` for the data set's own.
  let column: String?
  let definition: ChurnDefinition
  /// Until when customers were looked for; `nil` where the rows say.
  let asOf: Day?

  /// `period` is the report's, for data without a window; `asOf` the day that inactivity counts to.
  init(
    _ definition: ChurnDefinition, _ population: any Population, period: Period?, asOf: Day?
  ) throws(AnalysisError) {
    self.definition = definition
    self.asOf = asOf
    let kernel: any RowKernel
    switch definition {
    case .flag:
      (self.population, column) = (population, nil)
      return
    case .endDate(let ended):
      try DefinedChurn.check(ended.value, population)
      switch population.roles.observation {
      case .window(let start, let end):
        kernel = EndDateKernel(ended: ended.value, window: (start, end), period: nil)
      case .cohort, .snapshot:
        guard let period else {
          throw AnalysisError(
            .missingRole, "the report has no period and the data no window, in which an end date could lie",
            option: "churn_definition", hint: "give the report a `period:`, or the data set a window")
        }
        kernel = EndDateKernel(
          ended: ended.value, window: nil,
          period: (Double(period.firstDay.number), Double(period.lastDay.number)))
      }
    case .inactivity(let seen, let days):
      try DefinedChurn.check(seen.value, population)
      guard let asOf else {
        throw AnalysisError(
          .missingRole, "nothing says until when customers were looked for", option: "churn_definition",
          hint: "give the report an `as_of:` or a `period:`")
      }
      kernel = InactivityKernel(seen: seen.value, days: Double(days), asOf: Double(asOf.number))
    }
    column = DefinedChurn.flag
    self.population = try answered(blaming: "churn_definition") { () throws(PopulationError) in
      try population.extended(by: kernel)
    }
  }

  static let flag = "#kpi.left"

  private static func check(_ column: String, _ population: any Population) throws(AnalysisError) {
    guard let info = population.columns.first(where: { $0.name == column }) else {
      throw AnalysisError(
        .unanswerable, "column '\(column)' is not in the data", option: "churn_definition")
    }
    guard info.kind == .day else {
      throw AnalysisError(
        .unsuitableColumn, "column '\(column)' holds \(info.kind.rawValue) values where dates are needed",
        option: "churn_definition")
    }
  }

  /// Those who were customers at the start: not those who joined in the window.
  func base() throws(AnalysisError) -> Departures {
    let present = try answered { () throws(PopulationError) in
      guard let joined = population.roles.joinedInWindow else { return population }
      return try population.restricted(to: .flag(joined, is: false))
    }
    return try Departures(present, column: column)
  }

  /// Rows of which it is not known whether they left.
  func missing(_ departures: Departures, _ wording: Wording) -> [Ledger.Entry] {
    guard departures.unknown > 0 else { return [] }
    switch definition {
    case .flag: return [.missing(departures.column, departures.unknown, population.roles, wording)]
    case .endDate:
      return [
        Ledger.Entry(code: "left_before", reason: wording(.kpiLedgerLeftBefore), rows: departures.unknown)
      ]
    case .inactivity(let seen, _):
      return [.missing(seen.value, departures.unknown, population.roles, wording)]
    }
  }
}

/// Who left in a window or a period, by the date; who left before it is missing, who left later is still here.
struct EndDateKernel: RowKernel {
  let ended: String
  /// Columns of the window's first and last day.
  let window: (start: String, end: String)?
  /// Days since 1970-01-01, where there is no window.
  let period: (first: Double, last: Double)?

  var inputs: [String] { [ended] + (window.map { [$0.start, $0.end] } ?? []) }
  var outputs: [KernelOutput] { [KernelOutput(DefinedChurn.flag, .flag)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let ends = block.numbers(0)
    let starts = window == nil ? [] : block.numbers(1)
    let lasts = window == nil ? [] : block.numbers(2)
    var flags = [UInt8](repeating: 0, count: block.count)
    for row in 0..<block.count where !ends[row].isNaN {
      let first = period?.first ?? starts[row]
      let last = period?.last ?? lasts[row]
      // Also where the window is not known.
      guard ends[row] >= first, !last.isNaN else {
        flags[row] = 255
        continue
      }
      flags[row] = ends[row] <= last ? 1 : 0
    }
    results.outputs[0] = .flags(flags)
  }
}

/// Who was not seen for more than so many days.
struct InactivityKernel: RowKernel {
  let seen: String
  let days: Double
  let asOf: Double

  var inputs: [String] { [seen] }
  var outputs: [KernelOutput] { [KernelOutput(DefinedChurn.flag, .flag)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs[0] = .flags(block.numbers(0).map { $0.isNaN ? 255 : asOf - $0 > days ? 1 : 0 })
  }
}

/// A flag under another name, so that two populations can be set side by side.
struct FlagCopyKernel: RowKernel {
  static let output = "#kpi.before"

  let flag: String

  var inputs: [String] { [flag] }
  var outputs: [KernelOutput] { [KernelOutput(Self.output, .flag)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs[0] = .flags(block.numbers(0).map { $0.isNaN ? 255 : UInt8($0) })
  }
}
