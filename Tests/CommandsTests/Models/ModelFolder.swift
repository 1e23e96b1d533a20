import Commands
import Documents
import Outside
import TestSupport
import Testing

/// A project folder with the small report, whose state outlives each command.
enum ModelFolder {
  static let spec = SmallReport.path

  /// The folder is gone after `body`.
  static func with(_ name: String, _ body: (ReportFolder) async throws -> Void) async throws {
    try await withScratchFolder("models-\(name)") { databases in
      let folder = try ReportFolder.sample()
      folder.world.put(SmallReport.spec, at: spec)
      folder.world.keepDatabases(in: databases)
      try await body(folder)
    }
  }

  /// Trains the report's model and gives its version.
  static func train(_ folder: ReportFolder, _ flags: String = "") async throws -> String {
    let outcome = await folder.run("train \(spec) \(flags)")
    try #require(outcome.exit == .success, "\(outcome.messages)")
    return String(outcome.printed.prefix(12))
  }

  /// The small report with a version pinned.
  static func pin(_ version: String, _ folder: ReportFolder) throws {
    folder.world.put(SmallReport.spec, at: spec)
    try folder.edit(spec, "churn: { folds: 3 }", "churn: { folds: 3, version: \(version) }")
  }

  static func rows(_ text: String) -> [[String]] {
    text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
