import Tables

extension TablePopulation {
  public func restricted(to condition: Condition) throws(PopulationError) -> any Population {
    let kept: [Int32] =
      switch condition {
      case .flag(let name, let wanted): try rows(flag: name, is: wanted)
      case .level(let name, let level): try rows(column: name, level: level)
      case .present(let name): rows(in: try column(name)) { !$0.isMissing($1) }
      }
    return TablePopulation(table: table, roles: roles, selection: kept, threads: threads)
  }

  private func rows(flag name: String, is wanted: Bool) throws(PopulationError) -> [Int32] {
    guard case .flags(let flags) = try flagColumn(name) else { return [] }
    let value: UInt8 = wanted ? 1 : 0
    return keep { flags[$0] == value }
  }

  /// Rows with a level of a category, or with a text, number or flag that is written so.
  private func rows(column name: String, level: String) throws(PopulationError) -> [Int32] {
    switch try column(name) {
    case .categories(let column):
      guard let code = column.levels.firstIndex(of: level) else { return [] }
      switch column.codes {
      case .narrow(let codes):
        let wanted = UInt8(code)
        return keep { codes[$0] == wanted }
      case .wide(let codes):
        let wanted = Int32(code)
        return keep { codes[$0] == wanted }
      }
    case .text(let column):
      let wanted = Array(level.utf8)
      return keep { column.bytes[column.range(of: $0)].elementsEqual(wanted) }
    case .flags(let values):
      guard let wanted = UInt8(level), wanted <= 1 else { return [] }
      return keep { values[$0] == wanted }
    case let column:
      guard let wanted = Double(level) else { return [] }
      return keep { column.number($0) == wanted }
    }
  }

  private func rows(in column: Column, where holds: (Column, Int) -> Bool) -> [Int32] {
    keep { holds(column, $0) }
  }

  /// Rows of this population that meet a condition, ascending.
  @inline(__always)
  private func keep(_ holds: (Int) -> Bool) -> [Int32] {
    if let selection { return selection.filter { holds(Int($0)) } }
    var kept: [Int32] = []
    for row in 0..<table.rowCount where holds(row) { kept.append(Int32(row)) }
    return kept
  }
}
