import Statistics
import Tables

extension TablePopulation {
  /// As asked by the protocol. Entries at or before 0 count as observed from the start. A row with a later entry that
  /// is not before its time was never seen at risk: it is left out and counted under the entry column, as R's
  /// `Surv(start, stop)` does.
  public func lifeTable(_ query: LifeTableQuery) throws(PopulationError) -> LifeTableAnswer {
    let scan = try LifeTableScan(query, in: self)
    let partials = blocks { block in scan.count(batches(block)) }
    let total = Self.merge(partials) { $0.add($1) } ?? scan.empty
    if total.negative { throw .negative(column: query.time) }
    return scan.answer(total)
  }

  /// The distinct values of columns that are not small whole numbers, ascending, missing ones aside.
  fileprivate func distinctNumbers(_ columns: [Column]) -> [Double] {
    let parts = blocks { block in
      var found: Set<Double> = []
      var numbers = [Double](repeating: 0, count: Batch.size)
      for batch in batches(block) {
        for column in columns {
          column.readNumbers(batch, into: &numbers)
          for i in 0..<batch.count where !numbers[i].isNaN { found.insert(numbers[i]) }
        }
      }
      return found
    }
    return parts.reduce(into: Set<Double>()) { $0.formUnion($1) }.sorted()
  }
}

/// What a life table is made from, and how its times are numbered.
private struct LifeTableScan {
  /// Whole numbers up to this are counted in arrays by their value.
  static let denseLimit: Int32 = 100_000

  let query: LifeTableQuery
  let time: Column
  let event: Column
  let entry: Column?
  let groups: GroupCoder
  /// One cause when they are not told apart; the last is that of leavers without a value otherwise.
  let causes: GroupCoder
  let weight: Column?
  let grid: WeightGrid
  /// The time of each number; `nil` where times are small whole numbers and number themselves.
  let values: [Double]?
  let timeCount: Int

  init(_ query: LifeTableQuery, in population: TablePopulation) throws(PopulationError) {
    self.query = query
    time = try population.numericColumn(query.time)
    event = try population.flagColumn(query.event)
    var entry: Column?
    if let name = query.entry { entry = try population.numericColumn(name) }
    self.entry = entry
    groups = try GroupCoder(query.group.map { [$0] } ?? [], in: population)
    causes = try GroupCoder(query.cause.map { [$0] } ?? [], in: population)
    var weight: Column?
    if let name = query.weight { weight = try population.numericColumn(name) }
    self.weight = weight
    grid = try WeightGrid(query.weight, in: population)
    if let largest = Self.largest([time, entry].compactMap { $0 }, in: population) {
      values = nil
      timeCount = Int(largest) + 1
    } else {
      let distinct = population.distinctNumbers([time, entry].compactMap { $0 })
      values = distinct
      timeCount = distinct.count
    }
  }

  /// The largest value when every column holds small whole numbers.
  private static func largest(_ columns: [Column], in population: TablePopulation) -> Int32? {
    var largest: Int32 = 0
    for column in columns {
      guard case .integers(let values) = column else { return nil }
      let high = population.range(of: values)?.upperBound ?? 0
      guard high <= denseLimit else { return nil }
      largest = Swift.max(largest, high)
    }
    return largest
  }

  var empty: LifeTablePartial {
    let sums = WeightSums(
      events: timeCount * groups.size * causes.size, censored: timeCount * groups.size,
      entered: entry == nil ? 0 : timeCount * groups.size, initial: groups.size)
    return LifeTablePartial(
      sums: sums, squares: weight == nil ? nil : sums, rows: Array(repeating: 0, count: groups.size),
      zeroRows: Array(repeating: 0, count: groups.size))
  }

  func count(_ batches: [Batch]) -> LifeTablePartial {
    var partial = empty
    var columns = LifeTableColumns()
    for batch in batches {
      time.readNumbers(batch, into: &columns.times)
      event.readScaled(batch, into: &columns.events)
      groups.read(batch, into: &columns.groups, scratch: &columns.scratch)
      causes.read(batch, into: &columns.causes, scratch: &columns.scratch)
      entry?.readNumbers(batch, into: &columns.entries)
      if let weight { grid.read(weight, batch, into: &columns) }
      for i in 0..<batch.count { add(row: i, of: columns, to: &partial) }
    }
    return partial
  }

  @inline(__always)
  private func add(row i: Int, of columns: LifeTableColumns, to partial: inout LifeTablePartial) {
    let time = columns.times[i]
    let event = columns.events[i]
    let group = Int(columns.groups[i])
    let weight = columns.weights[i]
    if time.isNaN {
      partial.missingTime += 1
      return
    }
    if time < 0 {
      partial.negative = true
      return
    }
    if event == Column.missingDecimal {
      partial.missingEvent += 1
      return
    }
    // The last group is the one of rows without a value, when there is a group column at all.
    if query.group != nil, group == groups.size - 1 {
      partial.missingGroup += 1
      return
    }
    if weight == WeightGrid.missing {
      partial.missingWeight += 1
      return
    }
    if weight == WeightGrid.nothing {
      partial.notes.weightless += 1
      return
    }
    let start = entry == nil ? 0 : columns.entries[i]
    guard start <= 0 || start < time else {
      if start == time {
        partial.notes.neverAtRisk += 1
      } else if start > time {
        partial.notes.reversed += 1
      } else {
        partial.missingEntry += 1
      }
      return
    }
    let number = number(of: time)
    let left = event == 1
    let cell =
      left ? (group * causes.size + Int(columns.causes[i])) * timeCount + number : group * timeCount + number
    let from = start > 0 ? group * timeCount + self.number(of: start) : nil
    partial.sums.add(weight, left: left, at: cell, from: from, group: group)
    partial.squares?.add(columns.squares[i], left: left, at: cell, from: from, group: group)
    partial.rows[group] += 1
    if time == 0 { partial.zeroRows[group] += 1 }
    if query.cause != nil, !left, Int(columns.causes[i]) < causes.size - 1 {
      partial.notes.stayersWithCause += 1
    }
  }

  @inline(__always)
  private func number(of time: Double) -> Int {
    guard let values else { return Int(time) }
    var low = 0
    var high = values.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if values[middle] <= time { low = middle } else { high = middle }
    }
    return low
  }

  func answer(_ total: LifeTablePartial) -> LifeTableAnswer {
    let used = (0..<timeCount).filter { number in
      (0..<groups.size).contains { total.sums.isUsed($0, number, timeCount, causes: causes.size) }
    }
    let shown = (0..<groups.size).filter { query.group == nil || total.rows[$0] > 0 }
    let present =
      query.cause == nil
      ? []
      : (0..<causes.size).filter { cause in
        shown.contains { group in
          let start = (group * causes.size + cause) * timeCount
          return total.sums.events[start..<start + timeCount].contains { $0 != 0 }
        }
      }
    let table = LifeTable(
      times: used.map { values?[$0] ?? Double($0) },
      groups: shown.map { group(total, $0, used: used, causes: present) },
      causes: present.map { causes.labels(of: $0).first.flatMap { $0 } })
    var excluded: [String: Int] = [:]
    let notes = total.notes
    let missing = [
      (query.time, total.missingTime), (query.event, total.missingEvent),
      (query.group ?? "", total.missingGroup), (query.weight ?? "", total.missingWeight),
      (query.entry ?? "", total.missingEntry + notes.neverAtRisk + notes.reversed),
    ]
    for (name, count) in missing where count > 0 { excluded[name, default: 0] += count }
    var answered = notes
    answered.zeroRows = shown.map { total.zeroRows[$0] }
    return LifeTableAnswer(table: table, excluded: excluded, notes: answered)
  }

  private func group(
    _ total: LifeTablePartial, _ group: Int, used: [Int], causes present: [Int]
  ) -> LifeTable.Group {
    let label = query.group == nil ? "" : groups.labels(of: group).first.flatMap { $0 } ?? ""
    func counts(_ sums: WeightSums, _ unit: Double) -> LifeTable.Squares {
      let byCause = (0..<causes.size).map { cause in
        used.map { Double(sums.events[(group * causes.size + cause) * timeCount + $0]) * unit }
      }
      let censored = used.map { Double(sums.censored[group * timeCount + $0]) * unit }
      // Those who enter at a time are at risk from the next time of the table on.
      let entered =
        sums.entered.isEmpty
        ? used.map { _ in 0 }
        : [0] + used.dropLast().map { Double(sums.entered[group * timeCount + $0]) * unit }
      let events = used.indices.map { time in byCause.reduce(0) { $0 + $1[time] } }
      return LifeTable.Squares(
        events: events, censored: censored, entered: entered, initial: Double(sums.initial[group]) * unit,
        byCause: present.map { byCause[$0] })
    }
    let plain = counts(total.sums, grid.unit)
    return LifeTable.Group(
      label: label, events: plain.events, censored: plain.censored, entered: plain.entered,
      initial: plain.initial, byCause: plain.byCause,
      squares: total.squares.map { counts($0, grid.squareUnit) }, rows: total.rows[group])
  }
}

/// A batch's values as the scan wants them.
struct LifeTableColumns {
  var times = [Double](repeating: 0, count: Batch.size)
  var entries = [Double](repeating: 0, count: Batch.size)
  var events = [Int64](repeating: 0, count: Batch.size)
  var groups = [Int32](repeating: 0, count: Batch.size)
  var causes = [Int32](repeating: 0, count: Batch.size)
  var scratch = [Int32](repeating: 0, count: Batch.size)
  /// In units of the grid; all 1 without a column of weights.
  var weights = [Int64](repeating: 1, count: Batch.size)
  var squares = [Int64](repeating: 1, count: Batch.size)
}

/// Sums of weights of a part of the rows, in units of the grid.
private struct WeightSums: Sendable {
  /// By group, cause and time.
  var events: [Int64]
  /// By group and time.
  var censored: [Int64]
  /// By group and the time of entry itself; empty without delayed entry.
  var entered: [Int64]
  /// By group.
  var initial: [Int64]

  init(events: Int, censored: Int, entered: Int, initial: Int) {
    self.events = Array(repeating: 0, count: events)
    self.censored = Array(repeating: 0, count: censored)
    self.entered = Array(repeating: 0, count: entered)
    self.initial = Array(repeating: 0, count: initial)
  }

  @inline(__always)
  mutating func add(_ weight: Int64, left: Bool, at cell: Int, from entry: Int?, group: Int) {
    if let entry { entered[entry] += weight } else { initial[group] += weight }
    if left { events[cell] += weight } else { censored[cell] += weight }
  }

  mutating func add(_ other: WeightSums) {
    for cell in events.indices { events[cell] += other.events[cell] }
    for cell in censored.indices { censored[cell] += other.censored[cell] }
    for cell in entered.indices { entered[cell] += other.entered[cell] }
    for group in initial.indices { initial[group] += other.initial[group] }
  }

  func isUsed(_ group: Int, _ time: Int, _ timeCount: Int, causes: Int) -> Bool {
    let cell = group * timeCount + time
    if censored[cell] > 0 || (!entered.isEmpty && entered[cell] > 0) { return true }
    return (0..<causes).contains { events[(group * causes + $0) * timeCount + time] > 0 }
  }
}

/// What is known of a part of the rows.
private struct LifeTablePartial: Sendable {
  var sums: WeightSums
  /// `nil` when rows weigh one.
  var squares: WeightSums?
  /// By group.
  var rows: [Int]
  var zeroRows: [Int]
  var notes = LifeTableAnswer.Notes()
  var missingTime = 0
  var missingEvent = 0
  var missingGroup = 0
  var missingEntry = 0
  var missingWeight = 0
  var negative = false

  init(sums: WeightSums, squares: WeightSums?, rows: [Int], zeroRows: [Int]) {
    self.sums = sums
    self.squares = squares
    self.rows = rows
    self.zeroRows = zeroRows
  }

  mutating func add(_ other: LifeTablePartial) {
    sums.add(other.sums)
    if let part = other.squares { squares?.add(part) }
    for group in rows.indices {
      rows[group] += other.rows[group]
      zeroRows[group] += other.zeroRows[group]
    }
    notes.neverAtRisk += other.notes.neverAtRisk
    notes.reversed += other.notes.reversed
    notes.weightless += other.notes.weightless
    notes.stayersWithCause += other.notes.stayersWithCause
    missingTime += other.missingTime
    missingEvent += other.missingEvent
    missingGroup += other.missingGroup
    missingEntry += other.missingEntry
    missingWeight += other.missingWeight
    negative = negative || other.negative
  }
}
