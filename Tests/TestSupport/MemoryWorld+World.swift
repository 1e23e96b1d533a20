public import Outside
import Synchronization

extension MemoryWorld {
  public func read(_ path: String) throws(WorldError) -> [UInt8] {
    let bytes = state.withLock { state in state.resolved(path).flatMap { state.files[$0] } }
    guard let bytes else { throw .missing(path) }
    return bytes
  }

  public func readStart(_ path: String, limit: Int) throws(WorldError) -> [UInt8] {
    Array(try read(path).prefix(limit))
  }

  public func open(_ path: String) throws(WorldError) -> any InputFile { MemoryInput(try read(path)) }

  public func size(_ path: String) throws(WorldError) -> Int { try read(path).count }

  public func exists(_ path: String) -> Bool {
    state.withLock { state in state.resolved(path).map { state.contains($0) } ?? false }
  }

  public func isDirectory(_ path: String) -> Bool {
    state.withLock { state in state.resolved(path).map { state.directories.contains($0) } ?? false }
  }

  public func list(_ path: String) throws(WorldError) -> [String] {
    guard isDirectory(path) else { throw .missing(path) }
    return state.withLock { state in
      let folder = state.resolved(path) ?? path
      return state.tree(folder).filter { $0 != folder && State.parent($0) == folder }
        .map { String($0.dropFirst(folder.isEmpty || folder == "/" ? folder.count : folder.count + 1)) }
    }
  }

  public func makeDirectory(_ path: String) throws(WorldError) {
    guard !isDirectory(path) else { return }
    try change("makeDirectory", path) { state throws(WorldError) in
      var above = path
      while !above.isEmpty, above != "/" {
        guard state.files[above] == nil else {
          throw WorldError(path: path, reason: .other, message: "not a directory")
        }
        above = State.parent(above)
      }
      state.makeDirectory(state.resolved(path) ?? path)
    }
  }

  public func create(_ path: String) throws(WorldError) -> any OutputFile {
    try change("create", path) { state throws(WorldError) in
      let place = state.place(path)
      guard state.directories.contains(State.parent(place)) else { throw .missing(path) }
      state.files[place] = []
      state.flushed.remove(place)
    }
    return MemoryOutput(path, in: self)
  }

  public func replaceLink(_ path: String, to target: String) throws(WorldError) {
    try change("replaceLink", path) { state throws(WorldError) in
      let place = state.place(path)
      guard state.directories.contains(State.parent(place)) else { throw .missing(path) }
      state.links[place] = target
    }
  }

  public func linkTarget(_ path: String) -> String? {
    state.withLock { $0.links[$0.place(path)] }
  }

  public func rename(_ from: String, _ to: String) throws(WorldError) {
    try change("rename", to) { state throws(WorldError) in
      let (old, new) = (state.place(from), state.place(to))
      guard state.contains(old) else { throw .missing(from) }
      guard state.tree(new).count <= 1 else {
        throw WorldError(path: to, reason: .other, message: "directory not empty")
      }
      state.remove(new)
      state.move(old, to: new)
    }
  }

  public func link(_ file: String, as name: String) throws(WorldError) {
    let bytes = try read(file)
    try change("link", name) { state throws(WorldError) in
      let place = state.place(name)
      guard !state.contains(place) else {
        throw WorldError(path: name, reason: .other, message: "file exists")
      }
      state.files[place] = bytes
      // It is the same file, flushed as far as it was.
      if state.flushed.contains(state.place(file)) { state.flushed.insert(place) }
    }
  }

  public func remove(_ path: String) throws(WorldError) {
    try change("remove", path) { state throws(WorldError) in state.remove(state.place(path)) }
  }

  public func syncDirectory(_ path: String) throws(WorldError) {
    guard isDirectory(path) else { throw .missing(path) }
    try change("syncDirectory", path) { _ throws(WorldError) in }
  }

  public func lock(_ path: String) throws(WorldError) -> any HeldLock { MemoryLock() }

  /// Unless a folder was given for them, databases last as long as the command that opens them: a record of runs is
  /// made again from the bundles.
  public func databasePath(_ path: String) -> String {
    guard let folder = state.withLock({ $0.databaseFolder }) else { return ":memory:" }
    return "\(folder)/\(String(path.map { $0 == "/" ? "_" : $0 }))"
  }

  public func environment(_ name: String) -> String? { state.withLock { $0.environment[name] } }

  public func post(_ request: WebRequest) throws(WebFailure) -> WebAnswer {
    guard state.withLock({ $0.isConnected }) else { throw .unavailable }
    return try Disk().post(request)
  }

  public func pause(seconds: Double) { state.withLock { $0.pauses.append(seconds) } }

  public var host: String { "memory" }

  /// One second later each time it is asked.
  public func now() -> Double {
    state.withLock { state in
      state.clock += 1
      return state.clock
    }
  }

  /// One change of the world, which may be refused.
  func change(
    _ name: String, _ path: String, _ body: (inout sending State) throws(WorldError) -> Void
  ) throws(WorldError) {
    try state.withLock { state throws(WorldError) in
      try state.begin(name, path)
      try body(&state)
    }
  }
}

/// A file being read from memory.
final class MemoryInput: InputFile {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(_ limit: Int) throws(WorldError) -> [UInt8] {
    let piece = Array(bytes[position..<Swift.min(bytes.count, position + limit)])
    position += piece.count
    return piece
  }
}

/// A file being written to memory; on disk for good once it is closed.
final class MemoryOutput: OutputFile {
  private let path: String
  private let world: MemoryWorld

  init(_ path: String, in world: MemoryWorld) {
    self.path = path
    self.world = world
  }

  func write(_ bytes: [UInt8]) throws(WorldError) {
    do {
      try world.change("write", path) { state throws(WorldError) in
        state.files[state.place(path), default: []] += bytes
      }
    } catch {
      // A disk that is full has taken part of what it was given.
      world.state.withLock { $0.files[$0.place(path), default: []] += bytes.prefix(bytes.count / 2) }
      throw error
    }
  }

  func close() throws(WorldError) {
    try world.change("close", path) { state throws(WorldError) in state.flushed.insert(state.place(path)) }
  }
}

/// Nobody else is there to hold a file of memory.
final class MemoryLock: HeldLock {}

extension WorldError {
  static func missing(_ path: String) -> WorldError {
    WorldError(path: path, reason: .missing, message: "no such file or directory")
  }
}
