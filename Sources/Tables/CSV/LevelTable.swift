/// Gives each distinct text of a column a code, in the order of first appearance.
struct LevelTable: Sendable {
  private struct Slot {
    /// The first eight bytes and the last eight, which are the whole text of up to sixteen.
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var length: Int32 = 0
    /// -1 for an empty slot.
    var code: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private var shift: UInt64 = 58
  /// Texts of the levels, one after the other.
  private var text: [UInt8] = []
  private var starts = [0]

  var count: Int { starts.count - 1 }

  var levels: [String] {
    (0..<count).map { String(decoding: text[starts[$0]..<starts[$0 + 1]], as: UTF8.self) }
  }

  /// The code of the text between two positions; -1 when it would be the first beyond `limit`.
  @inline(__always)
  mutating func code(of bytes: ByteView, _ start: Int, _ end: Int, limit: Int) -> Int32 {
    let length = end - start
    var head = bytes.word(at: start)
    var tail: UInt64 = 0
    if length < 8 {
      head &= (1 << UInt64(8 * length)) - 1
    } else if length > 8 {
      tail = bytes.word(at: end - 8)
    }
    var index = hash(head, tail, length)
    let mask = slots.count - 1
    while true {
      let slot = slots[index]
      if slot.code < 0 { return insert(bytes, start, end, head, tail, at: index, limit: limit) }
      if slot.head == head, slot.tail == tail, slot.length == length {
        if length <= 16 || isLevel(Int(slot.code), bytes, start, end) { return slot.code }
      }
      index = (index + 1) & mask
    }
  }

  @inline(__always)
  private func hash(_ head: UInt64, _ tail: UInt64, _ length: Int) -> Int {
    let mixed = (head ^ (tail &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(length)) &* 0xD6E8_FEB8_6659_FD93
    return Int(mixed >> shift)
  }

  /// Compares the middle of a long text, in words.
  private func isLevel(_ level: Int, _ bytes: ByteView, _ start: Int, _ end: Int) -> Bool {
    let own = text.span
    let base = starts[level]
    for offset in 8..<end - start - 8 where own[base + offset] != bytes[start + offset] { return false }
    return true
  }

  @inline(never)
  private mutating func insert(
    _ bytes: ByteView, _ start: Int, _ end: Int, _ head: UInt64, _ tail: UInt64, at index: Int, limit: Int
  ) -> Int32 {
    guard count < limit else { return -1 }
    let code = Int32(count)
    slots[index] = Slot(head: head, tail: tail, length: Int32(end - start), code: code)
    bytes.append(start..<end, to: &text)
    starts.append(text.count)
    if count * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    shift -= 1
    for slot in old where slot.code >= 0 {
      var index = hash(slot.head, slot.tail, Int(slot.length))
      while slots[index].code >= 0 { index = (index + 1) & (slots.count - 1) }
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
      if code < 0 { return nil }
      codes.append(code)
    }
    return codes
  }
}
