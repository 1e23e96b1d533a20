/// A text kept whole, so that any later message can point into it.
public final class SourceText: Sendable {
  /// The path as the user wrote it.
  public let path: String
  public let bytes: [UInt8]
  /// Byte offsets at which lines start; the first is 0.
  private let lineStarts: [Int]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  public convenience init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The place of a byte range, with its line as excerpt; a range over several lines ends with the first.
  public func place(of range: Range<Int>) -> Place {
    let line = lineNumber(at: range.lowerBound)
    let start = lineStarts[line - 1]
    let end = lineEnd(line)
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let length = Swift.max(1, Swift.min(range.upperBound, end) - range.lowerBound)
    return Place(
      path: path, line: line, column: range.lowerBound - start + 1, length: length, excerpt: text)
  }

  /// The place of a column of a line, both counted from 1, columns in bytes.
  public func place(line: Int, column: Int, length: Int = 1) -> Place {
    let line = Swift.min(Swift.max(line, 1), lineStarts.count)
    let start = lineStarts[line - 1] + Swift.max(column, 1) - 1
    return place(of: start..<start + length)
  }

  private func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  private func lineEnd(_ line: Int) -> Int {
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > lineStarts[line - 1], bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Swift.max(end, lineStarts[line - 1])
  }
}
