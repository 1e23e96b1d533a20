import Outside

#if canImport(Glibc)
  import Glibc
#endif

/// The disk, which kills its own process at one operation.
final class KillingDisk: World {
  private let disk = Disk()
  private let step: Int
  // Only the one thread that publishes counts.
  nonisolated(unsafe) private var count = 0

  init(at step: Int) { self.step = step }

  private func beforeChange() {
    unsafe count += 1
    if unsafe count == step { _ = kill(getpid(), SIGKILL) }
  }

  func read(_ path: String) throws(WorldError) -> [UInt8] { try disk.read(path) }
  func readStart(_ path: String, limit: Int) throws(WorldError) -> [UInt8] {
    try disk.readStart(path, limit: limit)
  }
  func open(_ path: String) throws(WorldError) -> any InputFile { try disk.open(path) }
  func size(_ path: String) throws(WorldError) -> Int { try disk.size(path) }
  func exists(_ path: String) -> Bool { disk.exists(path) }
  func isDirectory(_ path: String) -> Bool { disk.isDirectory(path) }
  func list(_ path: String) throws(WorldError) -> [String] { try disk.list(path) }
  func makeDirectory(_ path: String) throws(WorldError) {
    beforeChange()
    try disk.makeDirectory(path)
  }
  func create(_ path: String) throws(WorldError) -> any OutputFile {
    beforeChange()
    return try disk.create(path)
  }
  func replaceLink(_ path: String, to target: String) throws(WorldError) {
    beforeChange()
    try disk.replaceLink(path, to: target)
  }
  func linkTarget(_ path: String) -> String? { disk.linkTarget(path) }
  func rename(_ from: String, _ to: String) throws(WorldError) {
    beforeChange()
    try disk.rename(from, to)
  }
  func link(_ file: String, as name: String) throws(WorldError) {
    beforeChange()
    try disk.link(file, as: name)
  }
  func remove(_ path: String) throws(WorldError) {
    beforeChange()
    try disk.remove(path)
  }
  func syncDirectory(_ path: String) throws(WorldError) {
    beforeChange()
    try disk.syncDirectory(path)
  }
  func lock(_ path: String) throws(WorldError) -> any HeldLock { try disk.lock(path) }
  func environment(_ name: String) -> String? { disk.environment(name) }
  var host: String { disk.host }
  func now() -> Double { disk.now() }
}
