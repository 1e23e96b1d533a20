import Hashing
import Models
import Outside
import Populations

/// Trained models kept from run to run, under a hash of everything they were made from. No customer is in them.
///
/// A cache that cannot be read or written costs time and nothing else.
struct ModelCache: Sendable {
  /// `nil` keeps nothing.
  let folder: String?
  let world: any World

  /// The model, and whether it came from the cache.
  func model(
    named name: String, key: String, on population: any Population, train: () throws(ModelError) -> ChurnModel
  ) throws(ModelError) -> (model: ChurnModel, isCached: Bool) {
    guard let folder else { return (try train(), false) }
    let path = "\(folder)/models/\(SHA256.hex(of: Array(key.utf8)))"
    if let found = read(path, name, population) { return (found, true) }
    let model = try train()
    write(model.encoded, to: path)
    return (model, false)
  }

  private func read(_ path: String, _ name: String, _ population: any Population) -> ChurnModel? {
    guard world.exists(path), let bytes = try? world.read(path) else { return nil }
    // A file of another version, or half of one, is as good as none.
    return try? ChurnModel(decoding: bytes, name: name, on: population)
  }

  private func write(_ bytes: [UInt8], to path: String) {
    guard !bytes.isEmpty else { return }
    do throws(WorldError) {
      try world.makeDirectory(path.split(separator: "/").dropLast().joined(separator: "/", rootOf: path))
      let unfinished = path + ".part"
      let file = try world.create(unfinished)
      try file.write(bytes)
      try file.close()
      try world.rename(unfinished, path)
    } catch {
      // The next run trains again; nothing is lost.
    }
  }
}

extension Sequence where Element == Substring {
  /// The parts of a path joined again, absolute when the path was.
  fileprivate func joined(separator: String, rootOf path: String) -> String {
    (path.hasPrefix("/") ? "/" : "") + joined(separator: separator)
  }
}
