/// Which of an axis' labels can be shown side by side.
enum AxisLabels {
  /// Indices of the labels inside the range, thinned evenly from the first until none touches the next.
  static func kept(_ places: [Double], widths: [Double], within range: ClosedRange<Double>) -> [Int] {
    let inside = places.indices.filter { places[$0].isFinite && range.contains(places[$0]) }
    for step in 1...Swift.max(1, inside.count) {
      let kept = stride(from: 0, to: inside.count, by: step).map { inside[$0] }
      let isFree = zip(kept, kept.dropFirst()).allSatisfy { a, b in
        abs(places[b] - places[a]) >= (widths[a] + widths[b]) / 2 + 5
      }
      if isFree { return kept }
    }
    return Array(inside.prefix(1))
  }
}
