import Synchronization
import Testing
import Threads

@Suite struct AheadTests {
  @Test(arguments: [1, 2, 4]) func `work is done once, and its result is the same for all who ask`(
    threads: Int
  ) async {
    let counts = Mutex([Int](repeating: 0, count: 20))
    let all = (0..<20).map { index in
      Ahead(threads: threads) {
        counts.withLock { $0[index] += 1 }
        return index * index
      }
    }
    let asked = await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 { group.addTask { Ahead.values(of: all) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(asked.allSatisfy { $0 == all.indices.map { $0 * $0 } })
    #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 20))
  }

  @Test func `with one thread nothing is done before it is asked for`() {
    let count = Mutex(0)
    let one = Ahead(threads: 1) { count.withLock { $0 += 1 } }
    #expect(count.withLock { $0 } == 0)
    one.value
    #expect(count.withLock { $0 } == 1)
    // Nobody asks.
    _ = Ahead(threads: 1) { 0 }
  }
}
