/// Two numbers are within a stated distance; NaN is near nothing.
func isNear(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool { abs(a - b) <= tolerance }

/// As for numbers; nothing is near nothing.
func isNear(_ a: Double?, _ b: Double, _ tolerance: Double) -> Bool {
  a.map { isNear($0, b, tolerance) } ?? false
}

/// SplitMix64, so that random cases are the same on every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
