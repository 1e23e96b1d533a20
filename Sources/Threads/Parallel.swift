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
    return withoutActuallyEscaping(work) { work in
      let crew = Crew(count, work)
      for _ in 1..<Swift.min(threads, count) {
        DispatchQueue.global(qos: .userInitiated).async { crew.join() }
      }
      return crew.results()
    }
  }
}

/// Pieces of work that whoever is free takes part in.
///
/// Unlike `concurrentPerform`, which does work inside of other divided work one piece after the other, it finds helpers
/// wherever a processor is idle. Nobody waits for a helper that has not begun, so work may be divided within work.
private final class Crew<Result: Sendable>: Sendable {
  private struct State {
    /// `nil` once everything has been done.
    var work: (@Sendable (Int) -> Result)?
    var results: [(index: Int, result: Result)] = []
  }

  private let count: Int
  private let next = Atomic<Int>(0)
  private let state: Mutex<State>
  private let helpers = DispatchGroup()

  init(_ count: Int, _ work: @escaping @Sendable (Int) -> Result) {
    self.count = count
    state = Mutex(State(work: work))
  }

  /// Takes part as long as something is left.
  func join() {
    let isOpen = state.withLock { state in
      if state.work != nil { helpers.enter() }
      return state.work != nil
    }
    guard isOpen else { return }
    takePart()
    helpers.leave()
  }

  /// Holds the work no longer than it takes: when nobody takes part any more, nobody may hold it.
  @inline(never)
  private func takePart() {
    guard let work = state.withLock({ $0.work }) else { return }
    var own: [(index: Int, result: Result)] = []
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { break }
      own.append((index, work(index)))
    }
    state.withLock { [own] in $0.results += own }
  }

  /// Takes part, and returns all results in the order of their numbers.
  func results() -> [Result] {
    takePart()
    state.withLock { $0.work = nil }
    helpers.wait()
    return state.withLock { $0.results.sorted { $0.index < $1.index }.map { $0.result } }
  }
}
