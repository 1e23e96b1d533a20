public import Diagnostics
public import Outside

/// A folder of files that can be made again at any time; `nil` keeps nothing.
///
/// A file that cannot be read or written costs time and nothing else.
public struct CacheFolder: Sendable {
  /// Below the folder that the program runs in, unless a run says otherwise.
  public static let standard = ".cache"
  /// Its folders.
  static let kinds = ["models", "searches", "pages"]

  let path: String?
  let world: any World

  public init(path: String?, world: any World) {
    self.path = path
    self.world = world
  }

  /// Removes what runs have kept; whatever else stands there stays.
  ///
  /// - Returns: whether there was anything.
  public func clear() throws(Problems) -> Bool {
    guard let path else { return false }
    var isFound = false
    do {
      for kind in Self.kinds where world.isDirectory("\(path)/\(kind)") {
        for name in try world.list("\(path)/\(kind)") where BundleFolder.isHash(String(name.prefix(64))) {
          try world.remove("\(path)/\(kind)/\(name)")
          isFound = true
        }
      }
    } catch {
      throw Problems(.error(.notForgotten, "cannot use '\(error.path)': \(error.message)", at: nil))
    }
    return isFound
  }

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
