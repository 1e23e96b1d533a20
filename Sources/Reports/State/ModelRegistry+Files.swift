public import Diagnostics
import Hashing
public import Models
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

  /// Its scores of the rows it learned from; `nil` where they were not kept.
  public func scores(of version: String) -> KeptScores? {
    guard let folder = store.folder,
      // An older program kept none, and without them versions are compared all the same.
      let bytes = try? store.world.read("\(folder)/\(Self.scoresFile(of: version))")
    else { return nil }
    return KeptScores(bytes)
  }

  static func scoresFile(of version: String) -> String { "models/\(version).scores" }

  func hasFile(_ version: String) -> Bool {
    guard let folder = store.folder else { return true }
    return store.world.exists("\(folder)/\(Self.file(of: version))")
  }

  /// Written beside its place and renamed into it, one process at a time: what stands there is whole.
  func keep(_ bytes: [UInt8], of version: String) throws(Problems) {
    try keep(bytes, at: Self.file(of: version))
  }

  func keep(_ scores: KeptScores, of version: String) throws(Problems) {
    try keep(scores.encoded, at: Self.scoresFile(of: version))
  }

  /// Removes the scores of every version: whose rows they are only the data say, and those are not the registry's.
  ///
  /// - Returns: how many versions had some.
  public func forgetScores() throws(Problems) -> Int {
    guard let folder = store.folder, store.world.isDirectory("\(folder)/models") else { return 0 }
    let world = store.world
    do {
      let lock = try world.lock("\(folder)/models/.lock")
      return try withExtendedLifetime(lock) { () throws(WorldError) in
        let names = try world.list("\(folder)/models").filter { $0.hasSuffix(".scores") }
        for name in names { try world.remove("\(folder)/models/\(name)") }
        if !names.isEmpty { try world.syncDirectory("\(folder)/models") }
        return names.count
      }
    } catch { throw StateStore.problems(error) }
  }

  private func keep(_ bytes: [UInt8], at path: String) throws(Problems) {
    guard let folder = store.folder, !store.world.exists("\(folder)/\(path)") else { return }
    let world = store.world
    do {
      try world.makeDirectory("\(folder)/models")
      let lock = try world.lock("\(folder)/models/.lock")
      try withExtendedLifetime(lock) { () throws(WorldError) in
        let place = "\(folder)/\(path)"
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
