import Diagnostics
import Outside

/// `tenure new ID`: writes a spec to start from.
struct NewCommand: Command {
  static let name = "new"
  static let summary = "write a spec to start from"
  static let synopsis = "ID [--data FILE]"
  private static let data = Flag("data", .value("FILE"), help: "a CSV whose columns the spec names")
  static let flags = [data]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.count == 1 else { throw UsageError("an id is needed, such as my-retention") }
    let id = arguments.operands[0]
    guard id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }), id.first != "-"
    else {
      throw UsageError("an id is in lower case with hyphens, such as my-retention")
    }
    let world = environment.world
    let path = "reports/\(id).yaml"
    guard !world.exists(path) else { throw UsageError("\(path) is there already") }
    let file = arguments.value(Self.data)
    let names = try file.map { try header(of: $0, in: world) } ?? []
    try world.makeDirectory("reports")
    let output = try world.create(path)
    try output.write(
      Array(SpecScaffold(id: id, file: file ?? "data/customers.csv", columns: names).text.utf8))
    try output.close()
    environment.terminal.print(path)
    environment.terminal.message("look at the lines marked CHECK, then: tenure check \(path)")
    return .success
  }

  /// The names in the first line; a quoted name is taken without its quotes.
  private func header(of path: String, in world: any World) throws -> [String] {
    let bytes = try world.readStart(path, limit: 65_536)
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let text = String(decoding: line, as: UTF8.self)
    let delimiter = [",", ";", "\t"].max { a, b in count(a, text) < count(b, text) } ?? ","
    return text.split(separator: Character(delimiter), omittingEmptySubsequences: false).map { name in
      String(name.filter { $0 != "\"" && $0 != "\u{FEFF}" })
    }
  }

  private func count(_ delimiter: String, _ text: String) -> Int {
    text.split(separator: Character(delimiter)).count
  }
}

/// A spec with the columns that look as if they played a part.
struct SpecScaffold {
  let id: String
  let file: String
  let columns: [String]

  var text: String {
    let key = guess(["customer_id", "customerid", "id"], "customer_id")
    let tenure = guess(["tenure", "months", "duration"], "tenure_months")
    let churned = guess(["churned", "churn", "left", "cancelled"], "churned")
    let group = guess(["contract", "plan", "segment", "product"], "contract")
    return """
      # yaml-language-server: $schema=../templates/report.schema.json
      spec: 1
      id: \(id)
      title: Customer retention
      lang: en
      currency: usd
      data:
        customers:
          file: \(file)\(columnList)
          id: \(key)                                # CHECK: names the customer
          tenure: \(tenure)                         # CHECK: how long observed
          unit: month
          churned: { column: \(churned), is: "Yes" }   # CHECK: the value of those who left
          \(revenueLine)
          pii: [\(contact.joined(separator: ", "))]   # CHECK: contact data, only for the outreach list
          protected: []                             # never used to score anyone
          after_outcome: [\(afterwards.joined(separator: ", "))]   # CHECK: known only once a customer has left
      models:
        churn: { learners: [logistic, boosted], folds: 5 }
      seed: 1
      cells:
        - { kind: kpis, id: headline, model: churn, items: [ { metric: churn_rate, good: down }, { metric: customers_at_risk, good: down } ] }
        - kind: text
          id: summary
          heading: Summary
          md: |
            **{{ headline.churn_rate | pct1 }}** of customers had left; see @stay.
        - { kind: survival, id: stay, by: \(group), title: How long customers stay }   # CHECK: by
        - { kind: cohorts, id: groups, by: \(group), title: Where leaving concentrates }
        - { kind: model, id: trust, model: churn, title: How far the scores can be trusted }
        - { kind: appendix, id: appendix, include: [method, data_quality, glossary, provenance] }

      """
  }

  /// The file's own names, so that the right ones can be put in.
  private var columnList: String {
    columns.isEmpty ? "" : "\n    # its columns: \(columns.joined(separator: ", "))"
  }

  /// Revenue is optional, so a guess that fails stands as a comment.
  private var revenueLine: String {
    let words = ["monthly", "revenue", "mrr", "price", "fee"]
    let found = columns.first { name in words.contains { name.lowercased().contains($0) } }
    if let found { return "revenue: \(found)                       # CHECK: recurring revenue a month" }
    return columns.isEmpty
      ? "revenue: monthly_charges                # CHECK: recurring revenue a month"
      : "# revenue: COLUMN                       # recurring revenue a month, where there is one"
  }

  /// Columns that look like contact data.
  private var contact: [String] {
    columns.filter { name in
      ["mail", "phone", "name", "address", "street"].contains { name.lowercased().contains($0) }
        && !name.lowercased().contains("opt")
    }
  }

  /// Columns that look as if they were written when a customer left.
  private var afterwards: [String] {
    columns.filter { name in
      ["reason", "left_on", "leaving", "cancel", "end_date"].contains { name.lowercased().contains($0) }
    }
  }

  /// The first column whose name holds one of the words, the earlier words first; without one, a name that `check`
  /// points at.
  private func guess(_ words: [String], _ otherwise: String) -> String {
    for word in words {
      if let found = columns.first(where: { $0.lowercased().contains(word) }) { return found }
    }
    return columns.isEmpty ? otherwise : "COLUMN"
  }
}
