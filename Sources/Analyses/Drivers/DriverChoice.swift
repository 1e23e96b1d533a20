import Diagnostics
import Models
import Populations
import Specs
import Tables

/// The columns that enter as drivers: those named, else those a model would learn from, without the time of following.
struct DriverChoice {
  /// In the order named, else of the data.
  let columns: [String]
  let strata: [String]
  /// Names customers that are not independent.
  let cluster: String?
  let time: String
  let event: String

  /// Throws when a named column may not be a driver, or none is left.
  init(_ cell: Drivers, _ population: any Population) throws(AnalysisError) {
    let roles = population.roles
    guard let time = roles.tenure, let event = roles.churned else {
      throw AnalysisError(
        .missingRole, "the data set declares no '\(roles.tenure == nil ? "tenure" : "churned")'",
        hint: "hazard ratios need how long each customer was observed and who left")
    }
    self.time = time
    self.event = event
    for name in cell.columns ?? [] { try DriverChoice.check(name.value, "columns", population) }
    for name in cell.strata { try DriverChoice.check(name.value, "strata", population) }
    if let cluster = cell.cluster { try DriverChoice.checkCluster(cluster.value, cell, population) }
    cluster = cell.cluster?.value
    strata = cell.strata.map { $0.value }
    let strata = strata
    if let columns = cell.columns {
      self.columns = columns.map { $0.value }
      if let both = self.columns.first(where: { strata.contains($0) }) {
        throw AnalysisError(
          .refusedDriver, "'\(both)' is a stratum and cannot be a driver too", option: "strata")
      }
    } else {
      columns = FeatureChoice(columns: population.columns, roles: roles).used.map { $0.column }.filter {
        $0 != roles.tenure && $0 != roles.entry && $0 != cell.cluster?.value && !strata.contains($0)
      }
    }
    guard !columns.isEmpty else {
      throw AnalysisError(
        .noDrivers, "no column is left to explain leaving with", hint: "name some under `columns:`")
    }
  }

  /// Any column may say who belongs together, but for those by which everyone stands alone or is a driver.
  private static func checkCluster(
    _ name: String, _ cell: Drivers, _ population: any Population
  ) throws(AnalysisError) {
    let roles = population.roles
    let why: String? =
      if !population.columns.contains(where: { $0.name == name }) {
        "is not in the data"
      } else if name == roles.id {
        "is the id, by which nobody belongs together"
      } else if name == roles.churned || name == roles.outcome || roles.afterOutcome.contains(name) {
        "is the outcome, or known only once a customer has left"
      } else if cell.columns?.contains(where: { $0.value == name }) == true {
        "is a driver, and cannot be a cluster too"
      } else { nil }
    if let why { throw AnalysisError(.refusedDriver, "column '\(name)' \(why)", option: "cluster") }
  }

  private static func check(
    _ name: String, _ option: String, _ population: any Population
  ) throws(AnalysisError) {
    let roles = population.roles
    guard let info = population.columns.first(where: { $0.name == name }) else {
      throw AnalysisError(.unanswerable, "column '\(name)' is not in the data", option: option)
    }
    let why: String? =
      if name == roles.churned || name == roles.outcome {
        "is the outcome itself"
      } else if name == roles.tenure || name == roles.entry {
        "is the time customers are followed for"
      } else if name == roles.id {
        "is the id"
      } else if roles.pii.contains(name) {
        "is personal"
      } else if roles.protected.contains(name) {
        "is protected: it is audited, never used"
      } else if roles.afterOutcome.contains(name) {
        "is known only once a customer has left"
      } else if info.kind == .day {
        "holds dates"
      } else if info.kind == .text {
        "holds free text"
      } else if info.levels.count > FeatureChoice.levelLimit {
        "has \(info.levels.count) levels, and at most \(FeatureChoice.levelLimit) can be compared"
      } else if option == "strata", info.kind == .decimal || info.kind == .number {
        "is numeric, and strata are groups"
      } else {
        nil
      }
    if let why {
      throw AnalysisError(.refusedDriver, "column '\(name)' \(why)", option: option)
    }
  }
}
