import Diagnostics
import Findings
import Models
import Populations
import Tables

/// Customers of an experiment whom an arm is known to lose: those of the groups that it harms, and the tenth that it
/// was learned to harm.
struct HarmedCustomers {
  /// For each arm that harms some, a flag for each row of the cell's population.
  let arms: [(arm: String, flags: [UInt8])]
  private let hashes: [UInt64]

  /// `nil` where nothing was looked at by group or customer.
  init?(
    _ groups: GroupEffects?, _ uplift: UpliftStudy?, _ trial: Trial, _ population: any Population
  ) throws(AnalysisError) {
    guard groups != nil || uplift != nil else { return nil }
    var arms: [(arm: String, flags: [UInt8])] = []
    for arm in trial.experiment.treatments {
      var flags = try groups.flatMap { groups throws(AnalysisError) in
        try HarmedCustomers.members(of: groups.harmed(by: arm), groups.column, population)
      }
      if let uplift, uplift.arm == arm, uplift.isLastTenthHarmed {
        let lost = uplift.scores.lastTenth(uplift.scores.effects[0].scores).sorted()
        let isLost = DatasetRows.flags(of: lost, among: population.rowNumbers)
        flags = zip(flags ?? [UInt8](repeating: 0, count: population.count), isLost).map { $1 ? 1 : $0 }
      }
      if let flags, flags.contains(1) { arms.append((arm, flags)) }
    }
    self.arms = arms
    hashes =
      arms.isEmpty
      ? []
      : try answered { () throws(PopulationError) in try population.hashes(seed: SparedCustomers.seed) }
  }

  /// By any arm, one flag a row.
  func flags(count: Int) -> [UInt8] {
    arms.reduce([UInt8](repeating: 0, count: count)) { all, arm in zip(all, arm.flags).map { $0 | $1 } }
  }

  /// The same for plans, which find them by their ids.
  var spared: [SparedCustomers] {
    arms.map { arm, flags in
      SparedCustomers(arm: arm, hashes: zip(hashes, flags).filter { $1 == 1 }.map { $0.0 })
    }
  }

  /// `nil` for no group.
  private static func members(
    of levels: [String], _ column: String, _ population: any Population
  ) throws(AnalysisError) -> [UInt8]? {
    guard !levels.isEmpty else { return nil }
    let table = try answered { () throws(PopulationError) in try population.extract([column]) }
    return LabelPlaces(table.columns[0], among: levels).codes.map { $0 < levels.count ? 1 : 0 }
  }
}
