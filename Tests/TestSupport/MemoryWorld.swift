public import Outside
import Synchronization

/// A world in memory for tests, which can fail or stop at any chosen operation and remembers all of them.
///
/// Like a disk it loses, at a crash, what was written and not flushed: see `crash()`.
public final class MemoryWorld: World {
  /// What the world does from the chosen operation on.
  public enum Fault: Sendable, Hashable {
    /// That operation is refused with this reason; later ones work again.
    case once(WorldError.Reason)
    /// That operation and all later ones are refused, as after `kill -9`; a write gets half-way.
    case forever(WorldError.Reason)
  }

  struct State {
    var files: [String: [UInt8]] = [:]
    /// Files closed, and so on disk for good.
    var flushed: Set<String> = []
    var links: [String: String] = [:]
    var directories: Set<String> = ["", "/"]
    var operations: [String] = []
    var fault: (at: Int, Fault)?
    var environment: [String: String] = [:]
    var clock = 1_790_000_000.0
    var databaseFolder: String?
    var isConnected = false
    var pauses: [Double] = []
  }

  let state: Mutex<State>

  /// Files by path; their directories are made.
  public init(files: [String: [UInt8]] = [:], environment: [String: String] = [:]) {
    var state = State()
    for (path, bytes) in files {
      state.files[path] = bytes
      state.flushed.insert(path)
      state.makeDirectory(State.parent(path))
    }
    state.environment = environment
    self.state = Mutex(state)
  }

  /// Files by path, as text.
  public convenience init(texts: [String: String]) {
    self.init(files: texts.mapValues { Array($0.utf8) })
  }

  /// Another world in the same state, without its faults; what happens in one is not seen in the other.
  public func copy() -> MemoryWorld {
    let world = MemoryWorld()
    world.state.withLock { other in
      other = state.withLock { $0 }
      other.fault = nil
    }
    return world
  }

  /// Puts a file there, its directories too, as an editor would: no fault, and no operation to count.
  public func put(_ bytes: [UInt8], at path: String) {
    state.withLock { state in
      state.makeDirectory(State.parent(path))
      state.files[path] = bytes
      state.flushed.insert(path)
    }
  }

  /// From now on databases are files in this folder of the disk, for tests of what one command leaves to the next.
  public func keepDatabases(in folder: String) { state.withLock { $0.databaseFolder = folder } }

  /// From now on requests go out over the network of this machine, with these variables in the environment.
  public func connect(_ environment: [String: String]) {
    state.withLock { state in
      state.isConnected = true
      state.environment.merge(environment) { $1 }
    }
  }

  /// Seconds waited before servers were asked again; nobody waits in truth.
  public var pauses: [Double] { state.withLock { $0.pauses } }

  public func put(_ text: String, at path: String) { put(Array(text.utf8), at: path) }

  /// Every change asked for so far: "write out/a.csv", "replaceLink out/latest".
  public var operations: [String] { state.withLock { $0.operations } }

  /// Lets the operation with this number, counted from 1 over those still to come, meet a fault.
  public func inject(_ fault: Fault, at number: Int) {
    state.withLock { $0.fault = ($0.operations.count + number, fault) }
  }

  /// The machine stops and starts again: what was not flushed is gone, and faults are over.
  public func crash() {
    state.withLock { state in
      for path in state.files.keys where !state.flushed.contains(path) { state.files[path] = [] }
      state.fault = nil
    }
  }

  /// Paths of all files, sorted.
  public var paths: [String] { state.withLock { $0.files.keys.sorted() } }

  /// A file's text; `nil` when there is none.
  public func text(_ path: String) -> String? {
    guard let bytes = try? read(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
