/// The objects of a PDF as Cairo writes it: numbered one after the other, found by one plain table at the end.
///
/// Numbers are those in the document that several files are joined to: behind all of the files before this one.
struct PDFObjects {
  struct Object {
    /// Empty unless it is a dictionary.
    let entries: [PDFEntry]
    /// Of the value; of a stream, of its dictionary.
    let value: Range<Int>
    /// Of a stream's bytes, as they are filtered.
    let stream: Range<Int>?
  }

  let bytes: [UInt8]
  /// What is added to the file's own numbers.
  private(set) var base = 0
  /// By the file's own number; 0 is none.
  private(set) var objects: [Object?]
  private let ownRoot: Int
  private let ownInfo: Int?
  var root: Int { ownRoot + base }
  var info: Int? { ownInfo.map { $0 + base } }
  /// The file's own numbers of objects that hold nothing but the length of a stream.
  private(set) var lengths: Set<Int> = []

  init(_ bytes: [UInt8]) throws(PDFEditingError) {
    self.bytes = bytes
    let table = try PDFObjects.offsets(bytes)
    var scanner = PDFScanner(bytes, at: table.end)
    guard scanner.take("trailer") else { throw PDFEditingError(description: "there is no trailer") }
    objects = []
    let trailer = try scanner.entries()
    guard let root = PDFObjects.reference(bytes, PDFObjects.value("/Root", in: trailer, bytes)) else {
      throw PDFEditingError(description: "the trailer names no catalogue")
    }
    ownRoot = root
    ownInfo = PDFObjects.reference(bytes, PDFObjects.value("/Info", in: trailer, bytes))
    for offset in table.offsets {
      guard let offset else {
        objects.append(nil)
        continue
      }
      objects.append(try object(at: offset, table.offsets))
    }
  }

  /// Objects that were found before in the same bytes.
  init(_ bytes: [UInt8], _ objects: [Object?], root: Int, info: Int?, lengths: Set<Int>) {
    self.bytes = bytes
    self.objects = objects
    self.lengths = lengths
    ownRoot = root
    ownInfo = info
  }

  // MARK: Values

  /// The same objects behind those of other files.
  func numbered(from base: Int) -> PDFObjects {
    var moved = self
    moved.base = base
    return moved
  }

  func object(_ number: Int) -> Object? {
    objects.indices.contains(number - base) ? objects[number - base] : nil
  }

  /// The value of a key of an object that is a dictionary.
  func value(_ key: StaticString, of number: Int) -> Range<Int>? {
    guard let object = object(number) else { return nil }
    return PDFObjects.value(key, in: object.entries, bytes)
  }

  func isName(_ range: Range<Int>?, _ name: StaticString) -> Bool {
    guard let range else { return false }
    return PDFObjects.equals(bytes, range, name)
  }

  /// The numbers of objects that a value refers to: by itself, or as the items of an array.
  func references(_ range: Range<Int>?) throws(PDFEditingError) -> [Int] {
    guard let range else { return [] }
    guard bytes[range.lowerBound] == UInt8(ascii: "[") else {
      return PDFObjects.reference(bytes, range).map { [$0 + base] } ?? []
    }
    var scanner = PDFScanner(bytes, at: range.lowerBound + 1)
    var found: [Int] = []
    while !scanner.take("]") {
      if let number = PDFObjects.reference(bytes, try scanner.value()) { found.append(number + base) }
    }
    return found
  }

  /// Adds a value, with the objects that it names numbered as in the whole document.
  func append(_ range: Range<Int>, to output: inout [UInt8]) throws(PDFEditingError) {
    guard base > 0 else {
      output += bytes[range]
      return
    }
    var copied = range.lowerBound
    var scanner = PDFScanner(bytes, at: range.lowerBound)
    while let (place, number) = try scanner.nextReference(before: range.upperBound) {
      output += bytes[copied..<place.lowerBound]
      output += "\(number + base)".utf8
      copied = place.upperBound
    }
    output += bytes[copied..<range.upperBound]
  }

  private static func value(_ key: StaticString, in entries: [PDFEntry], _ bytes: [UInt8]) -> Range<Int>? {
    entries.first { equals(bytes, $0.key, key) }?.value
  }

  static func equals(_ bytes: [UInt8], _ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { unsafe bytes[range].elementsEqual($0) }
  }

  private static func reference(_ bytes: [UInt8], _ range: Range<Int>?) -> Int? {
    guard let range, bytes[range.upperBound - 1] == UInt8(ascii: "R") else { return nil }
    var scanner = PDFScanner(bytes, at: range.lowerBound)
    return scanner.integer()
  }

  // MARK: Reading

  /// Where each object begins, and where the table ends.
  private static func offsets(
    _ bytes: [UInt8]
  ) throws(PDFEditingError) -> (offsets: [Int?], end: Int) {
    let damaged = PDFEditingError(description: "there is no table of objects")
    let word = Array("startxref".utf8)
    let last = Swift.max(0, bytes.count - 1024)..<bytes.count
    guard let found = last.last(where: { bytes[$0...].starts(with: word) }) else { throw damaged }
    var scanner = PDFScanner(bytes, at: found + word.count)
    guard let start = scanner.integer(), start < bytes.count else { throw damaged }
    scanner = PDFScanner(bytes, at: start)
    guard scanner.take("xref"), scanner.integer() == 0, let count = scanner.integer(), count < bytes.count
    else { throw damaged }
    var offsets: [Int?] = []
    for _ in 0..<count {
      guard let offset = scanner.integer(), offset < bytes.count, scanner.integer() != nil else {
        throw damaged
      }
      if scanner.take("n") {
        offsets.append(offset)
      } else if scanner.take("f") {
        offsets.append(nil)
      } else {
        throw damaged
      }
    }
    return (offsets, scanner.position)
  }

  private mutating func object(at offset: Int, _ offsets: [Int?]) throws(PDFEditingError) -> Object {
    let damaged = PDFEditingError(description: "the object at byte \(offset) is damaged")
    var scanner = PDFScanner(bytes, at: offset)
    guard scanner.integer() != nil, scanner.integer() != nil, scanner.take("obj") else { throw damaged }
    scanner.skipSpace()
    let start = scanner.position
    guard start + 1 < bytes.count else { throw damaged }
    let isDictionary = bytes[start] == UInt8(ascii: "<") && bytes[start + 1] == UInt8(ascii: "<")
    let entries = isDictionary ? try scanner.entries() : []
    if !isDictionary { _ = try scanner.value() }
    let value = start..<scanner.position
    guard isDictionary, scanner.take("stream") else {
      guard scanner.take("endobj") else { throw damaged }
      return Object(entries: entries, value: value, stream: nil)
    }
    scanner.skipLineEnd()
    let first = scanner.position
    guard let length = try length(PDFObjects.value("/Length", in: entries, bytes), offsets),
      first + length <= bytes.count
    else { throw damaged }
    scanner = PDFScanner(bytes, at: first + length)
    guard scanner.take("endstream") else { throw damaged }
    return Object(entries: entries, value: value, stream: first..<first + length)
  }

  /// Of a stream: written in its dictionary, or an object of its own.
  private mutating func length(
    _ range: Range<Int>?, _ offsets: [Int?]
  ) throws(PDFEditingError) -> Int? {
    guard let range else { return nil }
    guard let number = PDFObjects.reference(bytes, range) else {
      var scanner = PDFScanner(bytes, at: range.lowerBound)
      return scanner.integer()
    }
    guard offsets.indices.contains(number), let offset = offsets[number] else { return nil }
    lengths.insert(number)
    var scanner = PDFScanner(bytes, at: offset)
    guard scanner.integer() != nil, scanner.integer() != nil, scanner.take("obj") else { return nil }
    return scanner.integer()
  }
}
