/// Bytes of a file while they are being read, without a copy; every access is checked.
///
/// Lives only inside the call that lends the bytes (`CSVReader.read`), which waits for all threads to finish.
@safe struct ByteView: @unchecked Sendable {
  // Threads only read, so sharing the pointer is sound.
  private let base: UnsafePointer<UInt8>?
  let count: Int

  /// The buffer outlives the view.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe base = bytes.baseAddress
    count = bytes.count
  }

  subscript(index: Int) -> UInt8 {
    @inline(__always) get {
      guard let base = unsafe base, index >= 0, index < count else { outside() }
      return unsafe base[index]
    }
  }

  /// Eight bytes as a little-endian word; what lies past the end is zero.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    guard let base = unsafe base, index >= 0 else { outside() }
    guard index <= count - 8 else { return lastWord(at: index) }
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// A stretch of the bytes, for appending to an array in one move.
  @inline(__always)
  func append(_ range: Range<Int>, to target: inout [UInt8]) {
    guard let base = unsafe base, range.lowerBound >= 0, range.upperBound <= count else { outside() }
    unsafe target.append(
      contentsOf: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Whether no line ends within the range.
  func isOneLine(_ range: Range<Int>) -> Bool { !range.contains { self[$0] == 0x0A || self[$0] == 0x0D } }

  func text(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    append(range, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @inline(never)
  private func lastWord(at index: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<8 where index + offset < count { word |= UInt64(self[index + offset]) << (8 * offset) }
    return word
  }

  @inline(never)
  private func outside() -> Never { preconditionFailure("a position lies outside the file") }
}

/// Room for a column's values that several threads fill, each its own rows; every access is checked.
///
/// Lives only inside the call that makes the array (`ColumnStorage.make`), which waits for all threads to finish.
@safe struct Cells<Value: BitwiseCopyable>: @unchecked Sendable {
  // No two threads are given the same rows, so sharing the pointer is sound.
  private let base: UnsafeMutablePointer<Value>?
  let count: Int

  init(_ values: UnsafeMutableBufferPointer<Value>) {
    unsafe base = values.baseAddress
    count = values.count
  }

  subscript(index: Int) -> Value {
    @inline(__always) get {
      guard let base = unsafe base, index >= 0, index < count else { outside() }
      return unsafe base[index]
    }
    @inline(__always) nonmutating set {
      guard let base = unsafe base, index >= 0, index < count else { outside() }
      unsafe base[index] = newValue
    }
  }

  @inline(never)
  private func outside() -> Never { preconditionFailure("a row lies outside its column") }
}

/// Eight bytes compared at once in a plain word, since Swift has no way to the processor's own byte masks.
enum WordMarks {
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  static let newlines: UInt64 = pattern(Ascii.newline)
  static let quotes = pattern(Ascii.quote)

  /// A word of eight times a byte.
  static func pattern(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The upper bit of each byte in which two words are equal, and nothing else.
  @inline(__always)
  static func equal(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let difference = a ^ b
    return
      ~(((difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | difference | 0x7F7F_7F7F_7F7F_7F7F)
  }

  static func sumOfBytes(_ word: UInt64) -> Int {
    (0..<8).reduce(0) { $0 + Int(truncatingIfNeeded: (word >> UInt64(8 * $1)) & 0xFF) }
  }
}

enum Ascii {
  static let quote = UInt8(ascii: "\"")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let tab = UInt8(ascii: "\t")
  static let point = UInt8(ascii: ".")
  static let minus = UInt8(ascii: "-")
  static let zero = UInt8(ascii: "0")
}
