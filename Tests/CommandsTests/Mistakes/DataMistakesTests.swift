import Commands
import TestSupport
import Testing

@Suite struct `A mistake in the data publishes nothing` {
  private static let data = SmallReport.data

  /// A change of the rows of the customers.
  private static func rows(
    _ name: String, _ findings: [String], hint: String? = nil,
    _ change: @escaping @Sendable (inout CustomerRows) throws -> Void
  ) -> Slip {
    Slip(name, findings, hint: hint) { try $0.editRows(change) }
  }

  /// What cannot do with customers who all left, or all stayed.
  private static func oneOutcome(_ what: String) -> [String] {
    [
      "18:3: error[E0412]: model 'churn'",
      "27:13: error[E0412]: cell 'who'",
    ]
    .map { "reports/small.yaml:\($0) compares customers who left with those who stayed, and \(what)" }
  }

  static let files: [Slip] = [
    Slip(
      "a missing file",
      [
        "reports/small.yaml:9:11: error[E0407]: data set 'customers' cannot be read: 'data/customers-2026Q3.csv': no such file or directory"
      ]
    ) { try $0.world.remove(data) },
    Slip("an empty file", ["data/customers-2026Q3.csv:1:1: error[E0401]: the file is empty"]) {
      $0.world.put("", at: data)
    },
    Slip("a header alone", ["reports/small.yaml:9:11: error[E0401]: the file has a header and no rows"]) {
      folder in
      folder.world.put(try folder.text(data).split(separator: "\n")[0] + "\n", at: data)
    },
    Slip(
      "a row with a field too many",
      ["data/customers-2026Q3.csv:9:1: error[E0403]: the row has 32 fields where the header has 31"]
    ) { folder in
      var lines = try folder.text(data).split(separator: "\n").map(String.init)
      lines[8] += ",\(Slip.secret)"
      folder.world.put(lines.joined(separator: "\n"), at: data)
    },
    Slip(
      "two columns of one name",
      ["data/customers-2026Q3.csv:1:51: error[E0402]: column 7 of the header has the name of column 5"]
    ) { folder in
      try folder.edit(data, ",gender,", ",partner,")
    },
    Slip(
      "a byte that is not UTF-8",
      ["data/customers-2026Q3.csv:2:10: error[E0404]: the text is not UTF-8 here"],
      hint: "save the file as UTF-8"
    ) { folder in
      var bytes = try folder.world.read(data)
      let second = try #require(bytes.firstIndex(of: 10)) + 1
      bytes[second + 9] = 0xFF
      folder.world.put(bytes, at: data)
    },
    Slip(
      "a file for its archive",
      [
        "reports/small.yaml:9:11: error[E0408]: the archive 'data/customers-2026Q3.csv' is cut off after byte 7"
      ]
    ) { folder in
      folder.world.put([0x1F, 0x8B, 8, 0, 1, 2, 3], at: data)
    },
    .spec(
      "a column that is not in the file", "id: customer_id", "id: custmer_id",
      ["reports/small.yaml:10:9: error[E0225]: file 'data/customers-2026Q3.csv' has no column 'custmer_id'"],
      hint: "did you mean"),
  ]

  @Test(arguments: files)
  func `when a file cannot be read`(slip: Slip) async throws { try await slip.check() }

  static let values: [Slip] = [
    Slip(
      "text among the months, in the first lines",
      [
        "data/customers-2026Q3.csv:5:86: error[E0410]: column 'tenure_months' is not numbers here, as 'tenure' needs",
        "reports/small.yaml:12:13: error[E0410]: 'tenure' needs numbers, and column 'tenure_months' is text",
      ]
    ) { folder in
      try folder.editRows { try $0.set("tenure_months") { $0 == 3 ? Slip.secret : $1 } }
    },
    Slip(
      "text among the months, far down",
      [
        "data/customers-2026Q3.csv:702:84: error[E0410]: column 'tenure_months' is not numbers here, as 'tenure' needs",
        "reports/small.yaml:12:13: error[E0410]: 'tenure' needs numbers, and column 'tenure_months' is text",
      ]
    ) { folder in
      try folder.editRows { try $0.set("tenure_months") { $0 == 700 ? Slip.secret : $1 } }
    },
    rows(
      "negative months",
      [
        "reports/small.yaml:12:13: error[E0411]: 1 row has a negative duration in 'tenure_months': line 5 of 'data/customers-2026Q3.csv'"
      ]
    ) { try $0.set("tenure_months") { $0 == 3 ? "-3" : $1 } },
    rows(
      "an id twice",
      [
        "reports/small.yaml:10:9: error[E0414]: 1 row repeats the id of an earlier row: line 788 of 'data/customers-2026Q3.csv'"
      ]
    ) { $0.repeatRow(1) },
    rows(
      "nobody left, so all are censored",
      oneOutcome("nobody left: 'churned' is never 'Yes'")
    ) { try $0.set("churned") { _, _ in "No" } },
    rows(
      "everybody left", oneOutcome("everyone left: 'churned' is always 'Yes'")
    ) { try $0.set("churned") { _, _ in "Yes" } },
    .spec(
      "another spelling of who left", "is: \"Yes\"", "is: \"yes\"",
      ["reports/small.yaml:13:37: error[E0412]: nobody left: 'churned' is never 'yes'"],
      hint: "did you mean 'Yes'?"),
    rows(
      "too few left for a model",
      ["reports/small.yaml:18:3: error[E0504]: only 3 customers left; a model needs at least 20"]
    ) {
      try $0.set("churned") { row, _ in row < 3 ? "Yes" : "No" }
    },
    rows(
      "a reason that is the same for everyone",
      ["reports/small.yaml:29:81: error[E0523]: column 'price_change_pct' is not among the model's features"],
      hint: "left out: the same for everyone"
    ) {
      try $0.set("price_change_pct") { _, _ in "0" }
    },
    Slip(
      "a column that gives the outcome away",
      ["reports/small.yaml:18:3: error[E0521]: column 'late_payments_90d' alone tells who left (AUC 1.000)"]
    ) { folder in
      try folder.editRows { rows in
        let left = try rows.values("churned")
        try rows.set("late_payments_90d") { row, _ in left[row] == "Yes" ? "9" : "\(row % 3)" }
      }
    },
  ]

  @Test(arguments: values)
  func `when its values cannot be worked with`(slip: Slip) async throws { try await slip.check() }

  @Test func `but a group that nobody left, or that is small, is no mistake`() async throws {
    let folder = try await SmallReport.published()
    try folder.editRows { rows in
      let contracts = try rows.values("contract")
      try rows.set("churned") { contracts[$0] == "Two year" ? "No" : $1 }
      try rows.set("contract") { $0 < 5 ? "Trial" : $1 }
    }
    let outcome = await folder.run("render \(SmallReport.path)")
    #expect(outcome.exit == .success, "\(outcome.messages)")
    #expect(await folder.run("verify \(SmallReport.link)").exit == .success)
  }
}
