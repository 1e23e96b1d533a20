import Databases
import Documents
import Hashing
import Outside

/// What a published plan recommended for a customer; nothing personal but the id.
struct CampaignCustomer: Sendable, Hashable {
  let id: String
  let isHeldOut: Bool
  /// Of those held out: what they would have got. `nil` where no action pays.
  var action: String?
  let probability: Double?
  let expectedValue: Double?
  let offerCost: Double?
  let contactCost: Double?
}

/// The customers of a bundle's campaign, read from its own files: those treated, those held out.
struct CampaignFiles {
  private static let plan = "interventions.csv"
  private static let control = "outreach/holdout.csv"

  /// The bundle's folder.
  let folder: String
  let world: any World

  /// Whether the bundle has a campaign.
  var exist: Bool { world.exists("\(folder)/\(Self.plan)") && world.exists("\(folder)/\(Self.control)") }

  /// A hash of all that is read of them, by what the bundle's manifest says of the files.
  func content(_ predicted: CampaignPrediction) throws -> String {
    let manifest = try Manifest.outputs(parsing: try world.read("\(folder)/\(BundleCheck.manifestName)"))
    let files = [Self.plan, Self.control].map { path in
      manifest.first { $0.path == path }?.sha256 ?? ""
    }
    return SHA256.hex(of: Array((files + [predicted.json]).joined(separator: "\n").utf8))
  }

  /// The name of the campaign and its customers, one after another, in the order of `interventions.csv`.
  func read(_ take: (String, CampaignCustomer) throws(WorldError) -> Void) throws(WorldError) {
    var stream = RecordStream(try world.open("\(folder)/\(Self.plan)"))
    guard let header = try stream.next() else { return }
    let columns = RecordStream.fields(header)
    func place(_ name: String) -> Int { columns.firstIndex(of: name) ?? -1 }
    let (id, arm, name) = (place("customer_id"), place("arm"), place("campaign_id"))
    let numbers = ["churn_probability", "expected_value", "offer_cost", "contact_cost"].map(place)
    let action = place("action")
    guard min(id, arm) >= 0 else { return }
    let (treated, heldOut) = (Array("treat".utf8), Array("holdout".utf8))
    // Most customers are in neither group: their records are passed over as bytes.
    while let record = try stream.next() {
      guard stream.fieldCount == columns.count else { continue }
      let isHeldOut = stream.field(arm, of: record, is: heldOut)
      guard isHeldOut || stream.field(arm, of: record, is: treated) else { continue }
      func text(_ place: Int) -> String? { place < 0 ? nil : stream.field(place, of: record) }
      let values = numbers.map { text($0).flatMap(Double.init) }
      try take(
        text(name) ?? "",
        CampaignCustomer(
          id: stream.field(id, of: record), isHeldOut: isHeldOut,
          action: text(action).flatMap { $0.isEmpty ? nil : $0 }, probability: values[0],
          expectedValue: values[1], offerCost: values[2], contactCost: values[3]))
    }
  }

  /// What those held out would have got: ids with an action.
  func withheld(_ take: (String, String) throws(WorldError) -> Void) throws(WorldError) {
    var stream = RecordStream(try world.open("\(folder)/\(Self.control)"))
    guard let header = try stream.next() else { return }
    let columns = RecordStream.fields(header)
    guard let id = columns.firstIndex(of: "customer_id"),
      let action = columns.firstIndex(of: "withheld_action")
    else { return }
    while let record = try stream.next() {
      let fields = RecordStream.fields(record)
      if fields.count == columns.count, !fields[action].isEmpty { try take(fields[id], fields[action]) }
    }
  }
}
