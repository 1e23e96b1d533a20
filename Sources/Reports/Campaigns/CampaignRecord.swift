import Databases
import Diagnostics
import Documents
import Outside

/// The record of campaigns in the state folder: whom published plans recommended what, and whom they held out.
///
/// It is made of the bundles' own files, pending before a link is switched and confirmed after; a record that was
/// lost is made again.
public final class CampaignRecord: Sendable {
  /// A campaign of which there is a published bundle.
  public struct Campaign: Sendable {
    let number: Int64
    public let place: BundleFolder.Place
    public let hash: String
    public let name: String
    public let predicted: CampaignPrediction
    public let recommended: Int
    public let heldOut: Int
    /// Of those held out: whom the plan would have treated.
    public let comparable: Int
  }

  let store: StateStore

  public init(_ store: StateStore) { self.store = store }

  /// Records the campaign of a bundle that is about to be published; one without a campaign is none.
  func begin(
    _ hash: String, _ place: BundleFolder.Place, in folder: String, _ world: any World
  ) throws(Problems) {
    let files = CampaignFiles(folder: folder, world: world)
    guard files.exist, try !isKnown(hash, place) else { return }
    let predicted: CampaignPrediction
    let content: String
    do {
      predicted = try CampaignPrediction(folder: folder, world)
      content = try files.content(predicted)
    } catch {
      throw StateStore.problems(error)
    }
    try store.attempt { database throws(SQLiteError) in
      try database.transaction { transaction throws(SQLiteError) in
        guard try !Self.isTakenOver(hash, place, content, transaction) else { return }
        try Self.record(hash, place, predicted, content, files, transaction)
      }
    }
  }

  /// A published campaign of the same content at the same place is the campaign; its bundle is another, once that is
  /// published.
  private static func isTakenOver(
    _ hash: String, _ place: BundleFolder.Place, _ content: String, _ transaction: Transaction
  ) throws(SQLiteError) -> Bool {
    let same = "report = ? AND period = ? AND member = ? AND content = ? AND status = 'confirmed'"
    let here: [SQLiteValue] = [
      .text(place.report), .text(place.period), .text(place.member), .text(content),
    ]
    let rows = try transaction.rows(
      "SELECT 1 FROM campaigns WHERE \(same)", here[0], here[1], here[2], here[3])
    guard !rows.isEmpty else { return false }
    try transaction.run(
      "UPDATE campaigns SET heir = ? WHERE \(same)", .text(hash), here[0], here[1], here[2], here[3])
    return true
  }

  private static func record(
    _ hash: String, _ place: BundleFolder.Place, _ predicted: CampaignPrediction, _ content: String,
    _ files: CampaignFiles, _ transaction: Transaction
  ) throws(SQLiteError) {
    try transaction.run(
      """
      INSERT INTO campaigns (report, period, member, hash, name, status, predicted, content)
      VALUES (?, ?, ?, ?, '', 'pending', ?, ?)
      """, .text(place.report), .text(place.period), .text(place.member), .text(hash),
      .text(predicted.json), .text(content))
    let rows = try transaction.rows("SELECT last_insert_rowid()")
    guard case .integer(let number)? = rows.first?.first else { return }
    var name = ""
    var batch: [[SQLiteValue]] = []
    do {
      try files.read { (campaign, customer) throws(WorldError) in
        name = campaign
        batch.append(customer.values(number))
        if batch.count == 4_096 { try Self.insert(&batch, transaction) }
      }
      try Self.insert(&batch, transaction)
      try files.withheld { (id, action) throws(WorldError) in
        batch.append([.text(action), .integer(number), .text(id)])
        if batch.count == 4_096 { try Self.update(&batch, transaction) }
      }
      try Self.update(&batch, transaction)
    } catch {
      // As what a transaction may throw, so that nothing of it stays.
      throw SQLiteError(path: error.path, code: 0, message: error.message)
    }
    try transaction.run("UPDATE campaigns SET name = ? WHERE number = ?", .text(name), .integer(number))
  }

  private static func update(_ batch: inout [[SQLiteValue]], _ transaction: Transaction) throws(WorldError) {
    try run("UPDATE campaign_customers SET action = ? WHERE campaign = ? AND id = ?", &batch, transaction)
  }

  private static func insert(_ batch: inout [[SQLiteValue]], _ transaction: Transaction) throws(WorldError) {
    try run(
      """
      INSERT INTO campaign_customers
        (campaign, id, arm, action, probability, expected_value, offer_cost, contact_cost)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """, &batch, transaction)
  }

  private static func run(
    _ sql: String, _ batch: inout [[SQLiteValue]], _ transaction: Transaction
  ) throws(WorldError) {
    var rows = batch.makeIterator()
    do throws(SQLiteError) {
      try transaction.run(sql, each: { () throws(SQLiteError) in rows.next() })
    } catch { throw WorldError(path: error.path, reason: .other, message: error.message) }
    batch.removeAll(keepingCapacity: true)
  }

  private func isKnown(_ hash: String, _ place: BundleFolder.Place) throws(Problems) -> Bool {
    let rows = try store.attempt { database throws(SQLiteError) in
      try database.rows(
        "SELECT 1 FROM campaigns WHERE report = ? AND period = ? AND member = ? AND hash = ?",
        .text(place.report), .text(place.period), .text(place.member), .text(hash))
    }
    return !rows.isEmpty
  }

  /// The bundle is published: its campaign takes the place of the one before.
  func confirm(_ hash: String, _ place: BundleFolder.Place) throws(Problems) {
    try store.attempt { database throws(SQLiteError) in
      try database.transaction { transaction throws(SQLiteError) in
        let here: [SQLiteValue] = [.text(place.report), .text(place.period), .text(place.member)]
        let known = "report = ? AND period = ? AND member = ?"
        try transaction.run(
          "UPDATE campaigns SET hash = heir WHERE \(known) AND heir = ?", here[0], here[1], here[2],
          .text(hash))
        try transaction.run(
          "UPDATE campaigns SET heir = NULL WHERE \(known)", here[0], here[1], here[2])
        try transaction.run(
          """
          DELETE FROM campaign_customers WHERE campaign IN
            (SELECT number FROM campaigns WHERE \(known) AND hash <> ?)
          """, here[0], here[1], here[2], .text(hash))
        try transaction.run(
          "DELETE FROM campaigns WHERE \(known) AND hash <> ?", here[0], here[1], here[2], .text(hash))
        try transaction.run(
          "UPDATE campaigns SET status = 'confirmed' WHERE \(known) AND hash = ?", here[0], here[1], here[2],
          .text(hash))
      }
    }
  }

  /// Records and confirms what links name, and forgets what was never published.
  func reconcile(
    _ published: [(place: BundleFolder.Place, hash: String)], _ folder: BundleFolder, _ world: any World
  )
    throws(Problems)
  {
    for (place, hash) in published where world.exists("\(folder.run(hash))/\(BundleCheck.manifestName)") {
      try begin(hash, place, in: folder.run(hash), world)
      try confirm(hash, place)
    }
    try store.attempt { database throws(SQLiteError) in
      try database.transaction { transaction throws(SQLiteError) in
        try transaction.run(
          """
          DELETE FROM campaign_customers WHERE campaign IN
            (SELECT number FROM campaigns WHERE status = 'pending')
          """)
        try transaction.run("DELETE FROM campaigns WHERE status = 'pending'")
      }
    }
  }
}

extension CampaignCustomer {
  fileprivate func values(_ campaign: Int64) -> [SQLiteValue] {
    func real(_ number: Double?) -> SQLiteValue { number.map { .real($0) } ?? .null }
    return [
      .integer(campaign), .text(id), .text(isHeldOut ? "holdout" : "treat"),
      action.map { .text($0) } ?? .null,
      real(probability), real(expectedValue), real(offerCost), real(contactCost),
    ]
  }
}
