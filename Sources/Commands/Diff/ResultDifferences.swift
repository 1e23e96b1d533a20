import Documents
import Formats

/// Values that one bundle has and another has not, or has differently, cell by cell.
struct ResultDifferences {
  /// One value that differs.
  struct Change {
    /// Without the cell: "rate.month_to_month".
    let name: String
    let before: ResultsFile.Entry?
    let after: ResultsFile.Entry?
  }

  /// Cells with what differs in them, in the order of their names.
  let cells: [(cell: String, changes: [Change])]
  /// Values that either has.
  let values: Int

  init(from old: ResultsFile, to new: ResultsFile) {
    let addresses = Set(old.addresses).union(new.addresses).sorted()
    values = addresses.count
    var cells: [(cell: String, changes: [Change])] = []
    for address in addresses where !Self.isSame(old[address], new[address]) {
      let parts = address.split(separator: ".", maxSplits: 1).map(String.init)
      let (cell, name) = (parts[0], parts.count > 1 ? parts[1] : "")
      if cells.last?.cell != cell { cells.append((cell, [])) }
      cells[cells.count - 1].changes.append(Change(name: name, before: old[address], after: new[address]))
    }
    self.cells = cells
  }

  private static func isSame(_ a: ResultsFile.Entry?, _ b: ResultsFile.Entry?) -> Bool {
    a?.number == b?.number && (a == nil) == (b == nil)
  }

  var count: Int { cells.reduce(0) { $0 + $1.changes.count } }

  /// How many of the changes are larger than chance, by the values' intervals.
  var sure: Int { cells.reduce(0) { $0 + $1.changes.count { $0.isSure == true } } }
}

extension ResultDifferences.Change {
  /// Whether the change is larger than chance, the bundles taken as independent samples (Zou and Donner, 2008); `nil`
  /// where one of the values has no confidence interval.
  var isSure: Bool? {
    guard let before, let after, let a = before.number, let b = after.number, before.level != nil,
      after.level != nil, let lowBefore = before.low, let highBefore = before.high, let low = after.low,
      let high = after.high
    else { return nil }
    func hypotenuse(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    let change = b - a
    return change - hypotenuse(b - low, highBefore - a) > 0
      || change + hypotenuse(high - b, a - lowBefore) < 0
  }
}
