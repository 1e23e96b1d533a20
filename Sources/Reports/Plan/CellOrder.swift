import Diagnostics

/// Puts cells into an order in which each comes after those it uses; otherwise that of the spec.
struct CellOrder {
  /// A use of one cell by another, with the place where it is written.
  struct Use {
    let user: String
    let used: String
    let place: Place
  }

  let ids: [String]
  let uses: [Use]

  /// The order, or the circles that forbid one, each located at the use that closes it.
  func sorted() throws(Problems) -> [String] {
    var walk = Walk(uses: uses)
    for id in ids { walk.visit(id, path: []) }
    try walk.problems.throwIfErrors()
    return walk.order
  }

  private struct Walk {
    let uses: [Use]
    var order: [String] = []
    var problems = Problems()
    private var finished: Set<String> = []

    init(uses: [Use]) { self.uses = uses }

    mutating func visit(_ id: String, path: [String]) {
      guard !finished.contains(id) else { return }
      let path = path + [id]
      for use in uses where use.user == id {
        if let start = path.firstIndex(of: use.used) {
          let circle = (path[start...] + [use.used]).joined(separator: " → ")
          problems.add(
            .error(
              .cellCircle,
              use.used == id ? "cell '\(id)' uses itself" : "cells use each other in a circle: \(circle)",
              at: use.place))
        } else {
          visit(use.used, path: path)
        }
      }
      if finished.insert(id).inserted { order.append(id) }
    }
  }
}
