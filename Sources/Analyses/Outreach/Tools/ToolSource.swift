import Diagnostics
import Models
import Populations
import Tables

/// What the data say of the customers that a tool's file is about, by row of a population.
struct ToolSource {
  let file: ToolFile
  let tool: OutreachTool
  let population: any Population
  let cell: Outreach
  let open: OpenChannels
  let columns: WholeColumns
  /// One for each row of the population, for files that name customers.
  let ids: CustomerIDs

  /// A field as the tool takes it, row by row.
  struct Texts: Sendable {
    let texts: PersonalTexts
    let isHashed: Bool
    /// Numbers and addresses that begin as a formula does stand in no list, where a spreadsheet would run them.
    let isGuarded: Bool
    /// The longest text that the tool takes, in bytes.
    let longest: Int?
    let isShown: @Sendable (_ row: Int) -> Bool

    /// As it stands in the file; `nil` where it is blank.
    func text(_ row: Int) -> String? {
      guard isShown(row), let text = texts.text(row) else { return nil }
      if isHashed { return PersonalTexts.hash(text) }
      if isGuarded, FormulaGuard.isFormula(text.utf8) { return nil }
      return longest.map { PersonalTexts.cut(text, bytes: $0) } ?? text
    }
  }

  /// Rows that have what the tool needs, and no id that a spreadsheet would run; of those that must not be reached, each
  /// address once.
  func useful(_ rows: [Int32]) throws(AnalysisError) -> [Int32] {
    var kept = rows
    if file.isList, file.columns.contains(where: { $0.content == .id }) {
      let ids = ids
      kept = PersonalTexts.rows(kept) { !FormulaGuard.isFormula(ids.text($0).utf8) }
    }
    guard file.need != .nothing else { return kept }
    let needed = try needed()
    kept = PersonalTexts.rows(kept) { row in needed.contains { $0.text(row) != nil } }
    guard !file.isList, let texts = needed.first else { return kept }
    var seen: Set<UInt64> = []
    return kept.filter { row in
      texts.text(Int(row)).map { seen.insert(RowHash.hash(Array($0.utf8), seed: 0)).inserted } == true
    }
  }

  /// The addresses of which a row must have one.
  private func needed() throws(AnalysisError) -> [Texts] {
    let fields: [ContactField] =
      switch file.need {
      case .nothing: []
      case .email: [.email]
      case .phone: [.phone]
      case .emailOrPhone: [.email, .phone]
      }
    var needed: [Texts] = []
    for column in file.columns {
      guard case .field(let field, _) = column.content, fields.contains(field) else { continue }
      if let texts = try texts(column) { needed.append(texts) }
    }
    return needed
  }

  /// A field in the form that the tool takes; `nil` when no column holds it.
  ///
  /// Addresses are those of customers who agreed to be reached there, or whom the spec asks no consent of; in a file
  /// of those who opted out they are theirs.
  func texts(_ column: ToolFile.Column) throws(AnalysisError) -> Texts? {
    guard case .field(let field, let form) = column.content,
      let texts = try personal(field, form)
    else { return nil }
    let companions = try companions(of: field)
    let channels = channels(of: field)
    let (open, asksConsent) = (open, tool.asksConsent)
    return Texts(
      texts: texts, isHashed: column.isHashed,
      isGuarded: file.isList && (field == .email || field == .phone), longest: file.longest
    ) { row in
      guard channels.map({ open.isOpen($0, row, asksConsent: asksConsent) }) ?? true else { return false }
      return companions.allSatisfy { $0.map { $0.text(row) != nil } ?? false }
    }
  }

  private func personal(
    _ field: ContactField, _ form: ToolFile.Form
  ) throws(AnalysisError) -> PersonalTexts? {
    guard let name = cell.column(of: field, in: population) else { return nil }
    return try columns.texts(
      name, as: form.texts(cell.countryCode),
      countries: field == .zip ? cell.column(of: .country, in: population) : nil)
  }

  /// The other fields that a row must have; `nil` for one that no column holds.
  private func companions(of field: ContactField) throws(AnalysisError) -> [PersonalTexts?] {
    guard file.together.contains(field) else { return [] }
    var companions: [PersonalTexts?] = []
    for column in file.columns {
      guard case .field(let other, let form) = column.content, other != field,
        file.together.contains(other)
      else { continue }
      companions.append(try personal(other, form))
    }
    return companions
  }

  /// Channels of which one must be open for a field to stand in the file; `nil` for what is no address.
  private func channels(of field: ContactField) -> [Channel]? {
    guard file.isList, let column = cell.column(of: field, in: population) else { return nil }
    switch field {
    case .email: return [.email]
    case .phone:
      let used = cell.addresses(in: population).channels(of: column)
      return file.phoneFor.filter(used.contains)
    default: return nil
    }
  }

  /// How many countries are written that are no code of two letters.
  func unknownCountries(_ rows: [Int32]) throws(AnalysisError) -> Int {
    for column in file.columns {
      guard case .field(.country, .country(let inCapitals)) = column.content,
        let texts = try personal(.country, .country(inCapitals: inCapitals))
      else { continue }
      return PersonalTexts.rows(rows) { texts.isWritten($0) && texts.text($0) == nil }.count
    }
    return 0
  }
}

extension ToolFile.Form {
  fileprivate func texts(_ countryCode: String?) -> PersonalTexts.Form {
    switch self {
    case .written: .written
    case .email: .email
    case .international: .international(countryCode: countryCode)
    case .digits: .digits(countryCode: countryCode)
    case .words: .words
    case .plainWords: .plainWords
    case .letters: .letters
    case .postal: .postal
    case .compactPostal: .compactPostal
    case .country(let inCapitals): .country(inCapitals: inCapitals)
    }
  }
}
