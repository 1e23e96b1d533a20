import Drawing
import Synchronization
import Threads

/// Layout on several threads, each of which has a shaper of its own.
enum SideBySide {
  // Neither shapers nor what they shaped are `Sendable`: they may be used by one thread at a time. Each lane is the
  // only one to use its shaper, and the caller has the results only when all lanes have ended.
  private struct Lent<Value>: @unchecked Sendable {
    let value: Value
  }

  /// The results of `work` for all items, in their order; those of more `effort` are begun first, so that no long one
  /// is left over at the end. Which shaper is used for an item is left to chance: all of them shape alike.
  static func map<Item: Sendable, Made>(
    _ items: [Item], with shapers: [TextShaper], effort: (Item) -> Int,
    _ work: @Sendable (Item, TextShaper) -> Made
  ) -> [Made] {
    let efforts = items.map(effort)
    let order = items.indices.sorted { (efforts[$1], $0) < (efforts[$0], $1) }
    let next = Atomic<Int>(0)
    let lanes = shapers.map { Lent(value: $0) }
    let made = Parallel.map(lanes.count, threads: lanes.count) { lane in
      var own: [(index: Int, made: Made)] = []
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < order.count else { return Lent(value: own) }
        let index = order[place]
        own.append((index, work(items[index], lanes[lane].value)))
      }
    }
    return made.flatMap { $0.value }.sorted { $0.index < $1.index }.map { $0.made }
  }
}
