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
    let digits = Array("0123456789ABCDEF")
    return "#"
      + String(
        [red, green, blue].flatMap { share in
          let byte = Swift.min(255, Swift.max(0, Int((share * 255).rounded())))
          return [digits[byte / 16], digits[byte % 16]]
        })
  }
}
