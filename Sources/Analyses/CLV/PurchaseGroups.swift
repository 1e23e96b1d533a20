import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// Customers without a contract by the levels of a column, all valued by one model of everyone.
struct PurchaseGroups {
  struct Group {
    let label: String
    let address: String
    let sums: PurchaseStudy.Sums
  }

  let column: String
  /// The largest total first.
  let groups: [Group]
  /// Groups too small to show, and others held back to hide them.
  let hidden: (labels: [String], customers: Int)
  /// Customers who bought and of whom the column says nothing.
  let unknown: Int

  /// Groups of one table.
  static let limit = 12

  init(
    _ by: String, _ study: PurchaseStudy, _ margin: Double, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let population = context.population
    guard population.roles.orders == nil else {
      throw AnalysisError(
        .unsuitableColumn, "'by' groups customers, and the cell's data hold order lines", option: "by",
        hint: "name the data set of customers with `data:`, and that of orders with `orders:`")
    }
    let labels = try GroupLabels(by, in: population, context.wording)
    let valued = try answered(blaming: "by") { () throws(PopulationError) in
      try study.valued.joined(with: population, columns: [labels.column]).population
    }
    let counts = try answered(blaming: "by") { () throws(PopulationError) in
      try valued.counts(by: [labels.column], flags: [], sums: [])
    }
    let present = counts.groups.compactMap { group in
      group.labels[0].map { (level: $0, count: group.count) }
    }
    let held = Withholding(sizes: present.map { $0.count }, minimum: context.minimum.shown).groups
    let shown = present.indices.filter { !held.contains($0) }.map { present[$0].level }
    guard !shown.isEmpty else {
      throw AnalysisError(
        .tooFew, "no group of '\(by)' has \(context.minimum.shown) customers with a purchase", option: "by")
    }
    try labels.check(shown, limit: Self.limit)
    var groups: [Group] = []
    for level in shown {
      let part = try answered(blaming: "by") { () throws(PopulationError) in
        try valued.restricted(to: .level(column: labels.column, is: level))
      }
      let sums = try PurchaseTenths(part, study.forecast, study.spends, margin: margin).all
      groups.append(Group(label: labels.shown(level), address: labels.address(level), sums: sums))
    }
    column = by
    self.groups = groups.sorted { ($1.sums.value.value, $0.label) < ($0.sums.value.value, $1.label) }
    hidden = (
      held.map { labels.shown(present[$0].level) }.sorted(), held.reduce(0) { $0 + present[$1].count }
    )
    unknown = valued.count - present.reduce(0) { $0 + $1.count }
  }
}

extension PurchaseGroups {
  func values(_ report: PurchaseReport) -> [(name: ValueName, value: Value)] {
    groups.flatMap { group -> [(name: ValueName, value: Value)] in
      let n = group.sums.customers
      let mean = report.per(group.sums.value, n)
      return [
        (
          ValueName("clv", group: group.address),
          report.words.value(mean, report.words.money(about: mean.value), n: n)
        ),
        (
          ValueName("clv_total", group: group.address),
          report.words.value(group.sums.value, .money(about: group.sums.value.value), n: n)
        ),
        (ValueName("customers", group: group.address), Value(Double(n), .num0, n: n)),
      ]
    }
  }

  func table(_ report: PurchaseReport) -> Exhibit {
    let (words, wording) = (report.words, report.wording)
    let label = report.context.population.roles.readerLabel(of: column, wording)
    let largest = groups.map { $0.sums.value.value / Double($0.sums.customers) }.max() ?? 0
    let mean = words.money(about: largest)
    let total: Format = report.study.all.value.value < 1_000_000 ? .money0 : .money0k
    let columns =
      [
        ResultTable.Column("group", header: label, alignment: .leading),
        ResultTable.Column("customers", header: wording(.customersHeader)),
        ResultTable.Column("purchases", header: wording(.clvPurchasesHeader)),
      ] + words.pair("value", .clvPerCustomerHeader) + words.pair("total", .clvTotalHeader)
    func row(_ label: String, _ sums: PurchaseStudy.Sums, isSummary: Bool) -> ResultTable.Row {
      let n = sums.customers
      return ResultTable.Row(
        [
          .text(label), .count(n), .value(words.value(report.per(sums.purchases, n), .num2, n: n)),
        ] + words.both(words.value(report.per(sums.value, n), mean, n: n))
          + words.both(words.value(sums.value, total, n: n)), isSummary: isSummary)
    }
    var notes = [wording(.clvGroupsNote)]
    if unknown > 0 { notes.append(wording(.clvGroupsUnknown, ["n": .count(unknown)])) }
    if !hidden.labels.isEmpty {
      notes.append(
        wording(
          .clvGroupsHidden,
          ["names": .text(hidden.labels.joined(separator: ", ")), "n": .count(hidden.customers)]))
    }
    return Exhibit(
      id: "groups", title: wording(.clvGroupsTitle, ["column": .text(midSentence(label))]),
      subtitle: wording(
        .clvGroupsSubtitle,
        ["n": .count(report.customers), "horizon": .text(words.horizon), "level": .text(words.level)]),
      content: .table(
        ResultTable(
          columns: columns,
          rows: groups.map { row($0.label, $0.sums, isSummary: false) } + [
            row(wording(.everyone), report.study.all, isSummary: true)
          ])), alt: "", note: notes.joined(separator: " "))
  }
}
