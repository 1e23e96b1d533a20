import Testing

@testable import Statistics

@Suite struct RadixSortTests {
  /// Few and many numbers, of both signs and any size, many of them equal.
  private static func bits(_ count: Int, seed: UInt64) -> [UInt64] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  @Test(arguments: 1...50)
  func `puts numbers in the order that comparing them gives`(seed: UInt64) {
    let bits = Self.bits([0, 1, 100, 2047, 2048, 5000, 20_000][Int(seed) % 7], seed: seed)
    let floats = bits.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0 >> 20)) }.filter { !$0.isNaN }
    #expect(RadixSort.sorted(floats) == floats.sorted())
    let doubles = bits.map { Double(bitPattern: $0) }.filter { !$0.isNaN }
    #expect(RadixSort.sorted(doubles) == doubles.sorted())
    #expect(RadixSort.sorted(bits) == bits.sorted())
  }

  @Test(arguments: 1...20)
  func `places come in the order of their keys, equal ones as they stood`(seed: UInt64) {
    let bits = Self.bits([3, 2047, 5000][Int(seed) % 3], seed: seed)
    let numbers = bits.map { [-0.0, 0, 0.5, -2, .infinity, Double($0 % 7)][Int($0 >> 20 % 6)] }
    let places = RadixSort.order(bits.indices.map { Int32($0) }, by: bits)
    #expect(places == bits.indices.sorted { (bits[$0], $0) < (bits[$1], $1) }.map { Int32($0) })
    let position = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    let expected = places.sorted { a, b in
      let (x, y) = (numbers[Int(a)], numbers[Int(b)])
      return x == y ? (position[a] ?? 0) < (position[b] ?? 0) : x > y
    }
    #expect(RadixSort.order(places, descending: numbers) == expected)
  }

  @Test(arguments: 1...20)
  func `equal numbers, shares and infinities are no exception`(seed: UInt64) {
    let shares = Self.bits(4000, seed: seed).map { Float($0 % 97) / 97 } + [.infinity, -.infinity, 0, -1]
    #expect(RadixSort.sorted(shares) == shares.sorted())
    let alike = [Double](repeating: 0.25, count: 3000)
    #expect(RadixSort.sorted(alike) == alike)
  }
}
