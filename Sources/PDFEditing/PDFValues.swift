/// Bytes that hold PDF values, and the reading of them; a value is named by where it stands.
struct PDFValues {
  let bytes: [UInt8]

  /// Keys and values of a dictionary, as they stand; none for anything else.
  func entries(of dictionary: Range<Int>) -> [(key: Range<Int>, value: Range<Int>)] {
    guard starts(dictionary, with: "<<") else { return [] }
    var tokens = PDFTokens(bytes, in: dictionary.lowerBound + 2..<dictionary.upperBound)
    var entries: [(key: Range<Int>, value: Range<Int>)] = []
    while let key = tokens.next(), key.kind == .name, let value = tokens.value() {
      entries.append((key.range, value))
    }
    return entries
  }

  /// What a dictionary has under a key.
  func entry(_ key: String, of dictionary: Range<Int>) -> Range<Int>? {
    entries(of: dictionary).first { holds($0.key, key) }?.value
  }

  /// The values in an array; a value that is none counts as an array of itself.
  func items(of array: Range<Int>) -> [Range<Int>] {
    guard starts(array, with: "[") else { return [array] }
    var tokens = PDFTokens(bytes, in: array.lowerBound + 1..<array.upperBound)
    var items: [Range<Int>] = []
    while let item = tokens.value() { items.append(item) }
    return items
  }

  /// The number of the object that a value such as `12 0 R` refers to.
  func reference(_ value: Range<Int>) -> Int? {
    var tokens = PDFTokens(bytes, in: value)
    guard let number = tokens.next(), tokens.next() != nil, let letter = tokens.next(),
      holds(letter.range, "R")
    else { return nil }
    return integer(number.range)
  }

  /// A whole number without a sign.
  func integer(_ value: Range<Int>) -> Int? {
    guard !value.isEmpty, value.count < 16 else { return nil }
    var number = 0
    for byte in bytes[value] {
      guard byte >= 48, byte <= 57 else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return number
  }

  func holds(_ range: Range<Int>, _ text: String) -> Bool {
    range.count == text.utf8.count && starts(range, with: text)
  }

  private func starts(_ range: Range<Int>, with text: String) -> Bool { bytes[range].starts(with: text.utf8) }
}
