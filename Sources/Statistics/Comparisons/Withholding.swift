/// Which groups must not be shown so that nobody can work out a count under the smallest shown.
///
/// A total less the groups shown gives the total of those that are not, so small groups alone seldom hide each other:
/// the next larger ones are held back with them until every small count could still be anything from 1 to the
/// smallest shown less one, as far as a reader can tell.
public struct Withholding: Sendable, Hashable {
  /// Groups under the smallest size, in the order given.
  public let small: [Int]
  /// Groups held back to hide them, by rising size.
  public let companions: [Int]

  /// Everything held back, in the order of the groups.
  public var groups: [Int] { (small + companions).sorted() }

  /// Sizes of the groups and, where that is printed too, how many rows of each have a property; empty groups are not
  /// there.
  public init(sizes: [Int], marked: [Int]? = nil, minimum: Int) {
    small = sizes.indices.filter { sizes[$0] > 0 && sizes[$0] < minimum }
    var rest = sizes.indices.filter { sizes[$0] >= minimum }.sorted {
      (sizes[$0], $0) < (sizes[$1], $1)
    }[...]
    var held: [Int] = []
    let total = marked.map { $0.reduce(0, +) } ?? 0
    let isMixed = marked != nil && total > 0 && total < sizes.reduce(0, +)
    func isHidden(_ small: [Int]) -> Bool {
      let rows = (small + held).reduce(0) { $0 + sizes[$1] }
      guard Withholding.hides(small.count, held.count, rows, minimum) else { return false }
      guard isMixed, let marked else { return true }
      let set = (small + held).reduce(0) { $0 + marked[$1] }
      return set > 0 && set < rows
    }
    while !small.isEmpty, !isHidden(small), let next = rest.popFirst() { held.append(next) }
    companions = held
  }

  /// Whether a reader who knows how many groups of either sort are held back, and their rows together, can rule out
  /// no size of a small one.
  static func hides(_ small: Int, _ companions: Int, _ rows: Int, _ minimum: Int) -> Bool {
    let largest = rows - (small - 1) - companions * minimum
    let othersAtMost = companions > 0 ? Int.max : (small - 1) * (minimum - 1)
    return largest >= minimum - 1 && othersAtMost >= rows - 1
  }
}
