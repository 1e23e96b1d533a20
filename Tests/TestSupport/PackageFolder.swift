/// Files of the package itself, such as the shipped data and reports.
public enum PackageFolder {
  /// A path below the package's root.
  public static func path(_ relative: String, from here: String = #filePath) -> String {
    let parts = here.split(separator: "/", omittingEmptySubsequences: false)
    let root = parts[..<(parts.lastIndex(of: "Tests") ?? 0)].joined(separator: "/")
    return "\(root)/\(relative)"
  }
}
