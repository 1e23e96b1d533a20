import Documents
import Hashing
import Outside
import Threads

/// A bundle being written to a folder of its own that nothing links to yet.
struct StagedRun {
  private let folder: String
  private let world: any World
  private(set) var outputs: [Manifest.Output] = []
  private var directories: [String]

  /// Makes the folder.
  init(folder: String, _ world: any World) throws(WorldError) {
    self.folder = folder
    self.world = world
    directories = [folder]
    try world.makeDirectory(folder)
  }

  /// Writes files, `threads` of them at a time: much of it is waiting for the disk.
  mutating func write(_ files: [ReportBundle.File], threads: Int) throws {
    for file in files { try makeRoom(for: file.path) }
    let (folder, world) = (folder, world)
    let written = Parallel.map(files.count, threads: threads) { index in
      Result { () throws in try StagedRun.write(files[index], below: folder, world) }
    }
    for output in written { outputs.append(try output.get()) }
  }

  /// Writes a file, hashing it on the way, and flushes it to disk.
  private static func write(
    _ file: ReportBundle.File, below folder: String, _ world: any World
  ) throws -> Manifest.Output {
    let output = try world.create("\(folder)/\(file.path)")
    let hash = SHA256()
    var bytes = 0
    func take(_ piece: [UInt8]) throws(WorldError) {
      try output.write(piece)
      hash.update(piece)
      bytes += piece.count
    }
    switch file.content {
    case .bytes(let whole): try take(whole)
    case .stream(let produce): try produce { piece in try take(piece) }
    }
    try output.close()
    return Manifest.Output(path: file.path, sha256: hash.finish(), bytes: bytes)
  }

  /// Writes a file that no manifest lists: the manifest itself, and the facts of the run.
  func writeUnlisted(_ name: String, _ bytes: [UInt8]) throws(WorldError) {
    let output = try world.create("\(folder)/\(name)")
    try output.write(bytes)
    try output.close()
  }

  /// Makes sure that what the disk holds is what was written, and that it stays there.
  func settle(_ manifest: [UInt8], threads: Int) throws {
    try BundleCheck(folder: folder, world, threads: threads).check(outputs, manifest: manifest)
    // The deepest first: a folder is only safe when what it lists is.
    for directory in directories.sorted(by: >) { try world.syncDirectory(directory) }
  }

  private mutating func makeRoom(for path: String) throws(WorldError) {
    precondition(
      !path.hasPrefix("/") && !path.split(separator: "/").contains { $0 == ".." || $0.hasPrefix(".tmp-") }
        && path != BundleCheck.manifestName && path != BundleCheck.factsName,
      "a bundle's files stand below its folder, beside the manifest")
    var above = folder
    for part in path.split(separator: "/").dropLast() {
      above += "/\(part)"
      guard !directories.contains(above) else { continue }
      try world.makeDirectory(above)
      directories.append(above)
    }
  }
}
