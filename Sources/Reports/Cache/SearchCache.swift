import Analyses

/// What cells' searches found, kept from run to run beside the models.
struct SearchCache: SearchMemory {
  private let files: CheckedFiles
  /// The program, the data set and what the spec says of its columns.
  private let scope: @Sendable () -> String

  /// `scope` is asked for when something is looked up.
  init(folder: CacheFolder, scope: @autoclosure @escaping @Sendable () -> String) {
    files = CheckedFiles(folder, kind: "searches", format: "tenure search 1")
    self.scope = scope
  }

  func recall(_ key: String) -> [UInt8]? { files.recall(name(key)) }

  func remember(_ bytes: [UInt8], under key: String) { files.keep(bytes, as: name(key)) }

  /// A line that stands between scope and key keeps one from running into the other.
  private func name(_ key: String) -> String { "\(scope())\n\(key)" }
}
