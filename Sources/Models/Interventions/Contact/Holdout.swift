/// The share of those who can be contacted that is left alone on purpose, drawn by a hash of each customer.
public struct Holdout: Sendable {
  /// From 0 to 1.
  public var share: Double
  /// One a customer: those with the smallest are held out.
  public var hashes: [UInt64]
  /// Groups that are each held out in the same share; without them a customer's arm depends on nobody else.
  public var strata: [Int32]?

  public init(share: Double, hashes: [UInt64], strata: [Int32]? = nil) {
    self.share = share
    self.hashes = hashes
    self.strata = strata
  }

  /// Those held out, ascending, of the rows that can be contacted.
  func drawn(where isContactable: (Int) -> Bool, count: Int) -> [Int] {
    guard share > 0 else { return [] }
    guard let strata else {
      let edge = Holdout.threshold(share)
      return (0..<count).filter { isContactable($0) && hashes[$0] >> 1 < edge }
    }
    var members: [[Int32]] = []
    for row in 0..<count where isContactable(row) {
      let stratum = Int(strata[row])
      while members.count <= stratum { members.append([]) }
      members[stratum].append(Int32(row))
    }
    var drawn: [Int] = []
    var (before, taken) = (0, 0)
    for stratum in members {
      // What rounding leaves over in one group goes to the next, so that the whole share is met.
      before += stratum.count
      let quota = Int((share * Double(before)).rounded()) - taken
      taken += quota
      let sorted = stratum.sorted { (hashes[Int($0)], $0) < (hashes[Int($1)], $1) }
      drawn += sorted.prefix(quota).map { Int($0) }
    }
    return drawn.sorted()
  }

  /// A share of the 63-bit numbers, so that a share of 1 is all of them.
  private static func threshold(_ share: Double) -> UInt64 {
    share >= 1 ? 1 << 63 : UInt64(Swift.max(0, share) * 0x1p63)
  }

  /// The seed of the hashes: of a campaign and a salt. Without a campaign the same customers are spared by every
  /// campaign.
  public static func seed(campaign: String?, salt: String?, reportSeed: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    if let salt {
      for byte in salt.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      // Keeps "ab" + "c" apart from "a" + "bc".
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    } else if campaign != nil {
      hash ^= reportSeed
    }
    for byte in (campaign ?? "universal").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
