import Documents
import Formats
import Outside
import Reports
import TestSupport
import Testing

@testable import Commands

/// The shipped quarterly report over a small sample: its second quarter, then its third.
enum QuarterlyReport {
  static let path = "reports/quarterly-retention.yaml"
  static let link = "output/quarterly-retention/2026Q3/all"
  static let before = "output/quarterly-retention/2026Q2/all"

  /// Rendered once for all tests that only look; others take a copy.
  static func published(_ language: Language = .en) async throws -> ReportFolder {
    try await (language == .en ? english : french).value
  }

  /// What the two commands said.
  struct Rendered: Sendable {
    let folder: ReportFolder
    let outcomes: [Outcome]
  }

  static let commands = Task { try await render(.en, flags: "--jobs 2") }

  private static let english = Task { try await commands.value.folder }
  private static let french = Task { try await render(.fr, flags: "--jobs 2").folder }

  /// Both quarters, from a folder in which nothing was ever rendered.
  static func render(_ language: Language, flags: String) async throws -> Rendered {
    let folder = try ReportFolder.sample()
    if language != .en { try folder.edit(path, "lang: en", "lang: \(language.rawValue)") }
    var outcomes: [Outcome] = []
    for quarter in ["2026Q2", "2026Q3"] {
      let outcome = await folder.run("render \(path) -P quarter=\(quarter) \(flags)")
      try #require(outcome.exit == .success, "\(outcome.messages)")
      outcomes.append(outcome)
    }
    return Rendered(folder: folder, outcomes: outcomes)
  }

  /// The document behind the third quarter's bundle.
  static func document(_ language: Language) async throws -> Document {
    let folder = try await published(language)
    let plan = try Plan.make(path, overrides: [(name: "quarter", value: "2026Q3")], in: folder.world)
    let request = RenderRequest(spec: path, engine: "tenure \(Tenure.version)")
    let bound = try BoundPlan(plan, request, folder.world)
    return try await ReportEngine(world: folder.world).render(bound, request).document
  }
}
