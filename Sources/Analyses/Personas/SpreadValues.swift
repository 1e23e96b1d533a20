/// Values as they are drawn: few whole numbers are spread around themselves, so that dots do not hide one another.
struct SpreadValues {
  let original: [Double]
  let values: [Double]
  let isSpread: Bool

  /// Two directions must not go along with each other, or dots would lie on lines: the plastic number's sequence
  /// (Roberts 2018) covers a square evenly.
  static let across = 0.7548776662466927
  static let upward = 0.5698402909980532

  private static let most = 15
  /// Neighbouring numbers stay apart.
  private static let width = 0.7

  /// `turn` is the share of a round that each value goes further than the one before it.
  init(_ values: [Double], turn: Double) {
    original = values
    let levels = values.allSatisfy { $0 == $0.rounded() } ? Set(values) : []
    isSpread = !levels.isEmpty && levels.count <= Self.most
    guard isSpread else {
      self.values = values
      return
    }
    self.values = values.enumerated().map { index, value in
      let round = (Double(index) + 0.5) * turn
      return value + (round - round.rounded(.down) - 0.5) * Self.width
    }
  }
}
