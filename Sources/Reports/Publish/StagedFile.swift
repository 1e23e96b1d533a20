import Documents
import Hashing
import Outside

/// A file of a bundle being written, hashed on the way.
///
/// A small one that the bundle before holds as it is now is not written again: it gets a second name, since a bundle's
/// files never change.
final class StagedFile {
  /// Smaller files are at hand as a whole.
  private static let small = 1 << 16

  private let path: String
  private let folder: String
  private let before: String?
  private let world: any World
  private let hash = SHA256()
  private var bytes = 0
  /// What has been taken, as long as it is small.
  private var start: [UInt8] = []
  private var output: (any OutputFile)?

  /// `path` is within the bundle; `before` is the folder of the bundle before.
  init(_ path: String, below folder: String, after before: String?, _ world: any World) {
    self.path = path
    self.folder = folder
    self.before = before
    self.world = world
  }

  func take(_ piece: [UInt8]) throws(WorldError) {
    hash.update(piece)
    bytes += piece.count
    if let output { return try output.write(piece) }
    start += piece
    if bytes > Self.small { _ = try begin() }
  }

  /// What the manifest says of it; and the file, where it is still to be flushed.
  func finish() throws(WorldError) -> (output: Manifest.Output, file: Written?) {
    let entry = Manifest.Output(path: path, sha256: hash.finish(), bytes: bytes)
    if let output { return (entry, Written(file: output)) }
    return isKept() ? (entry, nil) : (entry, Written(file: try begin()))
  }

  private func begin() throws(WorldError) -> any OutputFile {
    let file = try world.create("\(folder)/\(path)")
    try file.write(start)
    start = []
    output = file
    return file
  }

  /// Whether the bundle before holds it, and the disk gave it a second name.
  private func isKept() -> Bool {
    guard let before else { return false }
    do {
      let known = "\(before)/\(path)"
      guard world.exists(known), try world.size(known) == bytes, try world.read(known) == start else {
        return false
      }
      try world.link(known, as: "\(folder)/\(path)")
      return true
    } catch {
      // It is written instead.
      return false
    }
  }

  /// Handed on whole: whoever wrote the file keeps nothing of it.
  struct Written: @unchecked Sendable {
    fileprivate let file: any OutputFile

    func close() throws(WorldError) { try file.close() }
  }
}
