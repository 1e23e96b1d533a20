public import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// Who leaves more: groups compared with a reference group.
public struct Cohorts: Analysis {
  public static let kind = "cohorts"
  public static let summary = "Share of leavers by group, with differences, intervals and tests"

  private static let byParameter = Parameter<Located<String>>(
    "by", help: "The column whose groups are compared", isRequired: true)
  private static let referenceParameter = Parameter<Located<String>>(
    "reference", help: "The group others are compared with; the largest unless given")

  public static var parameters: [ParameterDeclaration] {
    [byParameter.declaration, referenceParameter.declaration]
  }

  public static let planned = ["effect", "adjust", "pairs", "equivalence_margin", "bins"]

  public static let valueNames = [
    ValueDeclaration("rate", "share of leavers, of everyone and by group", .both),
    ValueDeclaration("customers", "customers, of everyone and by group", .both),
    ValueDeclaration("difference", "share of leavers less that of the reference, by group", .grouped),
    ValueDeclaration("chi_square", "Pearson's statistic of association with leaving"),
    ValueDeclaration("chi_square_p", "its p-value"),
    ValueDeclaration("cramers_v", "strength of the association, 0 to 1"),
    ValueDeclaration("logrank", "log-rank statistic over tenure"),
    ValueDeclaration("logrank_p", "its p-value"),
  ]

  let by: Located<String>
  let reference: Located<String>?

  public init?(_ options: inout OptionReader) {
    let by = options.read(Self.byParameter)
    reference = options.read(Self.referenceParameter)
    guard let by else { return nil }
    self.by = by
  }

  public var groupColumn: Located<String>? { by }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.churned]
    needs.columns = [(by, [])]
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let comparison = try CohortComparison(
      departures: try Departures(population),
      labels: try GroupLabels(by.value, in: population, context.wording),
      reference: reference?.value, in: context)
    let exhibits = CohortExhibits(comparison, context)
    return Finding(
      values: comparison.values, exhibits: [exhibits.figure, exhibits.table], remarks: exhibits.remarks,
      caveats: exhibits.caveats, ledger: comparison.ledger(population))
  }
}
