/// Some bits of a row's key.
struct KeyPlace: Sendable, Equatable {
  var word = 0
  var shift = 0
  let bits: Int

  init(bits: Int) { self.bits = bits }

  func value(_ keys: RowKeys, _ index: Int) -> UInt64 {
    let key = keys.words[index * keys.width + word] >> UInt64(shift)
    return bits == 64 ? key : key & (1 << UInt64(bits) - 1)
  }

  var mask: UInt64 { (bits == 64 ? .max : 1 << UInt64(bits) - 1) << UInt64(shift) }

  /// Places for fields of 0 to 64 bits, the first the most significant, none across two words; and the bits used of
  /// each word, which are its lowest.
  static func packed(_ sizes: [Int]) -> (places: [KeyPlace], wordBits: [Int]) {
    var places: [KeyPlace] = []
    var words = [0]
    for size in sizes {
      if words[words.count - 1] + size > 64 { words.append(0) }
      var place = KeyPlace(bits: size)
      place.word = words.count - 1
      words[place.word] += size
      // From the top, until the word is known to be full.
      place.shift = words[place.word]
      places.append(place)
    }
    for index in places.indices { places[index].shift = words[places[index].word] - places[index].shift }
    return (places, words)
  }
}
