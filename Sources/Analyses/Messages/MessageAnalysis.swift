public import Diagnostics
public import Findings
import Formats
import Messaging
public import Populations
public import Specs

/// What those whom a plan treats are told: an e-mail or an SMS each, from templates, by persona and action.
public struct MessageAnalysis: Analysis {
  public static let kind = "messages"
  public static let summary =
    "An e-mail or an SMS for everyone the plan treats, from templates, by persona and action"

  static let from = Parameter<Located<String>>(
    "from", help: "the roi cell whose plan is carried out", isRequired: true)
  static let reasons = Parameter<Located<String>>(
    "reasons", help: "an explain cell: what goes with leaving, for drafts")
  static let templates = Parameter<Located<String>>(
    "templates", help: "a YAML file of messages in the report's language, in place of the shipped ones")
  static let merge = Parameter<[Located<String>]>(
    "merge", help: "columns under 'pii' that messages may name, such as first_name")
  static let sender = Parameter<MessageSender>(
    "sender", help: "who the messages are from", isRequired: true)
  static let maxSegments = Parameter<Int>(
    "max_segments", help: "messages that an SMS may be billed as", standard: 2,
    fault: { (1...6).contains($0) ? nil : "lies between 1 and 6" })
  static let top = Parameter<Int>(
    "top", help: "as in the outreach cell: the longest the list may be",
    fault: { $0 > 0 ? nil : "must be above 0" })
  static let show = Parameter<Int>(
    "show", help: "messages printed in full, those to most customers first", standard: 3,
    fault: { (0...40).contains($0) ? nil : "lies between 0 and 40" })
  static let validDays = Parameter<Int>(
    "valid_days", help: "days after the report's date for which offers hold", standard: 30,
    fault: { (1...366).contains($0) ? nil : "lies between 1 and 366" })
  static let draft = Parameter<DraftOption>(
    "draft",
    help: "lets a language model put the templates in words for each persona; absent, nothing is sent")

  public static let parameters = [
    from.declaration, reasons.declaration, templates.declaration, merge.declaration, sender.declaration,
    maxSegments.declaration, top.declaration, show.declaration, validDays.declaration, draft.declaration,
  ]
  public static let valueNames = [
    ValueDeclaration("customers", "customers who get a message"),
    ValueDeclaration("written", "different texts"),
    ValueDeclaration("email", "e-mails"),
    ValueDeclaration("sms", "SMS"),
    ValueDeclaration("segments", "messages that the SMS are billed as"),
    ValueDeclaration("drafted", "messages that a language model put in words"),
  ]

  let from: Located<String>
  let reasons: Located<String>?
  let templates: Located<String>?
  let merge: [Located<String>]
  let sender: MessageSender
  let maxSegments: Int
  let top: Int?
  let show: Int
  let validDays: Int
  let draft: DraftOption?
  /// The plan's, once the cell is joined to it.
  private(set) var rules: ContactRules?

  public init?(_ options: inout OptionReader) {
    let from = options.read(Self.from)
    reasons = options.read(Self.reasons)
    templates = options.read(Self.templates)
    merge = options.read(Self.merge) ?? []
    let sender = options.read(Self.sender)
    let maxSegments = options.read(Self.maxSegments)
    top = options.read(Self.top)
    let show = options.read(Self.show)
    let validDays = options.read(Self.validDays)
    draft = options.read(Self.draft)
    for name in merge where MessageCheck.shared.contains(name.value) || name.value == "unsubscribe" {
      options.add(
        .error(.badOption, "'\(name.value)' is a value of every message", at: name.place))
    }
    guard let from, let sender, let maxSegments, let show, let validDays else { return nil }
    self.from = from
    self.sender = sender
    self.maxSegments = maxSegments
    self.show = show
    self.validDays = validDays
  }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.churned]
    needs.bothOutcomes = false
    needs.cells = [(from, ROI.kind)] + (reasons.map { [($0, "explain")] } ?? [])
    needs.files = templates.map { [$0] } ?? []
    needs.personal = merge
    return needs
  }

  public func joined(to cells: [String: any Analysis]) -> (cell: any Analysis, problems: Problems) {
    var joined = self
    joined.rules = (cells[from.value] as? ROI)?.contact
    return (joined, Problems())
  }

  private var check: MessageCheck {
    MessageCheck(personal: merge.map { $0.value }, sender: sender, segments: maxSegments)
  }

  public func problems(in files: [String: [UInt8]]) -> Problems {
    guard let path = templates?.value, let bytes = files[path] else { return Problems() }
    do { return check.problems(in: try MessageFile(path: path, bytes: bytes)) } catch { return error }
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    let file = try messageFile(context)
    let audience = try MessageAudience(self, population, context)
    try audience.reconcile(with: context.findings[from.value], plan: from.value)
    let written = MessageWriting(self, file, audience, context)
    let files = try MessageFiles(
      cell: self, file: file, audience: audience, writing: written, context: context)
    let report = MessageReport(
      cell: self, audience: audience, writing: written, merged: files.merged, shown: try files.shown(),
      context: context)
    var finding = report.finding(rowsIn: population.count)
    finding.extracts = try files.extracts()
    finding.texts = try files.texts()
    finding.sources = written.sources
    return finding
  }

  private func messageFile(_ context: AnalysisContext) throws(AnalysisError) -> MessageFile {
    let language = context.wording.language
    do throws(Problems) {
      guard let path = templates?.value else { return try StandardMessages.file(language) }
      guard let bytes = context.files[path] else {
        throw Problems(.error(.unanswerable, "'\(path)' was not read", at: templates?.place))
      }
      let file = try MessageFile(path: path, bytes: bytes)
      guard file.language == language else {
        throw Problems(
          .error(
            .badOption,
            "'\(path)' is written in '\(file.language.rawValue)', and the report in '\(language.rawValue)'",
            at: templates?.place))
      }
      return file
    } catch { throw AnalysisError(error) }
  }
}
