import Documents
import Outside
import Reports
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

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
