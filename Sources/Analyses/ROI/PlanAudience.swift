import Diagnostics
import Findings
import Formats
import Models
import Populations
import Tables

/// Who may get which action, whatever the rules of contact: the conditions of the actions and their personas.
struct PlanAudience {
  /// Labels of the personas; empty when the cell names none.
  let personas: [String]
  /// A persona for each of those still here, as a code.
  let codes: [UInt8]
  /// A bit for each action, one customer each.
  let allowed: [UInt32]

  init(
    _ actions: [RetentionAction], personas: Located<String>?, _ here: any Population
  ) throws(AnalysisError) {
    (self.personas, codes) = try PlanAudience.personas(personas, here)
    try PlanAudience.check(actions, personas: self.personas)
    var allowed = [UInt32](repeating: .max, count: here.count)
    for (index, action) in actions.enumerated() {
      let bit = UInt32(1) << UInt32(index)
      if let condition = action.target.condition?.condition {
        for (row, holds) in try PlanAudience.rows(condition, here).enumerated() where !holds {
          allowed[row] &= ~bit
        }
      }
      if let named = action.target.personas {
        let isMeant = self.personas.map { label in named.contains { $0.value.names(label) } }
        for (row, code) in codes.enumerated() where code == Prospects.noGroup || !isMeant[Int(code)] {
          allowed[row] &= ~bit
        }
      }
    }
    self.allowed = allowed
  }

  private static func personas(
    _ cell: Located<String>?, _ here: any Population
  ) throws(AnalysisError) -> ([String], [UInt8]) {
    guard let cell else { return ([], []) }
    let table = try answered(blaming: "personas") { () throws(PopulationError) in
      try here.extract(["#persona.\(cell.value)"])
    }
    guard case .categories(let column) = table.columns[0] else { return ([], []) }
    let codes = (0..<column.count).map { row in
      column.code(at: row).flatMap { $0 < 255 ? UInt8($0) : nil } ?? Prospects.noGroup
    }
    return (column.levels, codes)
  }

  /// Every persona that an action names is one of the cell's.
  private static func check(_ actions: [RetentionAction], personas: [String]) throws(AnalysisError) {
    var problems = Problems()
    for name in actions.flatMap({ $0.target.namedPersonas })
    where !personas.contains(where: { name.value.names($0) }) {
      problems.add(
        .error(
          .badOption, "no persona is called '\(name.value)'", at: name.place,
          hint: didYouMean(name.value, among: personas.flatMap { [$0, slug($0)] })
            ?? (personas.isEmpty ? nil : "they are \(personas.joined(separator: ", "))")))
    }
    if problems.hasErrors { throw AnalysisError(problems) }
  }

  private static func rows(_ condition: RowCondition, _ here: any Population) throws(AnalysisError) -> [Bool]
  {
    var names: [String] = []
    for column in condition.columns where !names.contains(column.value) { names.append(column.value) }
    let columns = names
    let table = try answered(blaming: "actions") { () throws(PopulationError) in try here.extract(columns) }
    do { return try RowConditionCheck(condition, on: table).holds() } catch { throw AnalysisError(error) }
  }
}
