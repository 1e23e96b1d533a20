import Diagnostics
import Formats
import Loading
import Outside
import Populations
import Tables
import TestSupport
import Testing

struct DatasetLoaderTests {
  @Test func `a window with a join date gives entry in whole months and who left`() throws {
    let file = """
      id,joined,start,end,tenure,left,fee
      007,2024-01-31,2024-06-30,2024-09-30,8,Yes,10.50
      8,2024-02-15,2024-06-14,2024-09-30,7,No,20
      9,2024-08-01,2024-06-30,2024-09-30,1,No,5.25
      """
    var roles = CustomerRoles(id: at("id"), tenure: at("tenure"))
    roles.churned = (at("left"), at("Yes"))
    roles.revenue = at("fee")
    roles.observation = .window(start: at("start"), end: at("end"), joined: at("joined"))
    let data = try Example.load(file, .customers(roles))
    #expect(data.table["id"]?.text(0) == "007")
    #expect((0..<3).map { data.table["#entry"]?.number($0) } == [5, 3, 0])
    #expect((0..<3).map { data.table["#churned"]?.number($0) } == [1, 0, 0])
    // The third came after the window's start.
    #expect((0..<3).map { data.table["#joined_in_window"]?.number($0) } == [0, 0, 1])
    #expect(data.population.roles.joinedInWindow == "#joined_in_window")
    #expect(data.population.roles.entry == "#entry" && data.population.roles.churned == "#churned")
    #expect(data.population.roles.observation == .window(start: "start", end: "end"))
    #expect(data.newestDay?.iso == "2024-09-30")
    #expect(
      data.quality.columns.map { $0.name } == ["id", "joined", "start", "end", "tenure", "left", "fee"])
    #expect(data.quality.columns[5].distinct == 2 && data.quality.rows == 3)
  }

  @Test func `the source is named by the hash of the file itself`() throws {
    let data = try Example.load("id,left\na,1\nb,0\n", Example.minimal)
    #expect(data.source.bytes == 16 && data.source.rows == 2)
    // printf 'id,left\na,1\nb,0\n' | sha256sum
    #expect(data.source.sha256 == "40579561d530e58aba9184862beedc04af4fadce3e6e48522729530ef862d04c")
  }

  @Test func `a compressed file is the same data`() throws {
    let plain = try Example.load("id,left\na,1\nb,0\n", Example.minimal)
    let packed = try Example.load(bytes: Example.packed, Example.minimal)
    #expect(packed.table["id"]?.text(1) == plain.table["id"]?.text(1))
    #expect(packed.source.bytes == Example.packed.count && packed.source.sha256 != plain.source.sha256)
  }

  @Test func `a compressed file that is cut off or damaged gives nothing`() {
    let cut = Array(Example.packed.dropLast(9))
    #expect(
      Example.problems(bytes: cut, Example.minimal) == [
        "spec:1 E0408 the archive 'data/x.csv' is cut off after byte \(cut.count)"
      ])
    var damaged = Example.packed
    damaged[damaged.count - 6] ^= 0x55
    #expect(Example.problems(bytes: damaged, Example.minimal).map { $0.prefix(12) } == ["spec:1 E0408"])
  }

  @Test func `a file that is not there is told at the spec`() {
    let request = DatasetRequest(
      name: at("customers"), file: at("x.csv", 7), path: "y.csv", kind: Example.minimal)
    let problems = #expect(throws: Problems.self) { try DatasetLoader(world: MemoryWorld()).load(request) }
    #expect(problems?.diagnostics.map { $0.code } == [.unreadableFile])
    #expect(problems?.diagnostics.first?.place?.line == 7)
  }

  @Test func `unknown columns and wrong kinds are told together, in the spec and in the data`() {
    var roles = CustomerRoles(id: at("idd", 2), tenure: at("tenure", 3))
    roles.revenue = at("fee", 4)
    roles.pii = [at("mail", 5)]
    let file = "id,tenure,fee,email\na,1,1,x\nb,soon,2,y\nc,3,\"oh\nno\",z\nd,later,3,w\n"
    #expect(
      Example.problems(file, .customers(roles)) == [
        "spec:2 E0409 the file has no column 'idd' (did you mean 'id'?)",
        "spec:3 E0410 'tenure' needs numbers, and column 'tenure' is text",
        "spec:4 E0410 'revenue' needs numbers, and column 'fee' is text",
        "spec:5 E0409 the file has no column 'mail' (did you mean 'email'?)",
        "3:3 E0410 column 'tenure' is not numbers here, as 'tenure' needs",
        "4:5 E0410 column 'fee' is not numbers here, as 'revenue' needs",
      ])
  }

  @Test func `ids twice or missing, negative durations and one class only are told by line`() {
    var roles = CustomerRoles(id: at("id", 2), tenure: at("t", 3))
    roles.churned = (at("left", 4), at("yes", 5))
    let file = "id,t,left\na,1,Yes\n\"b\",-2,No\na,3,No\n,4,No\nb,-1,No\n"
    #expect(
      Example.problems(file, .customers(roles)) == [
        "spec:2 E0414 1 row has no id: line 5 of 'data/x.csv'",
        "spec:2 E0414 2 rows repeat the id of an earlier row: lines 4 and 6 of 'data/x.csv'",
        "spec:3 E0411 2 rows have a negative duration in 't': lines 3 and 6 of 'data/x.csv'",
        "spec:5 E0412 nobody left: 'left' is never 'yes' (did you mean 'Yes'?)",
      ])
  }

  @Test func `ids twice are found in long files as in short ones`() {
    var ids = (0..<70_000).map { "c\($0)" }
    ids[40] = "c39"
    ids[65_999] = "c3"
    ids[69_999] = "c40"
    let text = "id,t\n" + ids.map { "\($0),1" }.joined(separator: "\n")
    #expect(
      Example.problems(text, .customers(CustomerRoles(id: at("id", 2), tenure: at("t", 3)))) == [
        "spec:2 E0414 2 rows repeat the id of an earlier row: lines 42 and 66001 of 'data/x.csv'"
      ])
  }

  @Test func `an outcome spelled in more than one way is an error that counts the rows`() {
    var roles = CustomerRoles(id: at("id", 2))
    roles.churned = (at("left", 4), at("Yes", 5))
    let file = "id,left\na,Yes\nb,yes\nc,No\nd,\"Yes \"\ne,YES\nf,No\n"
    #expect(
      Example.problems(file, .customers(roles)) == [
        "spec:5 E0415 'left' spells 'Yes' in more than one way: 3 rows have it with other letter case or spaces"
          + " (make the spellings one)"
      ])
  }

  @Test(arguments: [
    ("id,left\na,1\nb,0\nc,2\nd,0\ne,\n", 1), ("id,left\na,1\nb,0\nc,\n", nil),
    ("id,left\na,1\nb,No\nc,Paused\nd,No\ne,Unknown\n", 2), ("id,left\na,1\nb,No\nc,No\n", nil),
  ])
  func `more than two outcomes are a warning that counts those beside the two`(
    file: String, beside: Int?
  ) throws {
    let warnings = try Example.load(file, Example.minimal).warnings.filter { $0.code == .moreOutcomes }
    let rows = beside == 1 ? "1 row" : "\(beside ?? 0) rows"
    #expect(
      warnings.map { $0.message }
        == (beside == nil
          ? []
          : [
            "'left' has more than two values: \(rows) with neither '1' nor the most frequent other value; "
              + "all but '1' count as stayed"
          ]))
    #expect(warnings.allSatisfy { $0.place?.line == 1 })
  }

  @Test func `a header without rows is an empty table`() {
    #expect(
      Example.problems("id,left\n", Example.minimal) == ["spec:1 E0401 the file has a header and no rows"])
  }

  @Test func `broken expectations are gates with counts and lines`() {
    let rules: [Loading.Expectation.Rule] = [
      .unique(column: "id"), .notNull(column: "fee"), .rows(min: 5, max: nil),
      .inSet(column: "plan", values: ["a"]),
      .minimum(column: "fee", value: 2), .maximum(column: "fee", value: 2), .rows(min: 1, max: 4),
    ]
    let expectations = rules.enumerated().map { Loading.Expectation($1, at: at("", 10 + $0).place) }
    let file = "id,left,fee,plan\na,1,1,a\nb,0,,b\nc,0,3,\nd,1,2.5,c\n"
    #expect(
      Example.problems(file, Example.minimal, expectations) == [
        "spec:11 E0601 1 row breaks the expectation that 'fee' has a value: line 3 of 'data/x.csv'",
        "spec:12 E0601 the file has 4 rows where at least 5 are expected",
        "spec:13 E0601 2 rows break the expectation that 'plan' is one of 'a': lines 3 and 5 of 'data/x.csv'",
        "spec:14 E0601 1 row breaks the expectation that 'fee' is at least 2: line 2 of 'data/x.csv'",
        "spec:15 E0601 2 rows break the expectation that 'fee' is at most 2: lines 4 and 5 of 'data/x.csv'",
      ])
  }

  @Test(arguments: [(35, 100, "2024-02-04", 0), (35, 100, "2024-02-10", 1), (35, 100, "2024-06-01", 2)])
  func `freshness counts days to the report's date`(warn: Int, stop: Int, asOf: String, level: Int) throws {
    let freshness = Freshness(column: at("day", 9), warnAfter: warn, errorAfter: stop)
    let file = "id,left,day\na,1,2024-01-01\nb,0,2023-12-01\n"
    let day = try #require(Day(iso: asOf))
    if level == 2 {
      #expect(
        Example.problems(file, Example.minimal, freshness: freshness, asOf: day) == [
          "spec:9 E0602 the newest date of 'day' is 152 days before 2024-06-01, 100 are allowed"
        ])
    } else {
      let data = try Example.load(file, Example.minimal, freshness: freshness, asOf: day)
      #expect(data.warnings.map { $0.code } == (level == 1 ? [.ageingData] : []))
    }
  }

  @Test func `the start of a file shows its columns`() throws {
    let world = MemoryWorld(texts: ["data/x.csv": "id,left,n\n1,Yes,5\n2,No,\n"])
    let columns = try DatasetLoader(world: world).sniff(Example.request(Example.minimal))
    #expect(columns.map { $0.kind } == [.text, .category, .integer])
  }

  @Test func `orders load with their customers as text`() throws {
    let kind = DatasetRequest.Kind.orders(OrderRoles(customer: at("c"), date: at("d"), amount: at("x")))
    let data = try Example.load("c,d,x\n01,2024-01-01,5.00\n01,2024-02-01,7\n", kind)
    #expect(
      data.table["c"]?.text(0) == "01" && data.table.columns.map { $0.kind } == [.text, .day, .decimal])
  }
}

/// A word of the spec on a line.
private func at(_ text: String, _ line: Int = 1) -> Located<String> {
  Located(text, at: Place(path: "spec", line: line, column: 1))
}

enum Example {
  static var minimal: DatasetRequest.Kind {
    var roles = CustomerRoles(id: at("id"))
    roles.churned = (at("left"), at("1"))
    return .customers(roles)
  }

  /// `printf 'id,left\na,1\n' | gzip -n` followed by `printf 'b,0\n' | gzip -n`: parts of one file.
  static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x4C, 0xD1, 0xC9, 0x49, 0x4D,
    0x2B, 0xE1, 0x4A, 0xD4, 0x31, 0xE4, 0x02, 0x00, 0x9A, 0xA5, 0x3E, 0xFF, 0x0C, 0x00, 0x00, 0x00,
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xD2, 0x31, 0xE0, 0x02, 0x00,
    0xFD, 0x80, 0xAF, 0xBE, 0x04, 0x00, 0x00, 0x00,
  ]

  static func request(
    _ kind: DatasetRequest.Kind, _ expectations: [Loading.Expectation] = [], freshness: Freshness? = nil
  ) -> DatasetRequest {
    DatasetRequest(
      name: at("customers"), file: at("data/x.csv"), path: "data/x.csv", kind: kind,
      expectations: expectations, freshness: freshness)
  }

  static func load(
    _ text: String = "", bytes: [UInt8]? = nil, _ kind: DatasetRequest.Kind,
    _ expectations: [Loading.Expectation] = [],
    freshness: Freshness? = nil, asOf: Day? = nil
  ) throws(Problems) -> Dataset {
    let world = MemoryWorld(files: ["data/x.csv": bytes ?? Array(text.utf8)])
    return try DatasetLoader(world: world).load(
      request(kind, expectations, freshness: freshness), asOf: asOf)
  }

  /// What is wrong, as "place code message (hint)", those of the spec by line first.
  static func problems(
    _ text: String = "", bytes: [UInt8]? = nil, _ kind: DatasetRequest.Kind,
    _ expectations: [Loading.Expectation] = [],
    freshness: Freshness? = nil, asOf: Day? = nil
  ) -> [String] {
    do {
      _ = try load(text, bytes: bytes, kind, expectations, freshness: freshness, asOf: asOf)
      return []
    } catch {
      let sorted = error.sorted
      return (sorted.filter { $0.place?.path == "spec" } + sorted.filter { $0.place?.path != "spec" }).map {
        let place = $0.place.map { $0.path == "spec" ? "spec:\($0.line)" : "\($0.line):\($0.column)" } ?? "-"
        return "\(place) \($0.code) \($0.message)\($0.hint.map { " (\($0))" } ?? "")"
      }
    }
  }
}
