import Tables

/// A column as some bits of a row's key, in the order of its values.
struct KeyField: Sendable {
  enum Coding: Sendable {
    /// Codes of a category, or 0 and 1 of a flag.
    case codes
    /// Exact numbers, as whole multiples of a power of ten above the least one.
    case offset(base: Int64, scale: Double)
    /// Floating-point numbers, as bits that order as they do.
    case bits
    /// Text, as a hash that tells values apart and nothing else.
    case hash
  }

  let column: Column
  let coding: Coding
  /// Of categories and flags.
  let levels: [String]?
  /// Where its bits stand in a key.
  var place: KeyPlace

  /// Text has no place in a key unless a hash of it will do.
  init?(_ column: Column, in population: TablePopulation, hashesText: Bool = false) {
    self.column = column
    switch column {
    case .categories(let categories):
      coding = .codes
      levels = categories.levels
      place = KeyPlace(bits: KeyField.bits(for: UInt64(categories.levels.count)))
    case .flags:
      coding = .codes
      levels = ["0", "1"]
      place = KeyPlace(bits: 1)
    case .integers, .days, .decimals, .smallDecimals:
      let range = population.scaledRange(of: column) ?? 0...0
      let spread = UInt64(bitPattern: range.upperBound &- range.lowerBound)
      coding = .offset(base: range.lowerBound, scale: Column.power(of: column.exactDigits ?? 0))
      levels = nil
      place = KeyPlace(bits: max(1, 64 - spread.leadingZeroBitCount))
    case .numbers, .floats:
      coding = .bits
      levels = nil
      place = KeyPlace(bits: 64)
    case .text:
      guard hashesText else { return nil }
      coding = .hash
      levels = nil
      place = KeyPlace(bits: 64)
    }
  }

  /// Enough bits for codes below a number.
  static func bits(for count: UInt64) -> Int {
    count < 2 ? 1 : 64 - (count - 1).leadingZeroBitCount
  }

  /// Adds the column's bits to the keys of a batch; rows without a value are marked, unless they are already.
  func read(
    _ batch: Batch, into keys: inout [UInt64], width: Int, marks: inout [Int32], mark: Int32,
    scratch: inout KeyScratch
  ) {
    let shift = UInt64(place.shift)
    let word = place.word
    switch coding {
    case .codes:
      if case .flags = column {
        column.readScaled(batch, into: &scratch.scaled)
        for i in 0..<batch.count {
          let value = scratch.scaled[i]
          if value == Column.missingDecimal {
            if marks[i] == 0 { marks[i] = mark }
          } else {
            keys[i * width + word] |= UInt64(truncatingIfNeeded: value) << shift
          }
        }
      } else {
        column.readCodes(batch, into: &scratch.codes)
        for i in 0..<batch.count {
          let code = scratch.codes[i]
          if code < 0 {
            if marks[i] == 0 { marks[i] = mark }
          } else {
            keys[i * width + word] |= UInt64(truncatingIfNeeded: code) << shift
          }
        }
      }
    case .offset(let base, _):
      column.readScaled(batch, into: &scratch.scaled)
      for i in 0..<batch.count {
        let value = scratch.scaled[i]
        if value == Column.missingDecimal {
          if marks[i] == 0 { marks[i] = mark }
        } else {
          keys[i * width + word] |= UInt64(bitPattern: value &- base) << shift
        }
      }
    case .bits:
      column.readNumbers(batch, into: &scratch.numbers)
      for i in 0..<batch.count {
        let value = scratch.numbers[i]
        if value.isNaN {
          if marks[i] == 0 { marks[i] = mark }
        } else {
          keys[i * width + word] |= KeyField.ordered(value)
        }
      }
    case .hash:
      guard case .text(let texts) = column else { return }
      for i in 0..<batch.count {
        let range = texts.range(of: Int(batch.row(i)))
        if range.isEmpty {
          if marks[i] == 0 { marks[i] = mark }
        } else {
          keys[i * width + word] |= RowHash.hash(texts.bytes[range], seed: 0)
        }
      }
    }
  }

  /// Bits of a number such that larger numbers have larger ones; both zeros are one.
  static func ordered(_ value: Double) -> UInt64 {
    let pattern = (value == 0 ? 0 : value).bitPattern
    return pattern >> 63 == 1 ? ~pattern : pattern | 1 << 63
  }

  static func number(ordered bits: UInt64) -> Double {
    Double(bitPattern: bits >> 63 == 1 ? bits & ~(1 << 63) : ~bits)
  }

  /// The value in a key: a code, or the column's number.
  func value(in keys: RowKeys, at index: Int) -> Double {
    let raw = place.value(keys, index)
    switch coding {
    case .codes: return Double(raw)
    case .offset(let base, let scale): return Double(Int64(bitPattern: raw) &+ base) / scale
    case .bits: return KeyField.number(ordered: raw)
    case .hash: return Double(raw)
    }
  }
}

/// A batch's values of a column, in whichever shape it is read.
struct KeyScratch {
  var codes = [Int32](repeating: 0, count: Batch.size)
  var scaled = [Int64](repeating: 0, count: Batch.size)
  var numbers = [Double](repeating: 0, count: Batch.size)
}

extension TablePopulation {
  /// The smallest and the largest scaled integer of an exact column; `nil` when it has no value.
  func scaledRange(of column: Column) -> ClosedRange<Int64>? {
    let extremes = blocks { block in
      var (low, high) = (Int64.max, Int64.min)
      var values = [Int64](repeating: 0, count: Batch.size)
      for batch in batches(block) {
        column.readScaled(batch, into: &values)
        for i in 0..<batch.count where values[i] != Column.missingDecimal {
          low = Swift.min(low, values[i])
          high = Swift.max(high, values[i])
        }
      }
      return (low, high)
    }
    let low = extremes.map { $0.0 }.min() ?? .max
    let high = extremes.map { $0.1 }.max() ?? .min
    return low <= high ? low...high : nil
  }
}
