import Databases
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

  /// The name of the campaign and its customers, one after another, in the order of `interventions.csv`.
  func read(_ take: (String, CampaignCustomer) throws(WorldError) -> Void) throws(WorldError) {
    var stream = RecordStream(try world.open("\(folder)/\(Self.plan)"))
    guard let header = try stream.next() else { return }
    let columns = RecordStream.fields(header)
    func place(_ name: String) -> Int { columns.firstIndex(of: name) ?? -1 }
    let (id, arm, name) = (place("customer_id"), place("arm"), place("campaign_id"))
    let numbers = ["churn_probability", "expected_value", "offer_cost", "contact_cost"].map(place)
    let action = place("action")
    while let record = try stream.next() {
      let fields = RecordStream.fields(record)
      guard fields.count == columns.count, fields.indices.contains(arm), fields.indices.contains(id) else {
        continue
      }
      let isHeldOut = fields[arm] == "holdout"
      guard isHeldOut || fields[arm] == "treat" else { continue }
      let values = numbers.map { $0 < 0 ? nil : Double(fields[$0]) }
      try take(
        name < 0 ? "" : fields[name],
        CampaignCustomer(
          id: fields[id], isHeldOut: isHeldOut,
          action: action < 0 || fields[action].isEmpty ? nil : fields[action], probability: values[0],
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
