import Dispatch
import Synchronization

/// Work whose result will be asked for later, begun as soon as a processor is free for it. Whoever asks for the result
/// first does the work when nobody has begun it, and waits otherwise.
public final class Ahead<Value: Sendable>: Sendable {
  private let work: @Sendable () -> Value
  private let isBegun = Atomic<Bool>(false)
  private let made = Mutex<Value?>(nil)
  private let running = DispatchGroup()

  /// With one thread, nothing is done before it is asked for.
  public init(threads: Int, _ work: @escaping @Sendable () -> Value) {
    self.work = work
    running.enter()
    guard threads > 1 else { return }
    DispatchQueue.global(qos: .userInitiated).async { self.begin() }
  }

  deinit {
    // A group may not be let go of while somebody is still to leave it.
    if !isBegun.exchange(true, ordering: .acquiringAndReleasing) { running.leave() }
  }

  /// Does the work, unless somebody has begun it.
  public func begin() {
    guard !isBegun.exchange(true, ordering: .acquiringAndReleasing) else { return }
    let value = work()
    made.withLock { $0 = value }
    running.leave()
  }

  public var value: Value {
    begin()
    running.wait()
    return made.withLock { $0 } ?? work()
  }

  /// The results of several, in their order: those that nobody has begun are done before others are waited for.
  public static func values(of all: [Ahead]) -> [Value] {
    for one in all { one.begin() }
    return all.map { $0.value }
  }
}
