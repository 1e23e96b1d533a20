import Commands
import Foundation
import Outside
import TestSupport
import Testing

/// The disk is full, or the machine stops, at any change that a render makes.
@Suite struct `A render on a failing disk` {
  /// A report whose cells take no time, published, and then changed so that it makes another bundle.
  private static let changed = Task {
    let folder = try ReportFolder.sample()
    let model = try #require(SmallReport.spec.range(of: "models:"))
    let cells = """
      outputs: [csv]
      cells:
        - { kind: kpis, id: head, items: [ { metric: churn_rate } ] }
        - { kind: cohorts, id: nets, by: internet_service, title: Networks }

      """
    folder.world.put(SmallReport.spec[..<model.lowerBound] + cells, at: SmallReport.path)
    #expect(await folder.run(command).exit == .success)
    try folder.edit(SmallReport.path, "title: Networks", "title: Other words")
    return folder
  }

  private static let operations = Task {
    let folder = try await changed.value.copy()
    let before = folder.world.operations.count
    #expect(await folder.run(command).exit == .success)
    return folder.world.operations.count - before
  }

  private static let command = "render \(SmallReport.path)"

  @Test func `makes many changes`() async throws { #expect(try await Self.operations.value > 24) }

  @Test func `keeps the bundle before whichever change is refused, and the next render succeeds`()
    async throws
  {
    for step in stride(from: 1, through: try await Self.operations.value, by: 2) {
      let folder = try await Self.changed.value.copy()
      let before = try folder.published()
      let start = folder.world.operations.count
      folder.world.inject(.once(.full), at: step)
      let outcome = await folder.run(Self.command)
      // What is refused a second name is written instead.
      if folder.world.operations[start + step - 1].hasPrefix("link ") {
        #expect(outcome.exit == .success, "change \(step)")
        #expect(await folder.run("verify \(SmallReport.link)").exit == .success, "change \(step)")
        continue
      }
      #expect(outcome.exit == .problem && outcome.printed.isEmpty, "change \(step)")
      #expect(
        outcome.findings.count == 1 && outcome.findings[0].hasPrefix("error[E07"), "\(outcome.findings)")
      for (path, bytes) in before { #expect(try folder.world.read(path) == bytes, "\(step) \(path)") }
      #expect(await folder.run("verify \(SmallReport.link)").exit == .success, "change \(step)")
      #expect(await folder.run(Self.command).exit == .success, "change \(step)")
      #expect(await folder.run("verify \(SmallReport.link)").exit == .success, "change \(step)")
      #expect(!folder.world.paths.contains { $0.contains(".tmp-") }, "change \(step)")
    }
  }

  @Test func `that stops half-way leaves a whole bundle, and the next render tidies up`() async throws {
    // Every change of publishing itself is tried in the tests of publishing; here a third of them will do.
    for step in stride(from: 1, through: try await Self.operations.value, by: 3) {
      let folder = try await Self.changed.value.copy()
      folder.world.inject(.forever(.other), at: step)
      #expect(await folder.run(Self.command).exit == .problem)
      folder.world.crash()
      #expect(await folder.run("verify \(SmallReport.link)").exit == .success, "change \(step)")
      #expect(await folder.run(Self.command).exit == .success, "change \(step)")
      #expect(!folder.world.paths.contains { $0.contains(".tmp-") }, "change \(step)")
    }
  }
}
