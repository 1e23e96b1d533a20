import Documents
import Outside
import Reports
import TestSupport
import Testing

@Suite struct `The record of runs` {
  @Test func `knows every published run`() throws {
    let world = MemoryWorld()
    let history = try RunHistory(stateFolder: nil, world)
    let one = try BundleExamples.publish("one", world, history: history)
    let two = try BundleExamples.publish("two", world, history: history)
    let runs = try history.runs()
    #expect(Set(runs.map { $0.hash }) == [one.hash, two.hash])
    #expect(runs.allSatisfy { $0.status == .confirmed && $0.place == BundleExamples.place() })
  }

  @Test func `is made again from the bundles when it was lost`() throws {
    let world = MemoryWorld()
    let one = try BundleExamples.publish("one", world)
    let history = try RunHistory(stateFolder: nil, world)
    #expect(try history.runs().isEmpty)
    try Publisher(into: BundleExamples.folder, world, history: history).recover()
    #expect(try history.runs().map { $0.hash } == [one.hash])
  }

  @Test func `outlives the process, in the state folder`() throws {
    try withScratchFolder("history") { folder in
      let disk = Disk()
      let bundles = BundleFolder(root: "\(folder)/out")
      let history = try RunHistory(stateFolder: "\(folder)/state", disk)
      let hash = try BundleExamples.publish("one", disk, folder: bundles, history: history).hash
      #expect(try RunHistory(stateFolder: "\(folder)/state", disk).runs().map { $0.hash } == [hash])
    }
  }
}
