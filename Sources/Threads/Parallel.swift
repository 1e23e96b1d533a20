import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Work divided over threads without letting the division show in the result.
public enum Parallel {
  /// Processors this process may use.
  public static let processorCount = Swift.max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Threads that work is divided over unless a number is given; results never depend on it, which is what a test asks
  /// with other numbers. Work that itself divides work further does so over all processors.
  @TaskLocal public static var threads = processorCount

  /// The results of two pieces of work, made side by side.
  public static func both<A: Sendable, B: Sendable>(
    _ first: @Sendable () -> A, _ second: @Sendable () -> B
  ) -> (A, B) {
    let made = map(2) { index -> Piece<A, B> in index == 0 ? .first(first()) : .second(second()) }
    guard case .first(let a) = made[0], case .second(let b) = made[1] else {
      preconditionFailure("each piece of work has its result")
    }
    return (a, b)
  }

  private enum Piece<A: Sendable, B: Sendable>: Sendable {
    case first(A)
    case second(B)
  }

  /// The results of `work` for 0 ..< `count`, in that order, made by up to `threads` threads.
  ///
  /// Which thread makes which result is left to chance, so `work` depends on nothing but its number.
  public static func map<Result: Sendable>(
    _ count: Int, threads: Int = Parallel.threads, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    guard threads > 1, count > 1 else { return (0..<count).map(work) }
    let next = Atomic<Int>(0)
    let gathered = Mutex<[(index: Int, result: Result)]>([])
    DispatchQueue.concurrentPerform(iterations: Swift.min(threads, count)) { _ in
      var own: [(index: Int, result: Result)] = []
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { break }
        own.append((index, work(index)))
      }
      gathered.withLock { [own] in $0 += own }
    }
    return gathered.withLock { $0.sorted { $0.index < $1.index }.map { $0.result } }
  }
}
