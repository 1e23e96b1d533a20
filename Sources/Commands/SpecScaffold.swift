import Tables

/// A spec with the columns that look as if they played a part, by their names and by what the first rows hold.
struct SpecScaffold {
  let id: String
  let file: String
  let columns: [SniffedColumn]

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
          churned: { column: \(churned), is: "\(leftValue(of: churned))" }   # CHECK: the value of those who left
          \(revenueLine)
          pii: [\(contact.joined(separator: ", "))]   # CHECK: contact data, only for the outreach list
          protected: [\(protected.joined(separator: ", "))]   # CHECK: who people are; never used to score anyone, but audited
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
    columns.isEmpty ? "" : "\n    # its columns: \(columns.map { $0.name }.joined(separator: ", "))"
  }

  /// Revenue is optional, so a guess that fails stands as a comment.
  private var revenueLine: String {
    let words = ["monthly", "revenue", "mrr", "price", "fee"]
    let found = columns.first { column in words.contains { column.name.lowercased().contains($0) } }
    if let found { return "revenue: \(found.name)                       # CHECK: recurring revenue a month" }
    return columns.isEmpty
      ? "revenue: monthly_charges                # CHECK: recurring revenue a month"
      : "# revenue: COLUMN                       # recurring revenue a month, where there is one"
  }

  /// Of the few values of the outcome's column, the one that says yes; `Yes` where none does.
  private func leftValue(of column: String) -> String {
    let levels = columns.first { $0.name == column }?.levels ?? []
    let words = ["yes", "y", "true", "1", "1.0", "left", "churned", "churn", "cancelled", "exited"]
    return levels.first { words.contains($0.lowercased()) } ?? "Yes"
  }

  /// Columns that look like contact data. Whether there is a telephone is none.
  private var contact: [String] {
    columns.filter { column in
      ["mail", "phone", "name", "address", "street"].contains { column.name.lowercased().contains($0) }
        && !column.name.lowercased().contains("opt") && !saysYesOrNo(column)
    }.map { $0.name }
  }

  /// Whether a column has values, and all of them are a yes or a no, such as `No phone service`.
  private func saysYesOrNo(_ column: SniffedColumn) -> Bool {
    let words: Set = ["yes", "no", "y", "n", "true", "false", "t", "f", "0", "1"]
    return !column.levels.isEmpty
      && column.levels.allSatisfy { words.contains($0.lowercased()) || $0.lowercased().hasPrefix("no ") }
  }

  /// Columns that look like what no customer should be scored by.
  private var protected: [String] {
    let words: Set = [
      "gender", "sex", "age", "birth", "birthday", "birthdate", "dob", "senior", "race", "ethnicity",
      "religion",
      "nationality", "citizenship", "disability", "disabled", "marital", "pregnant", "orientation",
    ]
    return columns.filter { !words.isDisjoint(with: Self.words(of: $0.name)) }.map { $0.name }
  }

  /// Columns that look as if they were written when a customer left.
  private var afterwards: [String] {
    columns.map { $0.name }.filter { name in
      ["reason", "left_on", "leaving", "cancel", "end_date"].contains { name.lowercased().contains($0) }
    }
  }

  /// The first column whose name holds one of the words, the earlier words first; without one, a name that `check`
  /// points at.
  private func guess(_ words: [String], _ otherwise: String) -> String {
    for word in words {
      if let found = columns.first(where: { $0.name.lowercased().contains(word) }) { return found.name }
    }
    return columns.isEmpty ? otherwise : "COLUMN"
  }

  /// The words of a name, whether they are parted by signs or by capitals: `SeniorCitizen`, `date_of_birth`.
  private static func words(of name: String) -> Set<String> {
    var words: [String] = [""]
    var wasSmall = false
    for letter in name {
      if !letter.isLetter || letter.isUppercase && wasSmall { words.append("") }
      if letter.isLetter { words[words.count - 1] += letter.lowercased() }
      wasSmall = letter.isLowercase
    }
    return Set(words)
  }
}
