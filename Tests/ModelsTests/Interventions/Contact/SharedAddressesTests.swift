import Models
import Tables
import Testing

@testable import Models

@Suite struct SharedAddressesTests {
  @Test(arguments: 1...60) func `groups are those that comparing all pairs finds`(seed: UInt64) {
    var draws = SegmentDraws(seed: seed)
    let n = 20 + Int(draws.share() * 500)
    let keys = (0..<n).map { _ in UInt64(draws.share() * Double(n)) }
    var expected: [UInt64: [Int32]] = [:]
    for row in 0..<n where keys[row] > 1 && row % 7 != 0 {
      expected[keys[row], default: []].append(Int32(row))
    }
    let found = SharedAddresses(keys) { $0 % 7 != 0 }
    #expect(
      found.groups == expected.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { $0.value })
  }

  @Test func `one flag spreads to everyone with the address, and no further`() {
    let shared = SharedAddresses([5, 6, 5, 0, 0, 6, 1, 1])
    #expect(
      shared.spreading([true, false, false, true, false, false, true, false])
        == [true, false, true, true, false, false, true, false])
  }

  @Test func `keys are those of the address, however it is written and stored`() {
    let texts = ["A@b.example", " a@B.example ", "x", "", "c@b.example"]
    let text = AddressKeys.keys(.text(TextColumn(texts)), .email)
    #expect(
      text == AddressKeys.keys(.categories(CategoryColumn(texts.map { $0.isEmpty ? nil : $0 })), .email))
    #expect(text[0] == text[1] && text[0] != text[4])
    #expect(text[2] == AddressKeys.malformed && text[3] == AddressKeys.blank)
    let numbers = AddressKeys.keys(.decimals([33612345678, .min], digits: 0), .phone(countryCode: nil))
    #expect(numbers[0] == AddressKeys.key("33612345678".utf8, .phone(countryCode: nil)))
    #expect(numbers[1] == AddressKeys.blank)
  }
}
