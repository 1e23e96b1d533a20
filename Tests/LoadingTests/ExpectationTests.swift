import Diagnostics
import Loading
import Outside
import Populations
import Tables
import TestSupport
import Testing

struct ExpectationTests {
  private static let file = """
    id,plan,tenure,paid,total,joined,left_on,left
    a,Basic,2,10.5,21,2024-01-05,,0
    b,Basic,3,10,35,2024-02-30x,,0
    c,Plus,4,20,80,2024-03-01,2024-02-01,1
    d,Pluss,,20,10,2024-03-02,2024-05-01,1
    e,,6,5,30,2024-03-03,2024-06-01,1
    """

  private static func condition(
    _ text: String, _ severity: ExpectationSeverity = .error
  ) throws -> Loading.Expectation {
    Loading.Expectation(
      try RowCondition(text) { _ in at("", 20).place }, severity: severity, at: at("", 20).place)
  }

  private static func broken(_ expectations: [Loading.Expectation], file: String = file) -> [String] {
    Example.problems(file, Example.minimal, expectations)
  }

  @Test(arguments: [
    (
      "total == tenure * paid",
      "1 row breaks the expectation that total == tenure * paid: line 3 of 'data/x.csv'"
    ),
    (
      "left == 0 or left_on >= '2024-04-01'",
      "1 row breaks the expectation that left == 0 or left_on >= '2024-04-01': line 4 of 'data/x.csv'"
    ),
    ("plan != \"Pluss\"", "1 row breaks the expectation that plan != \"Pluss\": line 5 of 'data/x.csv'"),
    (
      "not (tenure > 3 and paid < 10)",
      "1 row breaks the expectation that not (tenure > 3 and paid < 10): line 6 of 'data/x.csv'"
    ),
    ("-paid + 1 < 0", ""), ("total / (tenure - tenure) > 0", ""), ("tenure <= 6", ""),
  ])
  func `a condition on a row is asked of all, and what is missing breaks none`(
    text: String, message: String
  ) throws {
    let found = Self.broken([try Self.condition(text)])
    #expect(found == (message.isEmpty ? [] : ["spec:20 E0601 " + message]))
  }

  @Test(arguments: [
    ("tenure", "a condition compares something (write something like tenure <= 120)"),
    ("tenure <", "the condition ends too early"),
    ("tenure = 3", "'=' is not expected here (did you mean '=='?)"),
    ("1 < tenure < 3", "comparisons do not chain (write a < b and b < c)"),
    ("(tenure > 1", "this '(' is not closed"), ("tenure and paid", "'and', 'or' and 'not' join comparisons"),
    ("tenure paid > 1", "an operator is missing before this"), ("plan == 'a", "''a' is not expected here"),
    ("tenure > 1 > 2", "comparisons do not chain (write a < b and b < c)"),
    ("tenure @ 1", "'@' is not expected here"),
  ])
  func `a condition that cannot be read says why`(text: String, message: String) {
    let problems = #expect(throws: Problems.self) { try RowCondition(text) { _ in at("", 1).place } }
    let first = problems?.diagnostics.first
    #expect(first.map { $0.message + ($0.hint.map { " (\($0))" } ?? "") } == message)
    #expect(first?.code == .badRowCondition)
  }

  @Test(arguments: [
    ("plan > 3", "a number is compared with a text"),
    ("plan < 'b'", "texts have no order here (compare them with == or !=)"),
    ("plan + 1 > 2", "text cannot be reckoned with"),
  ])
  func `what cannot be compared is told once the columns are known`(text: String, message: String) throws {
    #expect(Self.broken([try Self.condition(text)]) == ["spec:20 E0240 " + message])
  }

  @Test func `a column that a condition names and the file has not is told`() throws {
    #expect(
      Self.broken([try Self.condition("tenur > 1")]) == [
        "spec:20 E0409 the file has no column 'tenur' (did you mean 'tenure'?)"
      ])
  }

  @Test func `types, patterns and combinations are checked in one pass`() throws {
    let rules: [Loading.Expectation] = [
      Loading.Expectation(.kind(column: "joined", is: .date), at: at("", 11).place),
      Loading.Expectation(.kind(column: "tenure", is: .integer), at: at("", 12).place),
      Loading.Expectation(
        "plan", matches: try #require(ValuePattern("[A-Z][a-z]{3,4}")), at: at("", 13).place),
      Loading.Expectation(.uniqueTogether(columns: ["plan", "paid"]), at: at("", 14).place),
      Loading.Expectation(.uniqueTogether(columns: ["plan", "left"]), at: at("", 15).place),
    ]
    #expect(
      Self.broken(rules) == [
        "spec:11 E0601 column 'joined' holds category values where date is expected",
        "spec:15 E0601 1 row breaks the expectation that 'plan' and 'left' are unique together: line 3 of 'data/x.csv'",
      ])
    #expect(ValuePattern("[a") == nil)
  }

  @Test func `a warning does not stop, a note is not told, and some rows may break a rule`() throws {
    let rules: [Loading.Expectation] = [
      try Self.condition("total == tenure * paid", .warn), try Self.condition("plan != 'Pluss'", .info),
      Loading.Expectation(.notNull(column: "tenure"), tolerance: 0.2, at: at("", 13).place),
    ]
    let roles = Example.minimal
    let data = try Example.load(Self.file, roles, rules)
    #expect(data.warnings.filter { $0.code == .doubtfulData }.count == 1)
    #expect(data.quality.expectations.map { $0.isKept } == [false, false, true])
    #expect(data.quality.expectations.map { $0.lines } == [[3], [5], [5]])
    #expect(data.quality.expectations[2].failures == 1)
    let strict = Loading.Expectation(.notNull(column: "tenure"), tolerance: 0.1, at: at("", 13).place)
    #expect(
      Self.broken([strict]) == [
        "spec:13 E0601 1 row breaks the expectation that 'tenure' has a value, 0 of 5 may: line 5 of 'data/x.csv'"
      ])
  }

  @Test func `messages hold counts and lines, never values`() throws {
    let rules: [Loading.Expectation] = [
      Loading.Expectation("id", matches: try #require(ValuePattern("[a-c]")), at: at("", 11).place),
      Loading.Expectation(.inSet(column: "plan", values: ["Basic"]), at: at("", 12).place),
    ]
    for message in Self.broken(rules) { #expect(!message.contains("Pluss")) }
  }

  @Test func `values of another data set are looked up there, and lines are found again`() throws {
    let orders = "customer,day\nx1,2024-01-01\nx2,2024-01-02\nx9,2024-01-03\nx9,2024-01-04\n,2024-01-05\n"
    let world = MemoryWorld(texts: [
      "data/o.csv": orders, "data/c.csv": "id,left\nx1,1\nx2,0\n",
    ])
    let link = Loading.Expectation(
      .relationship(column: "customer", to: "customers", of: "id"), at: at("", 9).place)
    let request = DatasetRequest(
      name: at("orders"), file: at("o.csv"), path: "data/o.csv",
      kind: .orders(OrderRoles(customer: at("customer"), date: at("day"))), expectations: [link])
    let loader = DatasetLoader(world: world)
    let customers = DatasetRequest(
      name: at("customers"), file: at("c.csv"), path: "data/c.csv", kind: Example.minimal)
    let loaded = [
      "orders": try loader.load(request), "customers": try loader.load(customers),
    ]
    let (kept, problems) = RelationshipCheck(loader).outcomes(of: request, loaded)
    #expect(kept.map { $0.failures } == [2] && kept.map { $0.lines } == [[4, 5]])
    #expect(
      problems.diagnostics.map { $0.message } == [
        "2 rows break the expectation that 'customer' is in 'id' of 'customers': lines 4 and 5 of 'data/o.csv'"
      ])
  }
}

private func at(_ text: String, _ line: Int = 1) -> Located<String> {
  Located(text, at: Place(path: "spec", line: line, column: 1))
}
