/// The characters that a draft may be written in.
enum DraftCharacters {
  /// Letters of Latin, spaces and plain punctuation; braces are left to the check of placeholders.
  ///
  /// Digits of any script are named apart. Characters that are not seen, that turn the direction of writing or that
  /// look like others are none of these.
  static func check(_ text: String, allowsLines: Bool) throws(DraftFailure) {
    var hasNumber = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        guard allowsLines else { throw .characters }
        continue
      }
      if isNumber(scalar) {
        hasNumber = true
        continue
      }
      guard isLatin(scalar) || punctuation.contains(scalar) else { throw .characters }
    }
    if hasNumber { throw .number }
  }

  /// Digits, fractions, signs of money and of shares.
  private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil || scalar.properties.generalCategory == .currencySymbol
      || "%‰‱٪".unicodeScalars.contains(scalar)
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 && scalar.properties.isAlphabetic
  }

  private static let punctuation = Set(" \u{A0}\u{202F}.,;:!?'’‘\"“”«»()-–—…&{}_".unicodeScalars)
}
