import Commands
import Documents
import Outside
import Samples
import TestSupport
import Testing

/// A project folder in memory: reports, data, templates, and what commands leave in it.
struct ReportFolder: Sendable {
  let world: MemoryWorld

  /// Runs one command line, split at blanks.
  func run(_ line: String, isInteractive: Bool = false) async -> Outcome {
    let terminal = RecordingTerminal(isInteractive: isInteractive)
    let exit = await Tenure.run(
      line.split(separator: " ").map(String.init), in: CommandEnvironment(terminal: terminal, world: world))
    return Outcome(exit: exit, printed: terminal.printed, messages: terminal.messages)
  }

  func copy() -> ReportFolder { ReportFolder(world: world.copy()) }

  /// Replaces the one place where a text stands in a file.
  func edit(
    _ path: String, _ old: String, _ new: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let parts = try #require(world.text(path), sourceLocation: sourceLocation).split(
      separator: old, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "'\(old)' stands once in \(path)", sourceLocation: sourceLocation)
    world.put(parts.joined(separator: new), at: path)
  }

  func text(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    try #require(world.text(path), "\(path)", sourceLocation: sourceLocation)
  }

  /// Everything below `output`, with its bytes, but for the files that only locks need.
  func published() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in world.paths where path.hasPrefix("output/") && !path.hasSuffix("/.lock") {
      files[path] = try world.read(path)
    }
    return files
  }

  /// The files of a bundle by their paths in it.
  func bundle(_ link: String) throws -> [String: [UInt8]] {
    let target = try #require(world.linkTarget(link), "\(link)")
    let run = try #require(target.split(separator: "/").last)
    let folder = "output/.runs/\(run)/"
    var files: [String: [UInt8]] = [:]
    for path in world.paths where path.hasPrefix(folder) {
      files[String(path.dropFirst(folder.count))] = try world.read(path)
    }
    return files
  }

  func results(_ link: String) throws -> ResultsFile {
    try ResultsFile(parsing: try world.read("\(link)/results.json"))
  }
}

extension ReportFolder {
  /// The data of the synthetic business with about 800 customers, and the shipped reports and templates.
  static func sample() throws -> ReportFolder { try Self.shipped.get().copy() }

  private static let shipped = Result {
    let world = MemoryWorld()
    let disk = Disk()
    for folder in ["reports", "templates", "templates/messages"] {
      for name in try disk.list(PackageFolder.path(folder))
      where !disk.isDirectory(PackageFolder.path("\(folder)/\(name)")) {
        world.put(try disk.read(PackageFolder.path("\(folder)/\(name)")), at: "\(folder)/\(name)")
      }
    }
    _ = try SampleBusiness(customers: 800).write(into: "data", world)
    world.put(try disk.read(PackageFolder.path("data/actions-telco.yaml")), at: "data/actions-telco.yaml")
    return ReportFolder(world: world)
  }
}
