/// Reads the values that PDF objects are made of (ISO 32000-1, 7.3), as ranges of the file's bytes.
struct PDFScanner {
  let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// A number, name, text, array, dictionary or reference.
  mutating func value() throws(PDFEditingError) -> Range<Int> {
    skipSpace()
    let start = position
    switch try byte() {
    case UInt8(ascii: "("): try skipText()
    case UInt8(ascii: "["): try skipValues(until: "]")
    case UInt8(ascii: "<"):
      if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "<") {
        try skipValues(until: ">>")
      } else {
        while try byte() != UInt8(ascii: ">") { position += 1 }
        position += 1
      }
    case UInt8(ascii: "/"):
      position += 1
      skipRegular()
    default:
      skipRegular()
      guard position > start else { throw damaged }
      skipReference(after: start)
    }
    return start..<position
  }

  /// Entries of a dictionary: a name and its value each.
  mutating func entries() throws(PDFEditingError) -> [PDFEntry] {
    guard take("<<") else { throw damaged }
    var entries: [PDFEntry] = []
    while !take(">>") {
      let key = try value()
      guard bytes[key.lowerBound] == UInt8(ascii: "/") else { throw damaged }
      entries.append(PDFEntry(key: key, value: try value()))
    }
    return entries
  }

  /// Passes over the word when it comes next.
  mutating func take(_ word: StaticString) -> Bool {
    skipSpace()
    let count = word.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    let isNext = word.withUTF8Buffer { unsafe bytes[position..<position + count].elementsEqual($0) }
    if isNext { position += count }
    return isNext
  }

  /// A whole number that comes next.
  mutating func integer() -> Int? {
    skipSpace()
    var number = 0
    let start = position
    while position < bytes.count, let digit = PDFScanner.digit(bytes[position]), number < 1 << 40 {
      number = number * 10 + digit
      position += 1
    }
    return position > start ? number : nil
  }

  /// Past the end of the line that follows the word `stream`.
  mutating func skipLineEnd() {
    if position < bytes.count, bytes[position] == 13 { position += 1 }
    if position < bytes.count, bytes[position] == 10 { position += 1 }
  }

  private var damaged: PDFEditingError { PDFEditingError(description: "damaged at byte \(position)") }

  private func byte() throws(PDFEditingError) -> UInt8 {
    guard position < bytes.count else { throw damaged }
    return bytes[position]
  }

  private mutating func skipValues(until end: StaticString) throws(PDFEditingError) {
    position += end.utf8CodeUnitCount
    while !take(end) { _ = try value() }
  }

  /// "12 0 R" is one value.
  private mutating func skipReference(after start: Int) {
    guard PDFScanner.digit(bytes[start]) != nil else { return }
    var ahead = self
    guard ahead.integer() != nil, ahead.take("R") else { return }
    position = ahead.position
  }

  /// The next reference to an object within a value: where its number stands, and the number.
  mutating func nextReference(
    before end: Int
  ) throws(PDFEditingError) -> (place: Range<Int>, number: Int)? {
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "("): try skipText()
      case UInt8(ascii: "<"):
        position += 1
        guard position < end, bytes[position] != UInt8(ascii: "<") else {
          position += 1
          continue
        }
        while position < end, bytes[position] != UInt8(ascii: ">") { position += 1 }
      case UInt8(ascii: "/"):
        position += 1
        skipRegular()
      case let byte where PDFScanner.isRegular(byte):
        let start = position
        skipRegular()
        if let number = reference(start..<position) { return (start..<position, number) }
      default: position += 1
      }
    }
    return nil
  }

  /// The number, when a word is one and " 0 R" follows.
  private func reference(_ word: Range<Int>) -> Int? {
    guard word.allSatisfy({ PDFScanner.digit(bytes[$0]) != nil }) else { return nil }
    var number = PDFScanner(bytes, at: word.lowerBound)
    var ahead = self
    guard ahead.integer() != nil, ahead.take("R") else { return nil }
    return number.integer()
  }

  private mutating func skipText() throws(PDFEditingError) {
    var depth = 0
    repeat {
      switch try byte() {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
    } while depth > 0
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0, 9, 10, 12, 13, 32: position += 1
      case UInt8(ascii: "%"):
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      default: return
      }
    }
  }

  private mutating func skipRegular() {
    while position < bytes.count, PDFScanner.isRegular(bytes[position]) { position += 1 }
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte) - 48 : nil
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"),
      UInt8(ascii: "%"):
      false
    default: true
    }
  }
}

/// One entry of a dictionary, as ranges of the file's bytes.
struct PDFEntry {
  let key: Range<Int>
  let value: Range<Int>
}
