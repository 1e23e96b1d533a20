import Diagnostics
import Documents
import Hashing
import Outside
import Synchronization
import Threads

/// A bundle being written to a folder of its own that nothing links to yet.
struct StagedRun {
  private let folder: String
  private let world: any World
  /// The bundle that this one is to follow; `nil` where it is the first.
  private let before: String?
  private(set) var outputs: [Manifest.Output] = []
  private var directories: [String]

  /// Makes the folder. Small files that are in the bundle `before` as they are now are not written again: they get a
  /// second name, since a bundle's files never change.
  init(folder: String, after before: String? = nil, _ world: any World) throws(WorldError) {
    self.folder = folder
    self.before = before
    self.world = world
    directories = [folder]
    try world.makeDirectory(folder)
  }

  /// Writes files, `threads` of them at a time, and flushes each to disk while others are made.
  mutating func write(_ files: [ReportBundle.File], threads: Int) throws {
    for file in files { try makeRoom(for: file.path) }
    let (folder, before, world) = (folder, before, world)
    let flushing = WaitingLanes()
    let failures = Mutex<[Int: WorldError]>([:])
    let written = Parallel.map(files.count, threads: threads) { index in
      Result { () throws in
        let staged = StagedFile(files[index].path, below: folder, after: before, world)
        switch files[index].content {
        case .bytes(let whole): try staged.take(whole)
        case .stream(let produce): try produce { piece in try staged.take(piece) }
        }
        let (output, file) = try staged.finish()
        guard let file else { return output }
        flushing.add {
          do throws(WorldError) { try file.close() } catch { failures.withLock { $0[index] = error } }
        }
        return output
      }
    }
    flushing.finish()
    for output in written { outputs.append(try output.get()) }
    if let (_, failure) = failures.withLock({ $0.min { $0.key < $1.key } }) { throw failure }
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

  /// Gives the finished folder its name; one of that name and content that is there already is kept instead.
  func keep(as hash: String, in bundles: BundleFolder, threads: Int) throws {
    let final = bundles.run(hash)
    if world.exists(final) {
      do {
        try BundleCheck(folder: final, world, threads: threads).verify()
        return try world.remove(folder)
      } catch is Problems {
        // Somebody changed or lost files of it: what was just written is the same bundle as it should be.
        try world.rename(final, "\(bundles.runs)/\(BundleFolder.unfinished)damaged")
      }
    }
    try world.rename(folder, final)
    try world.syncDirectory(bundles.runs)
    try world.remove("\(bundles.runs)/\(BundleFolder.unfinished)damaged")
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
