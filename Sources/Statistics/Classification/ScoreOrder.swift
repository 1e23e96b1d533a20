/// Rows in ascending order of their scores, by counting rather than comparing: three passes of eleven bits.
enum ScoreOrder {
  /// Row numbers; equal scores stay in the order of their rows. None is NaN.
  static func ascending(_ scores: [Float]) -> [UInt32] {
    // The sign turned so that bits sort as values do; −0 is 0.
    var keys = scores.map { score -> UInt32 in
      let bits = (score + 0).bitPattern
      return bits >> 31 == 1 ? ~bits : bits | 0x8000_0000
    }
    var rows = [UInt32](0..<UInt32(scores.count))
    var otherKeys = keys
    var otherRows = rows
    for shift in [0, 11, 22] as [UInt32] {
      var starts = [Int](repeating: 0, count: 2049)
      for key in keys { starts[Int(key >> shift & 0x7FF) + 1] += 1 }
      for digit in 1..<2048 { starts[digit] += starts[digit - 1] }
      for (key, row) in zip(keys, rows) {
        let digit = Int(key >> shift & 0x7FF)
        let place = starts[digit]
        starts[digit] = place + 1
        otherKeys[place] = key
        otherRows[place] = row
      }
      swap(&keys, &otherKeys)
      swap(&rows, &otherRows)
    }
    return rows
  }
}
