import Commands
import TestSupport
import Testing

@Suite struct `A mistake in a file beside the data publishes nothing` {
  static let slips: [Slip] = [
    Slip(
      "an action without its effect",
      [
        "data/actions.yaml:55:13: error[E0201]: option 'base' is missing",
        "data/actions.yaml:55:26: error[E0203]: unknown option 'bas' for this map",
      ], hint: "did you mean 'base'?"
    ) {
      try $0.edit(
        "data/actions.yaml", "effect: { low: 0.01, base: 0.04", "effect: { low: 0.01, bas: 0.04")
    },
    Slip(
      "actions that are not YAML",
      ["data/actions.yaml:57:6: error[E0101]: this is not YAML: did not find expected node content"],
      hint: "a bracket is not closed"
    ) { folder in
      folder.world.put(try folder.text("data/actions.yaml") + "  - [", at: "data/actions.yaml")
    },
    Slip(
      "actions that are not there",
      ["reports/small.yaml:34:14: error[E0230]: there is no file 'data/actions.yaml'"]
    ) { try $0.world.remove("data/actions.yaml") },
    Slip(
      "a list of who opted out without ids",
      ["data/do_not_contact.csv:1:1: error[E0530]: no column is named 'customer_id'"]
    ) {
      $0.world.put("who,when\n\(Slip.secret),2026-01-01\n", at: "data/do_not_contact.csv")
    },
    Slip(
      "a list of who opted out that is not there",
      ["reports/small.yaml:38:17: error[E0230]: there is no file 'data/do_not_contact.csv'"]
    ) { try $0.world.remove("data/do_not_contact.csv") },
    Slip(
      "a template that is not there",
      [
        "templates/table.html:1:1: error[E0751]: the template 'table.html' cannot be read: no such file or directory"
      ]
    ) { try $0.world.remove("templates/table.html") },
    Slip(
      "a template with a section that is not closed",
      ["templates/table.html:1:1: error[E0752]: the template 'table.html' is malformed"]
    ) { folder in
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
    #expect(outcome.findings == ["error[E0701]: cannot write 'output/.runs': not a directory"])
    #expect(folder.world.text("output") == "a note")
  }
}
