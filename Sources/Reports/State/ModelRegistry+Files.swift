public import Diagnostics
import Hashing
import Models
import Outside

extension ModelRegistry {
  /// The file of a version, below the folder of the state.
  static func file(of version: String) -> String { "models/\(version).model" }

  /// The model's bytes as they were recorded; says what is wrong with a file that is lost or was changed.
  public func contents(of model: ModelVersion) throws(Problems) -> [UInt8] {
    guard let folder = store.folder else {
      throw Problems(.error(.unusableModel, "models are not kept in memory", at: nil))
    }
    let path = "\(folder)/\(Self.file(of: model.version))"
    let bytes: [UInt8]
    do { bytes = try store.world.read(path) } catch {
      throw Problems(
        .error(
          .unusableModel, "model \(model.version) cannot be read: '\(path)': \(error.message)", at: nil,
          hint: "train it again: tenure train"))
    }
    return bytes
  }

  func hasFile(_ version: String) -> Bool {
    guard let folder = store.folder else { return true }
    return store.world.exists("\(folder)/\(Self.file(of: version))")
  }

  /// Written beside its place and renamed into it, one process at a time: what stands there is whole.
  func keep(_ bytes: [UInt8], of version: String) throws(Problems) {
    guard let folder = store.folder, !hasFile(version) else { return }
    let world = store.world
    do {
      try world.makeDirectory("\(folder)/models")
      let lock = try world.lock("\(folder)/models/.lock")
      try withExtendedLifetime(lock) { () throws(WorldError) in
        let place = "\(folder)/\(Self.file(of: version))"
        guard !world.exists(place) else { return }
        let unfinished = "\(folder)/models/.unfinished"
        let file = try world.create(unfinished)
        try file.write(bytes)
        try file.close()
        try world.rename(unfinished, place)
        try world.syncDirectory("\(folder)/models")
      }
    } catch { throw StateStore.problems(error) }
  }
}
