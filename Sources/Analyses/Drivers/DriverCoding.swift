import Diagnostics
import Populations
import Specs
import Statistics

/// How a driver enters the model, and which of its levels are few.
struct DriverCoding {
  let covariate: Int
  let coding: CoxDesign.Coding
  /// By level; empty for a number.
  let counts: [(customers: Int, leavers: Int)]
  /// Levels that someone has and that fewer than ten left from; the reference aside.
  let rare: [Int]
  /// The step of a number, as declared.
  let unit: Double?

  var reference: Int? {
    guard case .levels(let reference, _) = coding else { return nil }
    return reference
  }

  var merged: [Int] {
    guard case .levels(_, let merged) = coding else { return [] }
    return merged
  }

  init(
    _ index: Int, _ table: CoxTable, _ cell: Drivers, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let column = table.covariates[index]
    covariate = index
    unit = cell.scale[column.name]
    guard let levels = column.levels else {
      coding = .number
      counts = []
      rare = []
      return
    }
    let counts = table.counts(ofLevelsOf: index)
    self.counts = counts
    let used = levels.indices.filter { counts[$0].customers > 0 }
    let reference = try DriverCoding.reference(levels, counts, used, column.name, cell)
    rare = used.filter { $0 != reference && counts[$0].leavers < DriverFit.rareLimit }
    // Levels too small to show cannot stand alone; neither do rare ones, if so wished.
    let small = used.filter { $0 != reference && counts[$0].customers < context.minimum.shown }
    let together = cell.mergesRare ? Set(small + rare).sorted() : small
    coding = .levels(reference: reference, merged: together.count > 1 ? together : [])
  }

  /// Throws when `reference` or `scale` names what is not there.
  static func check(_ cell: Drivers, _ table: CoxTable) throws(AnalysisError) {
    for entry in cell.reference.entries {
      guard let column = table.covariates.first(where: { $0.name == entry.name.value }) else {
        throw AnalysisError(
          .badReference, "column '\(entry.name.value)' is not among the drivers", option: "reference")
      }
      guard column.levels != nil else {
        throw AnalysisError(
          .badReference, "column '\(entry.name.value)' holds numbers, which have no reference level",
          option: "reference")
      }
    }
    for entry in cell.scale.entries {
      guard let column = table.covariates.first(where: { $0.name == entry.name.value }) else {
        throw AnalysisError(
          .badReference, "column '\(entry.name.value)' is not among the drivers", option: "scale")
      }
      guard column.levels == nil else {
        throw AnalysisError(
          .badReference, "column '\(entry.name.value)' is no number, so it has no step", option: "scale")
      }
    }
  }

  /// As asked for; else the most frequent from which someone left, the first by name of equally frequent ones.
  private static func reference(
    _ levels: [String], _ counts: [(customers: Int, leavers: Int)], _ used: [Int], _ name: String,
    _ cell: Drivers
  ) throws(AnalysisError) -> Int {
    if let wanted = cell.reference[name]?.value {
      let isSwitch = levels == ["0", "1"]
      let meant = isSwitch ? ["yes": "1", "true": "1", "no": "0", "false": "0"][wanted.lowercased()] : nil
      guard let found = used.first(where: { levels[$0] == meant ?? wanted }) else {
        throw AnalysisError(
          .badReference, "nobody analysed has '\(wanted)' in column '\(name)'", option: "reference",
          hint: "one of \(used.map { levels[$0] }.sorted().joined(separator: ", "))")
      }
      return found
    }
    let left = used.filter { counts[$0].leavers > 0 }
    return (left.isEmpty ? used : left).min {
      (counts[$1].customers, levels[$0]) < (counts[$0].customers, levels[$1])
    } ?? 0
  }
}
