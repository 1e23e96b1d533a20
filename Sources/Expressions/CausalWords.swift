public import Formats

extension Template {
  /// Byte ranges of words that claim a cause, such as "because" and "due to", in the text around its values.
  ///
  /// A report of observed customers shows what goes together; only an experiment shows what makes what. Words within
  /// backticks and links' targets are left alone, and so is "by causes", the term of competing risks.
  public func causalWords(_ language: Language) -> [Range<Int>] {
    pieces.flatMap { piece -> [Range<Int>] in
      guard case .text(let text, let range) = piece else { return [] }
      return CausalWords.ranges(in: text, language).map {
        $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound
      }
    }
  }
}

/// Looks for words of cause and effect.
public enum CausalWords {
  private static let english = [
    "because", "causes", "caused", "causing", "due to", "owing to", "thanks to", "as a result of", "leads to",
    "led to", "leading to", "results in", "resulted in", "resulting in", "drives", "drove", "driven by",
    "attributable to",
  ].map { Array($0.utf8) }

  private static let french = [
    "parce que", "parce qu’", "parce qu'", "à cause", "À cause", "causé", "causée", "causés", "causées",
    "causent", "provoque", "provoquent", "provoqué", "provoquée", "provoqués", "provoquées", "entraîne",
    "entraînent", "entraîné", "entraînée", "grâce à", "grâce au", "grâce aux", "en raison de", "en raison du",
    "en raison des", "dû à", "due à", "dus à", "dues à", "du fait de", "du fait que", "car", "puisque",
    "puisqu’", "puisqu'", "conduit à", "conduisent à", "mène à", "mènent à", "imputable à", "imputables à",
  ].map { Array($0.utf8) }

  /// Byte ranges in the text, from left to right.
  public static func ranges(in text: String, _ language: Language) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    let words = language == .fr ? french : english
    var found: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "`") {
        at = (bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "`")) ?? bytes.count - 1) + 1
        continue
      }
      if bytes[at...].starts(with: "](".utf8) {
        at = (bytes[at...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count - 1) + 1
        continue
      }
      let isStart = at == 0 || !isWordByte(bytes[at - 1])
      let end = isStart ? words.compactMap { match($0, bytes, at) }.max() : nil
      if let end, !isTerm(bytes, at) { found.append(at..<end) }
      at = end ?? at + 1
    }
    return found
  }

  /// Where the word ends; a space stands for any white space. Letters of ASCII match in either case.
  private static func match(_ word: [UInt8], _ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start
    for byte in word {
      guard at < bytes.count else { return nil }
      if byte == 0x20 {
        let first = at
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A { at += 1 }
        guard at > first else { return nil }
        continue
      }
      guard lower(bytes[at]) == lower(byte) else { return nil }
      at += 1
    }
    let endsOpen = word.last.map { $0 == UInt8(ascii: "'") || $0 == 0x99 } ?? false
    return endsOpen || at == bytes.count || !isWordByte(bytes[at]) ? at : nil
  }

  private static func isTerm(_ bytes: [UInt8], _ at: Int) -> Bool {
    at >= 3 && bytes[(at - 3)..<at].map(lower).elementsEqual("by ".utf8)
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (lower(byte) >= 97 && lower(byte) <= 122)
      || (byte >= 48 && byte <= 57)
  }
}
