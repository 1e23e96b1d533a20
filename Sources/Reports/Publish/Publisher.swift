public import Diagnostics
public import Documents
import Hashing
public import Outside
import Threads

/// Publishes bundles so that readers find the old one or the new one, whole, whatever happens in between.
///
/// The files are written to a folder that nothing links to, read back, flushed, and given their final name; then
/// one link is switched by renaming. A process that is killed before that leaves an unfinished folder, which the
/// next one removes. One process publishes into an output folder at a time.
public struct Publisher: Sendable {
  private let folder: BundleFolder
  private let world: any World
  private let history: RunHistory?
  private let threads: Int

  /// Files are written and read back `threads` at a time.
  public init(
    into folder: BundleFolder, _ world: any World, history: RunHistory? = nil, threads: Int = 1
  ) {
    self.threads = threads
    self.folder = folder
    self.world = world
    self.history = history
  }

  /// Removes what killed runs left behind, and brings the record of runs up to date with the bundles there are.
  public func recover() throws(Problems) {
    do {
      guard world.exists(folder.runs) else { return }
      let lock = try world.lock(folder.lock)
      try withExtendedLifetime(lock) { () throws(WorldError) in try removeLeftovers() }
    } catch { throw Problems(.unwritable(error)) }
    try history?.reconcile(with: folder, world)
  }

  /// Writes a bundle and switches to it, or throws and leaves everything as it was.
  public func publish(
    _ bundle: ReportBundle, _ provenance: Provenance, as place: BundleFolder.Place, facts: RunFacts
  ) throws(Problems) -> Publication {
    do {
      try world.makeDirectory(folder.runs)
      let lock = try world.lock(folder.lock)
      return try withExtendedLifetime(lock) {
        try removeLeftovers()
        let staging = "\(folder.runs)/\(BundleFolder.unfinished)\(place.report)"
        do { return try publish(bundle, provenance, as: place, facts: facts, staging) } catch {
          // Nothing links to the folder; when it cannot be removed now, the next run removes it.
          try? world.remove(staging)
          throw error
        }
      }
    } catch let problems as Problems {
      throw problems
    } catch let error as WorldError {
      throw Problems(.unwritable(error))
    } catch {
      throw Problems(.error(.notPublished, "the bundle cannot be written: \(error)", at: nil))
    }
  }

  private func publish(
    _ bundle: ReportBundle, _ provenance: Provenance, as place: BundleFolder.Place, facts: RunFacts,
    _ staging: String
  ) throws -> Publication {
    let before = world.linkTarget(folder.link(place)).flatMap { BundleFolder.hash(inTarget: $0) }
    var staged = try StagedRun(folder: staging, after: before.map { folder.run($0) }, world)
    let began = world.now()
    try staged.write(bundle.files, threads: threads)
    var facts = facts
    facts.stages.append((name: "write", seconds: world.now() - began))
    let manifest = Manifest.json(provenance, outputs: staged.outputs).bytes
    let hash = SHA256.hex(of: manifest)
    let record = facts.json(host: world.host, finished: world.now())
    try staged.writeUnlisted(BundleCheck.factsName, record.bytes)
    try staged.writeUnlisted(BundleCheck.manifestName, manifest)
    // What is recorded is pending until the link is switched, so it may be written while the bundle is read back.
    let (history, world) = (history, world)
    let begun = Ahead(threads: threads) { Result { try history?.begin(hash, place, in: staging, world) } }
    let settled = Result { try staged.settle(manifest, threads: threads) }
    let recorded = begun.value
    try settled.get()
    try recorded.get()
    try staged.keep(as: hash, in: folder, threads: threads)
    let isUnchanged = world.linkTarget(folder.link(place)) == BundleFolder.target(hash)
    try switchLinks(to: hash, place)
    return Publication(
      place: place, hash: hash, link: folder.link(place), outputs: staged.outputs,
      isUnchanged: isUnchanged, warnings: confirm(hash, place))
  }

  /// Switches the place's link, then the link to the greatest period; when the disk refuses half-way, switches
  /// back.
  private func switchLinks(to hash: String, _ place: BundleFolder.Place) throws(WorldError) {
    let link = folder.link(place)
    let before = world.linkTarget(link)
    do {
      try makePeriod(place)
      if before != BundleFolder.target(hash) {
        try world.replaceLink(link, to: BundleFolder.target(hash))
        try world.syncDirectory(folder.period(place))
      }
      try switchLatest(of: place.report)
    } catch {
      // Should this fail as well, the new bundle stays: it is whole, only not announced.
      if let before { try? world.replaceLink(link, to: before) } else { try? world.remove(link) }
      throw error
    }
  }

  private func makePeriod(_ place: BundleFolder.Place) throws(WorldError) {
    guard !world.isDirectory(folder.period(place)) else { return }
    try world.makeDirectory(folder.period(place))
    try world.syncDirectory(folder.report(place.report))
    try world.syncDirectory(folder.root)
  }

  private func switchLatest(of report: String) throws(WorldError) {
    let latest = folder.latest(report)
    let periods = try PublishedRuns(in: folder, world).periods(of: report)
    guard let greatest = periods.last, world.linkTarget(latest) != greatest else { return }
    try world.replaceLink(latest, to: greatest)
    try world.syncDirectory(folder.report(report))
  }

  /// The bundle is out; a record that cannot be written is mended by the next run.
  private func confirm(_ hash: String, _ place: BundleFolder.Place) -> [Diagnostic] {
    do {
      try history?.confirm(hash, place, at: world.now())
      return []
    } catch {
      return error.diagnostics.map { .warning(.stateNotConfirmed, $0.message, at: nil) }
    }
  }

  /// Only under the lock: then whatever is unfinished belongs to nobody.
  private func removeLeftovers() throws(WorldError) {
    for name in try world.list(folder.runs) where name.hasPrefix(BundleFolder.unfinished) {
      try world.remove("\(folder.runs)/\(name)")
    }
    for link in try PublishedRuns(in: folder, world).unfinishedLinks() { try world.remove(link) }
  }
}
