import Diagnostics
import Findings
import Models
import Populations
import Tables

/// Makes the files of tools from a list: the same customers, in each tool's own columns and words.
struct ToolSheet {
  let cell: Outreach
  let list: OutreachList
  /// Columns of `interventions.csv`, one row for each of those still here.
  let known: [(field: Extract.Field, column: Tables.Column)]
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
  }

  private var here: any Population { list.stillHere }

  func made(_ tool: OutreachTool) throws(AnalysisError) -> [Made] {
    var made: [Made] = []
    for file in tool.files { made.append(try self.made(file, of: tool)) }
    return made
  }

  private func made(_ file: ToolFile, of tool: OutreachTool) throws(AnalysisError) -> Made {
    let population: any Population
    var rows: [Int32]
    switch file.rows {
    case .listed(let channels):
      population = here
      rows = list.listed.filter { channels.isEmpty || list.channel($0).map(channels.contains) == true }
    case .optedOut:
      population = context.population
      rows = try optedOut(population)
    }
    let source = ToolSource(file: file, tool: tool, population: population, cell: cell, list: list)
    let kept = try source.useful(rows)
    rows = kept
    var columns: [(field: Extract.Field, column: Tables.Column)] = []
    for column in file.columns {
      guard let values = try values(column, rows, source) else { continue }
      columns.append((field(column), values))
    }
    let extract = Extract(
      path: file.path, fields: columns.map { $0.field },
      table: Table(columns.map { ($0.field.name, $0.column) }, rowCount: rows.count), isPersonal: true,
      hasMark: cell.hasMark)
    let isList = file.rows != .optedOut
    return Made(
      tool: tool, stem: file.stem, extract: extract, rows: rows.count,
      leftOut: isList ? list.listed.count - rows.count : nil)
  }

  private func field(_ column: ToolFile.Column) -> Extract.Field {
    if case .known(let name) = column.content,
      let field = known.first(where: { $0.field.name == name })?.field
    {
      return Extract.Field(column.header, column.description, decimals: field.decimals)
    }
    let isPhone = if case .field(.phone, _) = column.content { !column.isHashed } else { false }
    return Extract.Field(column.header, column.description, isQuoted: isPhone)
  }

  /// `nil` for a column that the data cannot fill and the tool does without.
  private func values(
    _ column: ToolFile.Column, _ rows: [Int32], _ source: ToolSource
  ) throws(AnalysisError) -> Tables.Column? {
    switch column.content {
    case .id: return try source.column(source.population.roles.id).rows(rows)
    case .field(let field, let form):
      let texts = try source.texts(field, form, rows, isHashed: column.isHashed)
      if texts == nil, !column.isRequired { return nil }
      return .text(texts ?? TextColumn([String?](repeating: nil, count: rows.count)))
    case .consent(let channel, let words):
      let statuses = try source.statuses(channel)
      return .categories(
        CategoryColumn(rows.map { row in statuses?[Int(row)].flatMap { words[$0] } }))
    case .known(let name):
      guard let values = known.first(where: { $0.field.name == name })?.column else { return nil }
      if case .categories(let categories) = values, categories.levels.isEmpty { return nil }
      return source.cut(values.rows(rows))
    case .constant(let text): return .categories(CategoryColumn(rows.map { _ in text }))
    case .tags:
      let actions = known.first { $0.field.name == "action" }?.column
      return .categories(
        CategoryColumn(
          rows.map { row in
            ([context.campaign(ofPlan: list.plan)] + (actions?.text(Int(row)).map { [$0] } ?? [])).joined(
              separator: ", ")
          }))
    }
  }

  /// Rows of everyone whose e-mail address must not be written to, in the order of their ids.
  private func optedOut(_ everyone: any Population) throws(AnalysisError) -> [Int32] {
    guard let statuses = try ToolSource.statuses(.email, everyone, list.plan) else { return [] }
    let table = try answered { () throws(PopulationError) in try everyone.extract([everyone.roles.id]) }
    let ids = CustomerIDs(table.columns[0])
    return statuses.indices.filter { statuses[$0] == .unsubscribed }.sorted(by: ids.precedes)
      .map { Int32($0) }
  }
}
