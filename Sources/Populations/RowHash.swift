/// The hash that decides folds, arms, samples and ties: a function of a seed and of a customer's id alone, the same
/// on every machine and in every version.
///
/// The id's bytes are taken eight at a time, little-endian, the last ones padded with zeros; each word is mixed in
/// by a folded multiplication (the upper half of the 128-bit product XOR the lower), as wyhash does, the length
/// last. Whatever changes here changes who is held out of running campaigns: it may not.
public enum RowHash {
  public static func hash(_ id: some Collection<UInt8>, seed: UInt64) -> UInt64 {
    var state = fold(seed ^ 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB)
    var word: UInt64 = 0
    var filled: UInt64 = 0
    for byte in id {
      word |= UInt64(byte) << filled
      filled += 8
      if filled == 64 {
        state = fold(state ^ word, 0x8EBC_6AF0_9C88_C6E3)
        word = 0
        filled = 0
      }
    }
    if filled > 0 { state = fold(state ^ word, 0x8EBC_6AF0_9C88_C6E3) }
    return fold(state ^ UInt64(id.count), 0x5899_65CC_7537_4CC3)
  }

  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
