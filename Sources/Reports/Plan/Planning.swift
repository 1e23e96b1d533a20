public import Diagnostics
public import Outside

extension Plan {
  /// Reads and checks the spec at a path; every mistake of the spec and of its files' headers comes at once.
  ///
  /// `overrides` is what `-P` sets.
  public static func make(
    _ path: String, overrides: [(name: String, value: String)] = [], in world: any World
  ) throws(Problems) -> Plan {
    let bytes: [UInt8]
    do { bytes = try world.read(path) } catch {
      throw Problems(.error(.unreadableFile, "\(path): \(error.message)", at: nil))
    }
    let folder = projectFolder(of: path, in: world)
    let read = try ReportSpec.read(SourceText(path: path, bytes: bytes), overrides: overrides, folder: folder)
    var problems = read.problems
    guard let spec = read.spec else { throw problems }
    let schemas = FileSchema.read(spec, world, problems: &problems)
    let plan = problems.collect { () throws(Problems) in
      try Plan(spec, schemas: schemas, folder: folder, world: world)
    }
    try problems.throwIfErrors()
    guard let plan else { throw problems }
    return plan
  }

  /// The folder that holds `reports/`, else the spec's own; the same however the path is written.
  public static func projectFolder(of path: String, in world: any World) -> String {
    let written = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    let parts = written.filter { $0 != "." }
    // Inside `reports/` a spec's path names no folder.
    let here = world.linkTarget("/proc/self/cwd")?.split(separator: "/").last
    if parts.isEmpty, !path.hasPrefix("/"), here == "reports" { return ".." }
    let folder = parts.last == "reports" ? Array(parts.dropLast()) : parts
    let root = path.hasPrefix("/") ? "/" : ""
    return folder.isEmpty ? (root.isEmpty ? "." : root) : root + folder.joined(separator: "/")
  }
}
