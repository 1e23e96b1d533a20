import Outside

/// A folder of files that can be made again at any time; `nil` keeps nothing.
///
/// A file that cannot be read or written costs time and nothing else.
struct CacheFolder: Sendable {
  let path: String?
  let world: any World

  func bytes(at name: String) -> [UInt8]? {
    guard let path, world.exists("\(path)/\(name)") else { return nil }
    return try? world.read("\(path)/\(name)")
  }

  /// Written beside its place and renamed into it, so that no half of a file ever stands there.
  func keep(_ bytes: [UInt8], at name: String) {
    guard let path, !bytes.isEmpty else { return }
    let place = "\(path)/\(name)"
    do throws(WorldError) {
      let parts = place.split(separator: "/").dropLast().joined(separator: "/")
      try world.makeDirectory(place.hasPrefix("/") ? "/\(parts)" : parts)
      let unfinished = place + ".part"
      let file = try world.create(unfinished)
      try file.write(bytes)
      try file.close()
      try world.rename(unfinished, place)
    } catch {
      // The next run computes again; nothing is lost.
    }
  }
}
