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

  static let files: [Slip] = [
    Slip("a missing file", ["x"]) { try $0.world.remove(data) },
    Slip("an empty file", ["x"]) { $0.world.put("", at: data) },
    Slip("a header alone", ["x"]) { folder in
      folder.world.put(try folder.text(data).split(separator: "\n")[0] + "\n", at: data)
    },
    Slip("a row with a field too many", ["x"]) { folder in
      var lines = try folder.text(data).split(separator: "\n").map(String.init)
      lines[8] += ",\(Slip.secret)"
      folder.world.put(lines.joined(separator: "\n"), at: data)
    },
    Slip("two columns of one name", ["x"]) { folder in
      try folder.edit(data, ",gender,", ",partner,")
    },
    Slip("a byte that is not UTF-8", ["x"], hint: "save the file as UTF-8") { folder in
      var bytes = try folder.world.read(data)
      let second = try #require(bytes.firstIndex(of: 10)) + 1
      bytes[second + 9] = 0xFF
      folder.world.put(bytes, at: data)
    },
    Slip("a file for its archive", ["x"]) { folder in
      folder.world.put([0x1F, 0x8B, 8, 0, 1, 2, 3], at: data)
    },
    .spec("a column that is not in the file", "id: customer_id", "id: custmer_id", ["x"], hint: "did you mean"),
  ]

  @Test(arguments: files)
  func `when a file cannot be read`(slip: Slip) async throws { try await slip.check() }

  static let values: [Slip] = [
    Slip("text among the months, in the first lines", ["x"]) { folder in
      try folder.editRows { try $0.set("tenure_months") { $0 == 3 ? Slip.secret : $1 } }
    },
    Slip("text among the months, far down", ["x"]) { folder in
      try folder.editRows { try $0.set("tenure_months") { $0 == 700 ? Slip.secret : $1 } }
    },
    rows("negative months", ["x"]) { try $0.set("tenure_months") { $0 == 3 ? "-3" : $1 } },
    rows("an id twice", ["x"]) { $0.repeatRow(1) },
    rows("nobody left, so all are censored", ["x"]) { try $0.set("churned") { _, _ in "No" } },
    rows("everybody left", ["x"]) { try $0.set("churned") { _, _ in "Yes" } },
    .spec("another spelling of who left", "is: \"Yes\"", "is: \"yes\"", ["x"], hint: "did you mean 'Yes'?"),
    rows("too few left for a model", ["x"]) {
      try $0.set("churned") { row, _ in row < 3 ? "Yes" : "No" }
    },
    rows("a reason that is the same for everyone", ["x"], hint: "left out: the same for everyone") {
      try $0.set("price_change_pct") { _, _ in "0" }
    },
    Slip("a column that gives the outcome away", ["x"]) { folder in
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
