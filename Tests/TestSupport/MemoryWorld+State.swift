import Outside

extension MemoryWorld.State {
  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path with every link on the way followed, and `.` and `..` worked out; `nil` for a circle of links.
  func resolved(_ path: String, depth: Int = 0) -> String? {
    guard depth < 16 else { return nil }
    var done: [Substring] = []
    let parts = path.split(separator: "/")
    for (index, part) in parts.enumerated() {
      if part == "." { continue }
      if part == ".." {
        done = done.dropLast()
        continue
      }
      done.append(part)
      let here = joined(done, like: path)
      guard let target = links[here] else { continue }
      let base = target.hasPrefix("/") ? target : joined(done.dropLast(), like: path) + "/" + target
      let rest = parts[(index + 1)...].joined(separator: "/")
      return resolved(rest.isEmpty ? base : base + "/" + rest, depth: depth + 1)
    }
    return joined(done, like: path)
  }

  private func joined(_ parts: some Sequence<Substring>, like path: String) -> String {
    (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The path with links followed everywhere but in its last part.
  func place(_ path: String) -> String {
    let above = Self.parent(path)
    guard !above.isEmpty, above != "/" else { return path }
    return (resolved(above) ?? above) + path[path.index(path.startIndex, offsetBy: above.utf8.count)...]
  }

  mutating func makeDirectory(_ path: String) {
    guard !directories.contains(path) else { return }
    makeDirectory(Self.parent(path))
    directories.insert(path)
  }

  func contains(_ path: String) -> Bool {
    files[path] != nil || directories.contains(path) || links[path] != nil
  }

  /// Everything at or below a path, sorted.
  func tree(_ path: String) -> [String] {
    let all = Set(files.keys).union(links.keys).union(directories)
    return all.filter { $0 == path || $0.hasPrefix(path + "/") }.sorted()
  }

  mutating func remove(_ path: String) {
    for entry in tree(path) {
      files[entry] = nil
      links[entry] = nil
      directories.remove(entry)
      flushed.remove(entry)
    }
  }

  mutating func move(_ from: String, to target: String) {
    for entry in tree(from) {
      let moved = target + entry.dropFirst(from.count)
      if let bytes = files.removeValue(forKey: entry) { files[moved] = bytes }
      if let link = links.removeValue(forKey: entry) { links[moved] = link }
      if directories.remove(entry) != nil { directories.insert(moved) }
      if flushed.remove(entry) != nil { flushed.insert(moved) }
    }
  }

  /// Notes an operation, and refuses it when its time has come.
  mutating func begin(_ name: String, _ path: String) throws(WorldError) {
    operations.append("\(name) \(path)")
    guard let fault else { return }
    switch fault {
    case (operations.count, .once(let reason)):
      throw WorldError(path: path, reason: reason, message: "refused by the test")
    case (let number, .forever(let reason)) where operations.count >= number:
      throw WorldError(path: path, reason: reason, message: "refused by the test")
    default: return
    }
  }
}
