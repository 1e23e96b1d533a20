import Outside
import Synchronization

/// Seconds by stage, for `run.json` and for progress; no part of any report.
final class StageClock: Sendable {
  private let world: any World
  private let starts = Mutex<[String: Double]>([:])
  private let finished = Mutex<[(name: String, seconds: Double)]>([])

  init(_ world: any World) { self.world = world }

  var stages: [(name: String, seconds: Double)] { finished.withLock { $0 } }

  func begin(_ name: String) {
    let now = world.now()
    starts.withLock { $0[name] = now }
  }

  /// Seconds since the stage began.
  @discardableResult
  func end(_ name: String) -> Double {
    let now = world.now()
    let seconds = now - (starts.withLock { $0[name] } ?? now)
    finished.withLock { $0.append((name, seconds)) }
    return seconds
  }

  func measure<Value>(_ name: String, _ work: () throws -> Value) rethrows -> Value {
    begin(name)
    defer { end(name) }
    return try work()
  }
}
