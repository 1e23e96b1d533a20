public import Diagnostics
import YAML

/// How a scalar stands in its file, so that an offset in its text leads back to the right line and column.
public struct ScalarSource: Sendable, Hashable {
  enum Style: Sendable, Hashable { case plain, singleQuoted, doubleQuoted, literal, folded }

  public let source: SourceText
  /// Bytes of the scalar in the file, quotes or the block's `|` line included.
  public let range: Range<Int>
  let style: Style

  public static func == (a: ScalarSource, b: ScalarSource) -> Bool {
    a.source === b.source && a.range == b.range
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(range) }

  /// The byte of the file at which each byte of the text stands, and one more for the text's end.
  func offsets(of text: String) -> [Int] {
    let text = Array(text.utf8)
    let offsets =
      switch style {
      case .literal, .folded: blockOffsets(of: text)
      case .plain, .singleQuoted, .doubleQuoted: flowOffsets(of: text)
      }
    return offsets
  }

  // MARK: Block scalars

  /// Lines of a block keep their text after the block's indentation; folding only changes what stands between.
  private func blockOffsets(of text: [UInt8]) -> [Int] {
    let lines = rawLines.dropFirst()
    let indent = blockIndent(of: text, lines)
    var offsets: [Int] = []
    for line in lines {
      let spaces = leadingSpaces(line)
      let content = Swift.min(line.lowerBound + Swift.min(indent, spaces), line.upperBound)..<line.upperBound
      if style == .folded, !content.isEmpty {
        while offsets.count < text.count, text[offsets.count] == newline {
          offsets.append(content.lowerBound)
        }
        if offsets.count < text.count, text[offsets.count] == space, source.bytes[content.lowerBound] != space
        {
          offsets.append(content.lowerBound)
        }
      }
      offsets += Array(content)
      if style == .literal { offsets.append(line.upperBound) }
    }
    return padded(offsets, to: text.count)
  }

  /// What the reader took away from the first line that has text.
  private func blockIndent(of text: [UInt8], _ lines: ArraySlice<Range<Int>>) -> Int {
    guard let first = lines.first(where: { leadingSpaces($0) < $0.count }) else { return 0 }
    let kept = text.drop { $0 == newline }.prefix { $0 == space }.count
    return Swift.max(0, leadingSpaces(first) - kept)
  }

  private func leadingSpaces(_ line: Range<Int>) -> Int { source.bytes[line].prefix { $0 == space }.count }

  /// The lines of the scalar's bytes, without their ends.
  private var rawLines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range where source.bytes[offset] == newline {
      let isReturn = offset > start && source.bytes[offset - 1] == UInt8(ascii: "\r")
      lines.append(start..<(isReturn ? offset - 1 : offset))
      start = offset + 1
    }
    lines.append(start..<Swift.max(start, range.upperBound))
    return lines
  }

  // MARK: Plain and quoted scalars

  private func flowOffsets(of text: [UInt8]) -> [Int] {
    let bytes = source.bytes
    let isQuoted = style != .plain
    var at = range.lowerBound + (isQuoted ? 1 : 0)
    let end = Swift.max(at, range.upperBound - (isQuoted ? 1 : 0))
    var offsets: [Int] = []
    while at < end, offsets.count < text.count {
      if let fold = fold(at: at, end: end) {
        offsets += Array(repeating: at, count: fold.written)
        at = fold.next
      } else if style == .doubleQuoted, bytes[at] == UInt8(ascii: "\\") {
        let escape = escape(at: at, end: end)
        offsets += Array(repeating: at, count: escape.written)
        at = escape.next
      } else {
        offsets.append(at)
        at += style == .singleQuoted && bytes[at] == UInt8(ascii: "'") ? 2 : 1
      }
    }
    return padded(offsets, to: text.count, end: at)
  }

  /// White space with line ends in it becomes one space, or one newline less than there were.
  private func fold(at start: Int, end: Int) -> (written: Int, next: Int)? {
    var at = start
    var newlines = 0
    while at < end, [space, newline, UInt8(ascii: "\r")].contains(source.bytes[at]) {
      if source.bytes[at] == newline { newlines += 1 }
      at += 1
    }
    return newlines == 0 ? nil : (Swift.max(1, newlines - 1), at)
  }

  /// Bytes of text that an escape stands for, and where reading goes on.
  private func escape(at start: Int, end: Int) -> (written: Int, next: Int) {
    guard start + 1 < end else { return (1, end) }
    switch source.bytes[start + 1] {
    case UInt8(ascii: "x"): return coded(at: start + 2, digits: 2, end)
    case UInt8(ascii: "u"): return coded(at: start + 2, digits: 4, end)
    case UInt8(ascii: "U"): return coded(at: start + 2, digits: 8, end)
    case UInt8(ascii: "N"), UInt8(ascii: "_"): return (2, start + 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): return (3, start + 2)
    case newline, UInt8(ascii: "\r"):
      var at = start + 1
      while at < end, [space, newline, UInt8(ascii: "\r")].contains(source.bytes[at]) { at += 1 }
      return (0, at)
    default: return (1, start + 2)
    }
  }

  private func coded(at start: Int, digits: Int, _ end: Int) -> (written: Int, next: Int) {
    let next = Swift.min(start + digits, end)
    let value = UInt32(String(decoding: source.bytes[start..<next], as: UTF8.self), radix: 16) ?? 0
    let written = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    return (written, next)
  }

  private func padded(_ offsets: [Int], to count: Int, end: Int? = nil) -> [Int] {
    var offsets = Array(offsets.prefix(count))
    let last = end ?? offsets.last.map { $0 + 1 } ?? range.lowerBound
    while offsets.count <= count { offsets.append(last) }
    return offsets
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
