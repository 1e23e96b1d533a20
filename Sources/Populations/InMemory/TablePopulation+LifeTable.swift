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
    let cells = timeCount * groups.size
    return LifeTablePartial(
      events: Array(repeating: 0, count: cells), censored: Array(repeating: 0, count: cells),
      entered: Array(repeating: 0, count: entry == nil ? 0 : cells),
      initial: Array(repeating: 0, count: groups.size))
  }

  func count(_ batches: [Batch]) -> LifeTablePartial {
    var partial = empty
    var columns = LifeTableColumns()
    for batch in batches {
      time.readNumbers(batch, into: &columns.times)
      event.readScaled(batch, into: &columns.events)
      groups.read(batch, into: &columns.groups, scratch: &columns.scratch)
      entry?.readNumbers(batch, into: &columns.entries)
      for i in 0..<batch.count { add(row: i, of: columns, to: &partial) }
    }
    return partial
  }

  @inline(__always)
  private func add(row i: Int, of columns: LifeTableColumns, to partial: inout LifeTablePartial) {
    let time = columns.times[i]
    let event = columns.events[i]
    let group = Int(columns.groups[i])
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
    if entry != nil {
      let start = columns.entries[i]
      guard start <= 0 || start < time else {
        partial.missingEntry += 1
        return
      }
      if start > 0 {
        partial.entered[group * timeCount + number(of: start)] += 1
      } else {
        partial.initial[group] += 1
      }
    } else {
      partial.initial[group] += 1
    }
    let cell = group * timeCount + number(of: time)
    if event == 1 { partial.events[cell] += 1 } else { partial.censored[cell] += 1 }
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
    let used = (0..<timeCount).filter { total.isUsed($0, of: timeCount, groups: groups.size) }
    let shown = (0..<groups.size).filter { query.group == nil || total.rows(of: $0, timeCount) > 0 }
    let table = LifeTable(
      times: used.map { values?[$0] ?? Double($0) },
      groups: shown.map { group in
        let label = query.group == nil ? "" : groups.labels(of: group).first.flatMap { $0 } ?? ""
        return total.group(group, label: label, used: used, timeCount: timeCount)
      })
    var excluded: [String: Int] = [:]
    let missing = [
      (query.time, total.missingTime), (query.event, total.missingEvent),
      (query.group ?? "", total.missingGroup), (query.entry ?? "", total.missingEntry),
    ]
    for (name, count) in missing where count > 0 { excluded[name, default: 0] += count }
    return LifeTableAnswer(table: table, excluded: excluded)
  }
}

/// A batch's values as the scan wants them.
private struct LifeTableColumns {
  var times = [Double](repeating: 0, count: Batch.size)
  var entries = [Double](repeating: 0, count: Batch.size)
  var events = [Int64](repeating: 0, count: Batch.size)
  var groups = [Int32](repeating: 0, count: Batch.size)
  var scratch = [Int32](repeating: 0, count: Batch.size)
}

/// Counts of a part of the rows, by group and time.
private struct LifeTablePartial: Sendable {
  var events: [Int32]
  var censored: [Int32]
  /// By the time of entry itself; empty without delayed entry.
  var entered: [Int32]
  var initial: [Int]
  var missingTime = 0
  var missingEvent = 0
  var missingGroup = 0
  var missingEntry = 0
  var negative = false

  init(events: [Int32], censored: [Int32], entered: [Int32], initial: [Int]) {
    self.events = events
    self.censored = censored
    self.entered = entered
    self.initial = initial
  }

  mutating func add(_ other: LifeTablePartial) {
    for cell in events.indices {
      events[cell] += other.events[cell]
      censored[cell] += other.censored[cell]
    }
    for cell in entered.indices { entered[cell] += other.entered[cell] }
    for group in initial.indices { initial[group] += other.initial[group] }
    missingTime += other.missingTime
    missingEvent += other.missingEvent
    missingGroup += other.missingGroup
    missingEntry += other.missingEntry
    negative = negative || other.negative
  }

  func isUsed(_ time: Int, of timeCount: Int, groups: Int) -> Bool {
    (0..<groups).contains { group in
      let cell = group * timeCount + time
      return events[cell] > 0 || censored[cell] > 0 || (!entered.isEmpty && entered[cell] > 0)
    }
  }

  func rows(of group: Int, _ timeCount: Int) -> Int {
    (group * timeCount..<(group + 1) * timeCount).reduce(0) { $0 + Int(events[$1] + censored[$1]) }
  }

  func group(_ group: Int, label: String, used: [Int], timeCount: Int) -> LifeTable.Group {
    let cells = used.map { group * timeCount + $0 }
    // Those who enter at a time are at risk from the next time of the table on.
    let entries = entered.isEmpty ? cells.map { _ in 0 } : [0] + cells.dropLast().map { Double(entered[$0]) }
    return LifeTable.Group(
      label: label, events: cells.map { Double(events[$0]) }, censored: cells.map { Double(censored[$0]) },
      entered: entries, initial: Double(initial[group]))
  }
}
