import Databases
import Diagnostics
import Documents
import Formats
import Outside
import TestSupport
import Testing

@testable import Reports

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct `Forgetting a customer` {
  private static let link = "out/quarterly/2026Q2/all"

  /// Files that still name the customer.
  private static func traces(_ world: MemoryWorld) throws -> [String] {
    try world.paths.filter { path in
      let text = String(decoding: try world.read(path), as: UTF8.self)
      return text.contains(CampaignBundles.secret) || text.contains(CampaignBundles.address)
        || text.contains(CampaignBundles.hash)
    }
  }

  private static func forget(_ world: MemoryWorld, _ store: StateStore) throws -> Forgetting.Outcome {
    try Forgetting(in: CampaignBundles.folder, store, world).run(CampaignBundles.secret)
  }

  @Test func `takes the rows out of every bundle and of the state, and the bundles verify`() throws {
    let world = MemoryWorld()
    let store = try StateStore(folder: nil, world)
    try CampaignBundles.publish(world, store, words: "first")
    let before = try CampaignBundles.publish(world, store).hash
    #expect(try Self.traces(world).count > 4)
    let outcome = try Self.forget(world, store)
    #expect(outcome == Forgetting.Outcome(recorded: 1, rows: 8, bundles: 2, withoutPages: 0))
    #expect(try Self.traces(world).isEmpty)
    let check = BundleCheck(folder: Self.link, world)
    try check.verify()
    let redactions = try check.redactions()
    #expect(redactions == [Manifest.Redaction(rows: 4, before: before, leftOut: [])])
    let list = try #require(world.text("\(Self.link)/outreach/generic.csv"))
    #expect(list.split(separator: "\r\n").count == 8 && list.contains("0041"))
    #expect(world.text("\(Self.link)/outreach/hubspot-opt-out.csv") == "Email\r\nz@example.com\r\n")
    let runs = try RunHistory(store).runs()
    let target = try #require(world.linkTarget(Self.link))
    #expect(runs.contains { target.hasSuffix($0.hash) && $0.status == .confirmed })
    #expect(!runs.contains { $0.hash == before })
    #expect(try CampaignRecord(store).campaigns().map { $0.recommended } == [7])
    let again = try Self.forget(world, store)
    #expect(again == Forgetting.Outcome())
  }

  @Test func `of bundles whose pages name the customer the pages go as well`() throws {
    let world = MemoryWorld()
    let store = try StateStore(folder: nil, world)
    try CampaignBundles.publish(world, store, printsIDs: true)
    let outcome = try Self.forget(world, store)
    #expect(outcome.withoutPages == 1)
    #expect(try Self.traces(world).isEmpty)
    let check = BundleCheck(folder: Self.link, world)
    try check.verify()
    #expect(try check.redactions().first?.leftOut.sorted() == ["index.html", "report.pdf"])
  }

  @Test func `two customers forgotten are two redactions, and the next period still compares`() throws {
    let world = MemoryWorld()
    let store = try StateStore(folder: nil, world)
    try CampaignBundles.publish(world, store)
    _ = try Self.forget(world, store)
    _ = try Forgetting(in: CampaignBundles.folder, store, world).run("0050")
    #expect(try BundleCheck(folder: Self.link, world).redactions().count == 2)
    let found = try PreviousRun.find(
      in: CampaignBundles.folder, world, report: "quarterly", member: "all",
      parameters: BundleExamples.provenance(quarter: "2026Q3").parameters, apart: ["quarter"],
      before: try #require(Period("2026Q3")))
    #expect(found?.results["plan.net"]?.number == 280)
  }

  @Test func `finds the address of someone whom only lists without ids know, when it is told`() throws {
    let world = MemoryWorld()
    let store = try StateStore(folder: nil, world)
    try CampaignBundles.publish(world, store)
    let outcome = try Forgetting(in: CampaignBundles.folder, store, world).run(
      "nobody", addresses: ["Z@Example.com"])
    #expect(outcome.rows == 1 && outcome.recorded == 0)
    #expect(world.text("\(Self.link)/outreach/hubspot-opt-out.csv")?.contains("z@example.com") == false)
  }

  private static let steps: Int = {
    let world = MemoryWorld()
    guard let store = try? StateStore(folder: nil, world), (try? CampaignBundles.publish(world, store)) != nil
    else { return 0 }
    let before = world.operations.count
    guard (try? forget(world, store)) != nil else { return 0 }
    return world.operations.count - before
  }()

  @Test func `a full disk at any change leaves every bundle whole, and the next attempt goes on`() throws {
    #expect(Self.steps > 20)
    for step in 1...Self.steps {
      let world = MemoryWorld()
      let store = try StateStore(folder: nil, world)
      try CampaignBundles.publish(world, store)
      world.inject(.once(.full), at: step)
      #expect(throws: Problems.self, "change \(step)") { try Self.forget(world, store) }
      try BundleCheck(folder: Self.link, world).verify()
      _ = try Self.forget(world, store)
      #expect(try Self.traces(world).isEmpty, "change \(step)")
      try BundleCheck(folder: Self.link, world).verify()
      #expect(!world.paths.contains { $0.contains(".tmp-") }, "change \(step)")
      #expect(try CampaignRecord(store).campaigns().map { $0.recommended } == [7], "change \(step)")
    }
  }

  @Test func `a machine that stops at any change leaves every bundle whole, and the next attempt goes on`()
    throws
  {
    for step in 1...Self.steps {
      let world = MemoryWorld()
      let store = try StateStore(folder: nil, world)
      try CampaignBundles.publish(world, store)
      world.inject(.forever(.other), at: step)
      #expect(throws: Problems.self, "change \(step)") { try Self.forget(world, store) }
      world.crash()
      try BundleCheck(folder: Self.link, world).verify()
      // The record may be lost with the machine, too.
      let store2 = try StateStore(folder: nil, world)
      _ = try Self.forget(world, store2)
      #expect(try Self.traces(world).isEmpty, "change \(step)")
      try BundleCheck(folder: Self.link, world).verify()
      #expect(try CampaignRecord(store2).campaigns().map { $0.recommended } == [7], "change \(step)")
    }
  }

  @Test func `leaves nothing in the pages of the database or of its log`() throws {
    try withScratchFolder("forget") { root in
      let disk = Disk()
      let bundles = BundleFolder(root: "\(root)/out")
      let store = try StateStore(folder: "\(root)/state", disk)
      try CampaignBundles.publish(disk, store, in: bundles)
      func names(_ id: String) throws -> Bool {
        for name in try disk.list("\(root)/state") {
          let text = String(decoding: try disk.read("\(root)/state/\(name)"), as: UTF8.self)
          if text.contains(id) { return true }
        }
        return false
      }
      #expect(try names(CampaignBundles.secret) && names("0043"))
      _ = try Forgetting(in: bundles, store, disk).run(CampaignBundles.secret)
      #expect(try !names(CampaignBundles.secret) && names("0043"))
    }
  }

  @Test(arguments: [2, 8, 14, 18, 20, 22, 24])
  func `a process that is killed leaves whole bundles, and the next goes on`(step: Int) async throws {
    let disk = Disk()
    let root = "\(disk.environment("TMPDIR") ?? "/tmp")/tenure-tests-forget-\(step)-\(getpid())"
    try disk.remove(root)
    let bundles = BundleFolder(root: "\(root)/out")
    try CampaignBundles.publish(disk, try StateStore(folder: "\(root)/state", disk), in: bundles)
    await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String, step = step as Int] in
      let world = KillingDisk(at: step)
      let store = try StateStore(folder: "\(root)/state", Disk())
      _ = try Forgetting(in: BundleFolder(root: "\(root)/out"), store, world).run(CampaignBundles.secret)
    }
    let link = bundles.link(CampaignBundles.place())
    try BundleCheck(folder: link, disk).verify()
    let store = try StateStore(folder: "\(root)/state", disk)
    _ = try Forgetting(in: bundles, store, disk).run(CampaignBundles.secret)
    try BundleCheck(folder: link, disk).verify()
    let list = String(decoding: try disk.read("\(link)/outreach/generic.csv"), as: UTF8.self)
    #expect(!list.contains(CampaignBundles.secret) && list.contains("0043"))
    #expect(try CampaignRecord(store).campaigns().map { $0.recommended } == [7])
    #expect(try disk.list("\(root)/out/.runs").filter { !$0.hasPrefix(".") }.count == 1)
    try disk.remove(root)
  }
}
