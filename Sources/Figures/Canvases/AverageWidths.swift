/// Measures text by the average widths of Inter's letters, within a few per cent; for tests and estimates that must
/// not depend on installed fonts.
public struct AverageWidths: TextMeasurer {
  public init() {}

  public func width(of text: String, _ style: TextStyle) -> Double {
    let shares = text.unicodeScalars.reduce(0) { $0 + AverageWidths.share(of: $1) }
    return shares * style.size * (style.weight == .regular ? 1 : 1.03)
  }

  /// In ems.
  private static func share(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case " ", "\u{A0}", "i", "l", "j", ".", ",", ":", ";", "'", "’", "|", "!", "I": 0.28
    case "\u{202F}": 0.18
    case "f", "t", "r", "(", ")", "/", "-", "‑": 0.37
    case "m", "w", "M", "W", "%", "—", "…": 0.88
    case "0"..."9", "+", "−", "=", "<", ">", "$", "€": 0.63
    case "A"..."Z": 0.69
    default: 0.58
    }
  }
}
