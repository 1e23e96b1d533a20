#if canImport(Glibc)
  import Glibc
#endif

/// Steele, Lea and Flood's SplitMix64: small, fast, the same on every machine.
///
/// Each customer has streams of their own, so any file can be written in one pass and in any order.
struct SplitMix64 {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// A stream that belongs to one purpose of one customer.
  init(seed: UInt64, customer: Int, purpose: UInt64) {
    state = Self.mixed(Self.mixed(seed &+ purpose &* 0xD1B5_4A32_D192_ED03) ^ UInt64(customer))
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    defer { state &+= 0x9E37_79B9_7F4A_7C15 }
    return Self.mixed(state)
  }

  /// In 0..<1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// In 0..<count.
  mutating func below(_ count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }

  mutating func chance(_ share: Double) -> Bool { self.share() < share }

  /// An index, with probabilities as the weights, which add up to 1.
  mutating func pick(_ weights: [Double]) -> Int {
    var left = share()
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return index }
    }
    return weights.count - 1
  }

  /// A count with this mean, by Knuth's multiplication of uniforms; for small means.
  mutating func poisson(_ mean: Double) -> Int {
    let floor = exp(-mean)
    var (count, product) = (0, share())
    while product > floor {
      count += 1
      product *= share()
    }
    return count
  }

  /// Waiting time with this mean.
  mutating func exponential(_ mean: Double) -> Double { -mean * log(1 - share()) }
}
