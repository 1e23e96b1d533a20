/// What a customer's column says, made fit to stand in a message.
public enum PersonalValue {
  static let longest = 40

  /// `nil` for what is missing or is no name: too long, or with characters that make addresses, markup or
  /// placeholders.
  ///
  /// Data may come from forms that anyone can fill in, so that a "name" could carry an address to click on.
  public static func clean(_ text: String?) -> String? {
    guard let text else { return nil }
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    guard !words.isEmpty, words.count <= longest, words.contains(where: { $0.isLetter }) else { return nil }
    let isPlain = words.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .spaceSeparator:
        true
      default: " '’-.".unicodeScalars.contains(scalar)
      }
    }
    // "evil.com" is an address to many programs; "J. R." is not.
    let parts = words.split(separator: ".", omittingEmptySubsequences: false)
    let joinsWords = zip(parts, parts.dropFirst()).contains { a, b in
      a.last?.isLetter == true && b.first?.isLetter == true
    }
    return isPlain && !joinsWords ? words : nil
  }
}
