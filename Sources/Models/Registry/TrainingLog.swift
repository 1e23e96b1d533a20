import Synchronization

/// How long the steps of a training took, for the registry. Seconds differ from run to run, so they are part of no
/// model and no report.
public final class TrainingLog: Sendable {
  public struct Fit: Sendable, Hashable {
    public let learner: Learner
    /// From 0.
    public let repetition: Int
    /// From 0.
    public let fold: Int
    public let seconds: Double
  }

  private let now: @Sendable () -> Double
  private let kept = Mutex<[Fit]>([])

  /// `now` gives seconds since any moment.
  public init(now: @escaping @Sendable () -> Double) { self.now = now }

  /// By learner, repeat and fold, whichever ended first.
  public var fits: [Fit] {
    kept.withLock { $0 }.sorted {
      ($0.learner.rawValue, $0.repetition, $0.fold) < ($1.learner.rawValue, $1.repetition, $1.fold)
    }
  }

  func measure<Value>(_ learner: Learner, _ repetition: Int, _ fold: Int, _ work: () -> Value) -> Value {
    let start = now()
    let value = work()
    let fit = Fit(learner: learner, repetition: repetition, fold: fold, seconds: now() - start)
    kept.withLock { $0.append(fit) }
    return value
  }
}
