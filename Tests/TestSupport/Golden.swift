import Outside
public import Testing

/// Compares text with a file under `Tests/Golden`.
///
/// `RECORD=1` in the environment rewrites the files. A text that differs is written beside its file, with
/// `-changed` in its name, so that the two can be compared.
public enum Golden {
  public static func expect(
    _ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let disk = Disk()
    let path = PackageFolder.path("Tests/Golden/\(name)")
    let changed = changedPath(path)
    if disk.environment("RECORD") == "1" { try write(text, to: path) }
    let known = disk.exists(path) ? try disk.read(path) : []
    guard known != Array(text.utf8) else { return try disk.remove(changed) }
    try write(text, to: changed)
    Issue.record(
      "'\(name)' differs; see the -changed file beside it, and run with RECORD=1 when it is right",
      sourceLocation: sourceLocation)
  }

  /// `figures/a.txt` becomes `figures/a-changed.txt`.
  private static func changedPath(_ path: String) -> String {
    guard let dot = path.lastIndex(of: ".") else { return path + "-changed" }
    return path[..<dot] + "-changed" + path[dot...]
  }

  private static func write(_ text: String, to path: String) throws {
    let disk = Disk()
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    try disk.makeDirectory(folder)
    let file = try disk.create(path)
    try file.write(Array(text.utf8))
    try file.close()
  }
}
