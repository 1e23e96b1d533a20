import Hashing
import Models
import Populations

/// Trained models kept from run to run, under a hash of everything they were made from. Scores are in
/// them by row number, and no id.
struct ModelCache: Sendable {
  let folder: CacheFolder

  /// The model, and whether it came from the cache.
  func model(
    named name: String, key: String, on population: any Population, train: () throws(ModelError) -> ChurnModel
  ) throws(ModelError) -> (model: ChurnModel, isCached: Bool) {
    guard folder.path != nil else { return (try train(), false) }
    let file = "models/\(SHA256.hex(of: Array(key.utf8)))"
    if let found = read(file, name, population) { return (found, true) }
    let model = try train()
    folder.keep(model.encoded, at: file)
    return (model, false)
  }

  private func read(_ file: String, _ name: String, _ population: any Population) -> ChurnModel? {
    guard let bytes = folder.bytes(at: file) else { return nil }
    // A file of another version, or half of one, is as good as none.
    return try? ChurnModel(decoding: bytes, name: name, on: population)
  }
}
