public import Diagnostics
import Documents
import Hashing
public import Outside

/// Removes a customer from the state and from every bundle there is, published or kept.
///
/// A bundle is never changed: it is written again without the customer's rows, its manifest says so, and links are
/// switched to it before the old one is removed. Whatever stops the process, the next attempt goes on.
public struct Forgetting: Sendable {
  public struct Outcome: Sendable, Hashable {
    /// Of the record of campaigns.
    public var recorded = 0
    /// Of the files of bundles.
    public var rows = 0
    public var bundles = 0
    /// Trained models whose scores by row number were removed.
    public var scores = 0
    /// Bundles whose pages named the customer and were left out.
    public var withoutPages = 0
  }

  private let bundles: BundleFolder
  private let store: StateStore
  private let world: any World
  private let threads: Int

  public init(in bundles: BundleFolder, _ store: StateStore, _ world: any World, threads: Int = 1) {
    self.bundles = bundles
    self.store = store
    self.world = world
    self.threads = threads
  }

  /// Forgets one id; `addresses` are looked for in lists that name no customer.
  public func run(_ id: String, addresses: [String] = []) throws(Problems) -> Outcome {
    let history = RunHistory(store)
    try Publisher(into: bundles, world, history: history, threads: threads).recover()
    var outcome = Outcome()
    outcome.recorded = try CampaignRecord(store).forget(id)
    outcome.scores = try ModelRegistry(store).forgetScores()
    do {
      guard world.exists(bundles.runs) else { return outcome }
      let lock = try world.lock(bundles.lock)
      try withExtendedLifetime(lock) {
        for hash in try world.list(bundles.runs) where BundleFolder.isHash(hash) {
          try redact(hash, id, addresses, history, &outcome)
        }
      }
    } catch let problems as Problems {
      throw problems
    } catch let error as WorldError {
      throw Problems(.notForgotten(error))
    } catch {
      throw Problems(.error(.notForgotten, "a bundle cannot be written again: \(error)", at: nil))
    }
    try store.emptyLog()
    return outcome
  }

  private func redact(
    _ hash: String, _ id: String, _ addresses: [String], _ history: RunHistory, _ outcome: inout Outcome
  ) throws {
    let folder = bundles.run(hash)
    // What is damaged is not made whole by a new manifest.
    let listed = try BundleCheck(folder: folder, world, threads: threads).verify().map { $0.path }
    let redaction = try Redaction(folder: folder, paths: listed, id: id, addresses: addresses, world)
    guard !redaction.isEmpty else { return }
    let staging = "\(bundles.runs)/\(BundleFolder.unfinished)redacted"
    let new: String
    do { new = try write(redaction, listed, hash, staging) } catch {
      // Nothing links to the folder; when it cannot be removed now, the next run removes it.
      try? world.remove(staging)
      throw error
    }
    for (place, published) in try PublishedRuns(in: bundles, world).all() where published == hash {
      try history.begin(new, place, in: bundles.run(new), world)
      try world.replaceLink(bundles.link(place), to: BundleFolder.target(new))
      try world.syncDirectory(bundles.period(place))
      try history.confirm(new, place, at: world.now())
    }
    try world.remove(folder)
    try world.syncDirectory(bundles.runs)
    try history.remove(hash)
    outcome.rows += redaction.count
    outcome.bundles += 1
    if redaction.isPrinted { outcome.withoutPages += 1 }
  }

  /// Writes the bundle again, and gives it its name.
  private func write(
    _ redaction: Redaction, _ listed: [String], _ hash: String, _ staging: String
  ) throws -> String {
    let folder = bundles.run(hash)
    try world.remove(staging)
    var staged = try StagedRun(folder: staging, world)
    try staged.write(listed.filter { !redaction.isLeftOut($0) }.map(redaction.file), threads: threads)
    let before = try world.read("\(folder)/\(BundleCheck.manifestName)")
    let manifest = try Manifest.redacted(
      before, outputs: staged.outputs,
      Manifest.Redaction(rows: redaction.count, before: hash, leftOut: listed.filter(redaction.isLeftOut))
    ).bytes
    let facts = "\(folder)/\(BundleCheck.factsName)"
    if world.exists(facts) { try staged.writeUnlisted(BundleCheck.factsName, try world.read(facts)) }
    try staged.writeUnlisted(BundleCheck.manifestName, manifest)
    try staged.settle(manifest, threads: threads)
    let new = SHA256.hex(of: manifest)
    try staged.keep(as: new, in: bundles, threads: threads)
    return new
  }
}

extension Diagnostic {
  fileprivate static func notForgotten(_ error: WorldError) -> Diagnostic {
    .error(
      .notForgotten, "cannot use '\(error.path)': \(error.message)", at: nil,
      hint: "every bundle is whole; run the command again to go on")
  }
}
