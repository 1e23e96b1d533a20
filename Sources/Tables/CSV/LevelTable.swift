/// Gives each distinct text of a column a code, in the order of first appearance.
struct LevelTable: Sendable {
  /// The code of missing values.
  static let missing: Int32 = -1
  /// Told in place of a code when a text would be one level too many.
  static let overflow = Int32.min

  /// A text by eight bytes from its start, eight after them, and the same from its end: all of it up to 32 bytes.
  private struct Key {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var last: UInt64 = 0
    var length = 0
  }

  private struct Slot {
    var key = Key()
    /// A level, `missing`, or `Slot.empty`.
    var code = Slot.empty

    static let empty: Int32 = -2
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private var used = 0
  private var shift: UInt64 = 58
  /// Texts of the levels, one after the other.
  private var text: [UInt8] = []
  private var starts = [0]

  var count: Int { starts.count - 1 }

  var levels: [String] {
    (0..<count).map { String(decoding: text[starts[$0]..<starts[$0 + 1]], as: UTF8.self) }
  }

  /// The code of the text between two positions, `missing` for what stands for nothing; `overflow` when it would be
  /// the first level beyond `limit`.
  ///
  /// Which text comes next cannot be foreseen, so there is no branch on it before the answer: not on its length,
  /// and not on its being missing, which the table remembers like a level.
  @inline(__always)
  mutating func code(of bytes: ByteView, _ start: Int, _ end: Int, limit: Int) -> Int32 {
    let key = key(of: bytes, start, end)
    var index = slot(of: key)
    let mask = slots.count - 1
    while true {
      let slot = slots[index]
      let difference =
        (slot.key.first ^ key.first) | (slot.key.second ^ key.second) | (slot.key.third ^ key.third)
        | (slot.key.last ^ key.last) | UInt64(bitPattern: Int64(slot.key.length ^ key.length))
      if difference == 0, slot.code != Slot.empty {
        if key.length <= 32 || isLevel(Int(slot.code), bytes, start, end) { return slot.code }
      } else if slot.code == Slot.empty {
        return insert(bytes, start, end, key, at: index, limit: limit)
      }
      index = (index + 1) & mask
    }
  }

  @inline(__always)
  private func key(of bytes: ByteView, _ start: Int, _ end: Int) -> Key {
    let length = end - start
    let mask = UInt64.max >> UInt64(64 - 8 * Swift.min(length, 8))
    let last = Swift.max(start, end - 8)
    return Key(
      first: bytes.word(at: start) & mask, second: bytes.word(at: Swift.min(start + 8, last)) & mask,
      third: bytes.word(at: Swift.max(start, end - 16)) & mask, last: bytes.word(at: last) & mask,
      length: length)
  }

  @inline(__always)
  private func slot(of key: Key) -> Int {
    let mixed =
      (key.first ^ (key.last &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(key.length)) &* 0xD6E8_FEB8_6659_FD93
    return Int(mixed >> shift)
  }

  /// Compares the middle of a long text.
  private func isLevel(_ level: Int, _ bytes: ByteView, _ start: Int, _ end: Int) -> Bool {
    guard level >= 0 else { return FieldParsing.isMissing(bytes, start, end) }
    let own = text.span
    let base = starts[level]
    for offset in 16..<end - start - 16 where own[base + offset] != bytes[start + offset] { return false }
    return true
  }

  @inline(never)
  private mutating func insert(
    _ bytes: ByteView, _ start: Int, _ end: Int, _ key: Key, at index: Int, limit: Int
  ) -> Int32 {
    var code = Self.missing
    if !FieldParsing.isMissing(bytes, start, end) {
      guard count < limit else { return Self.overflow }
      code = Int32(count)
      bytes.append(start..<end, to: &text)
      starts.append(text.count)
    }
    slots[index] = Slot(key: key, code: code)
    used += 1
    if used * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    shift -= 1
    for slot in old where slot.code != Slot.empty {
      var index = self.slot(of: slot.key)
      while slots[index].code != Slot.empty { index = (index + 1) & (slots.count - 1) }
      slots[index] = slot
    }
  }
}

extension LevelTable {
  /// The code that each level of another table has here; its new levels are added. `nil` beyond `limit` levels.
  mutating func merge(_ other: LevelTable, limit: Int) -> [Int32]? {
    var codes: [Int32] = []
    for level in 0..<other.count {
      let code = unsafe other.text.withUnsafeBufferPointer { buffer -> Int32 in
        unsafe self.code(of: ByteView(buffer), other.starts[level], other.starts[level + 1], limit: limit)
      }
      if code == Self.overflow { return nil }
      codes.append(code)
    }
    return codes
  }
}
