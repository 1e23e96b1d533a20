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
    let files = CheckedFiles(folder, kind: "models", format: "tenure trained model 1")
    if let bytes = files.recall(key), let found = read(bytes, name, population) { return (found, true) }
    let model = try train()
    files.keep(model.encoded, as: key)
    return (model, false)
  }

  private func read(_ bytes: [UInt8], _ name: String, _ population: any Population) -> ChurnModel? {
    // One of another version is as good as none.
    try? ChurnModel(decoding: bytes, name: name, on: population)
  }
}
