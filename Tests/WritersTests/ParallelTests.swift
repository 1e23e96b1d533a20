import Testing
import Threads

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8]) func `results stand in the order of their numbers`(threads: Int) {
    for count in [0, 1, 2, 7, 100] {
      #expect(Parallel.map(count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }
  }

  @Test func `divided work may be divided again, and again`() {
    for _ in 0..<200 {
      let sums = Parallel.map(4, threads: 4) { outer in
        Parallel.map(3, threads: 4) { middle in
          Parallel.map(5, threads: 4) { outer * 100 + middle * 10 + $0 }.reduce(0, +)
        }.reduce(0, +)
      }
      #expect(sums == (0..<4).map { $0 * 1500 + 150 + 30 })
    }
  }

  @Test func `helpers that come too late find nothing to do`() async {
    // Many short pieces of work at a time, most of which are over before anybody could help.
    let sums = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<500).reduce(0) { sum, round in
            sum + Parallel.map(2, threads: 8) { task + round + $0 }.reduce(0, +)
          }
        }
      }
      return await group.reduce(into: [Int]()) { $0.append($1) }.sorted()
    }
    #expect(sums == (0..<8).map { task in (0..<500).reduce(0) { $0 + 2 * (task + $1) + 1 } })
  }
}
