import Glibc

/// The test of Kolmogorov and Smirnov that two samples come from one distribution: the largest gap of their shares.
///
/// With ties the p-value is too large rather than too small.
public struct KolmogorovSmirnov: Sendable, Hashable {
  /// The largest gap, 0…1.
  public let distance: Double
  /// The first value at which the gap is that large.
  public let location: Double
  /// More of the current sample lies above `location` than of the reference.
  public let isHigher: Bool
  public let pValue: Double
  /// Every path through both samples was counted; else the distribution for large samples was used.
  public let isExact: Bool

  /// Samples of this size at most are tested exactly, as SciPy does.
  public static let exactUpTo = 10_000

  /// `nil` without values in either sample.
  public init?(_ reference: ValueCounts, _ current: ValueCounts) {
    let (n, m) = (reference.count, current.count)
    guard n > 0, m > 0 else { return nil }
    // Gaps are compared as whole multiples of 1/(n·m), so that equal ones are.
    var (i, j, below, under) = (0, 0, 0, 0)
    var (largest, location, isHigher) = (0, 0.0, false)
    while i < reference.values.count || j < current.values.count {
      let x = i < reference.values.count ? reference.values[i] : .infinity
      let y = j < current.values.count ? current.values[j] : .infinity
      let value = Swift.min(x, y)
      if x == value {
        below += reference.counts[i]
        i += 1
      }
      if y == value {
        under += current.counts[j]
        j += 1
      }
      let gap = below * m - under * n
      if abs(gap) > largest { (largest, location, isHigher) = (abs(gap), value, gap > 0) }
    }
    distance = Double(largest) / Double(n) / Double(m)
    self.location = location
    self.isHigher = isHigher
    (pValue, isExact) = KolmogorovSmirnov.pValue(largest, n, m)
  }

  private static func pValue(_ gap: Int, _ n: Int, _ m: Int) -> (Double, Bool) {
    guard gap > 0 else { return (1, true) }
    let distance = Double(gap) / Double(n) / Double(m)
    let size = (Double(n) * Double(m) / Double(n + m)).rounded()
    let limit = KolmogorovLimit.upperTail(distance, size)
    // Where the limit is this small the exact one is too, and counting it would take long.
    guard Swift.max(n, m) <= exactUpTo, limit > 1e-13 else { return (limit, false) }
    let divisor = greatestDivisor(n, m)
    // The gap in steps of 1/lcm(n, m).
    let steps = gap / divisor
    let exact =
      n == m
      ? LatticePaths.outsideSquare(n, steps)
      : LatticePaths.outside(Swift.max(n, m), Swift.min(n, m), divisor, steps)
    return exact <= 1 ? (Swift.max(0, exact), true) : (limit, false)
  }

  private static func greatestDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b > 0 { (a, b) = (b, a % b) }
    return a
  }
}

/// Shares of the paths through a lattice that leave a band around its diagonal (Hodges 1957; SciPy's recursions).
enum LatticePaths {
  /// Two samples of `n` values, gaps of `steps`/n and more.
  static func outsideSquare(_ n: Int, _ steps: Int) -> Double {
    var p = 0.0
    for k in stride(from: n / steps, through: 0, by: -1) {
      var term = 1.0
      for j in 0..<steps {
        term *= Double(n - k * steps - j) / Double(n + k * steps + j + 1)
      }
      p = term * (1 - p)
    }
    return 2 * p
  }

  /// Samples of m > n values with the greatest common divisor `g`, gaps of steps·g/(m·n) and more.
  static func outside(_ m: Int, _ n: Int, _ g: Int, _ steps: Int) -> Double {
    let (mg, ng) = (m / g, n / g)
    func ceilDivided(_ a: Int, _ b: Int) -> Int { a >= 0 ? (a + b - 1) / b : -((-a) / b) }
    func floorDivided(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
    var (low, high) = (0, Swift.min(ceilDivided(steps, mg), n + 1))
    var length = high - low
    var shares = [Double](repeating: 1, count: Swift.min(2 * high + 2, n + 1) + 1)
    for index in 0..<shares.count where index < low || index >= high { shares[index] = 1 }
    for index in low..<high { shares[index] = 0 }
    for i in 1...m {
      let (lastLow, lastLength) = (low, length)
      low = Swift.min(Swift.max(floorDivided(ng * i - steps, mg) + 1, 0), n)
      high = Swift.min(ceilDivided(ng * i + steps, mg), n + 1)
      guard high > low else { return 1 }
      var share = low == 0 ? 0.0 : 1.0
      for offset in 0..<high - low {
        let j = offset + low
        share = (shares[offset + low - lastLow] * Double(i) + share * Double(j)) / Double(i + j)
        shares[offset] = share
      }
      length = high - low
      if lastLength > length {
        for index in length..<lastLength { shares[index] = 1 }
      }
    }
    return shares[length - 1]
  }
}

/// Kolmogorov's distribution for finite samples in the series of Pelz and Good (1976): good to 1e-6 from 200 values
/// on, to 1e-8 from 5,000.
enum KolmogorovLimit {
  static func upperTail(_ distance: Double, _ size: Double) -> Double {
    guard distance > 0 else { return 1 }
    guard distance < 1 else { return 0 }
    let z = size.squareRoot() * distance
    // Beyond this the leading term of the tail is all there is, and the series would lose its digits.
    if z > 3 { return Swift.min(1, 2 * exp(-2 * z * z - 4 * z / 3 / size.squareRoot())) }
    guard z > 0.05 else { return 1 }
    return Swift.min(1, Swift.max(0, 1 - cumulative(z, size)))
  }

  private static func cumulative(_ z: Double, _ size: Double) -> Double {
    let (pi2, z2) = (Double.pi * Double.pi, z * z)
    let (pi4, pi6, z4, z6) = (pi2 * pi2, pi2 * pi2 * pi2, z2 * z2, z2 * z2 * z2)
    let root = (2 * Double.pi).squareRoot()
    let q = exp(-pi2 / 8 / z2)
    var sums = SIMD4<Double>.zero
    let terms = Int((16 * z / Double.pi).rounded(.up))
    for k in stride(from: terms, to: 0, by: -1) {
      let m2 = Double((2 * k - 1) * (2 * k - 1))
      let (m4, m6) = (m2 * m2, m2 * m2 * m2)
      let second = 6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * pi2 / 4 * m2 + pi4 * (1 - 2 * z2) / 16 * m4
      let third =
        -30 * z6 - 90 * z4 * z4 + pi2 * (135 * z4 - 96 * z6) / 4 * m2
        + pi4 * (-60 * z2 + 212 * z4) / 16 * m4 + pi6 * (5 - 30 * z2) / 64 * m6
      sums *= pow(q, Double(8 * k))
      sums += SIMD4(1, -z2 + pi2 / 4 * m2, second, third)
    }
    sums *= q * root
    sums /= SIMD4(z, 6 * z4, 72 * z6 * z, 6480 * z4 * z6)
    let r = exp(-pi2 / 2 / z2)
    var (extra2, extra3) = (0.0, 0.0)
    for k in stride(from: terms, to: 0, by: -1) {
      let k2 = Double(k * k)
      let power = pow(r, k2)
      extra2 += k2 * power
      extra3 += (3 * z2 - pi2 * k2) * k2 * power
    }
    sums[2] -= extra2 * pi2 * root / (36 * z2 * z)
    sums[3] += extra3 * pi2 * root / (216 * z6)
    return sums[0] + sums[1] / size.squareRoot() + sums[2] / size + sums[3] / (size * size.squareRoot())
  }
}
