import Tables
import Threads

extension TablePopulation {
  /// Each row becomes a key of bits and equal keys are counted by sorting, so that it takes as long when nearly every
  /// row has a combination of its own as when few repeat.
  public func patterns(of names: [String]) throws(PopulationError) -> ValuePatterns {
    var fields: [KeyField] = []
    for name in names {
      let column = try numericColumn(name)
      guard let field = KeyField(column, in: self) else {
        throw .wrongKind(column: name, found: column.kind, wanted: "numbers")
      }
      fields.append(field)
    }
    let (places, wordBits) = KeyPlace.packed(fields.map { $0.place.bits })
    for index in fields.indices { fields[index].place = places[index] }
    let scan = PatternScan(fields: fields, wordBits: wordBits)
    let partials = blocks { [scan] block in scan.count(batches(block)) }
    var level = partials.map { $0.keys }
    while level.count > 1 {
      let parts = level
      level = Parallel.map((parts.count + 1) / 2, threads: threads) { index in
        index * 2 + 1 < parts.count ? parts[index * 2].merged(with: parts[index * 2 + 1]) : parts[index * 2]
      }
    }
    let keys = level.first ?? RowKeys(width: wordBits.count)
    return ValuePatterns(
      columns: names, values: scan.values(keys, threads: threads), counts: keys.counts.map { Int($0) },
      missing: partials.reduce(0) { $0 + $1.missing })
  }
}

/// What keys are made from, and how they are read back.
private struct PatternScan: Sendable {
  let fields: [KeyField]
  /// Of each word.
  let wordBits: [Int]

  func count(_ batches: [Batch]) -> (keys: RowKeys, missing: Int) {
    let width = wordBits.count
    var kept: [UInt64] = []
    kept.reserveCapacity(batches.reduce(0) { $0 + $1.count } * width)
    var keys = [UInt64](repeating: 0, count: Batch.size * width)
    var marks = [Int32](repeating: 0, count: Batch.size)
    var scratch = KeyScratch()
    var missing = 0
    for batch in batches {
      for index in keys.indices { keys[index] = 0 }
      for index in marks.indices { marks[index] = 0 }
      for field in fields {
        field.read(batch, into: &keys, width: width, marks: &marks, mark: 1, scratch: &scratch)
      }
      for row in 0..<batch.count {
        guard marks[row] == 0 else {
          missing += 1
          continue
        }
        for word in 0..<width { kept.append(keys[row * width + word]) }
      }
    }
    return (RowKeys(sorting: kept, width: width, bits: wordBits), missing)
  }

  /// Row-major, in the order of the keys.
  func values(_ keys: RowKeys, threads: Int) -> [Double] {
    let size = TablePopulation.blockSize
    let parts = Parallel.map((keys.count + size - 1) / size, threads: threads) { block in
      var values: [Double] = []
      values.reserveCapacity(size * fields.count)
      for index in block * size..<Swift.min(keys.count, (block + 1) * size) {
        for field in fields { values.append(field.value(in: keys, at: index)) }
      }
      return values
    }
    guard parts.count > 1 else { return parts.first ?? [] }
    var values: [Double] = []
    values.reserveCapacity(keys.count * fields.count)
    for part in parts { values += part }
    return values
  }
}
