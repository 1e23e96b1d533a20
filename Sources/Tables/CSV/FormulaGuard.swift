/// Texts that a spreadsheet would take for a formula, and the apostrophe that keeps it from doing so.
public enum FormulaGuard {
  static let apostrophe = UInt8(ascii: "'")

  /// Begins as a formula does. A sign before digits alone is none, as in +33612345678 or -1.5; with dashes or brackets
  /// between them it is: +1-555-253-6563 would be worked out.
  public static func isFormula(_ text: some Collection<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "=")?, UInt8(ascii: "@")?, 0x09?, 0x0A?, 0x0D?: true
    case UInt8(ascii: "+")?, UInt8(ascii: "-")?: !text.dropFirst().allSatisfy(isPartOfNumber)
    case 0xEF?: wide.contains { text.starts(with: $0) }
    default: false
    }
  }

  /// A field as it was before an apostrophe was put in front of it.
  public static func plain(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    field.first == apostrophe && isFormula(field.dropFirst()) ? field.dropFirst() : field
  }

  /// ＝ ＋ － ＠, which some spreadsheets read as their narrow forms.
  private static let wide = ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].map { Array($0.utf8) }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "."): true
    default: false
    }
  }
}
