import Commands
import TestSupport
import Testing

@Suite struct `A mistake in a file beside the data publishes nothing` {
  static let slips: [Slip] = [
    Slip("an action without its effect", ["x"], hint: "did you mean 'base'?") {
      try $0.edit(
        "data/actions.yaml", "effect: { low: 0.01, base: 0.04", "effect: { low: 0.01, bas: 0.04")
    },
    Slip("actions that are not YAML", ["x"], hint: "a bracket is not closed") { folder in
      folder.world.put(try folder.text("data/actions.yaml") + "  - [", at: "data/actions.yaml")
    },
    Slip("actions that are not there", ["x"]) { try $0.world.remove("data/actions.yaml") },
    Slip("a list of who opted out without ids", ["x"]) {
      $0.world.put("who,when\n\(Slip.secret),2026-01-01\n", at: "data/do_not_contact.csv")
    },
    Slip("a list of who opted out that is not there", ["x"]) { try $0.world.remove("data/do_not_contact.csv") },
    Slip("a template that is not there", ["x"]) { try $0.world.remove("templates/table.html") },
    Slip("a template with a section that is not closed", ["x"]) { folder in
      folder.world.put(
        try folder.text("templates/table.html") + "{{#OPEN}}", at: "templates/table.html")
    },
  ]

  @Test(arguments: slips)
  func `and is shown where it stands`(slip: Slip) async throws { try await slip.check() }

  @Test func `an output folder that is a file is named`() async throws {
    let folder = try ReportFolder.sample()
    folder.world.put(SmallReport.spec, at: SmallReport.path)
    folder.world.put("a note", at: "output")
    let outcome = await folder.run("render \(SmallReport.path)")
    #expect(outcome.exit == .problem)
    #expect(outcome.findings == ["x"])
    #expect(folder.world.text("output") == "a note")
  }
}
