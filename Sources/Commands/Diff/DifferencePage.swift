import Documents
import Formats

/// What differs between two bundles, for a terminal: first how much and where, then the values of each cell.
struct DifferencePage {
  private let differences: ResultDifferences
  private let wording: Wording
  /// Values of a cell that are listed; `nil` for all.
  private let limit: Int?

  init(_ differences: ResultDifferences, _ wording: Wording, limit: Int?) {
    self.differences = differences
    self.wording = wording
    self.limit = limit
  }

  var lines: [String] {
    guard differences.count > 0 else { return [] }
    return [summary] + TextTable(overview, right: [1]).lines(indent: 2)
      + differences.cells.flatMap { ["", "\($0.cell):"] + rows($0.changes) }
  }

  private var summary: String {
    "\(differences.count) of \(differences.values) values differ, in \(differences.cells.count) "
      + (differences.cells.count == 1 ? "cell" : "cells")
      + "; \(differences.sure) of the changes are larger than chance, each by its own interval"
  }

  private var overview: [[String]] {
    differences.cells.map { cell, changes in
      let sure = changes.count { $0.isSure == true }
      return [cell, "\(changes.count)", sure > 0 ? "\(sure) larger than chance" : ""]
    }
  }

  /// Those larger than chance first, and as many as are listed.
  private func rows(_ changes: [ResultDifferences.Change]) -> [String] {
    let ordered = changes.filter { $0.isSure == true } + changes.filter { $0.isSure != true }
    let shown = ordered.prefix(limit ?? ordered.count)
    let rows = shown.map { change in
      [change.name, text(change.before), "→", text(change.after), difference(change), verdict(change)]
    }
    let rest = ordered.count - shown.count
    return TextTable(rows, right: [1, 3, 4]).lines(indent: 2)
      + (rest > 0 ? ["  … and \(rest) more, listed with --all"] : [])
  }

  private func text(_ entry: ResultsFile.Entry?) -> String {
    guard let entry else { return "absent" }
    return entry.number.map { wording.number($0, Format(rawValue: entry.format) ?? .num2) } ?? "none"
  }

  private func difference(_ change: ResultDifferences.Change) -> String {
    guard let a = change.before?.number, let b = change.after?.number,
      let format = change.after.flatMap({ Format(rawValue: $0.format) }), format != .date, format != .pvalue
    else { return "" }
    return wording.number(b - a, format.ofDifference)
  }

  private func verdict(_ change: ResultDifferences.Change) -> String {
    switch change.isSure {
    case true: "larger than chance"
    case false: "within its interval"
    case nil: ""
    }
  }
}
