import Diagnostics
import Loading
import Populations
import Tables
import Testing

private func at(_ text: String) -> Located<String> {
  Located(text, at: Place(path: "spec.yaml", line: 1, column: 1))
}

/// Customers with what is known of them now that the window has ended.
struct DatasetNowTests {
  private static let then = """
    id,joined,start,end,tenure,left,calls,plan,fee
    1,2024-01-01,2024-07-01,2024-09-30,9,No,5,Gold,1.5
    2,2024-02-01,2024-07-01,2024-09-30,6,Yes,4,Basic,2.5
    3,2024-03-01,2024-07-01,2024-09-30,7,No,3,Gold,3.5
    4,2024-04-01,2024-07-01,2024-09-30,6,No,2,Basic,4.5
    """

  private func customers(_ text: String = then) throws -> Dataset {
    var roles = CustomerRoles(id: at("id"), tenure: at("tenure"))
    roles.churned = (at("left"), at("Yes"))
    roles.observation = .window(start: at("start"), end: at("end"), joined: at("joined"))
    return try Example.load(text, .customers(roles))
  }

  private func seen(_ now: String, of text: String = then) throws -> Dataset {
    let later = try Example.load(now, .customers(CustomerRoles(id: at("id"))))
    return try customers(text).seen(now: later, at: at("present").place, threads: 1)
  }

  @Test func `columns that both have say what is now, whatever the order of the rows`() throws {
    let data = try seen("plan,id,calls,note\nSilver,4,0,a\nGold,1,,b\nBasic,9,7,c\n")
    let roles = data.population.roles
    #expect(roles.now == ["calls": "#now.calls", "plan": "#now.plan", "#entry": "tenure"])
    let (calls, plan) = (try #require(data.table["#now.calls"]), try #require(data.table["#now.plan"]))
    // Of the first nothing is known now; the second has left, and the third is not there.
    #expect((0..<4).map { calls.number($0) } == [nil, 4, 3, 0])
    #expect((0..<4).map { plan.text($0) } == ["Gold", "Basic", "Gold", "Silver"])
    #expect(data.table["calls"]?.number(3) == 2)
    let warnings = data.warnings.filter { $0.code == .notSeenNow }
    #expect(warnings.map { $0.message.prefix(41) } == ["1 customer still here is not in 'customer"])
  }

  @Test func `without rows it is still known what it was`() throws {
    let (whole, bare) = (try customers(), try customers().withoutRows)
    #expect(bare.table.rowCount == 0 && bare.table.names == whole.table.names)
    #expect(bare.table.columns.map { $0.kind } == whole.table.columns.map { $0.kind })
    #expect(bare.source == whole.source && bare.quality.rows == 4 && bare.newestDay == whole.newestDay)
    #expect(bare.population.roles.id == "id")
  }

  @Test func `the tenure is that of the other data where they have it`() throws {
    let data = try seen("id,tenure\n1,9\n3,7\n4,6\n")
    #expect(data.population.roles.now["#entry"] == "#now.tenure")
    #expect(!data.warnings.contains { $0.code == .notSeenNow })
  }

  @Test func `a column of another kind is refused where the other data are named`() throws {
    let problems = try #require(throws: Problems.self) {
      try seen("id,calls,plan\n1,many,1\n3,few,2\n4,few,3\n")
    }.diagnostics
    #expect(problems.map { $0.code } == [.wrongColumnKind, .wrongColumnKind])
    #expect(problems[0].message == "column 'calls' holds numbers in 'customers' and levels in 'customers'")
    #expect(problems[0].place == at("present").place)
  }
}
