/// A reference to an exhibit or section in prose: `@cell` or `@cell.exhibit`.
public struct Reference: Sendable, Hashable {
  public let cell: String
  public let exhibit: String?
  /// Bytes of the text, the `@` included.
  public let range: Range<Int>

  /// `cell` or `cell.exhibit`: an anchor of the document.
  public var name: String { exhibit.map { "\(cell).\($0)" } ?? cell }

  /// Every reference of a text, in order.
  ///
  /// An `@` behind a letter, digit, point, hyphen, plus or backslash starts none, so e-mail addresses stay what they
  /// are; nor does one within backticks or `{{ }}`. A point that ends the sentence belongs to the sentence.
  public static func all(in text: String) -> [Reference] {
    let bytes = Array(text.utf8)
    var references: [Reference] = []
    for (at, byte) in bytes.enumerated() where byte == UInt8(ascii: "@") {
      guard at + 1 < bytes.count, isLower(bytes[at + 1]), !isBound(bytes, at), !isSpared(bytes, at) else {
        continue
      }
      var end = nameEnd(bytes, at + 1)
      let cell = String(decoding: bytes[at + 1..<end], as: UTF8.self)
      var exhibit: String?
      if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), isLower(bytes[end + 1]) {
        let last = nameEnd(bytes, end + 1)
        exhibit = String(decoding: bytes[end + 1..<last], as: UTF8.self)
        end = last
      }
      references.append(Reference(cell: cell, exhibit: exhibit, range: at..<end))
    }
    return references
  }

  private static func nameEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < bytes.count, isLower(bytes[end]) || isDigit(bytes[end]) || bytes[end] == UInt8(ascii: "_") {
      end += 1
    }
    return end
  }

  private static func isLower(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }

  private static func isBound(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at > 0 else { return false }
    let before = bytes[at - 1]
    return isLetter(before) || isDigit(before) || before >= 0x80 || ".-+\\@".utf8.contains(before)
  }

  /// Within backticks on its line, or within `{{ }}`.
  private static func isSpared(_ bytes: [UInt8], _ at: Int) -> Bool {
    let line = bytes[..<at].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    if !bytes[line..<at].count(where: { $0 == UInt8(ascii: "`") }).isMultiple(of: 2) { return true }
    let before = String(decoding: bytes[..<at], as: UTF8.self)
    let opened = before.ranges(of: "{{").last?.lowerBound
    let closed = before.ranges(of: "}}").last?.lowerBound
    guard let opened else { return false }
    return closed.map { $0 < opened } ?? true
  }
}
