/// Appends numbers and text to bytes, little-endian.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: some FixedWidthInteger) {
    var rest = value
    for _ in 0..<(value.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func write(_ value: Int) { write(Int64(value)) }
  mutating func write(_ value: Double) { write(value.bitPattern) }
  mutating func write(_ value: Float) { write(value.bitPattern) }

  mutating func write(_ text: String) {
    let utf8 = Array(text.utf8)
    write(utf8.count)
    bytes += utf8
  }

  /// Bytes as they are, behind their number.
  mutating func write(raw: [UInt8]) {
    write(raw.count)
    bytes += raw
  }

  mutating func write(rows: [Int32]) {
    write(rows.count)
    bytes.reserveCapacity(bytes.count + 4 * rows.count)
    for row in rows { write(row) }
  }

  mutating func write(floats: [Float]) {
    write(floats.count)
    bytes.reserveCapacity(bytes.count + 4 * floats.count)
    for value in floats { write(value.bitPattern) }
  }

  /// The number of items, then each of them.
  mutating func write<Item>(_ items: [Item], _ each: (inout ByteWriter, Item) -> Void) {
    write(items.count)
    for item in items { each(&self, item) }
  }
}

/// Reads what `ByteWriter` wrote; anything that cannot be is refused, never trusted.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }
  var remaining: Int { bytes.count - position }

  mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(
    _: Value.Type
  ) throws(ModelError) -> Value {
    let width = Value.bitWidth / 8
    guard position + width <= bytes.count else { throw .unreadable }
    var value: Value = 0
    for offset in 0..<width { value |= Value(bytes[position + offset]) << Value(8 * offset) }
    position += width
    return value
  }

  mutating func int() throws(ModelError) -> Int {
    Int(truncatingIfNeeded: Int64(bitPattern: try integer(UInt64.self)))
  }

  mutating func double() throws(ModelError) -> Double { Double(bitPattern: try integer(UInt64.self)) }
  mutating func float() throws(ModelError) -> Float { Float(bitPattern: try integer(UInt32.self)) }

  mutating func text() throws(ModelError) -> String {
    let count = try int()
    guard count >= 0, count <= bytes.count - position else { throw .unreadable }
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func raw() throws(ModelError) -> [UInt8] {
    let count = try int()
    guard count >= 0, count <= bytes.count - position else { throw .unreadable }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func rowNumbers() throws(ModelError) -> [Int32] {
    try list { (reader) throws(ModelError) in Int32(bitPattern: try reader.integer(UInt32.self)) }
  }

  mutating func floats() throws(ModelError) -> [Float] {
    try list { (reader) throws(ModelError) in try reader.float() }
  }

  mutating func list<Item>(
    _ item: (inout ByteReader) throws(ModelError) -> Item
  ) throws(ModelError) -> [Item] {
    let count = try int()
    // Each item takes at least a byte, so a damaged count cannot ask for more room than the file has.
    guard count >= 0, count <= bytes.count - position else { throw .unreadable }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try item(&self)) }
    return items
  }
}
