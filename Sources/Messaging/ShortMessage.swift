/// An SMS as the network counts it: in units of seven bits while every character is of the GSM alphabet, else of
/// sixteen (3GPP TS 23.038).
public struct ShortMessage: Sendable, Hashable {
  public enum Encoding: String, Sendable { case gsm7 = "GSM-7", ucs2 = "UCS-2" }

  public let encoding: Encoding
  /// Units of the encoding; a character of GSM's extension takes two.
  public let units: Int
  /// Messages that the network sends and bills: 160 and 70 units alone, 153 and 67 in a chain.
  public let segments: Int

  public init(_ text: String) {
    let widths = text.unicodeScalars.map { Self.width($0) }
    if widths.allSatisfy({ $0 > 0 }) {
      encoding = .gsm7
      units = widths.reduce(0, +)
      segments = Self.segments(of: widths, alone: 160, chained: 153)
    } else {
      // A pair of surrogates stays in one message of a chain, as an escape and its character do.
      let pairs = text.unicodeScalars.map { $0.value > 0xFFFF ? 2 : 1 }
      encoding = .ucs2
      units = pairs.reduce(0, +)
      segments = Self.segments(of: pairs, alone: 70, chained: 67)
    }
  }

  /// The text with typographic characters that GSM lacks replaced by plain ones: spaces, apostrophes, quotes, dashes.
  public static func plain(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if let replacement = replacements[scalar] {
        out += replacement
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func segments(of widths: [Int], alone: Int, chained: Int) -> Int {
    if widths.reduce(0, +) <= alone { return 1 }
    var (segments, used) = (1, 0)
    for width in widths {
      if used + width > chained { (segments, used) = (segments + 1, 0) }
      used += width
    }
    return segments
  }

  /// 1, 2 for the extension, 0 for what is not in the alphabet.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    basic.contains(scalar) ? 1 : extended.contains(scalar) ? 2 : 0
  }

  private static let basic = Set(
    ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
  private static let extended = Set("\u{C}^{}\\[~]|€".unicodeScalars)
  private static let replacements: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ", "’": "'", "‘": "'", "“": "\"", "”": "\"", "«": "\"",
    "»": "\"", "–": "-", "—": "-", "\u{2212}": "-", "…": "...", "œ": "oe", "Œ": "OE",
  ]
}
