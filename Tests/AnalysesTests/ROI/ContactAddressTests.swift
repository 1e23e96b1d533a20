import Analyses
import Findings
import Populations
import Tables
import Testing

/// A blank address cannot be written to, whatever its owner consented to.
struct ContactAddressTests {
  private func outcome(_ fixture: PlanFixture, blank: Set<Int>) throws -> (Finding, [String?]) {
    let addresses = fixture.customers.indices.map { blank.contains($0) ? nil : "a\($0)@example.com" }
    let population = try fixture.population().adding([("e_mail", .text(TextColumn(addresses)))])
    let roi = try PlanFixture.read(ROI.self, PlanFixture.rules)
    let finding = try roi.run(
      on: population,
      in: fixture.context("plan", population, files: ["stop.csv": fixture.stopList([])]))
    let barriers = try #require(finding.assignments.first { $0.name == "#not_contactable.plan" }).column
    return (finding, fixture.customers.indices.map { barriers.text($0) })
  }

  @Test(arguments: 1...4) func `a blank address stops those who can be reached no other way`(
    seed: UInt64
  ) throws {
    let fixture = PlanFixture(400, seed: seed)
    let before = try outcome(fixture, blank: []).1
    let blank = Set(fixture.customers.indices.filter { $0 % 2 == 0 })
    let (finding, after) = try outcome(fixture, blank: blank)
    var stopped = 0
    for (row, customer) in fixture.customers.enumerated() where !customer.hasLeft {
      let onlyByMail = customer.email == "Yes" && customer.sms != "Yes"
      if before[row] == nil, onlyByMail, blank.contains(row) {
        #expect(after[row] == "no_address")
        stopped += 1
      } else {
        #expect(after[row] == before[row])
      }
    }
    #expect(stopped > 0)
    let entry = finding.ledger.excluded.first { $0.code == "no_address" }
    #expect(entry?.rows == stopped)
    #expect(entry?.reason == "no address or number for a channel they agreed to")
  }

  @Test func `a channel that takes no address is refused`() throws {
    #expect(throws: (any Error).self) {
      try PlanFixture.read(ROI.self, PlanFixture.rules + "  address: { post: e_mail }\n")
    }
  }
}
