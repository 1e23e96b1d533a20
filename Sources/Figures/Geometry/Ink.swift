/// A colour with its opacity, 0…1 each.
public struct Ink: Sendable, Hashable {
  public var red: Double
  public var green: Double
  public var blue: Double
  public var alpha: Double

  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// From 0xRRGGBB.
  public init(hex: UInt32) {
    self.init(
      red: Double(hex >> 16 & 0xFF) / 255, green: Double(hex >> 8 & 0xFF) / 255,
      blue: Double(hex & 0xFF) / 255)
  }

  /// The same colour, seen through.
  public func opacity(_ alpha: Double) -> Ink { Ink(red: red, green: green, blue: blue, alpha: alpha) }

  /// `#RRGGBB`, without the opacity.
  public var hex: String {
    var text: [UInt8] = [UInt8(ascii: "#")]
    for share in [red, green, blue] {
      let byte = Swift.min(255, Swift.max(0, Int((share * 255).rounded())))
      for digit in [byte / 16, byte % 16] {
        text.append(digit < 10 ? UInt8(ascii: "0") + UInt8(digit) : UInt8(ascii: "A") + UInt8(digit - 10))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
