import Populations
import Tables

/// Which fold each row of a data set belongs to, and the plan of its sample.
struct Dealing: Sendable {
  let plan: SplitPlan
  /// By row of the data set; 0 for rows outside the population, which nobody asks about.
  let byRow: [UInt8]
  /// Rows of the data set in the order of the sample.
  let sampleRows: [Int32]

  init(
    _ population: any Population, settings: ChurnSettings, hashes: [UInt64], rows: SampledRows,
    before timeline: EarlierCustomers?
  ) throws(ModelError) {
    let positions = rows.positions.filter { $0 >= 0 }
    var byPosition: [UInt8]
    switch settings.split {
    case .stratified:
      plan = SplitPlan.stratified(
        hashes: positions.map { hashes[$0] }, labels: rows.sample.labels, folds: settings.folds,
        repeats: settings.repeats)
      // Rows outside the sample had no part in any model, so any fold's will do.
      byPosition = hashes.map { UInt8(truncatingIfNeeded: $0 % UInt64(settings.folds)) }
    case .grouped(let column):
      let groups = try Dealing.groups(of: population, column, seed: settings.seed, alone: hashes)
      plan = SplitPlan.grouped(
        groups: positions.map { groups[$0] }, folds: settings.folds, repeats: settings.repeats)
      var places: [UInt64: UInt8] = [:]
      for (index, position) in positions.enumerated() { places[groups[position]] = plan.deals[0][index] }
      byPosition = groups.map { places[$0] ?? UInt8(truncatingIfNeeded: $0 % UInt64(settings.folds)) }
    case .earlier:
      guard let timeline, timeline.earlier.contains(where: { $0.day <= timeline.day - timeline.known }) else {
        throw .noTime
      }
      plan = SplitPlan.earlier(
        days: rows.days, own: positions.count, timeline: timeline, folds: settings.folds)
      byPosition = hashes.map { _ in 0 }
    case .temporal(let column, let gap):
      let days = try Dealing.days(of: population, column)
      let timeline = try Timeline(days, sampled: positions, folds: settings.folds, gap: gap)
      let made = timeline.plan(positions.map { days[$0] })
      plan = made
      byPosition = days.map { Swift.min(timeline.fold(of: $0), UInt8(made.foldCount)) }
    }
    for (index, position) in positions.enumerated() {
      byPosition[position] = Swift.min(plan.deals[0][index], UInt8(plan.foldCount))
    }
    let isWhole = population.count == population.datasetCount
    let numbers = isWhole ? [] : population.rowNumbers
    sampleRows = positions.map { isWhole ? Int32($0) : numbers[$0] }
    if isWhole {
      byRow = byPosition
    } else {
      var byRow = [UInt8](repeating: 0, count: population.datasetCount)
      for (row, fold) in zip(numbers, byPosition) { byRow[Int(row)] = fold }
      self.byRow = byRow
    }
  }

  /// A hash of each row's group; a row without one is a group of its own.
  private static func groups(
    of population: any Population, _ column: String, seed: UInt64, alone: [UInt64]
  ) throws(ModelError) -> [UInt64] {
    try attempt { () throws(PopulationError) in
      let table = try population.extract([column])
      guard let values = table[column] else { throw .unknownColumn(column) }
      let hashes = try TablePopulation(table, roles: Roles(id: column)).hashes(seed: seed)
      return hashes.indices.map { values.isMissing($0) ? alone[$0] : hashes[$0] }
    }
  }

  private static func days(of population: any Population, _ column: String) throws(ModelError) -> [Int32] {
    try attempt { () throws(PopulationError) in
      let table = try population.extract([column])
      guard case .days(let days)? = table[column] else {
        throw .wrongKind(column: column, found: table[column]?.kind ?? .text, wanted: "days")
      }
      return days
    }
  }
}

/// Folds one after another in time.
struct Timeline: Sendable {
  /// The first day of each fold; those before the first are learned from and judged by none.
  private let starts: [Int32]
  private let gap: Int32

  /// Cuts the days of the sampled rows into one part more than there are folds, of about as many rows each.
  init(_ days: [Int32], sampled: [Int], folds: Int, gap: Int) throws(ModelError) {
    let sorted = sampled.map { days[$0] }.filter { $0 != Column.missingInteger }.sorted()
    self.gap = Int32(gap)
    var starts: [Int32] = []
    for part in 1...folds where !sorted.isEmpty {
      let day = sorted[part * sorted.count / (folds + 1)]
      if day > (starts.last ?? sorted[0]) { starts.append(day) }
    }
    guard !starts.isEmpty else { throw .noTime }
    self.starts = starts
  }

  /// The fold of a day; none for days before the first fold, and for a row without a day.
  func fold(of day: Int32) -> UInt8 {
    let begun = starts.count { $0 <= day }
    return begun == 0 ? SplitPlan.unjudged : UInt8(begun - 1)
  }

  func plan(_ days: [Int32]) -> SplitPlan {
    let deal = days.map { fold(of: $0) }
    let known = days.map { $0 == Column.missingInteger ? Int32.max : $0 }
    return SplitPlan(
      foldCount: starts.count, deals: [deal],
      training: .earlier(days: known, limits: starts.map { $0 - 1 - gap }))
  }
}
