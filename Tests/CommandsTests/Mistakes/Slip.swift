import Commands
import TestSupport
import Testing

/// One mistake in a folder that was right, and what must be said of it.
struct Slip: Sendable, CustomTestStringConvertible {
  let name: String
  /// Lines with place, code and message, in their order.
  let findings: [String]
  /// What stands beside the caret or below it.
  let hint: String?
  let flags: String
  let exit: ExitCode
  let make: @Sendable (ReportFolder) throws -> Void

  init(
    _ name: String, _ findings: [String], hint: String? = nil, flags: String = "", exit: ExitCode = .problem,
    make: @escaping @Sendable (ReportFolder) throws -> Void = { _ in }
  ) {
    self.name = name
    self.findings = findings
    self.hint = hint
    self.flags = flags
    self.exit = exit
    self.make = make
  }

  var testDescription: String { name }

  /// Makes the mistake in a folder with a published bundle, and checks all that must hold whatever the mistake is.
  func check() async throws {
    let folder = try await SmallReport.published()
    let before = try folder.published()
    try make(folder)
    let outcome = await folder.run("render \(SmallReport.path) \(flags)")
    #expect(outcome.findings == findings)
    #expect(outcome.exit == exit)
    if let hint { #expect(outcome.messages.contains(hint), "\(outcome.messages)") }
    #expect(outcome.printed.isEmpty)
    #expect(try folder.published() == before, "nothing is published, and the bundle before is as it was")
    #expect(await folder.run("verify \(SmallReport.link)").exit == .success)
    try checkPrivacy(outcome, folder)
  }

  /// No value of a customer stands in a message, whatever is wrong with it.
  private func checkPrivacy(_ outcome: Outcome, _ folder: ReportFolder) throws {
    #expect(!outcome.messages.contains("@example.com"))
    #expect(!outcome.messages.contains("+1-555"))
    #expect(!outcome.messages.contains(Self.secret))
    let ids = try CustomerRows(try ReportFolder.sample().text(SmallReport.data)).values("customer_id")
    for id in ids where outcome.messages.contains(id) { Issue.record("a message names customer \(id)") }
  }

  /// A value that tests put into customers' rows.
  static let secret = "Sesame"
}

extension Slip {
  /// A change of one text of the spec.
  static func spec(
    _ name: String, _ old: String, _ new: String, _ findings: [String], hint: String? = nil,
    exit: ExitCode = .problem
  ) -> Slip {
    Slip(name, findings, hint: hint, exit: exit) { try $0.edit(SmallReport.path, old, new) }
  }
}
