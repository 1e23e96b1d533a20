import Analyses
import Diagnostics
import Loading
import Models
import Outside
import Specs
import Tables

/// Looks up what an analysis needs: its data set, columns, roles, model, cells, files.
struct NeedsCheck {
  let spec: ReportSpec
  let schemas: [String: FileSchema]
  let folder: String
  let world: any World
  var problems = Problems()
  private(set) var files: [String: [UInt8]] = [:]

  init(_ spec: ReportSpec, _ schemas: [String: FileSchema], folder: String, world: any World) {
    self.spec = spec
    self.schemas = schemas
    self.folder = folder
    self.world = world
  }

  /// The data set a cell uses; `nil` after saying that there is none.
  mutating func dataset(of cell: CellSpec) -> DatasetRequest? {
    if let name = cell.data { return dataset(named: name) }
    if spec.data.isEmpty, spec.doubtful.isEmpty {
      problems.add(.error(.unknownData, "the report declares no data set", at: cell.kind.place))
    }
    return spec.data.first
  }

  /// A model learns from customers of whom it is known who left.
  mutating func check(_ model: ModelSpec) {
    guard let data = model.data.map({ dataset(named: $0) }) ?? spec.data.first else { return }
    guard case .customers(let roles) = data.kind else {
      problems.add(
        .error(
          .unknownData, "data set '\(data.name.value)' holds orders, not customers",
          at: model.data?.place ?? model.place))
      return
    }
    if let group = model.group { check(group, [.category, .text], in: data) }
    if let time = model.time { check(time, [.day], in: data) }
    checkTime(model, on: data)
    guard roles.churned == nil, !spec.doubtful.contains(data.name.value) else { return }
    problems.add(
      .error(
        .undeclaredRole,
        "model '\(model.name.value)' needs 'churned', which data set '\(data.name.value)' does not declare",
        at: model.place, hint: "add `churned:` to the data set on line \(data.name.place.line)"))
  }

  /// A split in time needs days: of a column, or those that customers made of orders come with.
  private mutating func checkTime(_ model: ModelSpec, on data: DatasetRequest) {
    if model.settings.split == .earlier, data.shop == nil {
      problems.add(
        .error(
          .missingOption,
          "a split in time needs 'time', the column of the day each row's features are of", at: model.place))
    } else if let time = model.time, data.shop != nil {
      problems.add(
        .error(
          .badOption, "data set '\(data.name.value)' has all its rows on one day", at: time.place,
          hint: "leave out 'time': the same customers on earlier days are learned from"))
    }
  }

  mutating func dataset(named name: Located<String>) -> DatasetRequest? {
    if let found = spec.data.first(where: { $0.name.value == name.value }) { return found }
    guard !spec.doubtful.contains(name.value) else { return nil }
    problems.add(
      .error(
        .unknownData, "no data set is called '\(name.value)'", at: name.place,
        hint: didYouMean(name.value, among: spec.data.map { $0.name.value })))
    return nil
  }

  mutating func check(_ needs: Needs, of cell: CellSpec, _ analysis: any Analysis, on data: DatasetRequest) {
    let orders = data.holdsOrders ? needs.orders : nil
    if !(needs.takesOrders && data.holdsOrders),
      orders == nil || orders?.isAlternative == false && !needs.roles.isEmpty
    {
      checkRoles(needs.roles, cell, data)
    }
    for column in needs.columns { check(column.name, column.kinds, in: data) }
    for column in needs.personal { checkPersonal(column, in: data) }
    if let model = needs.model { check(model, trainedFor: needs.reference?.value ?? data.name.value) }
    if needs.isPinned, let model = needs.model { checkPin(model, kind: cell.kind.value) }
    for needed in needs.cells { check(needed.id, kind: needed.kind, of: cell) }
    var contents: [String: [UInt8]] = [:]
    for file in needs.files {
      if let bytes = read(file) { contents[file.value] = bytes }
    }
    if contents.count == Set(needs.files.map { $0.value }).count {
      problems.add(analysis.problems(in: contents))
      for column in analysis.columns(in: contents) { check(column.name, column.kinds, in: data) }
    }
    if needs.isRandom || needs.model != nil, spec.seed == nil {
      problems.add(
        .error(
          .noSeed, "cell '\(cell.id.value)' draws at random, and the report has no seed", at: cell.id.place,
          hint: "add `seed:` with a whole number at the top of the spec"))
    }
  }

  /// What messages may name has to be kept out of everything else, which `pii` says.
  private mutating func checkPersonal(_ column: Located<String>, in data: DatasetRequest) {
    check(column, [.text, .category], in: data)
    guard case .customers(let roles) = data.kind, schemas[data.name.value]?[column.value] != nil,
      !roles.pii.contains(where: { $0.value == column.value })
    else { return }
    problems.add(
      .error(
        .undeclaredRole, "column '\(column.value)' is not declared as personal", at: column.place,
        hint: "add it under `pii:` of the data set on line \(data.name.place.line)"))
  }

  private mutating func checkRoles(_ roles: [Needs.Role], _ cell: CellSpec, _ data: DatasetRequest) {
    guard case .customers(let declared) = data.kind else {
      problems.add(
        .error(
          .unknownData, "data set '\(data.name.value)' holds orders, not customers",
          at: cell.data?.place ?? cell.id.place))
      return
    }
    for role in roles {
      let isDeclared =
        switch role {
        case .tenure: declared.tenure != nil
        case .churned: declared.churned != nil
        case .revenue: declared.revenue != nil
        case .experiment: declared.experiment != nil
        }
      guard !isDeclared, !spec.doubtful.contains(data.name.value) else { continue }
      problems.add(
        .error(
          .undeclaredRole,
          "kind '\(cell.kind.value)' needs '\(role.rawValue)', which data set '\(data.name.value)' does not declare",
          at: cell.kind.place,
          hint: "add `\(role.rawValue):` to the data set on line \(data.name.place.line)"))
    }
  }

  /// A column that a file must have; files whose schema is not known were reported when it was read.
  mutating func check(_ column: Located<String>, _ kinds: [Needs.ColumnNeed], in data: DatasetRequest) {
    guard let schema = schemas[data.name.value] else { return }
    guard let found = schema[column.value] else {
      problems.add(
        .error(
          .unknownColumn, "file '\(data.file.value)' has no column '\(column.value)'", at: column.place,
          hint: didYouMean(column.value, among: schema.names)))
      return
    }
    guard let kind = found.kind, !kinds.isEmpty, !kinds.contains(where: { $0.accepts(kind) }) else { return }
    problems.add(
      .error(
        .wrongColumn,
        "column '\(column.value)' is \(kind.words), and \(kinds.map { $0.words }.joined(separator: " or ")) is needed",
        at: column.place))
  }

  private mutating func check(_ model: Located<String>, trainedFor data: String) {
    guard let found = spec.models.first(where: { $0.name.value == model.value }) else {
      guard !spec.doubtful.contains(model.value) else { return }
      let names = spec.models.map { $0.name.value }
      problems.add(
        .error(
          .unknownModel, "no model is called '\(model.value)'", at: model.place,
          hint: didYouMean(model.value, among: names) ?? (names.isEmpty ? "declare it under `models:`" : nil))
      )
      return
    }
    let trainedOn = found.data?.value ?? spec.data.first?.name.value
    if let trainedOn, trainedOn != data {
      problems.add(
        .error(
          .unknownModel,
          "model '\(model.value)' is trained on '\(trainedOn)', and the cell uses '\(data)'",
          at: model.place))
    }
  }

  /// A model that this report trains would be compared with the rows it is trained on.
  private mutating func checkPin(_ model: Located<String>, kind: String) {
    guard let found = spec.models.first(where: { $0.name.value == model.value }), found.version == nil else {
      return
    }
    problems.add(
      .error(
        .missingOption,
        "kind '\(kind)' without 'reference' compares with what a model learned from, and model '\(model.value)' is trained on these very rows",
        at: model.place,
        hint:
          "pin a version of it (`version: current`), or name the data set of an earlier period (`reference:`)"
      ))
  }

  private mutating func check(_ id: Located<String>, kind: String, of cell: CellSpec) {
    guard let found = spec.cells.first(where: { $0.id.value == id.value }) else {
      let ids = spec.cells.filter { $0.kind.value == kind }.map { $0.id.value }
      problems.add(
        .error(
          .unknownCell, "no cell is called '\(id.value)'", at: id.place,
          hint: didYouMean(id.value, among: ids)
            ?? (ids.isEmpty
              ? "add a cell of kind '\(kind)'" : "cells of kind '\(kind)': \(ids.joined(separator: ", "))")
        ))
      return
    }
    guard found.kind.value != kind else { return }
    problems.add(
      .error(
        .unknownCell, "cell '\(id.value)' is of kind '\(found.kind.value)', and '\(kind)' is needed",
        at: id.place))
  }

  private mutating func read(_ file: Located<String>) -> [UInt8]? {
    if let known = files[file.value] { return known }
    let path =
      file.value.hasPrefix("/") || folder.isEmpty || folder == "." ? file.value : folder + "/" + file.value
    do throws(WorldError) {
      let bytes = try world.read(path)
      files[file.value] = bytes
      return bytes
    } catch {
      problems.add(
        .error(
          .fileUnreadable,
          error.reason == .missing
            ? "there is no file '\(file.value)'" : "file '\(file.value)' cannot be read: \(error.message)",
          at: file.place))
      return nil
    }
  }
}

extension Needs.ColumnNeed {
  func accepts(_ kind: ColumnKind) -> Bool {
    switch self {
    case .numeric: kind.isNumeric
    // The start of a file cannot tell a text from a category with many levels.
    case .category: kind == .category || kind == .flag || kind == .text || kind == .integer
    case .flag: kind == .flag || kind == .category || kind == .integer
    case .day: kind == .day
    case .text: kind == .text || kind == .category
    }
  }

  var words: String {
    switch self {
    case .numeric: "a number"
    case .category: "a category"
    case .flag: "a flag"
    case .day: "a date"
    case .text: "a text"
    }
  }
}

extension ColumnKind {
  var words: String {
    switch self {
    case .integer, .decimal, .number: "a number"
    case .category: "a category"
    case .flag: "a flag"
    case .day: "a date"
    case .text: "a text"
    }
  }
}
