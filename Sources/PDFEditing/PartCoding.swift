/// Writes numbers and bytes that `PartReader` reads.
struct PartWriter {
  private(set) var bytes: [UInt8] = []

  /// Not negative; seven bits a byte, the lowest first, those before the last marked.
  mutating func add(_ number: Int) {
    var rest = UInt(number)
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ content: [UInt8]) {
    add(content.count)
    bytes += content
  }

  mutating func add(_ range: Range<Int>) {
    add(range.lowerBound)
    add(range.count)
  }
}

/// Reads what `PartWriter` wrote; throws when it ends too early or is damaged.
struct PartReader {
  private let source: [UInt8]
  private var place = 0

  init(_ source: [UInt8]) { self.source = source }

  mutating func number() throws(PDFEditingError) -> Int {
    var value: UInt = 0
    for shift in stride(from: 0, to: 56, by: 7) {
      guard place < source.count else { throw Self.damage }
      let byte = source[place]
      place += 1
      value |= UInt(byte & 127) << UInt(shift)
      if byte < 128 { return Int(value) }
    }
    throw Self.damage
  }

  mutating func bytes() throws(PDFEditingError) -> [UInt8] {
    let count = try number()
    guard count <= source.count - place else { throw Self.damage }
    defer { place += count }
    return Array(source[place..<place + count])
  }

  /// Within `limit`.
  mutating func range(below limit: Int) throws(PDFEditingError) -> Range<Int> {
    let (start, count) = (try number(), try number())
    guard start <= limit, count <= limit - start else { throw Self.damage }
    return start..<start + count
  }

  static var damage: PDFEditingError { PDFEditingError(description: "kept pages are damaged") }
}

extension PDFObjects {
  /// What `write` gave.
  init(from reader: inout PartReader) throws(PDFEditingError) {
    let bytes = try reader.bytes()
    let (root, info) = (try reader.number(), try reader.number())
    var lengths: Set<Int> = []
    for _ in 0..<(try reader.number()) { lengths.insert(try reader.number()) }
    var objects: [Object?] = []
    for _ in 0..<(try reader.number()) { objects.append(try Object(from: &reader, limit: bytes.count)) }
    self.init(bytes, objects, root: root, info: info == 0 ? nil : info, lengths: lengths)
  }

  func write(to writer: inout PartWriter) {
    writer.add(bytes)
    writer.add(root - base)
    // No object has the number 0.
    writer.add(info.map { $0 - base } ?? 0)
    writer.add(lengths.count)
    for number in lengths.sorted() { writer.add(number) }
    writer.add(objects.count)
    for object in objects { Object.write(object, to: &writer) }
  }
}

extension PDFObjects.Object {
  /// 0 stands for none; else twice the number of entries and one, or two where there is a stream.
  fileprivate init?(from reader: inout PartReader, limit: Int) throws(PDFEditingError) {
    let kind = try reader.number()
    guard kind > 0 else { return nil }
    value = try reader.range(below: limit)
    stream = kind % 2 == 0 ? try reader.range(below: limit) : nil
    var entries: [PDFEntry] = []
    entries.reserveCapacity(Swift.min((kind - 1) / 2, limit))
    for _ in 0..<(kind - 1) / 2 {
      entries.append(PDFEntry(key: try reader.range(below: limit), value: try reader.range(below: limit)))
    }
    self.entries = entries
  }

  fileprivate static func write(_ object: Self?, to writer: inout PartWriter) {
    guard let object else { return writer.add(0) }
    writer.add(object.entries.count * 2 + (object.stream == nil ? 1 : 2))
    writer.add(object.value)
    if let stream = object.stream { writer.add(stream) }
    for entry in object.entries {
      writer.add(entry.key)
      writer.add(entry.value)
    }
  }
}
