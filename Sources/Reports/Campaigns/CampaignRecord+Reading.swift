import Databases
public import Diagnostics

extension CampaignRecord {
  /// Campaigns of published bundles of a report, or of all, by report, period and member.
  public func campaigns(of report: String? = nil) throws(Problems) -> [Campaign] {
    let rows = try store.attempt { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT number, report, period, member, hash, name, predicted,
          (SELECT count(*) FROM campaign_customers WHERE campaign = number AND arm = 'treat'),
          (SELECT count(*) FROM campaign_customers WHERE campaign = number AND arm = 'holdout'),
          (SELECT count(*) FROM campaign_customers
            WHERE campaign = number AND arm = 'holdout' AND action IS NOT NULL)
        FROM campaigns WHERE status = 'confirmed' AND (?1 IS NULL OR report = ?1)
        ORDER BY report, period, member
        """, report.map { .text($0) } ?? .null)
    }
    return rows.compactMap { row in
      guard case .integer(let number) = row[0], case .text(let report) = row[1],
        case .text(let period) = row[2],
        case .text(let member) = row[3], case .text(let hash) = row[4], case .text(let name) = row[5],
        case .text(let predicted) = row[6], case .integer(let treated) = row[7],
        case .integer(let held) = row[8],
        case .integer(let comparable) = row[9]
      else { return nil }
      return Campaign(
        number: number, place: BundleFolder.Place(report: report, period: period, member: member), hash: hash,
        name: name, predicted: CampaignPrediction(json: predicted), recommended: Int(treated),
        heldOut: Int(held), comparable: Int(comparable))
    }
  }

  /// The customers of a campaign, some thousands at a time, in the order of their ids.
  func customers(of campaign: Campaign, _ take: ([CampaignCustomer]) -> Void) throws(Problems) {
    var last = ""
    while true {
      let after = last
      let rows = try store.attempt { database throws(SQLiteError) in
        try database.rows(
          """
          SELECT id, arm, action, probability, expected_value, offer_cost, contact_cost FROM campaign_customers
          WHERE campaign = ? AND id > ? ORDER BY id LIMIT 20000
          """, .integer(campaign.number), .text(after))
      }
      let customers = rows.compactMap(CampaignCustomer.init)
      guard let end = customers.last?.id else { return }
      take(customers)
      last = end
    }
  }

  /// Removes a customer from every campaign; how many rows that were.
  func forget(_ id: String) throws(Problems) -> Int {
    let rows = try store.attempt { database throws(SQLiteError) in
      try database.transaction { transaction throws(SQLiteError) in
        // Campaign by campaign, since the key begins with it.
        let theirs = "campaign IN (SELECT number FROM campaigns) AND id = ?"
        let rows = try transaction.rows("SELECT count(*) FROM campaign_customers WHERE \(theirs)", .text(id))
        try transaction.run("DELETE FROM campaign_customers WHERE \(theirs)", .text(id))
        return rows
      }
    }
    try store.emptyLog()
    if case .integer(let count)? = rows.first?.first { return Int(count) }
    return 0
  }
}

extension CampaignCustomer {
  fileprivate init?(_ row: [SQLiteValue]) {
    guard case .text(let id) = row[0], case .text(let arm) = row[1] else { return nil }
    func real(_ value: SQLiteValue) -> Double? { if case .real(let number) = value { number } else { nil } }
    let action: String? = if case .text(let action) = row[2] { action } else { nil }
    self.init(
      id: id, isHeldOut: arm == "holdout", action: action, probability: real(row[3]),
      expectedValue: real(row[4]), offerCost: real(row[5]), contactCost: real(row[6]))
  }
}
