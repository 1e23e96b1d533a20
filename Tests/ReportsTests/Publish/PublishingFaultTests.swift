import Diagnostics
import Documents
import Outside
import Reports
import TestSupport
import Testing

/// Whatever operation the disk refuses, readers find a whole bundle.
@Suite struct `Publishing on a failing disk` {
  static let steps: Int = {
    // As many operations as publishing a second bundle takes.
    let world = MemoryWorld()
    guard (try? BundleExamples.publish("one", world)) != nil else { return 0 }
    let before = world.operations.count
    guard (try? BundleExamples.publish("two", world)) != nil else { return 0 }
    return world.operations.count - before
  }()

  let link = "out/quarterly/2026Q3/all"

  @Test func `publishing takes more than twenty operations, each of which is tried`() {
    #expect(Self.steps > 20)
  }

  @Test(arguments: [1, 3])
  func `one refusal: the old bundle stays, and the next attempt succeeds`(threads: Int) throws {
    for step in 1...Self.steps {
      let world = MemoryWorld()
      let history = try RunHistory(stateFolder: nil, world)
      try BundleExamples.publish("one", world, history: history)
      let before = world.paths
      world.inject(.once(.full), at: step)
      let start = world.operations.count
      let publication = try? BundleExamples.publish("two", world, history: history, threads: threads)
      // What is refused a second name is written instead.
      if world.operations[start + step - 1].hasPrefix("link ") {
        #expect(publication?.isUnchanged == false)
        continue
      }
      #expect(publication == nil, "operation \(step)")
      #expect(world.text("\(link)/index.html") == "<p>one</p>", "operation \(step)")
      try BundleCheck(folder: link, world).verify()
      try Publisher(into: BundleExamples.folder, world, history: history).recover()
      #expect(Set(before).isSubset(of: world.paths))
      #expect(try history.runs().allSatisfy { $0.status == .confirmed })
      #expect(try BundleExamples.publish("two", world).isUnchanged == false)
      try BundleCheck(folder: link, world).verify()
      #expect(world.text("\(link)/index.html") == "<p>two</p>")
    }
  }

  @Test(arguments: [1, 3])
  func `the machine stops: the link names one whole bundle, old or new, and nothing is left over`(
    threads: Int
  ) throws {
    var found: Set<String> = []
    for step in 1...Self.steps {
      let world = MemoryWorld()
      let history = try RunHistory(stateFolder: nil, world)
      try BundleExamples.publish("one", world, history: history)
      world.inject(.forever(.other), at: step)
      #expect(throws: Problems.self) {
        try BundleExamples.publish("two", world, history: history, threads: threads)
      }
      world.crash()
      let text = try #require(world.text("\(link)/index.html"), "operation \(step)")
      found.insert(text)
      try BundleCheck(folder: link, world).verify()
      try Publisher(into: BundleExamples.folder, world, history: history).recover()
      #expect(!world.paths.contains { $0.contains(".tmp-") }, "operation \(step)")
      let confirmed = try history.runs().filter { $0.status == .confirmed }.map { $0.hash }
      let target = try #require(world.linkTarget(link))
      #expect(confirmed.contains { target.hasSuffix($0) })
      try BundleCheck(folder: "out/quarterly/latest/all", world).verify()
    }
    #expect(found == ["<p>one</p>", "<p>two</p>"])
  }

  @Test func `the first bundle of all: there is none, or it is whole`() throws {
    for step in 1...Self.steps + 4 {
      let world = MemoryWorld()
      world.inject(.forever(.full), at: step)
      let problems = #expect(throws: Problems.self) { try BundleExamples.publish("one", world) }
      #expect(problems?.diagnostics.allSatisfy { $0.code == .notPublished } == true)
      world.crash()
      if world.exists("\(link)/manifest.json") { try BundleCheck(folder: link, world).verify() }
      try Publisher(into: BundleExamples.folder, world).recover()
      try BundleExamples.publish("one", world)
      try BundleCheck(folder: "out/quarterly/latest/all", world).verify()
    }
  }

  @Test func `half-made links are removed at the next start`() throws {
    let world = MemoryWorld()
    try BundleExamples.publish("one", world)
    try world.replaceLink("out/quarterly/2026Q3/all.tmp-77", to: "../../.runs/0")
    try world.replaceLink("out/quarterly/latest.tmp-77", to: "2026Q3")
    try Publisher(into: BundleExamples.folder, world).recover()
    #expect(try world.list("out/quarterly/2026Q3") == ["all"])
    #expect(try world.list("out/quarterly") == ["2026Q3", "latest"])
  }
}
