import Formats

extension Template {
  /// Byte ranges of numbers that were typed into the text rather than taken from a value.
  ///
  /// Left alone are years (1900–2099), ISO dates, periods such as 2026Q3, days before a month's name, numbers of
  /// ordered lists, digits behind a letter, `_`, `@` or `#` (B2B, Q3, @cell_2), code in backticks and links' targets.
  public var typedDigits: [Range<Int>] {
    pieces.flatMap { piece -> [Range<Int>] in
      guard case .text(let text, let range) = piece else { return [] }
      return TypedDigits(Array(text.utf8), startsLine: range.lowerBound == 0).ranges.map {
        $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound
      }
    }
  }
}

/// Looks for numbers in one piece of text.
private struct TypedDigits {
  private let bytes: [UInt8]
  private let startsLine: Bool
  private(set) var ranges: [Range<Int>] = []

  init(_ bytes: [UInt8], startsLine: Bool) {
    self.bytes = bytes
    self.startsLine = startsLine
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "`") {
        at = (bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "`")) ?? bytes.count - 1) + 1
      } else if bytes[at...].starts(with: "](".utf8) {
        at = (bytes[at...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count - 1) + 1
      } else if isDigit(bytes[at]) {
        let end = numberEnd(at)
        if !isExempt(at..<end) { ranges.append(at..<end) }
        at = end
      } else if isLetter(bytes[at]) {
        // A name takes the digits in it along.
        while at < bytes.count, isLetter(bytes[at]) || isDigit(bytes[at]) { at += 1 }
      } else {
        at += 1
      }
    }
  }

  /// Digits with points, commas and hyphens between them, and letters right behind: 1,234.5, 2026-09-30, 2026Q3.
  private func numberEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let isJoined =
        ".,-".utf8.contains(bytes[end]) && end + 1 < bytes.count && isDigit(bytes[end + 1])
      guard isDigit(bytes[end]) || isJoined || isLetter(bytes[end]) else { break }
      end += 1
    }
    return end
  }

  private func isExempt(_ range: Range<Int>) -> Bool {
    let text = String(decoding: bytes[range], as: UTF8.self)
    if range.lowerBound > 0, "@#_".utf8.contains(bytes[range.lowerBound - 1]) { return true }
    return isPeriod(text) || isListNumber(range) || isBeforeMonth(range, text)
  }

  private func isPeriod(_ text: String) -> Bool {
    guard let year = Int(text.prefix(4)), (1900...2099).contains(year) else { return false }
    return Period(text) != nil
  }

  private func isListNumber(_ range: Range<Int>) -> Bool {
    guard range.upperBound < bytes.count, ".)".utf8.contains(bytes[range.upperBound]) else { return false }
    let before = bytes[..<range.lowerBound]
    let indent = before.reversed().prefix { $0 == 0x20 }.count
    let lineStart = range.lowerBound - indent
    return lineStart == 0 ? startsLine : bytes[lineStart - 1] == 0x0A
  }

  private func isBeforeMonth(_ range: Range<Int>, _ text: String) -> Bool {
    let digits = text.prefix { $0.isNumber }
    guard let day = Int(digits), (1...31).contains(day),
      ["", "er", "st", "nd", "rd", "th"].contains(text.dropFirst(digits.count))
    else { return false }
    let rest = bytes[range.upperBound...].drop { $0 == 0x20 }
    return Phrase.monthNames.contains {
      rest.starts(with: $0.en.utf8) || rest.starts(with: $0.fr.utf8)
    }
  }
}
