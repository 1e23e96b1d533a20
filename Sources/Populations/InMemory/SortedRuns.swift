import Threads

/// Sorted lists made one: neighbours are merged in a fixed tree, so that the number of threads has no part in it.
enum SortedRuns {
  /// Equal elements keep the order of their lists.
  static func merged<Element: Sendable>(
    _ runs: [[Element]], threads: Int, by isBefore: @Sendable (Element, Element) -> Bool
  ) -> [Element] {
    var runs = runs
    while runs.count > 1 {
      let level = runs
      runs = Parallel.map((level.count + 1) / 2, threads: threads) { pair in
        pair * 2 + 1 < level.count ? merged(level[pair * 2], level[pair * 2 + 1], isBefore) : level[pair * 2]
      }
    }
    return runs.first ?? []
  }

  @inline(__always)
  private static func merged<Element>(
    _ a: [Element], _ b: [Element], _ isBefore: (Element, Element) -> Bool
  ) -> [Element] {
    var merged: [Element] = []
    merged.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isBefore(b[j], a[i]) {
        merged.append(b[j])
        j += 1
      } else {
        merged.append(a[i])
        i += 1
      }
    }
    merged += a[i...]
    merged += b[j...]
    return merged
  }
}
