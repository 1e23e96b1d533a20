public import Diagnostics
public import Documents
import Hashing
public import Outside
import Threads

/// Compares a bundle with its manifest, byte by byte.
public struct BundleCheck: Sendable {
  static let manifestName = "manifest.json"
  /// Times and the machine: of no run's content, so in no hash.
  static let factsName = "run.json"

  private let folder: String
  private let world: any World
  private let threads: Int

  /// `folder` is a bundle or a link to one, of which `threads` files are read at a time.
  public init(folder: String, _ world: any World, threads: Int = 1) {
    self.folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    self.world = world
    self.threads = threads
  }

  /// Hashes everything again; throws every difference there is.
  ///
  /// - Returns: what the manifest lists, all of it as it should be.
  @discardableResult
  public func verify() throws(Problems) -> [Manifest.Output] {
    let path = "\(folder)/\(Self.manifestName)"
    let (manifest, outputs): ([UInt8], [Manifest.Output])
    do {
      manifest = try world.read(path)
      outputs = try Manifest.outputs(parsing: manifest)
    } catch let error as WorldError {
      throw Problems(.error(.notABundle, "'\(path)' cannot be read: \(error.message)", at: nil))
    } catch {
      throw Problems(.error(.notABundle, "'\(path)' is not a manifest: \(error)", at: nil))
    }
    var problems = Problems()
    if let name = runName, name != SHA256.hex(of: manifest) {
      problems.add(.error(.bundleDiffers, "'\(Self.manifestName)' is not the one of this run", at: nil))
    }
    try collect(outputs, into: &problems)
    try problems.throwIfErrors()
    return outputs
  }

  /// What was taken out of the bundle since it was published.
  public func redactions() throws(Problems) -> [Manifest.Redaction] {
    let path = "\(folder)/\(Self.manifestName)"
    do { return try Manifest.redactions(parsing: try world.read(path)) } catch {
      throw Problems(.error(.notABundle, "'\(path)' cannot be read: \(error)", at: nil))
    }
  }

  /// The same for a bundle whose manifest is at hand.
  func check(_ outputs: [Manifest.Output], manifest: [UInt8]) throws(Problems) {
    var problems = Problems()
    let written: [UInt8]
    do { written = try world.read("\(folder)/\(Self.manifestName)") } catch {
      throw Problems(.unreadable(error))
    }
    if written != manifest {
      problems.add(.error(.bundleDiffers, "'\(Self.manifestName)' is not what was written", at: nil))
    }
    try collect(outputs, into: &problems)
    try problems.throwIfErrors()
  }

  private func collect(_ outputs: [Manifest.Output], into problems: inout Problems) throws(Problems) {
    let listed = Set(outputs.map { $0.path } + [Self.manifestName, Self.factsName])
    do {
      let found = try files(below: "")
      for path in found where !listed.contains(path) {
        problems.add(.error(.bundleDiffers, "'\(path)' is not in the manifest", at: nil))
      }
      let hashes = Parallel.map(outputs.count, threads: threads) { index in
        let path = outputs[index].path
        return Result { () throws(WorldError) in found.contains(path) ? try hash(path) : nil }
      }
      for (output, hash) in zip(outputs, hashes) {
        guard let hash = try hash.get() else {
          problems.add(.error(.bundleDiffers, "'\(output.path)' is missing", at: nil))
          continue
        }
        if hash != output.sha256 {
          problems.add(.error(.bundleDiffers, "'\(output.path)' has other bytes than it should", at: nil))
        }
      }
    } catch { throw Problems(.unreadable(error)) }
  }

  /// The folder's own name or the name it links to, when that is a run's.
  private var runName: String? {
    let last = (world.linkTarget(folder) ?? folder).split(separator: "/").last.map(String.init)
    return last.flatMap { BundleFolder.isHash($0) ? $0 : nil }
  }

  /// Paths of all files below a folder, sorted.
  private func files(below path: String) throws(WorldError) -> [String] {
    var found: [String] = []
    for name in try world.list(path.isEmpty ? folder : "\(folder)/\(path)") {
      let inner = path.isEmpty ? name : "\(path)/\(name)"
      if world.isDirectory("\(folder)/\(inner)") {
        found += try files(below: inner)
      } else {
        found.append(inner)
      }
    }
    return found.sorted()
  }

  private func hash(_ path: String) throws(WorldError) -> String {
    let file = try world.open("\(folder)/\(path)")
    let hash = SHA256()
    while true {
      let piece = try file.read(1 << 20)
      if piece.isEmpty { return hash.finish() }
      hash.update(piece)
    }
  }
}

extension Diagnostic {
  /// What the system refused while a bundle was written.
  static func unwritable(_ error: WorldError) -> Diagnostic {
    .error(
      .notPublished, "cannot write '\(error.path)': \(error.message)", at: nil,
      hint: error.reason == .full ? "free some space; the last bundle is as it was" : nil)
  }

  /// What the system refused while a bundle was read.
  static func unreadable(_ error: WorldError) -> Diagnostic {
    .error(.outputUnreadable, "cannot read '\(error.path)': \(error.message)", at: nil)
  }
}
