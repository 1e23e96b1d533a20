/// A correction of p-values for having made several tests.
public enum Correction: String, Sendable, Hashable, CaseIterable {
  /// Holm's step-down: no false finding at all, with the stated chance.
  case holm
  /// Benjamini & Hochberg's: few false findings among those made.
  case benjaminiHochberg = "bh"
  case none

  /// Corrected p-values in the order given; never above 1, and in the same order of size.
  public func adjusted(_ pValues: [Double]) -> [Double] {
    let count = pValues.count
    let rising = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var result = pValues
    switch self {
    case .none: break
    case .holm:
      var floor = 0.0
      for (rank, index) in rising.enumerated() {
        floor = max(floor, min(1, Double(count - rank) * pValues[index]))
        result[index] = floor
      }
    case .benjaminiHochberg:
      var ceiling = 1.0
      for (rank, index) in rising.enumerated().reversed() {
        ceiling = min(ceiling, Double(count) / Double(rank + 1) * pValues[index])
        result[index] = ceiling
      }
    }
    return result
  }
}
