/// A PDF as the drawing library writes it, found by its table of places (ISO 32000-1, 7.5.4): objects as plain text,
/// streams by the length they say, nothing encrypted.
struct PDFSource {
  struct Object {
    /// The object itself; of a stream, its dictionary.
    let value: Range<Int>
    let stream: Range<Int>?
  }

  let values: PDFValues
  /// By number; those that are free are `nil`.
  let objects: [Object?]
  let root: Int
  let info: Int?

  /// Throws when the file is not as it should be anywhere.
  init(_ bytes: [UInt8]) throws(PDFEditingError) {
    values = PDFValues(bytes: bytes)
    let table = try PlaceTable(values)
    objects = try table.objects()
    guard let root = values.entry("/Root", of: table.trailer).flatMap(values.reference) else {
      throw PDFEditingError(description: "the file has no catalogue")
    }
    self.root = root
    info = values.entry("/Info", of: table.trailer).flatMap(values.reference)
  }

  /// The object of a number; throws when there is none.
  func object(_ number: Int) throws(PDFEditingError) -> Object {
    guard objects.indices.contains(number), let object = objects[number] else {
      throw PDFEditingError(description: "object \(number) is missing")
    }
    return object
  }

  /// The object that an entry of a dictionary refers to; `nil` when there is no such entry.
  func linked(_ key: String, of object: Object) -> Int? {
    values.entry(key, of: object.value).flatMap(values.reference)
  }
}

/// Where each object of a file begins.
private struct PlaceTable {
  let values: PDFValues
  let trailer: Range<Int>
  private var offsets: [Int?]

  init(_ values: PDFValues) throws(PDFEditingError) {
    self.values = values
    var tokens = PDFTokens(values.bytes, in: try PlaceTable.start(values)..<values.bytes.count)
    try PlaceTable.expect("xref", &tokens, values)
    offsets = []
    while true {
      guard let first = tokens.next() else { throw PlaceTable.damaged }
      if values.holds(first.range, "trailer") { break }
      guard let start = values.integer(first.range), let size = tokens.next(),
        let count = values.integer(size.range), start == offsets.count
      else { throw PlaceTable.damaged }
      for _ in 0..<count {
        guard let place = tokens.next(), tokens.next() != nil, let use = tokens.next() else {
          throw PlaceTable.damaged
        }
        offsets.append(values.holds(use.range, "n") ? values.integer(place.range) : nil)
      }
    }
    guard let trailer = tokens.value() else { throw PlaceTable.damaged }
    self.trailer = trailer
  }

  /// Where the file says, in its last lines, that the table is.
  private static func start(_ values: PDFValues) throws(PDFEditingError) -> Int {
    var tokens = PDFTokens(values.bytes, in: max(0, values.bytes.count - 64)..<values.bytes.count)
    while let token = tokens.next() {
      guard values.holds(token.range, "startxref") else { continue }
      guard let offset = tokens.next().flatMap({ values.integer($0.range) }), offset < values.bytes.count
      else { break }
      return offset
    }
    throw damaged
  }

  private static var damaged: PDFEditingError {
    PDFEditingError(description: "the file's table of objects is damaged")
  }

  private static func expect(
    _ word: String, _ tokens: inout PDFTokens, _ values: PDFValues
  ) throws(PDFEditingError) {
    guard let token = tokens.next(), values.holds(token.range, word) else { throw damaged }
  }

  // MARK: Objects

  func objects() throws(PDFEditingError) -> [PDFSource.Object?] {
    var objects: [PDFSource.Object?] = []
    objects.reserveCapacity(offsets.count)
    for number in offsets.indices {
      objects.append(
        try offsets[number].map { (offset) throws(PDFEditingError) in try object(number, at: offset) })
    }
    return objects
  }

  private func object(_ number: Int, at offset: Int) throws(PDFEditingError) -> PDFSource.Object {
    let (value, end) = try value(number, at: offset)
    var tokens = PDFTokens(values.bytes, in: end..<values.bytes.count)
    guard let word = tokens.next() else { throw PlaceTable.damaged }
    if values.holds(word.range, "endobj") { return PDFSource.Object(value: value, stream: nil) }
    guard values.holds(word.range, "stream"), let length = try length(of: value) else {
      throw PlaceTable.damaged
    }
    var start = word.range.upperBound
    // The word is followed by a line feed, before which there may be a carriage return.
    if start < values.bytes.count, values.bytes[start] == 13 { start += 1 }
    start += 1
    guard start + length <= values.bytes.count else { throw PlaceTable.damaged }
    return PDFSource.Object(value: value, stream: start..<start + length)
  }

  /// The value of an object, and where what follows it begins.
  private func value(
    _ number: Int, at offset: Int
  ) throws(PDFEditingError) -> (value: Range<Int>, end: Int) {
    guard offset < values.bytes.count else { throw PlaceTable.damaged }
    var tokens = PDFTokens(values.bytes, in: offset..<values.bytes.count)
    guard tokens.next().flatMap({ values.integer($0.range) }) == number, tokens.next() != nil else {
      throw PlaceTable.damaged
    }
    try PlaceTable.expect("obj", &tokens, values)
    guard let value = tokens.value() else { throw PlaceTable.damaged }
    return (value, value.upperBound)
  }

  /// How long a stream is: a number in its dictionary, or in an object of its own.
  private func length(of dictionary: Range<Int>) throws(PDFEditingError) -> Int? {
    guard let entry = values.entry("/Length", of: dictionary) else { return nil }
    guard let number = values.reference(entry) else { return values.integer(entry) }
    guard offsets.indices.contains(number), let offset = offsets[number] else { throw PlaceTable.damaged }
    return values.integer(try value(number, at: offset).value)
  }
}
