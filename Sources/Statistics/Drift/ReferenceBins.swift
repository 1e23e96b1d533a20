/// Bins cut at quantiles of a reference period, so that each holds about the same share of it.
public struct ReferenceBins: Sendable, Hashable {
  /// Where every bin but the first begins; values equal to an edge lie above it.
  public let edges: [Double]

  /// Edges between the same two values of the reference, where one value holds more than a bin's share, are one edge:
  /// `count` bins are asked for, and fewer come out then. A lowest value with more than a share keeps its own bin.
  public init(_ reference: ValueCounts, count: Int = 10) {
    let shares = (1..<Swift.max(2, count)).map { Double($0) / Double(count) }
    var edges: [Double] = []
    // The first value at or above the last edge; an edge no higher than it would leave an empty bin.
    var position = 0
    for edge in reference.quantiles(shares) {
      let start = position
      while position < reference.values.count, reference.values[position] < edge { position += 1 }
      if position > start { edges.append(edge) }
    }
    if reference.values.count > 1, edges.isEmpty || edges[0] > reference.values[1],
      let share = reference.counts.first, share * count > reference.count
    {
      edges.insert(reference.values[1], at: 0)
    }
    self.edges = edges
  }

  public var count: Int { edges.count + 1 }
}
