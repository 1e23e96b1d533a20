import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// What the population says of a cell, checked and with durations of 0 dealt with.
struct SurvivalCount {
  let table: LifeTable
  let roles: Roles
  /// Rows of each group.
  let sizes: [Int]
  let notes: LifeTableAnswer.Notes
  /// Rows with a duration of 0.
  let zeroRows: Int
  /// What half a unit is, for durations of 0 that count as that.
  let halfUnit: Double
  /// Durations are whole, so quantiles print without tenths.
  let hasWholeTimes: Bool
  /// Rows in groups too small to show, and their labels as they are in the data.
  var hidden: (levels: [String], rows: Int) = ([], 0)
  let clock: Clock
  private let excluded: [(column: String, rows: Int)]
  private let dropped: Int

  init(
    _ clock: Clock, _ labels: GroupLabels?, _ cell: Survival, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let answer = try SurvivalCount.ask(clock, labels, cell)
    let notes = answer.notes
    let roles = clock.roles
    if notes.reversed > 0 {
      let rows = notes.reversed == 1 ? "1 row comes" : "\(notes.reversed) rows come"
      throw AnalysisError(
        .entryAfterExit, "\(rows) under observation after the end of '\(roles.tenure ?? "")'",
        hint: "a customer enters before the time at which they left or were last seen")
    }
    hasWholeTimes = answer.table.times.allSatisfy { $0.rounded() == $0 }
    halfUnit = answer.table.halfUnit
    table = answer.table.applying(cell.zeros, zeroRows: notes.zeroRows)
    sizes = table.groups.map { $0.rows }
    zeroRows = notes.zeroRows.reduce(0, +)
    dropped = cell.zeros == .drop ? zeroRows : 0
    self.clock = clock
    excluded = answer.excluded.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.notes = notes
    self.roles = roles
  }

  private static func ask(
    _ clock: Clock, _ labels: GroupLabels?, _ cell: Survival
  ) throws(AnalysisError) -> LifeTableAnswer {
    let (population, roles) = (clock.population, clock.roles)
    guard let tenure = roles.tenure, let churned = roles.churned else {
      throw AnalysisError(
        .missingRole, "the data set declares no '\(roles.tenure == nil ? "tenure" : "churned")'",
        hint: "survival needs how long each customer was observed and who left")
    }
    guard clock.rowsIn > 0 else { throw AnalysisError(.emptyPopulation, "there are no rows") }
    if let causes = cell.causes {
      try SurvivalCauses.check(causes.value, population, groupedBy: cell.by?.value)
    }
    let query = LifeTableQuery(
      time: tenure, event: churned, group: labels?.column, entry: roles.entry, cause: cell.causes?.value,
      weight: cell.weights?.value)
    do { return try population.lifeTable(query) } catch {
      if case .negative(let column) = error, column == cell.weights?.value {
        throw AnalysisError(
          .badWeights, "column '\(column)' has weights below 0", option: "weights",
          hint: "a customer counts as many, or not at all")
      }
      throw error.asAnalysisError(option: nil)
    }
  }

  /// Rows left out for each reason; it adds up to the rows that came in.
  func ledger(_ wording: Wording) -> Ledger {
    var entries = clock.ledger(wording)
    func add(_ code: String, _ phrase: Phrase, _ rows: Int) {
      if rows > 0 { entries.append(Ledger.Entry(code: code, reason: wording(phrase), rows: rows)) }
    }
    for (column, rows) in excluded {
      let never = column == roles.entry ? notes.neverAtRisk : 0
      add("never_at_risk", .ledgerNeverAtRisk, never)
      if rows > never { entries.append(.missing(column, rows - never, roles, wording)) }
    }
    add("zero_weight", .survivalLedgerWeightless, notes.weightless)
    add("zero_duration", .survivalLedgerZeros, dropped)
    add("small_group", .ledgerSmallGroup, hidden.rows)
    return Ledger(rowsIn: clock.rowsIn, excluded: entries)
  }
}
