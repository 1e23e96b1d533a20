/// Whether two periods have the same shares of the same levels: Pearson's test, with a drawn null distribution where
/// expected counts are too small for it.
public struct HomogeneityTest: Sendable, Hashable {
  public let chiSquared: Double
  public let degrees: Int
  public let pValue: Double
  /// Cramér's V, 0…1.
  public let cramersV: Double
  public let isDrawn: Bool

  /// `nil` when fewer than two levels or periods have rows.
  public init?(_ reference: [Int], _ current: [Int], seed: UInt64 = 0) {
    guard let table = ContingencyTable([reference, current]) else { return nil }
    chiSquared = table.chiSquared
    degrees = table.degrees
    cramersV = table.cramersV
    isDrawn = table.smallestExpected < 5
    guard isDrawn else {
      pValue = table.pValue
      return
    }
    let filled = reference.indices.filter { reference[$0] + current[$0] > 0 }
    let draws = HomogeneityDraws(
      filled.map { reference[$0] }, filled.map { current[$0] }, draws: StabilityIndex.draws, seed: seed)
    let statistics = draws.map { a, b in ContingencyTable([a, b])?.chiSquared ?? 0 }
    let above = statistics.count { $0 >= table.chiSquared * (1 - 1e-12) }
    pValue = Double(1 + above) / Double(1 + statistics.count)
  }
}
