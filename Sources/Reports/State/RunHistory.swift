import Databases
public import Diagnostics
public import Outside

/// The record of published runs, in the state folder: pending before the link is switched, confirmed after.
///
/// The bundles themselves are the truth; `reconcile` makes the record agree with them after a crash, or when the
/// record was lost.
public final class RunHistory: Sendable {
  public enum Status: String, Sendable { case pending, confirmed }

  public struct Run: Sendable, Hashable {
    public let hash: String
    public let place: BundleFolder.Place
    public let status: Status
  }

  private let store: StateStore
  private let campaigns: CampaignRecord

  public init(_ store: StateStore) {
    self.store = store
    campaigns = CampaignRecord(store)
  }

  /// Opens `tenure.sqlite` in a folder, which is made when it is not there; `nil` keeps the record in memory.
  public convenience init(stateFolder: String?, _ world: any World) throws(Problems) {
    self.init(try StateStore(folder: stateFolder, world))
  }

  /// A run whose bundle is complete in a folder, and whose link is about to be switched; its campaign is read from
  /// the bundle.
  func begin(
    _ hash: String, _ place: BundleFolder.Place, in folder: String, _ world: any World
  ) throws(Problems) {
    try set(hash, place, .pending, at: world.now(), keeping: .confirmed)
    try campaigns.begin(hash, place, in: folder, world)
  }

  func confirm(_ hash: String, _ place: BundleFolder.Place, at time: Double) throws(Problems) {
    try campaigns.confirm(hash, place)
    try set(hash, place, .confirmed, at: time, keeping: nil)
  }

  /// Another run has taken the place of one that is no more.
  func remove(_ hash: String) throws(Problems) {
    try store.attempt { database throws(SQLiteError) in
      try database.run("DELETE FROM runs WHERE hash = ?", .text(hash))
    }
  }

  /// Every run there is a record of, by report, period, member and hash.
  public func runs() throws(Problems) -> [Run] {
    let rows = try store.attempt { database throws(SQLiteError) in
      try database.rows(
        "SELECT report, period, member, hash, status FROM runs ORDER BY report, period, member, hash")
    }
    return rows.compactMap { row in
      guard case .text(let report) = row[0], case .text(let period) = row[1],
        case .text(let member) = row[2],
        case .text(let hash) = row[3], case .text(let word) = row[4], let status = Status(rawValue: word)
      else { return nil }
      let place = BundleFolder.Place(report: report, period: period, member: member)
      return Run(hash: hash, place: place, status: status)
    }
  }

  /// Confirms the runs that links name, and forgets the pending ones that none does.
  func reconcile(with folder: BundleFolder, _ world: any World) throws(Problems) {
    let published: [(place: BundleFolder.Place, hash: String)]
    do { published = try PublishedRuns(in: folder, world).all() } catch {
      throw Problems(.unreadable(error))
    }
    let known = try runs()
    for (place, hash) in published {
      let isThere = world.exists("\(folder.run(hash))/\(BundleCheck.manifestName)")
      let isKnown = known.contains { $0.hash == hash && $0.place == place && $0.status == .confirmed }
      if isThere && !isKnown { try confirm(hash, place, at: world.now()) }
    }
    try campaigns.reconcile(published, folder, world)
    try store.attempt { database throws(SQLiteError) in
      try database.run("DELETE FROM runs WHERE status = 'pending'")
    }
  }

  private func set(
    _ hash: String, _ place: BundleFolder.Place, _ status: Status, at time: Double, keeping kept: Status?
  ) throws(Problems) {
    try store.attempt { database throws(SQLiteError) in
      try database.run(
        """
        INSERT INTO runs (report, period, member, hash, status, at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET status = excluded.status, at = excluded.at WHERE status IS NOT ?
        """,
        .text(place.report), .text(place.period), .text(place.member), .text(hash), .text(status.rawValue),
        .real(time), kept.map { .text($0.rawValue) } ?? .null)
    }
  }
}
