import Statistics
import Tables
import Threads

extension TablePopulation {
  /// As asked by the protocol. Entries at or before 0 count as observed from the start, as in life tables.
  ///
  /// Each row becomes a key of bits; equal keys are counted by sorting, which takes as long when nearly every row has
  /// a pattern of its own as when few patterns repeat.
  public func coxTable(_ query: CoxQuery) throws(PopulationError) -> CoxAnswer {
    let scan = try CoxScan(query, in: self)
    let partials = blocks { block in scan.count(batches(block)) }
    if partials.contains(where: { $0.isNegative }) { throw .negative(column: query.time) }
    var level = partials.map { $0.keys }
    while level.count > 1 {
      let parts = level
      level = Parallel.map((parts.count + 1) / 2, threads: threads) { index in
        index * 2 + 1 < parts.count ? parts[index * 2].merged(with: parts[index * 2 + 1]) : parts[index * 2]
      }
    }
    var marks = [Int](repeating: 0, count: scan.markNames.count)
    for partial in partials { for index in marks.indices { marks[index] += partial.marks[index] } }
    let excluded = zip(scan.markNames, marks).filter { $0.1 > 0 }.map { (column: $0.0, rows: $0.1) }
    return CoxAnswer(table: scan.table(level.first ?? RowKeys(width: scan.width)), excluded: excluded)
  }
}

/// What keys are made from, and how they are read back.
private struct CoxScan {
  struct Partial: Sendable {
    var keys: RowKeys
    /// Rows left out, by the number of the column.
    var marks: [Int]
    var isNegative = false
  }

  let query: CoxQuery
  /// Columns whose values may be missing, in the order they are asked for: time, event, entry, covariates, strata,
  /// cluster.
  let markNames: [String]
  let width: Int
  private let time: Column
  private let event: Column
  private let entry: Column?
  private let covariates: [KeyField]
  private let strata: GroupCoder
  private let cluster: KeyField?
  /// For each stratum the number of the column that is missing in it; 0 for none.
  private let strataMarks: [Int32]
  private let strataPlace: KeyPlace
  private let timePlace: KeyPlace
  private let entryPlace: KeyPlace
  private let eventPlace: KeyPlace
  /// Of each word.
  private let wordBits: [Int]
  private let hasWholeTimes: Bool

  init(_ query: CoxQuery, in population: TablePopulation) throws(PopulationError) {
    self.query = query
    time = try population.numericColumn(query.time)
    event = try population.flagColumn(query.event)
    var entry: Column?
    if let name = query.entry { entry = try population.numericColumn(name) }
    self.entry = entry
    var fields: [KeyField] = []
    for name in query.covariates {
      let column = try population.column(name)
      guard let field = KeyField(column, in: population) else {
        throw .wrongKind(column: name, found: column.kind, wanted: "a category, a flag or numbers")
      }
      fields.append(field)
    }
    strata = try GroupCoder(query.strata, in: population)
    var cluster: KeyField?
    if let name = query.cluster {
      cluster = KeyField(try population.column(name), in: population, hashesText: true)
    }
    let first = Int32(3 + query.covariates.count)
    let coder = strata
    strataMarks = (0..<coder.size).map { group in
      coder.labels(of: group).firstIndex { $0 == nil }.map { Int32($0) + first + 1 } ?? 0
    }
    markNames =
      [query.time, query.event, query.entry ?? ""] + query.covariates + query.strata
      + (query.cluster.map { [$0] } ?? [])
    let bits = CoxScan.timeBits([time] + (entry.map { [$0] } ?? []), in: population)
    hasWholeTimes = bits < 64
    let strataBits = query.strata.isEmpty ? 0 : KeyField.bits(for: UInt64(coder.size))
    let (places, wordBits) = KeyPlace.packed(
      fields.map { $0.place.bits }
        + [strataBits, bits, entry == nil ? 0 : bits, cluster?.place.bits ?? 0, 1])
    for index in fields.indices { fields[index].place = places[index] }
    covariates = fields
    strataPlace = places[fields.count]
    timePlace = places[fields.count + 1]
    entryPlace = places[fields.count + 2]
    cluster?.place = places[fields.count + 3]
    self.cluster = cluster
    eventPlace = places[fields.count + 4]
    width = wordBits.count
    self.wordBits = wordBits
  }

  /// Bits of a time: of the largest whole number, or all of them.
  private static func timeBits(_ columns: [Column], in population: TablePopulation) -> Int {
    var largest: Int64 = 1
    for column in columns {
      guard column.exactDigits == 0 else { return 64 }
      largest = max(largest, population.scaledRange(of: column)?.upperBound ?? 0)
    }
    return 64 - largest.leadingZeroBitCount
  }

  func count(_ batches: [Batch]) -> Partial {
    var partial = Partial(keys: RowKeys(width: width), marks: [Int](repeating: 0, count: markNames.count))
    var kept: [UInt64] = []
    kept.reserveCapacity(batches.reduce(0) { $0 + $1.count } * width)
    var batchKeys = CoxBatch(width: width)
    for batch in batches {
      read(batch, &batchKeys)
      if batchKeys.isNegative { partial.isNegative = true }
      for i in 0..<batch.count {
        let mark = batchKeys.marks[i]
        if mark == 0 {
          for word in 0..<width { kept.append(batchKeys.keys[i * width + word]) }
        } else {
          partial.marks[Int(mark) - 1] += 1
        }
      }
    }
    partial.keys = RowKeys(sorting: kept, width: width, bits: wordBits)
    return partial
  }

  private func read(_ batch: Batch, _ target: inout CoxBatch) {
    for index in 0..<batch.count * width { target.keys[index] = 0 }
    time.readNumbers(batch, into: &target.times)
    event.readScaled(batch, into: &target.events)
    entry?.readNumbers(batch, into: &target.entries)
    for i in 0..<batch.count { readTimes(i, &target) }
    for (index, field) in covariates.enumerated() {
      field.read(
        batch, into: &target.keys, width: width, marks: &target.marks, mark: Int32(index) + 4,
        scratch: &target.scratch)
    }
    cluster?.read(
      batch, into: &target.keys, width: width, marks: &target.marks, mark: Int32(markNames.count),
      scratch: &target.scratch)
    guard !query.strata.isEmpty else { return }
    strata.read(batch, into: &target.strata, scratch: &target.strataScratch)
    for i in 0..<batch.count {
      let group = target.strata[i]
      target.keys[i * width + strataPlace.word] |= UInt64(group) << UInt64(strataPlace.shift)
      if target.marks[i] == 0 { target.marks[i] = strataMarks[Int(group)] }
    }
  }

  @inline(__always)
  private func readTimes(_ i: Int, _ target: inout CoxBatch) {
    let time = target.times[i]
    let event = target.events[i]
    target.marks[i] = time.isNaN ? 1 : event == Column.missingDecimal ? 2 : 0
    guard target.marks[i] == 0 else { return }
    if time < 0 {
      target.isNegative = true
      return
    }
    let row = i * width
    target.keys[row + timePlace.word] |= bits(of: time) << UInt64(timePlace.shift)
    target.keys[row + eventPlace.word] |= (event == 1 ? 1 : 0) << UInt64(eventPlace.shift)
    guard entry != nil else { return }
    let start = target.entries[i]
    // Also for a missing entry.
    guard start <= 0 || start < time else {
      target.marks[i] = 3
      return
    }
    if start > 0 { target.keys[row + entryPlace.word] |= bits(of: start) << UInt64(entryPlace.shift) }
  }

  /// Of a time of 0 or more, whose bits order as it does.
  @inline(__always)
  private func bits(of time: Double) -> UInt64 { hasWholeTimes ? UInt64(time) : (time + 0).bitPattern }

  private func number(_ bits: UInt64) -> Double { hasWholeTimes ? Double(bits) : Double(bitPattern: bits) }

  // MARK: From keys to a table

  func table(_ keys: RowKeys) -> CoxTable {
    let times = self.times(keys)
    let strata = usedStrata(keys)
    var lines = CoxTable.Lines()
    var patterns: [Int] = []
    let masks = patternMasks
    let clusters = self.clusters(keys)
    for index in 0..<keys.count {
      let isNew = patterns.last.map { !areAlike(keys, $0, index, masks) } ?? true
      if isNew { patterns.append(index) }
      let count = keys.counts[index]
      let hasLeft = eventPlace.value(keys, index) == 1
      let time = Int32(position(of: timePlace.value(keys, index), in: times))
      let start = entry == nil ? 0 : entryPlace.value(keys, index)
      let stratum = query.strata.isEmpty ? 0 : strata.places[Int(strataPlace.value(keys, index))]
      let entryIndex = start == 0 ? -1 : Int32(position(of: start, in: times))
      let last = lines.count - 1
      if !isNew, last >= 0, lines.time[last] == time, lines.entry[last] == entryIndex,
        lines.stratum[last] == stratum, clusters.isEmpty || lines.cluster[last] == clusters[index]
      {
        if hasLeft { lines.left[last] += count } else { lines.stayed[last] += count }
      } else {
        lines.append(
          pattern: Int32(patterns.count - 1), stratum: stratum, time: time, entry: entryIndex,
          left: hasLeft ? count : 0, stayed: hasLeft ? 0 : count,
          cluster: clusters.isEmpty ? nil : clusters[index])
      }
    }
    return CoxTable(
      covariates: zip(query.covariates, covariates).map { name, field in
        CoxTable.Covariate(
          name: name, levels: field.levels, values: patterns.map { field.value(in: keys, at: $0) })
      }, patternCount: patterns.count, strata: strata.labels, times: times.map { number($0) }, lines: lines)
  }

  /// For each key the number of its cluster, in the order of their values; empty without clusters.
  private func clusters(_ keys: RowKeys) -> [Int32] {
    guard let cluster else { return [] }
    let values = (0..<keys.count).map { cluster.place.value(keys, $0) }
    var sorted = values.sorted()
    var kept = 0
    for value in sorted where kept == 0 || value != sorted[kept - 1] {
      sorted[kept] = value
      kept += 1
    }
    sorted.removeLast(sorted.count - kept)
    return values.map { Int32(position(of: $0, in: sorted)) }
  }

  /// Distinct times and entries as bits, ascending.
  private func times(_ keys: RowKeys) -> [UInt64] {
    if hasWholeTimes, timePlace.bits <= 20 {
      var isUsed = [Bool](repeating: false, count: 1 << timePlace.bits)
      for index in 0..<keys.count {
        isUsed[Int(timePlace.value(keys, index))] = true
        if entry != nil {
          let start = Int(entryPlace.value(keys, index))
          if start > 0 { isUsed[start] = true }
        }
      }
      return isUsed.indices.filter { isUsed[$0] }.map { UInt64($0) }
    }
    var all: [UInt64] = []
    all.reserveCapacity(keys.count)
    for index in 0..<keys.count {
      all.append(timePlace.value(keys, index))
      if entry != nil {
        let start = entryPlace.value(keys, index)
        if start > 0 { all.append(start) }
      }
    }
    all.sort()
    var distinct: [UInt64] = []
    for value in all where value != distinct.last { distinct.append(value) }
    return distinct
  }

  private func position(of value: UInt64, in sorted: [UInt64]) -> Int {
    var low = 0
    var high = sorted.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if sorted[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }

  /// Strata that anyone belongs to, in the order of their labels.
  private func usedStrata(_ keys: RowKeys) -> (labels: [String], places: [Int32]) {
    guard !query.strata.isEmpty else { return ([""], [0]) }
    var isUsed = [Bool](repeating: false, count: strata.size)
    for index in 0..<keys.count { isUsed[Int(strataPlace.value(keys, index))] = true }
    let used = isUsed.indices.filter { isUsed[$0] }.map { group in
      (label: strata.labels(of: group).map { $0 ?? "" }.joined(separator: ", "), group: group)
    }.sorted { ($0.label, $0.group) < ($1.label, $1.group) }
    var places = [Int32](repeating: 0, count: strata.size)
    for (place, entry) in used.enumerated() { places[entry.group] = Int32(place) }
    return (used.map { $0.label }, places)
  }

  private var patternMasks: [UInt64] {
    var masks = [UInt64](repeating: 0, count: width)
    for field in covariates { masks[field.place.word] |= field.place.mask }
    return masks
  }

  private func areAlike(_ keys: RowKeys, _ a: Int, _ b: Int, _ masks: [UInt64]) -> Bool {
    for word in 0..<width {
      let difference = keys.words[a * width + word] ^ keys.words[b * width + word]
      if difference & masks[word] != 0 { return false }
    }
    return true
  }
}

/// A batch's keys, and what they are made from.
private struct CoxBatch {
  var keys: [UInt64]
  /// 0, or the number of the column for which a row is left out.
  var marks = [Int32](repeating: 0, count: Batch.size)
  var times = [Double](repeating: 0, count: Batch.size)
  var entries = [Double](repeating: 0, count: Batch.size)
  var events = [Int64](repeating: 0, count: Batch.size)
  var strata = [Int32](repeating: 0, count: Batch.size)
  var strataScratch = [Int32](repeating: 0, count: Batch.size)
  var scratch = KeyScratch()
  var isNegative = false

  init(width: Int) {
    keys = [UInt64](repeating: 0, count: Batch.size * width)
  }
}
