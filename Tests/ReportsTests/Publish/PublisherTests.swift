import Diagnostics
import Documents
import Formats
import Outside
import Reports
import TestSupport
import Testing

@Suite struct `Publishing` {
  let link = "out/quarterly/2026Q3/all"

  @Test func `readers find every file through the link, and the manifest's hash names the run`() throws {
    let world = MemoryWorld()
    let publication = try BundleExamples.publish("one", world)
    #expect(world.text("\(link)/index.html") == "<p>one</p>")
    #expect(world.text("out/quarterly/latest/all/data/deep/rows.csv") == "a\none\n")
    #expect(world.linkTarget(link) == "../../.runs/\(publication.hash)")
    #expect(publication.link == link && !publication.isUnchanged && publication.warnings.isEmpty)
    #expect(publication.outputs.map { $0.path } == ["index.html", "data/deep/rows.csv", "results.json"])
    #expect(try BundleCheck(folder: link, world).verify().count == 3)
    #expect(world.text("\(link)/run.json")?.contains("memory") == true)
  }

  @Test func `the same content again changes nothing`() throws {
    let world = MemoryWorld()
    let first = try BundleExamples.publish("one", world)
    let files = world.paths
    let links = world.operations.count { $0.hasPrefix("replaceLink") }
    let second = try BundleExamples.publish("one", world)
    #expect(second.isUnchanged && second.hash == first.hash)
    #expect(world.paths == files)
    #expect(world.operations.count { $0.hasPrefix("replaceLink") } == links)
  }

  @Test func `a new bundle takes the link, and the old run is kept`() throws {
    let world = MemoryWorld()
    let first = try BundleExamples.publish("one", world)
    try BundleExamples.publish("two", world)
    #expect(world.text("\(link)/index.html") == "<p>two</p>")
    #expect(world.text("out/.runs/\(first.hash)/index.html") == "<p>one</p>")
  }

  @Test func `small files that are as they were get a second name`() throws {
    let world = MemoryWorld()
    try BundleExamples.publish("one", world)
    let before = world.operations.count
    let second = try BundleExamples.publish("two", world)
    let names = world.operations.dropFirst(before).filter { $0.hasPrefix("link ") }
    #expect(names == ["link out/.runs/.tmp-quarterly/results.json"])
    #expect(Set(try BundleCheck(folder: link, world).verify()) == Set(second.outputs))
    #expect(world.text("\(link)/index.html") == "<p>two</p>")
  }

  @Test func `a file that somebody changed in the bundle before is written as it should be`() throws {
    let world = MemoryWorld()
    let first = try BundleExamples.publish("one", world)
    let path = "out/.runs/\(first.hash)/results.json"
    var bytes = try world.read(path)
    bytes[3] ^= 1
    world.put(bytes, at: path)
    try BundleExamples.publish("two", world)
    #expect(try BundleCheck(folder: link, world).verify().count == 3)
  }

  @Test func `on a disk, both bundles have the same file, and removing one leaves the other's`() throws {
    try withScratchFolder("second-names") { root in
      let (disk, bundles) = (Disk(), BundleFolder(root: root))
      let first = try BundleExamples.publish("one", disk, folder: bundles)
      try BundleExamples.publish("two", disk, folder: bundles)
      try disk.remove("\(root)/.runs/\(first.hash)")
      #expect(try BundleCheck(folder: bundles.link(BundleExamples.place()), disk).verify().count == 3)
    }
  }

  @Test func `the latest is the greatest period, whatever is rendered last`() throws {
    let world = MemoryWorld()
    for period in ["2026Q3", "2026Q2", "undated"] { try BundleExamples.publish("x", world, period: period) }
    #expect(world.linkTarget("out/quarterly/latest") == "2026Q3")
    try BundleExamples.publish("x", world, period: "2027Q1")
    #expect(world.linkTarget("out/quarterly/latest") == "2027Q1")
  }

  @Test func `a run whose files were changed by hand is mended by rendering it again`() throws {
    let world = MemoryWorld()
    let hash = try BundleExamples.publish("one", world).hash
    try world.create("out/.runs/\(hash)/index.html").close()
    let problems = #expect(throws: Problems.self) { try BundleCheck(folder: link, world).verify() }
    #expect(problems?.diagnostics.map { $0.message } == ["'index.html' has other bytes than it should"])
    try BundleExamples.publish("one", world)
    #expect(try BundleCheck(folder: link, world).verify().count == 3)
  }

  @Test func `verifying tells of every file that is missing, added or changed`() throws {
    let world = MemoryWorld()
    let hash = try BundleExamples.publish("one", world).hash
    try world.remove("out/.runs/\(hash)/index.html")
    try world.create("out/.runs/\(hash)/data/new.csv").close()
    try world.create("out/.runs/\(hash)/results.json").close()
    let problems = #expect(throws: Problems.self) { try BundleCheck(folder: link, world).verify() }
    #expect(
      problems?.diagnostics.map { $0.message } == [
        "'data/new.csv' is not in the manifest", "'index.html' is missing",
        "'results.json' has other bytes than it should",
      ])
  }

  @Test func `a manifest that was rewritten is not the one of its run`() throws {
    let world = MemoryWorld()
    let hash = try BundleExamples.publish("one", world).hash
    let path = "out/.runs/\(hash)/manifest.json"
    let text = try #require(world.text(path))
    let file = try world.create(path)
    try file.write(Array((text + " ").utf8))
    try file.close()
    let problems = #expect(throws: Problems.self) { try BundleCheck(folder: link, world).verify() }
    #expect(problems?.diagnostics.map { $0.message } == ["'manifest.json' is not the one of this run"])
  }

  @Test func `a folder without a manifest is no bundle`() {
    let world = MemoryWorld(texts: ["there/a": "a", "odd/manifest.json": "{}"])
    for folder in ["there", "odd", "nowhere"] {
      let problems = #expect(throws: Problems.self) { try BundleCheck(folder: folder, world).verify() }
      #expect(problems?.diagnostics.first?.code == .notABundle)
    }
  }

  @Test func `a full disk is named, with the file, and nothing is left of the attempt`() throws {
    let world = MemoryWorld()
    try BundleExamples.publish("one", world)
    let before = world.paths
    world.inject(.once(.full), at: 6)
    let problems = #expect(throws: Problems.self) { try BundleExamples.publish("two", world) }
    let diagnostic = try #require(problems?.diagnostics.first)
    #expect(diagnostic.code == .notPublished)
    #expect(diagnostic.hint == "free some space; the last bundle is as it was")
    #expect(world.paths == before)
  }

  @Test func `a producer that fails publishes nothing`() throws {
    struct Broken: Error {}
    let world = MemoryWorld()
    var bundle = BundleExamples.bundle("two")
    bundle.add(ReportBundle.File(path: "z.csv", .stream { _ in throw Broken() }))
    #expect(throws: Problems.self) {
      try Publisher(into: BundleExamples.folder, world).publish(
        bundle, BundleExamples.provenance(), as: BundleExamples.place(), facts: BundleExamples.facts)
    }
    #expect(!world.exists(link))
    #expect(try world.list("out/.runs").isEmpty)
  }
}
