import Diagnostics
import Findings
import Models
import Populations
import Tables

/// Makes the files of tools from a list: the same customers, in each tool's own columns and words.
///
/// Columns of the plan are shared with every other file; personal texts are made while the file is written.
struct ToolSheet {
  let cell: Outreach
  let list: OutreachList
  /// Columns of `interventions.csv`, one row for each of those still here.
  let known: [(field: Extract.Field, column: Tables.Column)]
  /// Of those still here.
  let open: OpenChannels
  let context: AnalysisContext

  /// A file with how many rows of the list are not in it, for want of an address or because another tool reaches
  /// them.
  struct Made {
    let tool: OutreachTool
    /// Of the file's name.
    let stem: String
    let extract: Extract
    let rows: Int
    let leftOut: Int?
    /// Rows with all the fields that are of use to the tool together; `nil` where there are no such fields.
    let complete: Int?
    /// Countries left blank, as they are no code of two letters.
    let unknownCountries: Int
  }

  private enum Values {
    case kept(Tables.Column)
    case made(Extract.Made)
  }

  private var here: any Population { list.stillHere }

  func made(_ tool: OutreachTool) throws(AnalysisError) -> [Made] {
    var made: [Made] = []
    for file in tool.files { made.append(try self.made(file, of: tool)) }
    return made
  }

  private func made(_ file: ToolFile, of tool: OutreachTool) throws(AnalysisError) -> Made {
    let (population, chosen, open) = try rows(of: file)
    let source = ToolSource(
      file: file, tool: tool, population: population, cell: cell, open: open,
      columns: WholeColumns(of: population, in: context.population), ids: list.ids)
    let rows = try source.useful(chosen)
    var fields: [Extract.Field] = []
    var kept: [(name: String, column: Tables.Column)] = []
    var made: [Extract.Made] = []
    for column in file.columns {
      guard let values = try values(column, source) else { continue }
      fields.append(field(column))
      switch values {
      case .kept(let values): kept.append((column.header, values))
      case .made(let values): made.append(values)
      }
    }
    let extract = Extract(
      path: file.path, fields: fields, table: Table(kept, rowCount: population.count), made: made, rows: rows,
      isPersonal: true, hasMark: cell.hasMark)
    return Made(
      tool: tool, stem: file.stem, extract: extract, rows: rows.count,
      leftOut: file.isList ? list.listed.count - rows.count : nil,
      complete: try complete(source, rows), unknownCountries: try source.unknownCountries(rows))
  }

  private func rows(
    of file: ToolFile
  ) throws(AnalysisError) -> (population: any Population, rows: [Int32], open: OpenChannels) {
    switch file.rows {
    case .listed(let channels):
      let rows = list.listed.filter { channels.isEmpty || list.channel($0).map(channels.contains) == true }
      return (here, rows, open)
    case .optedOut(let channel):
      let everyone = context.population
      let open = try OpenChannels(everyone, plan: list.plan)
      return (everyone, try optedOut(of: channel, everyone, open), open)
    }
  }

  private func complete(_ source: ToolSource, _ rows: [Int32]) throws(AnalysisError) -> Int? {
    let first = source.file.columns.first { column in
      if case .field(let field, _) = column.content { source.file.together.contains(field) } else { false }
    }
    guard let first else { return nil }
    guard let texts = try source.texts(first) else { return 0 }
    return PersonalTexts.rows(rows) { texts.isShown($0) && texts.texts.text($0) != nil }.count
  }

  /// Ids and addresses stand as they are; what a spreadsheet would run among them is left out of lists, and has to be
  /// in a file of those who must not be reached.
  private func field(_ column: ToolFile.Column) -> Extract.Field {
    switch column.content {
    case .known(let name):
      let decimals = known.first { $0.field.name == name }?.field.decimals
      return Extract.Field(column.header, column.description, decimals: decimals)
    case .id, .field(.email, _):
      return Extract.Field(column.header, column.description, isVerbatim: true)
    case .field(.phone, _):
      return Extract.Field(
        column.header, column.description, isQuoted: !column.isHashed, isVerbatim: true)
    default: return Extract.Field(column.header, column.description)
    }
  }

  /// `nil` for a column that the data cannot fill and the tool does without.
  private func values(_ column: ToolFile.Column, _ source: ToolSource) throws(AnalysisError) -> Values? {
    let header = column.header
    switch column.content {
    case .id: return ids(header, source)
    case .field:
      let texts = try source.texts(column)
      if texts == nil, !column.isRequired { return nil }
      return .made(
        Extract.Made(header, .text) { rows in .text(TextColumn(rows.map { texts?.text($0) })) })
    case .consent(let channel, let words):
      let open = source.open
      return category(header) { row in open.status(channel, row).flatMap { words[$0] } }
    case .known(let name):
      guard let values = known.first(where: { $0.field.name == name })?.column else { return nil }
      if case .categories(let categories) = values, categories.levels.isEmpty { return nil }
      return .kept(cut(values, source.file))
    case .constant(let text): return category(header) { _ in text }
    case .tags:
      let actions = known.first { $0.field.name == "action" }?.column
      let (campaign, longest) = (context.campaign(ofPlan: list.plan), source.file.longest)
      return category(header) { row in
        let tags = ([campaign] + (actions?.text(row).map { [$0] } ?? [])).joined(separator: ", ")
        return longest.map { PersonalTexts.cut(tags, bytes: $0) } ?? tags
      }
    }
  }

  private func category(_ header: String, _ text: @escaping @Sendable (Int) -> String?) -> Values {
    .made(Extract.Made(header, .category) { rows in .categories(CategoryColumn(rows.map(text))) })
  }

  /// An id that is longer than the tool takes is left blank: cut, it would be another's.
  private func ids(_ header: String, _ source: ToolSource) -> Values? {
    guard let longest = source.file.longest else {
      return known.first { $0.field.name == "customer_id" }.map { .kept($0.column) }
    }
    let ids = list.ids
    return .made(
      Extract.Made(header, .text) { rows in
        .text(TextColumn(rows.map { ids.text($0) }.map { $0.utf8.count > longest ? nil : $0 }))
      })
  }

  /// Words no longer than the tool takes.
  private func cut(_ column: Tables.Column, _ file: ToolFile) -> Tables.Column {
    guard let longest = file.longest, case .categories(let categories) = column else { return column }
    return .categories(
      CategoryColumn(
        codes: categories.codes,
        levels: categories.levels.map { PersonalTexts.cut($0, bytes: longest) }))
  }

  /// Rows of everyone whom a channel must not reach, in the order of their ids.
  private func optedOut(
    of channel: Channel, _ everyone: any Population, _ open: OpenChannels
  ) throws(AnalysisError) -> [Int32] {
    let table = try answered { () throws(PopulationError) in try everyone.extract([everyone.roles.id]) }
    let ids = CustomerIDs(table.columns[0])
    return (0..<everyone.count).filter { open.status(channel, $0) == .unsubscribed }.sorted(by: ids.precedes)
      .map { Int32($0) }
  }
}
