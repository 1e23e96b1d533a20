/// Customers put together by all that their effects depend on: a persona, a group of an experiment, or both.
public struct EffectGroups: Sendable {
  /// A group each, `Prospects.noGroup` for customers of neither kind; empty where effects do not differ.
  public let codes: [UInt8]
  /// For each group its places among the first kind and among the second; `nil` for customers of none of it.
  public let kinds: [(first: Int?, second: Int?)]

  /// The most groups that can be told apart.
  public static let most = 254

  /// A place each among `first` and `second` of a kind, any greater number for none; a kind of no places is none.
  ///
  /// `nil` where there are more than `most` groups.
  public init?(_ first: [UInt8], of firstCount: Int, _ second: [UInt8], of secondCount: Int) {
    let width = secondCount + 1
    let count = (firstCount + 1) * width - 1
    guard count <= EffectGroups.most else { return nil }
    kinds = (0..<count).map { code in
      (code / width < firstCount ? code / width : nil, code % width < secondCount ? code % width : nil)
    }
    func place(_ code: UInt8, _ count: Int) -> Int { Swift.min(Int(code), count) }
    switch (firstCount, secondCount) {
    case (0, 0): codes = []
    case (0, _): codes = second.map { EffectGroups.code(place($0, secondCount), count) }
    case (_, 0): codes = first.map { EffectGroups.code(place($0, firstCount), count) }
    default:
      codes = zip(first, second).map {
        EffectGroups.code(place($0, firstCount) * width + place($1, secondCount), count)
      }
    }
  }

  private static func code(_ place: Int, _ count: Int) -> UInt8 {
    place < count ? UInt8(place) : Prospects.noGroup
  }
}
