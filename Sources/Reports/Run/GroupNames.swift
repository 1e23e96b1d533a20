import Analyses
import Diagnostics
import Expressions
import Findings
import Populations
import Tables

/// The groups that a cell's values will have, once the data say what levels its column has.
struct GroupNames {
  let cell: String
  let column: Located<String>
  private let analysis: any Analysis
  /// In the order of the data; the slug is what addresses use.
  let levels: [(label: String, slug: String)]

  /// `nil` for cells whose groups are found while they run.
  init?(of cell: PlannedCell, in population: any Population) {
    guard case .analysis(let analysis) = cell.work, let column = analysis.groupColumn,
      let info = population.columns.first(where: { $0.name == column.value }), info.kind == .category
    else { return nil }
    self.cell = cell.id
    self.column = column
    self.analysis = analysis
    levels = info.levels.map { ($0, slug($0)) }
  }

  /// Labels that make no address, and addresses of groups that there are not.
  func problems(_ plan: Plan) -> Problems {
    var problems = Problems()
    problems.add(ambiguous())
    for address in plan.cells.flatMap({ $0.addresses }) where address.cell == cell {
      guard analysis.groupColumn(of: address.value) != nil, let group = address.group,
        !levels.contains(where: { $0.slug == group })
      else { continue }
      problems.add(
        .error(
          .unknownValue, "'\(column.value)' has no group '\(group)'", at: address.place,
          hint: didYouMean(group, among: levels.map { $0.slug })
            ?? "its groups are \(levels.prefix(6).map { $0.slug }.joined(separator: ", "))"))
    }
    return problems
  }

  private func ambiguous() -> Problems {
    var seen: Set<String> = []
    for level in levels where level.slug.isEmpty || !seen.insert(level.slug).inserted {
      return Problems(
        .error(
          .unaddressable,
          level.slug.isEmpty
            ? "a level of '\(column.value)' has no letter or digit to be addressed by"
            : "two levels of '\(column.value)' have the same address, '\(level.slug)'",
          at: column.place, hint: "give the levels names that differ in letters or digits"))
    }
    return Problems()
  }
}

extension PlannedCell {
  /// Every address in its words.
  fileprivate var addresses: [Address] {
    let texts = [words.title, words.takeaway, words.note, words.alt].compactMap { $0 }
    let own: [Template] =
      switch work {
      case .prose(let template), .callout(_, let template): [template]
      case .analysis, .appendix: []
      }
    return (texts + own).flatMap { $0.addresses } + (words.claim?.expression.addresses ?? [])
  }
}
