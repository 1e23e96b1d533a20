public import Diagnostics
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
  static let rankBy = Parameter<OutreachRanking>(
    "rank_by", help: "what decides who is contacted first", standard: .netValue)
  static let top = Parameter<Int>(
    "top", help: "the longest the list may be; the plan itself stays as it is",
    fault: { $0 > 0 ? nil : "must be above 0" })
  static let share = Parameter<Double>(
    "share", help: "the share of the customers the plan treats that goes on the list",
    fault: { $0 > 0 && $0 <= 1 ? nil : "must be a share above 0" })
  static let budget = Parameter<Double>(
    "budget", help: "what those on the list may cost together",
    fault: { $0 > 0 ? nil : "must be above 0" })
  static let formats = Parameter<OneOrMore<Located<OutreachTool>>>(
    "formats", help: "the tools that import the list, each with the headers it asks for")
  static let fieldsParameter = Parameter<ContactFields>(
    "fields", help: "the columns that hold what tools ask for, where their names do not say so")
  static let country = Parameter<String>(
    "country_code",
    help: "the country code of numbers written without one, such as 33; that of the plan, and no other",
    fault: { ContactRules.digits(ofCountryCode: $0) == nil ? "is one to three digits, such as 33" : nil })
  static let columnsParameter = Parameter<[Located<String>]>(
    "columns", help: "more columns of the data for the generic list")
  static let hash = Parameter<PersonalHash>(
    "hash_pii", help: "how personal data are hidden in the generic list: trimmed, in lower case, then hashed")
  static let bom = Parameter<Bool>(
    "bom", help: "begin files of the list with a byte order mark, for Excel", standard: false)
  static let fairnessParameter = Parameter<FairnessOption>(
    "fairness", help: "the columns by which those contacted are compared, and what being contacted means")
  static let show = Parameter<Int>(
    "show", help: "rows printed in the report", standard: 15,
    fault: { (0...200).contains($0) ? nil : "lies between 0 and 200" })
  static let validDays = Parameter<Int>(
    "valid_days", help: "days after the report's date for which the list holds", standard: 30,
    fault: { (1...366).contains($0) ? nil : "lies between 1 and 366" })
  static let allowEmpty = Parameter<Bool>(
    "allow_empty", help: "publish although nobody is on the list", standard: false)

  public static let parameters = [
    from.declaration, reasons.declaration, rankBy.declaration, top.declaration, share.declaration,
    budget.declaration, formats.declaration, fieldsParameter.declaration, country.declaration,
    columnsParameter.declaration, hash.declaration, bom.declaration, fairnessParameter.declaration,
    show.declaration, validDays.declaration, allowEmpty.declaration,
  ]
  public static let valueNames = [
    ValueDeclaration("listed", "customers on the list"),
    ValueDeclaration("treated", "customers whom the plan treats"),
    ValueDeclaration("expected_value", "net value expected of those on the list"),
    ValueDeclaration("cost", "contacts and offers expected for those on the list"),
    ValueDeclaration("excluded", "customers left out, by reason", .grouped),
    ValueDeclaration("held_out", "customers left alone on purpose whom the plan would have treated"),
    ValueDeclaration("planned_effect", "mean reduction of churn that the plan expects of those listed"),
    ValueDeclaration(
      "detectable", "the smallest reduction of churn that the holdout would find in four of five cases"),
    ValueDeclaration("rows", "rows of each file of a tool", .grouped),
    ValueDeclaration("contact_rate", "share of those still here who are contacted", .grouped),
    ValueDeclaration("contact_ratio", "the same over that of the group contacted most", .grouped),
    ValueDeclaration("contact_recall", "share of those expected to leave who are contacted", .grouped),
  ]

  let from: Located<String>
  let reasons: Located<String>?
  let rankBy: OutreachRanking
  let cut: OutreachCut
  /// The generic list first.
  let tools: [Located<OutreachTool>]
  let fields: ContactFields
  private let country: (code: String, place: Place)?
  /// The plan's, once the cell is joined to it.
  private(set) var rules: ContactRules?
  let columns: [Located<String>]
  let hash: PersonalHash?
  let hasMark: Bool
  let fairness: FairnessOption?
  let show: Int
  let validDays: Int
  let allowEmpty: Bool

  public init?(_ options: inout OptionReader) {
    let from = options.read(Self.from)
    reasons = options.read(Self.reasons)
    let rankBy = options.read(Self.rankBy)
    cut = Self.cut(&options)
    let written = options.read(Self.formats)?.values
    tools = written ?? []
    fields = options.read(Self.fieldsParameter) ?? ContactFields()
    let place = options.place("country_code")
    country = options.read(Self.country).flatMap(ContactRules.digits(ofCountryCode:)).map { ($0, place) }
    columns = options.read(Self.columnsParameter) ?? []
    hash = options.read(Self.hash)
    let hasMark = options.read(Self.bom)
    fairness = options.read(Self.fairnessParameter)
    let show = options.read(Self.show)
    let validDays = options.read(Self.validDays)
    let allowEmpty = options.read(Self.allowEmpty)
    guard let from, let rankBy, let hasMark, let show, let validDays, let allowEmpty else { return nil }
    self.from = from
    self.rankBy = rankBy
    self.hasMark = hasMark
    self.show = show
    self.validDays = validDays
    self.allowEmpty = allowEmpty
  }

  private static func cut(_ options: inout OptionReader) -> OutreachCut {
    let (top, share, budget) = (options.read(top), options.read(share), options.read(budget))
    let given = ["top", "share", "budget"].filter { options.node.entry($0) != nil }
    if given.count > 1 {
      options.add(
        .error(
          .badOption, "'\(given[0])' and '\(given[1])' both say where the list ends",
          at: options.place(given[1]), hint: "keep one of them"))
    }
    if let top { return .customers(top) }
    if let share { return .share(share) }
    return budget.map { .budget($0) } ?? .none
  }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.churned]
    needs.bothOutcomes = false
    needs.cells = [(from, ROI.kind)] + (reasons.map { [($0, "explain")] } ?? [])
    needs.columns = (fields.named.map { $0.column } + columns).map { ($0, []) }
    needs.columns += (fairness?.columns ?? []).map { ($0, []) }
    return needs
  }

  /// Numbers are completed and addresses looked up as the plan does it, or the list it checked would be another.
  public func joined(to cells: [String: any Analysis]) -> (cell: any Analysis, problems: Problems) {
    guard let plan = cells[from.value] as? ROI else { return (self, Problems()) }
    var joined = self
    joined.rules = plan.contact ?? ContactRules()
    var problems = Problems()
    if let country, country.code != joined.countryCode {
      problems.add(
        .error(
          .badOption,
          joined.rules?.countryCode.map { "'country_code' is \(country.code) here and \($0) in the plan" }
            ?? "the plan compares numbers without a country code, so a list cannot add one",
          at: country.place,
          hint: "set `country_code` under `contact` of '\(from.value)' alone: this cell takes it over"))
    }
    return (joined, problems)
  }

  /// The digits that numbers written without a country are given, here as in the plan.
  var countryCode: String? { rules == nil ? country?.code : rules?.countryCode }

  func addresses(in population: any Population) -> AddressColumns {
    let named = [(ContactField.email, [Channel.email]), (.phone, [.sms, .call])].compactMap {
      field, channels in
      fields.column(named: field).map { ($0, channels) }
    }
    return AddressColumns(rules, personal: population.roles.pii, named: named)
  }

  /// The column that holds a field: the one named, else that of the plan, else one by habit. Unless they are named,
  /// personal columns alone, so that nothing goes out which the spec did not declare as personal.
  func column(of field: ContactField, in population: any Population) -> String? {
    if let named = fields.column(named: field) { return named }
    let (addresses, personal) = (addresses(in: population), population.roles.pii)
    let candidates =
      switch field {
      case .email: [addresses.column(of: .email)]
      case .phone: [addresses.column(of: .sms), addresses.column(of: .call)]
      default: field.usualNames.map { $0 }
      }
    return candidates.compactMap { $0 }.first(where: personal.contains)
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
    let files = OutreachFiles(cell: self, list: list, context: context)
    let made = try files.made()
    let report = OutreachReport(
      cell: self, list: list, made: made.tools, audience: try OutreachAudience(self, list, context),
      context: context)
    var finding = try report.finding(rowsIn: population.count)
    finding.extracts = made.extracts
    return finding
  }
}

/// How personal data are hidden.
enum PersonalHash: String, OptionChoice {
  case sha256
}
