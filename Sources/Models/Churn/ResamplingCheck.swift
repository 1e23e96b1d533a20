/// Finds samples that were drawn again before they came here, whose copies would stand on both sides of a fold.
enum ResamplingCheck {
  /// The share of those who left that were drawn again or made up; `nil` when nothing speaks for it.
  ///
  /// Copies: most leavers repeat another row in every column, and hardly anyone who stayed does, although these are
  /// most of the customers in data as they come. Interpolation (SMOTE): a column that is whole for all who stayed has
  /// fractions for many who left.
  static func share(_ sample: TrainingSample) -> Double? {
    let left = (0..<sample.count).filter { sample.labels[$0] == 1 }
    let stayed = (0..<sample.count).filter { sample.labels[$0] == 0 }
    guard !left.isEmpty, stayed.count >= 50 else { return nil }
    let repeated = (left: repeats(sample, left), stayed: repeats(sample, stayed))
    if repeated.left > 0.3, repeated.stayed < repeated.left / 3 { return repeated.left }
    for column in sample.columns {
      guard case .numbers(let numbers) = column else { continue }
      func fractions(_ rows: [Int]) -> Int {
        rows.count { !numbers[$0].isNaN && numbers[$0] != numbers[$0].rounded() }
      }
      let share = Double(fractions(left)) / Double(left.count)
      if share > 0.2, fractions(stayed) == 0, stayed.contains(where: { !numbers[$0].isNaN }) { return share }
    }
    return nil
  }

  /// The share of some rows that repeat another of them in every column.
  private static func repeats(_ sample: TrainingSample, _ rows: [Int]) -> Double {
    var hashes = rows.map { row -> UInt64 in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for column in sample.columns {
        let word: UInt64
        switch column {
        case .numbers(let numbers): word = numbers[row].isNaN ? 1 << 40 : UInt64(numbers[row].bitPattern)
        case .codes(let codes): word = UInt64(codes[row])
        }
        hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 29
      }
      return hash
    }
    hashes.sort()
    var repeated = 0
    for index in hashes.indices {
      let isRepeated =
        index > 0 && hashes[index - 1] == hashes[index]
        || index + 1 < hashes.count && hashes[index + 1] == hashes[index]
      if isRepeated { repeated += 1 }
    }
    return Double(repeated) / Double(rows.count)
  }
}
