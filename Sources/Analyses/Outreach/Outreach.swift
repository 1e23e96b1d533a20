import Diagnostics
public import Findings
import Formats
import Models
public import Populations
public import Specs

/// The ranked list of whom to contact, as marketing imports it, and every customer's recommendation.
public struct Outreach: Analysis {
  public static let kind = "outreach"
  public static let summary =
    "The ranked list of whom to contact, its exclusions, and the CSVs of the campaign"

  static let from = Parameter<Located<String>>(
    "from", help: "the roi cell whose plan is carried out", isRequired: true)
  static let reasons = Parameter<Located<String>>(
    "reasons", help: "an explain cell, to say what goes with each score")
  static let top = Parameter<Int>(
    "top", help: "the longest the list may be; the plan itself stays as it is",
    fault: { $0 > 0 ? nil : "is above 0" })
  static let show = Parameter<Int>(
    "show", help: "rows printed in the report", standard: 15,
    fault: { (0...200).contains($0) ? nil : "lies between 0 and 200" })
  static let validDays = Parameter<Int>(
    "valid_days", help: "days after the report's date for which the list holds", standard: 30,
    fault: { (1...366).contains($0) ? nil : "lies between 1 and 366" })
  static let allowEmpty = Parameter<Bool>(
    "allow_empty", help: "publish although nobody is on the list", standard: false)

  public static let parameters = [
    from.declaration, reasons.declaration, top.declaration, show.declaration, validDays.declaration,
    allowEmpty.declaration,
  ]
  public static let planned = ["format", "formats", "rank_by", "columns", "hash_pii", "share", "bom"]
  public static let valueNames = [
    ValueDeclaration("listed", "customers on the list"),
    ValueDeclaration("treated", "customers whom the plan treats"),
    ValueDeclaration("expected_value", "net value expected of those on the list"),
    ValueDeclaration("cost", "contacts and offers expected for those on the list"),
    ValueDeclaration("excluded", "customers left out, by reason", .grouped),
  ]

  let from: Located<String>
  let reasons: Located<String>?
  let top: Int?
  let show: Int
  let validDays: Int
  let allowEmpty: Bool

  public init?(_ options: inout OptionReader) {
    let from = options.read(Self.from)
    reasons = options.read(Self.reasons)
    top = options.read(Self.top)
    let show = options.read(Self.show)
    let validDays = options.read(Self.validDays)
    let allowEmpty = options.read(Self.allowEmpty)
    guard let from, let show, let validDays, let allowEmpty else { return nil }
    self.from = from
    self.show = show
    self.validDays = validDays
    self.allowEmpty = allowEmpty
  }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.churned]
    needs.bothOutcomes = false
    needs.cells = [(from, ROI.kind)] + (reasons.map { [($0, "explain")] } ?? [])
    return needs
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    let list = try OutreachList(self, population, context)
    guard allowEmpty || !list.listed.isEmpty else {
      throw AnalysisError(
        .emptyOutreach, "nobody is left to contact", option: "from",
        hint: "add 'allow_empty: true' if that is fine")
    }
    try list.reconcile(with: context.findings[from.value])
    let report = OutreachReport(cell: self, list: list, context: context)
    var finding = report.finding(rowsIn: population.count)
    finding.extracts = try OutreachFiles(cell: self, list: list, context: context).extracts()
    return finding
  }
}
