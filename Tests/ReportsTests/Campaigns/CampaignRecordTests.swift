import Databases
import Outside
import TestSupport
import Testing

@testable import Reports

@Suite struct `The record of campaigns` {
  @Test func `knows whom a published plan treated and held out, and what it expected`() throws {
    let world = MemoryWorld()
    let store = try StateStore(folder: nil, world)
    try CampaignBundles.publish(world, store)
    let record = CampaignRecord(store)
    let campaign = try #require(try record.campaigns().first)
    #expect(campaign.name == "quarterly-2026Q2" && campaign.place == CampaignBundles.place())
    #expect(campaign.recommended == 8 && campaign.heldOut == 4 && campaign.comparable == 3)
    #expect(campaign.predicted.saved?.base == 3 && campaign.predicted.saved?.high == 5)
    #expect(campaign.predicted.net == 280 && campaign.predicted.cost == 20)
    var customers: [CampaignCustomer] = []
    try record.customers(of: campaign) { customers += $0 }
    #expect(customers.count == 12)
    #expect(
      customers[0]
        == CampaignCustomer(
          id: "0040", isHeldOut: false, action: "call", probability: 0.25, expectedValue: 12.5, offerCost: 2,
          contactCost: 0.5))
    #expect(customers[8].isHeldOut && customers[8].action == "call" && customers[11].action == nil)
  }

  @Test func `has one campaign a place: a plan published over another takes its place`() throws {
    let world = MemoryWorld()
    let store = try StateStore(folder: nil, world)
    try CampaignBundles.publish(world, store)
    let second = try CampaignBundles.publish(world, store, words: "other")
    try CampaignBundles.publish(world, store, period: "2026Q3")
    let campaigns = try CampaignRecord(store).campaigns(of: "quarterly")
    #expect(campaigns.map { $0.place.period } == ["2026Q2", "2026Q3"] && campaigns[0].hash == second.hash)
    #expect(
      try store.database.rows("SELECT count(*) FROM campaign_customers") == [[.integer(24)]])
  }

  @Test func `a bundle with other words and the same plan takes over its customers once it is out`() throws {
    let world = MemoryWorld()
    let store = try StateStore(folder: nil, world)
    let record = CampaignRecord(store)
    let first = try CampaignBundles.publish(world, store)
    let before = try #require(try record.campaigns().first)
    // Killed before the link was switched.
    let folder = CampaignBundles.folder
    try record.begin("never", CampaignBundles.place(), in: folder.run(first.hash), world)
    try Publisher(into: folder, world, history: RunHistory(store)).recover()
    #expect(try record.campaigns().map { $0.hash } == [first.hash])
    let second = try CampaignBundles.publish(world, store, words: "other")
    let after = try #require(try record.campaigns().first)
    #expect(second.hash != first.hash && after.hash == second.hash && after.number == before.number)
    #expect(try store.database.rows("SELECT count(*) FROM campaign_customers") == [[.integer(12)]])
    #expect(try store.database.rows("SELECT count(heir) FROM campaigns") == [[.integer(0)]])
  }

  @Test func `is made again from the bundles when it was lost, and forgets what was never published`() throws
  {
    let world = MemoryWorld()
    try CampaignBundles.publish(world, nil)
    let store = try StateStore(folder: nil, world)
    try store.database.run(
      """
      INSERT INTO campaigns (report, period, member, hash, name, status, predicted)
      VALUES ('quarterly', '2026Q2', 'all', 'x', 'never', 'pending', '{}')
      """)
    try Publisher(into: CampaignBundles.folder, world, history: RunHistory(store)).recover()
    #expect(try CampaignRecord(store).campaigns().map { $0.name } == ["quarterly-2026Q2"])
    #expect(try store.database.rows("SELECT count(*) FROM campaigns") == [[.integer(1)]])
  }

  @Test func `holds nothing personal`() throws {
    let world = MemoryWorld()
    let store = try StateStore(folder: nil, world)
    try CampaignBundles.publish(world, store)
    for table in ["campaigns", "campaign_customers", "runs"] {
      for row in try store.database.rows("SELECT * FROM \(table)") {
        for case .text(let text) in row { #expect(!text.contains("@") && !text.contains("+33")) }
      }
    }
  }

  @Test func `records are read whatever stands between quotes and however long the file is`() throws {
    let lines = (0..<50_000).map { "\($0),\"a\"\"b, \n\($0)\",'=x" }
    let text = "n,t,u\r\n" + lines.joined(separator: "\r\n")
    let world = MemoryWorld(texts: ["a.csv": text])
    var stream = RecordStream(try world.open("a.csv"))
    var count = -1
    var copied: [UInt8] = []
    while let record = try stream.next() {
      copied += record
      if count >= 0 {
        #expect(RecordStream.fields(record) == ["\(count)", "a\"b, \n\(count)", "=x"])
        let single = (0..<stream.fieldCount).map { stream.field($0, of: record) }
        #expect(single == RecordStream.fields(record))
        #expect(stream.field(0, of: record, is: Array("\(count)".utf8)))
      }
      count += 1
    }
    #expect(count == 50_000 && copied == Array(text.utf8))
  }
}
