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
    let folder = projectFolder(of: path)
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

  /// The folder that holds `reports/`, else the spec's own.
  public static func projectFolder(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    let folder = parts.last == "reports" ? parts.dropLast() : parts
    let root = path.hasPrefix("/") ? "/" : ""
    return folder.isEmpty ? (root.isEmpty ? "." : root) : root + folder.joined(separator: "/")
  }
}
