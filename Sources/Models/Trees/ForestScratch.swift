/// Working space for a chunk of rows, reused from chunk to chunk.
struct ForestScratch {
  /// Rows of a chunk: small enough that codes, pattern and sums stay in the first cache.
  static let rows = 1024

  /// One-byte codes, feature by feature, `rows` apart.
  var codes: [UInt8]
  /// Log-odds of each row, the forest's start included.
  var margins: [Float]
  /// Contributions of source columns, feature by feature, `rows` apart.
  var contributions: [Float]
  fileprivate var pattern: [UInt8]

  init(featureCount: Int) {
    codes = [UInt8](repeating: 0, count: featureCount * ForestScratch.rows)
    margins = [Float](repeating: 0, count: ForestScratch.rows)
    contributions = [Float](repeating: 0, count: featureCount * ForestScratch.rows)
    pattern = [UInt8](repeating: 0, count: ForestScratch.rows)
  }
}

extension [Float] {
  /// The code of a number among ascending cuts: how many are at or below it; 255 where missing.
  func code(of value: Double) -> UInt8 {
    let x = Float(value)
    guard !x.isNaN else { return CompiledForest.missing }
    var low = 0
    var count = self.count
    while count > 0 {
      let half = count / 2
      if self[low + half] <= x {
        low += half + 1
        count -= half + 1
      } else {
        count = half
      }
    }
    return UInt8(truncatingIfNeeded: low)
  }
}

extension CompiledForest {
  /// Log-odds, and contributions when asked for, of the first `count` rows of a chunk, from their codes.
  ///
  /// Pointers rather than arrays: with bounds checks the compiler does not turn these loops into vector code, and
  /// they are nearly all the time that scoring takes (four times faster for a forest of 300 trees). Every index is
  /// below `featureCount × rows` or the end of a table that `init` laid out for all 2^bits patterns.
  func evaluate(_ count: Int, in scratch: inout ForestScratch, withContributions: Bool) {
    precondition(count <= ForestScratch.rows && scratch.codes.count == featureCount * ForestScratch.rows)
    let codes = scratch.codes
    var pattern = scratch.pattern
    var margins = scratch.margins
    var sums = scratch.contributions
    scratch = ForestScratch(emptied: ())
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe pattern.withUnsafeMutableBufferPointer { pattern in
        unsafe margins.withUnsafeMutableBufferPointer { margins in
          unsafe sums.withUnsafeMutableBufferPointer { sums in
            guard let codes = codes.baseAddress, let pattern = pattern.baseAddress,
              let margins = margins.baseAddress, let sums = sums.baseAddress
            else { return }
            unsafe evaluate(
              count, codes: codes, pattern: pattern, margins: margins, sums: withContributions ? sums : nil)
          }
        }
      }
    }
    scratch = ForestScratch(codes: codes, margins: margins, contributions: sums, pattern: pattern)
  }

  private func evaluate(
    _ count: Int, codes: UnsafePointer<UInt8>, pattern: UnsafeMutablePointer<UInt8>,
    margins: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>?
  ) {
    let rows = ForestScratch.rows
    let start = Float(start)
    for row in 0..<count { unsafe margins[row] = start }
    if let sums = unsafe sums {
      for index in 0..<featureCount * rows { unsafe sums[index] = 0 }
    }
    unsafe tests.withUnsafeBufferPointer { tests in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe contributions.withUnsafeBufferPointer { contributions in
          guard let values = values.baseAddress else { return }
          for group in groups {
            unsafe CompiledForest.answer(
              tests, group.tests, count, codes: codes, pattern: pattern)
            unsafe CompiledForest.add(values + group.values, by: pattern, count, to: margins)
            guard let sums = unsafe sums, let tables = contributions.baseAddress else { continue }
            for index in group.parts {
              let part = parts[index]
              unsafe CompiledForest.add(
                tables + part.start, by: pattern, count, to: sums + part.feature * rows)
            }
          }
        }
      }
    }
  }

  /// Sets a bit of each row's pattern for each test that its code passes.
  @inline(__always)
  private static func answer(
    _ tests: UnsafeBufferPointer<Test>, _ range: Range<Int>, _ count: Int, codes: UnsafePointer<UInt8>,
    pattern: UnsafeMutablePointer<UInt8>
  ) {
    for row in 0..<count { unsafe pattern[row] = 0 }
    var bit: UInt8 = 1
    for index in range {
      let test = unsafe tests[index]
      let column = unsafe codes + test.feature * ForestScratch.rows
      let (shift, limit) = (test.shift, test.limit)
      for row in 0..<count {
        unsafe pattern[row] |= (column[row] &+ shift) <= limit ? bit : 0
      }
      bit = bit << 1
    }
  }

  @inline(__always)
  private static func add(
    _ table: UnsafePointer<Float>, by pattern: UnsafeMutablePointer<UInt8>, _ count: Int,
    to sums: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<count { unsafe sums[row] += table[Int(pattern[row])] }
  }
}

extension ForestScratch {
  /// Lets go of the arrays while they are worked on, so that none is copied.
  fileprivate init(emptied: Void) {
    self.init(codes: [], margins: [], contributions: [], pattern: [])
  }

  fileprivate init(codes: [UInt8], margins: [Float], contributions: [Float], pattern: [UInt8]) {
    self.codes = codes
    self.margins = margins
    self.contributions = contributions
    self.pattern = pattern
  }
}
