/// Texts as PDF writes them (ISO 32000-1, 7.9.2.2).
enum PDFText {
  /// As it is where all of it is printable ASCII, else in UTF-16 with its mark.
  static func literal(_ text: String) -> String {
    guard text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) else { return "<FEFF\(hexadecimal(text))>" }
    var result = "("
    for scalar in text.unicodeScalars {
      if scalar == "(" || scalar == ")" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + ")"
  }

  private static func hexadecimal(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for unit in text.utf16 {
      for shift in [12, 8, 4, 0] { result.append(digits[Int(unit >> UInt16(shift) & 15)]) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
