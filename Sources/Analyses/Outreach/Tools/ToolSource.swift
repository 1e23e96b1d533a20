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
  let list: OutreachList

  func column(_ name: String) throws(AnalysisError) -> Column {
    let table = try answered(blaming: "fields") { () throws(PopulationError) in
      try population.extract([name])
    }
    return table.columns[0]
  }

  /// Rows that have what the tool needs; of those that must not be written to, each address once.
  func useful(_ rows: [Int32]) throws(AnalysisError) -> [Int32] {
    guard file.need != .nothing else { return rows }
    let email = try texts(.email, .email, rows, isHashed: false)
    let phone =
      file.need == .email
      ? nil : try texts(.phone, .international(countryCode: nil), rows, isHashed: false)
    func has(_ texts: TextColumn?, _ index: Int) -> Bool {
      texts.map { !$0.range(of: index).isEmpty } ?? false
    }
    var seen: Set<String> = []
    return rows.indices.filter { index in
      guard has(email, index) || has(phone, index) else { return false }
      guard file.rows == .optedOut, let email else { return true }
      return seen.insert(email[index]).inserted
    }.map { rows[$0] }
  }

  /// A field in the form that the tool takes; `nil` when no column holds it.
  ///
  /// Addresses are those of customers who agreed to be reached there, or whom the spec asks no consent of; in a file
  /// of those who opted out they are theirs.
  func texts(
    _ field: ContactField, _ form: PersonalTexts.Form, _ rows: [Int32], isHashed: Bool
  ) throws(AnalysisError) -> TextColumn? {
    guard let name = cell.column(of: field, in: population) else { return nil }
    let texts = PersonalTexts.texts(
      try column(name), rows: rows, as: complete(form), isHashed: isHashed,
      where: try isShown(field, rows))
    return file.longest.map { PersonalTexts.cut(texts, bytes: $0) } ?? texts
  }

  private func complete(_ form: PersonalTexts.Form) -> PersonalTexts.Form {
    switch form {
    case .international: .international(countryCode: cell.countryCode)
    case .digits: .digits(countryCode: cell.countryCode)
    default: form
    }
  }

  private func isShown(_ field: ContactField, _ rows: [Int32]) throws(AnalysisError) -> [Bool]? {
    guard file.rows != .optedOut else { return nil }
    let channels: [Channel] =
      switch field {
      case .email: [.email]
      case .phone: file.phoneFor
      default: []
      }
    guard !channels.isEmpty else { return nil }
    var shown = [Bool](repeating: false, count: rows.count)
    for channel in channels {
      // A channel that no action of the plan uses was not asked about: nobody is to be reached there.
      guard let statuses = try statuses(channel) else { continue }
      for (index, row) in rows.enumerated() {
        let status = statuses[Int(row)]
        if tool.asksConsent ? status == .subscribed : status?.isOpen == true { shown[index] = true }
      }
    }
    return shown
  }

  func statuses(_ channel: Channel) throws(AnalysisError) -> [ConsentStatus?]? {
    try Self.statuses(channel, population, list.plan)
  }

  /// What the plan knows of consent to a channel; `nil` when the plan neither uses nor asks about it.
  static func statuses(
    _ channel: Channel, _ population: any Population, _ plan: String
  ) throws(AnalysisError) -> [ConsentStatus?]? {
    let name = "#status_\(channel.rawValue).\(plan)"
    guard population.columns.contains(where: { $0.name == name }) else { return nil }
    let table = try answered { () throws(PopulationError) in try population.extract([name]) }
    guard case .categories(let categories) = table.columns[0] else { return nil }
    let statuses = categories.levels.map { level in ConsentStatus.allCases.first { $0.code == level } }
    return (0..<categories.count).map { row in categories.code(at: row).flatMap { statuses[$0] } }
  }

  /// Texts no longer than the tool takes.
  func cut(_ column: Column) -> Column {
    guard let longest = file.longest, case .categories(let categories) = column,
      categories.levels.contains(where: { $0.utf8.count > longest })
    else { return column }
    let texts = TextColumn((0..<categories.count).map { column.text($0) })
    return .text(PersonalTexts.cut(texts, bytes: longest))
  }
}
