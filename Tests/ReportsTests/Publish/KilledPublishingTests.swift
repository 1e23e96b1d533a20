import Documents
import Outside
import Reports
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The disk, which kills its own process at one operation.
private final class KillingDisk: World {
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

@Suite struct `Publishing in a process that is killed` {
  @Test(arguments: [2, 5, 9, 12, 14, 15, 16])
  func `leaves a whole bundle, and the next process goes on`(step: Int) async throws {
    let disk = Disk()
    let root = "\(disk.environment("TMPDIR") ?? "/tmp")/tenure-tests-killed-\(step)-\(getpid())"
    try disk.remove(root)
    let folder = BundleFolder(root: root)
    try BundleExamples.publish("one", disk, folder: folder)
    await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String, step = step as Int] in
      try BundleExamples.publish("two", KillingDisk(at: step), folder: BundleFolder(root: root))
    }
    let link = folder.link(BundleExamples.place())
    try BundleCheck(folder: link, disk).verify()
    try Publisher(into: folder, disk).recover()
    #expect(try disk.list("\(root)/.runs").allSatisfy { !$0.hasPrefix(".tmp-") })
    try BundleExamples.publish("two", disk, folder: folder)
    #expect(try disk.read("\(link)/index.html") == Array("<p>two</p>".utf8))
    try BundleCheck(folder: link, disk).verify()
    try disk.remove(root)
  }
}
