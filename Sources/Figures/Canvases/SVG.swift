/// Pieces of SVG text.
public enum SVG {
  /// Style rules that let a page recolour its figures by setting variables such as `--series-1`; for use once a page.
  public static let rules: String = Palette.named.map { entry in
    let value = "var(--\(entry.name), \(entry.ink.hex))"
    return """
      .figure .fill-\(entry.name){fill:\(value)}
      .figure .stroke-\(entry.name){stroke:\(value)}

      """
  }.joined()

  /// The variables' values on a dark page, one declaration a line.
  public static let darkVariables: String = Palette.named.map { "--\($0.name):\($0.dark.hex);\n" }.joined()

  static func path(_ points: [Point]) -> String {
    points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(Fixed.text(point.x)) \(Fixed.text(point.y))"
    }.joined()
  }

  static func attributes(of stroke: Stroke) -> String { paint(nil, stroke) }

  static func fill(_ ink: Ink) -> String { paint(ink, nil) }

  /// Attributes for what is filled and stroked, with one class attribute for both.
  static func paint(_ fill: Ink?, _ stroke: Stroke?) -> String {
    var result = fill.map { " fill=\"\($0.hex)\"" + opacity("fill", $0) } ?? ""
    if let stroke { result += line(stroke) }
    let names = [name("fill", fill), name("stroke", stroke?.ink)].compactMap { $0 }
    return result + (names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\"")
  }

  private static func line(_ stroke: Stroke) -> String {
    var result = " stroke=\"\(stroke.ink.hex)\" stroke-width=\"\(Fixed.text(stroke.width))\""
    result += opacity("stroke", stroke.ink)
    switch stroke.dash {
    case .solid: break
    case .dashed: result += " stroke-dasharray=\"5 2.5\""
    case .dotted: result += " stroke-dasharray=\"1.5 2\""
    case .dashDotted: result += " stroke-dasharray=\"6 2 1.5 2\""
    }
    return result + " stroke-linejoin=\"round\""
  }

  private static func opacity(_ use: String, _ ink: Ink) -> String {
    ink.alpha < 1 ? " \(use)-opacity=\"\(Fixed.text(ink.alpha))\"" : ""
  }

  private static func name(_ use: String, _ ink: Ink?) -> String? {
    ink.flatMap { Palette.name(of: $0) }.map { "\(use)-\($0)" }
  }

  static func attributes(of style: TextStyle) -> String {
    var result = " font-size=\"\(Fixed.text(style.size))\""
    switch style.weight {
    case .regular: break
    case .medium: result += " font-weight=\"500\""
    case .semibold: result += " font-weight=\"600\""
    }
    switch style.alignment {
    case .leading: break
    case .centre: result += " text-anchor=\"middle\""
    case .trailing: result += " text-anchor=\"end\""
    }
    return result + fill(style.ink)
  }

  /// Text for element content and for attributes in double quotes; characters that XML forbids are left out.
  public static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case 0..<9, 11, 12, 14..<32: continue
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
