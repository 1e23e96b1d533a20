import Hashing
public import Tables
import Threads

/// Personal data of a column in the form that a tool takes, hashed where it asks for that: a row at a time, so that no
/// second copy of them need be held.
public struct PersonalTexts: Sendable {
  public enum Form: Sendable, Hashable {
    /// Without the spaces around it.
    case written
    case email
    /// E.164 with its plus; numbers that name no country, and have none to be given, are left out.
    case international(countryCode: String?)
    /// The same without the plus.
    case digits(countryCode: String?)
    /// In lower case.
    case word
    /// In lower case, one space between words.
    case words
    /// The same without punctuation.
    case plainWords
    /// In lower case, nothing but letters: "O’Neil" is "oneil", "St. Louis" is "stlouis".
    case letters
    /// A postal code; of the United States its five digits.
    case postal
    /// The same in lower case without spaces and dashes; of the United Kingdom down to the sector, "wc2h8".
    case compactPostal
    /// A country's two letters as ISO 3166-1 has them; anything else is left out.
    case country(inCapitals: Bool)
  }

  private static let blockSize = 16_384

  private let written: CustomerIDs
  private let column: Column
  private let rows: [Int32]?
  private let form: Form
  private let countries: (column: Column, written: CustomerIDs)?

  /// `rows` are the places in the column of the rows that are asked for, all of them in its order unless given;
  /// `countries` are of the same places, for postal codes.
  public init(_ column: Column, rows: [Int32]? = nil, as form: Form, countries: Column? = nil) {
    self.column = column
    self.rows = rows
    self.form = form
    written = CustomerIDs(column)
    self.countries = countries.map { ($0, CustomerIDs($0)) }
  }

  /// The text of a row; `nil` where nothing usable is written.
  public func text(_ row: Int) -> String? {
    let row = place(row)
    guard !column.isMissing(row) else { return nil }
    let text = form.text(written.text(row), country: { country(row) })
    return text?.isEmpty == false ? text : nil
  }

  /// The country of a place, in two capitals; `nil` where it is not known.
  private func country(_ row: Int) -> String? {
    guard let (column, written) = countries, !column.isMissing(row) else { return nil }
    return PersonalTexts.Form.country(inCapitals: true).text(written.text(row), country: { nil })
  }

  /// Whether anything is written, usable or not.
  public func isWritten(_ row: Int) -> Bool {
    let row = place(row)
    return !column.isMissing(row) && !AddressForm.trimmed(Array(written.text(row).utf8)).isEmpty
  }

  private func place(_ row: Int) -> Int { rows.map { Int($0[row]) } ?? row }

  /// The SHA-256 of a text's bytes, in hexadecimal.
  public static func hash(_ text: String) -> String { SHA256.hex(of: Array(text.utf8)) }

  /// A text cut to a number of bytes, between characters.
  public static func cut(_ text: String, bytes: Int) -> String {
    var text = text
    while text.utf8.count > bytes { text.removeLast() }
    return text
  }

  /// The rows for which something holds, in the order given; asked side by side.
  public static func rows(_ rows: [Int32], where holds: @Sendable (Int) -> Bool) -> [Int32] {
    let pieces = Parallel.map((rows.count + blockSize - 1) / blockSize) { block in
      rows[block * blockSize..<Swift.min(rows.count, (block + 1) * blockSize)].filter { holds(Int($0)) }
    }
    return pieces.flatMap { $0 }
  }
}

extension PersonalTexts.Form {
  fileprivate func text(_ written: String, country: () -> String?) -> String? {
    let bytes = Array(written.utf8)
    var buffer: [UInt8] = []
    switch self {
    case .email:
      guard AddressForm.email.read(bytes, into: &buffer) == .usable else { return nil }
      return String(decoding: buffer, as: UTF8.self)
    case .international(let code), .digits(let code):
      guard AddressForm.phone(countryCode: code).read(bytes, into: &buffer) == .usable else { return nil }
      if case .digits = self { buffer.removeFirst() }
      return String(decoding: buffer, as: UTF8.self)
    default: break
    }
    let trimmed = String(decoding: AddressForm.trimmed(bytes), as: UTF8.self)
    switch self {
    case .word: return trimmed.lowercased()
    case .words: return Self.joined(Array(trimmed.lowercased().unicodeScalars))
    case .plainWords: return Self.joined(trimmed.lowercased().unicodeScalars.filter { !$0.isPunctuation })
    case .letters: return Self.text(trimmed.lowercased().unicodeScalars.filter { $0.isLetter })
    case .postal: return PostalCode(trimmed, country: country()).text
    case .compactPostal: return PostalCode(trimmed, country: country()).compact
    case .country(let inCapitals):
      let code = CountryCode.read(trimmed)
      return inCapitals ? code : code?.lowercased()
    default: return trimmed
    }
  }

  private static func joined(_ text: [Unicode.Scalar]) -> String {
    text.split { $0.properties.isWhitespace }.map { Self.text(Array($0)) }.joined(separator: " ")
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension Unicode.Scalar {
  /// A letter, or a mark that belongs to one.
  fileprivate var isLetter: Bool {
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  fileprivate var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .modifierLetter:
      true
    default: self == "`" || self == "´"
    }
  }
}

/// A postal code as people write it, shortened as advertising tools ask for it.
struct PostalCode {
  private let written: String
  /// Two capitals; `nil` where it is not known.
  private let country: String?

  init(_ written: String, country: String?) {
    self.written = written
    self.country = country
  }

  /// As it is written, but for the five digits of an American one.
  var text: String { american ?? written }

  var compact: String {
    if let american { return american }
    let kept = written.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace && !Self.isDash($0) }
    let text = String(String.UnicodeScalarView(kept))
    return country == "GB" ? Self.sector(text) : text
  }

  /// Five digits, of which a table may have lost leading zeros, with or without the four after them; `nil` where it
  /// is not American. Where no country is known, a code of five and four is.
  private var american: String? {
    let parts = written.unicodeScalars.split { Self.isDash($0) || $0.properties.isWhitespace }
    let digits = parts.map { $0.allSatisfy { ("0"..."9").contains($0) } ? $0.count : 0 }
    switch (country, digits) {
    case ("US", [5]), ("US", [5, 4]), (nil, [5, 4]): return String(String.UnicodeScalarView(parts[0]))
    case ("US", [9]): return String(written.prefix(5))
    case ("US", [3]), ("US", [4]):
      return String(repeating: "0", count: 5 - digits[0]) + String(String.UnicodeScalarView(parts[0]))
    default: return nil
    }
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .dashPunctuation
  }

  /// "wc2h8" of "wc2h8lg": area, district and sector.
  private static func sector(_ text: String) -> String {
    let unit = text.suffix(3)
    let isWhole =
      (5...7).contains(text.count) && unit.first.map { ("0"..."9").contains($0) } == true
      && unit.dropFirst().allSatisfy { ("a"..."z").contains($0) }
    return isWhole ? String(text.dropLast(2)) : text
  }
}
