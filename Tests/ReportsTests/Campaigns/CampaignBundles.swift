import Documents
import Outside
import Reports
import TestSupport

/// Bundles with a campaign: plans, lists in several tools' columns, and who is held out.
enum CampaignBundles {
  static let folder = BundleFolder(root: "out")
  static let secret = "0042"
  static let address = "ana@example.com"

  static func place(_ period: String = "2026Q2") -> BundleFolder.Place {
    BundleFolder.Place(report: "quarterly", period: period, member: "all")
  }

  /// Twenty customers, 0040 to 0059: the first eight treated, the next four held out, of whom the last would have
  /// got nothing.
  static func bundle(period: String = "2026Q2", words: String = "", printsIDs: Bool = false) -> ReportBundle {
    let ids = (40..<60).map { "00\($0)" }
    func arm(_ index: Int) -> String { index < 8 ? "treat" : index < 12 ? "holdout" : "none" }
    let plan = ids.enumerated().map { index, id in
      let isTreated = index < 8
      return "\(id),\"a, b\",0.\(25 + index),\(isTreated ? "call" : ""),\(isTreated ? "12.5" : ""),"
        + "\(isTreated ? "2" : ""),\(isTreated ? "0.5" : ""),\(arm(index)),quarterly-\(period)"
    }
    let list = ids.prefix(8).enumerated().map { index, id in
      "\(id),c\(index)@example.com,\"+3361234567\(index)\""
    }
    let mail = list.map { $0.replacing("c2@example.com", with: address) }
    let files: [(String, [String])] = [
      (
        "interventions.csv",
        [
          "customer_id,persona,churn_probability,action,expected_value,offer_cost,contact_cost,arm,campaign_id"
        ] + plan
      ),
      ("outreach/generic.csv", ["customer_id,email,phone"] + mail),
      (
        "outreach/holdout.csv",
        ["customer_id,arm,campaign_id,withheld_action"]
          + ids[8..<12].enumerated().map { index, id in
            "\(id),holdout,quarterly-\(period),\(index < 3 ? "call" : "")"
          }
      ),
      ("outreach/hubspot-opt-out.csv", ["Email", "z@example.com", address]),
      // hashlib.sha256(b"ana@example.com").hexdigest()
      ("outreach/google.csv", ["Email,Phone", "\(hash),", "abc,"]),
      (
        "data/outreach.csv",
        ["priority,customer_id"] + (printsIDs ? ["1,\(ids[2])", "2,\(ids[3])"] : ["1,", "2,"])
      ),
    ]
    var bundle = ReportBundle()
    for (path, lines) in files {
      bundle.add(
        ReportBundle.File(path: path, .bytes(Array((lines.joined(separator: "\r\n") + "\r\n").utf8))))
    }
    let results =
      #"{"report":{"id":"quarterly","period":"\#(period)","member":"all"},"cells":{"plan":{"kind":"roi","values":{"#
      + #""saved_customers":{"value":3,"interval":[1,5]},"retained_value":{"value":300},"cost":{"value":20},"#
      + #""net":{"value":280}}}}}"#
    bundle.add(ReportBundle.File(path: "results.json", .bytes(Array(results.utf8))))
    bundle.add(
      ReportBundle.File(path: "index.html", .bytes(Array("<p>\(words)\(printsIDs ? ids[2] : "")</p>".utf8))))
    bundle.add(ReportBundle.File(path: "report.pdf", .bytes(Array("pdf".utf8))))
    return bundle
  }

  static let hash = "8e43ca37701228e74983efdbd0cff5c16b3b1e5d4e29a7c05626d4d25a018e11"

  @discardableResult
  static func publish(
    _ world: any World, _ store: StateStore?, period: String = "2026Q2", words: String = "",
    printsIDs: Bool = false, in folder: BundleFolder = folder
  ) throws -> Publication {
    try Publisher(into: folder, world, history: store.map { RunHistory($0) }).publish(
      bundle(period: period, words: words, printsIDs: printsIDs),
      BundleExamples.provenance(quarter: period), as: place(period), facts: BundleExamples.facts)
  }
}
