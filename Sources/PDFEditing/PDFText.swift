/// Text as values of a PDF.
enum PDFText {
  /// A text string (ISO 32000-1, 7.9.2.2): in plain letters where all of them are ASCII, else in UTF-16.
  static func string(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) {
      return text.unicodeScalars.reduce(into: "(") { result, scalar in
        if scalar == "(" || scalar == ")" || scalar == "\\" { result.unicodeScalars.append("\\") }
        result.unicodeScalars.append(scalar)
      } + ")"
    }
    return text.utf16.reduce(into: "<feff") { result, unit in
      let digits = String(unit, radix: 16)
      result += String(repeating: "0", count: 4 - digits.count) + digits
    } + ">"
  }

  /// Text within XML.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
  }
}
