/// Labels of curves in the margin right of a panel, one above the other.
struct GutterLabels {
  struct Entry {
    let block: TextBlock
    /// The end of the curve.
    let anchor: Point
    /// Of the block.
    let middle: Double
  }

  let entries: [Entry]
  private let left: Double
  private let edge: Double

  /// The room between a panel and its labels.
  static let gap = 12.0

  init(_ labels: [MarkLabel], beside frame: Frame, width: Double, measuring measurer: some TextMeasurer) {
    let sorted = labels.enumerated().sorted {
      ($0.element.anchor.y, $0.offset) < ($1.element.anchor.y, $1.offset)
    }
    let blocks = sorted.map {
      TextBlock($0.element.text, $0.element.style, width: width, measuring: measurer)
    }
    let middles = GutterLabels.spread(
      sorted.map { $0.element.anchor.y }, heights: blocks.map { $0.height },
      within: (frame.box.y - 6)...(frame.box.bottom + 4))
    entries = zip(zip(sorted, blocks), middles).map { pair, middle in
      Entry(block: pair.1, anchor: pair.0.element.anchor, middle: middle)
    }
    left = frame.box.right + GutterLabels.gap
    edge = frame.box.right
  }

  /// Middles as near as can be to the wanted ones, in their order, without overlap: the least sum of squared moves
  /// (isotonic regression by pooling adjacent violators), then held within the range.
  static func spread(
    _ wanted: [Double], heights: [Double], within range: ClosedRange<Double>
  ) -> [Double] {
    guard let first = heights.first, let last = heights.last else { return [] }
    var offsets = [0.0]
    for (above, below) in zip(heights, heights.dropFirst()) {
      offsets.append((offsets.last ?? 0) + (above + below) / 2 + 1)
    }
    var pools: [(sum: Double, count: Double)] = []
    for (place, offset) in zip(wanted, offsets) {
      var pool = (sum: place - offset, count: 1.0)
      while let previous = pools.last, previous.sum / previous.count > pool.sum / pool.count {
        pool = (pool.sum + previous.sum, pool.count + previous.count)
        pools.removeLast()
      }
      pools.append(pool)
    }
    let even = pools.flatMap { pool in [Double](repeating: pool.sum / pool.count, count: Int(pool.count)) }
    let low = range.lowerBound + first / 2
    let high = range.upperBound - last / 2 - (offsets.last ?? 0)
    return zip(even, offsets).map { Swift.max(low, Swift.min(high, $0)) + $1 }
  }

  var texts: [PlacedText] {
    entries.flatMap { $0.block.placed(at: left, middle: $0.middle, .leading) }
  }

  /// Thin lines from curves to labels that had to move.
  func drawLeaders(on canvas: inout some Canvas) {
    for entry in entries where abs(entry.middle - entry.anchor.y) > 3 {
      canvas.line(
        [
          Point(entry.anchor.x + 2, entry.anchor.y), Point(edge + 3, entry.anchor.y),
          Point(left - 3, entry.middle),
        ], Stroke(Palette.grey, width: 0.5))
    }
  }
}
