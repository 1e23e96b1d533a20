import Documents
import Outside

/// What a plan expected of its campaign when it was published.
public struct CampaignPrediction: Sendable, Hashable {
  /// Customers kept who would have left, under the low, base and high effects.
  public var saved: (low: Double, base: Double, high: Double)? {
    guard let base = values["saved_customers"] else { return nil }
    return (values["saved_customers:low"] ?? base, base, values["saved_customers:high"] ?? base)
  }
  /// Value of those kept, before costs; contacts and offers; what is left.
  public var retained: Double? { values["retained_value"] }
  public var cost: Double? { values["cost"] }
  public var net: Double? { values["net"] }

  private let values: [String: Double]
  private static let names = ["saved_customers", "retained_value", "cost", "net"]

  /// From the values of the first `roi` cell of a bundle's `results.json`.
  init(folder: String, _ world: any World) throws {
    let results = try JSONValue(parsing: try world.read("\(folder)/results.json"))
    let plan = results["cells"]?.members?.first { $0.value["kind"]?.text == "roi" }?.value["values"]
    var values: [String: Double] = [:]
    for name in Self.names {
      guard let value = plan?[name], let number = value["value"]?.double else { continue }
      values[name] = number
      if case .array(let ends)? = value["interval"], ends.count == 2, let low = ends[0].double,
        let high = ends[1].double
      {
        values["\(name):low"] = low
        values["\(name):high"] = high
      }
    }
    self.values = values
  }

  init(json: String) {
    let members = (try? JSONValue(parsing: Array(json.utf8)))?.members ?? []
    values = Dictionary(
      members.compactMap { member in member.value.double.map { (member.key, $0) } },
      uniquingKeysWith: { a, _ in a })
  }

  var json: String {
    let members = values.sorted { $0.key < $1.key }.map { JSONMember($0.key, .number($0.value)) }
    return String(decoding: JSONValue.object(members).bytes, as: UTF8.self)
  }
}
