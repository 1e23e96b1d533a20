import Analyses
public import Diagnostics
import Expressions
import Loading
public import Outside
import Specs

extension Plan {
  /// Checks a spec against the schemas of its data; every mistake comes at once, warnings with them.
  ///
  /// Schemas are by data set; a file that could not be read has none, and its columns are not looked up. Relative
  /// paths are relative to `folder`.
  public init(
    _ spec: ReportSpec, schemas: [String: FileSchema], folder: String, world: any World
  ) throws(Problems) {
    var maker = PlanMaker(spec, schemas, folder: folder, world: world)
    let drafts = maker.drafts()
    let cells = maker.cells(from: drafts)
    let order = maker.order(of: drafts)
    maker.checkTop(cells)
    try maker.problems.throwIfErrors()
    let used = cells.compactMap { $0.model }
    let models = spec.models.filter { used.contains($0.name.value) }
    let named =
      cells.flatMap { $0.namedData }
      + models.compactMap { $0.data?.value ?? spec.data.first?.name.value }
    // What rows of these must occur in.
    let linked = spec.data.filter { named.contains($0.name.value) }.flatMap { $0.linkedData }
    self.init(
      spec: spec, cells: cells, order: order ?? [],
      data: spec.data.filter { Self.lines(of: named + linked, in: spec).contains($0.name.value) },
      models: models, files: maker.files,
      warnings: maker.problems)
  }
}

extension Plan {
  /// Names of data sets with those of the order lines that some of them are made of.
  fileprivate static func lines(of names: [String], in spec: ReportSpec) -> [String] {
    names + spec.data.filter { names.contains($0.name.value) }.compactMap { $0.shop?.lines.value }
  }
}

/// Gathers the parts of a plan and all that is wrong in them.
private struct PlanMaker {
  let spec: ReportSpec
  var problems = Problems()
  private var needs: NeedsCheck
  private var words: WordsCheck

  init(_ spec: ReportSpec, _ schemas: [String: FileSchema], folder: String, world: any World) {
    self.spec = spec
    needs = NeedsCheck(spec, schemas, folder: folder, world: world)
    words = WordsCheck(spec)
  }

  var files: [String: [UInt8]] { needs.files }

  /// What each cell asks for by itself; `nil` for those that cannot be read.
  mutating func drafts() -> [CellPlanner.Draft?] {
    checkIDs()
    let drafts = spec.cells.map { cell in
      var planner = CellPlanner(cell)
      let draft = planner.draft()
      problems.add(planner.problems)
      return draft
    }
    return joined(drafts)
  }

  /// Each with what it takes over from cells that it names.
  private mutating func joined(_ drafts: [CellPlanner.Draft?]) -> [CellPlanner.Draft?] {
    var analyses: [String: any Analysis] = [:]
    for (cell, draft) in zip(spec.cells, drafts) {
      if case .analysis(let analysis)? = draft?.work { analyses[cell.id.value] = analysis }
    }
    return drafts.map { draft in
      guard var draft, case .analysis(let analysis) = draft.work else { return draft }
      let (joined, found) = analysis.joined(to: analyses)
      problems.add(found)
      draft.work = .analysis(joined)
      return draft
    }
  }

  mutating func cells(from drafts: [CellPlanner.Draft?]) -> [PlannedCell] {
    for data in spec.data { needs.checkColumns(of: data) }
    for model in spec.models { needs.check(model) }
    var cells: [PlannedCell] = []
    for (cell, draft) in zip(spec.cells, drafts) {
      guard let draft else { continue }
      words.check(draft)
      var data: DatasetRequest?
      var orders: DatasetRequest?
      var reference: DatasetRequest?
      if case .analysis(let analysis) = draft.work {
        data = needs.dataset(of: cell)
        if let data {
          needs.check(draft.needs, of: cell, analysis, on: data)
          orders = needs.orders(draft.needs, of: cell, on: data)
          reference = draft.needs.reference.flatMap { needs.reference($0, of: data) }
          if let reference {
            for column in draft.needs.referenceColumns {
              needs.check(column.name, column.kinds, in: reference)
            }
          }
        }
      }
      cells.append(
        PlannedCell(
          id: cell.id.value, kind: cell.kind.value, spec: cell, work: draft.work, words: draft.words,
          data: data?.name.value, orders: orders?.name.value,
          reference: reference?.name.value, model: draft.needs.model?.value,
          after: uses(of: cell, draft).map { $0.used }.uniqued))
    }
    problems.add(needs.problems)
    problems.add(words.problems)
    return cells
  }

  mutating func order(of drafts: [CellPlanner.Draft?]) -> [String]? {
    let uses = zip(spec.cells, drafts).flatMap { cell, draft in
      draft.map { self.uses(of: cell, $0) } ?? []
    }
    let ids = spec.cells.map { $0.id.value }
    return problems.collect { () throws(Problems) in try CellOrder(ids: ids, uses: uses).sorted() }
  }

  /// Findings it needs and values its words name; its own values are there when its words are put together.
  private func uses(of cell: CellSpec, _ draft: CellPlanner.Draft) -> [CellOrder.Use] {
    let id = cell.id.value
    let known = Set(spec.cells.map { $0.id.value })
    let addresses =
      draft.texts.flatMap { $0.template.addresses } + (draft.words.claim?.expression.addresses ?? [])
    let named = addresses.filter { $0.cell != id }.map { (name: $0.cell, place: $0.place) }
    // The cell that shows the experiment, whose effects it may use as well.
    let cited = cell.node["experiment"].flatMap { node in
      node.scalar.flatMap { known.contains($0) && $0 != id ? [(name: $0, place: node.place)] : nil }
    }
    return (draft.needs.cells.map { (name: $0.id.value, place: $0.id.place) } + named + (cited ?? []))
      .filter { known.contains($0.name) }
      .map { CellOrder.Use(user: id, used: $0.name, place: $0.place) }
  }

  private mutating func checkIDs() {
    var seen: [String: Place] = [:]
    for cell in spec.cells {
      let id = cell.id.value
      let isSnake =
        id.utf8.first.map { $0 >= 97 && $0 <= 122 } ?? false
        && id.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 95 }
      if !isSnake || id == "params" {
        let suggestion = id == "params" ? nil : snakeCased(id).map { "did you mean '\($0)'?" }
        problems.add(
          .error(
            .badCellID,
            id == "params" ? "'params' is the name of the parameters" : "id '\(id)' is not in snake_case",
            at: cell.id.place, hint: suggestion))
      }
      if let first = seen[id] {
        problems.add(
          .error(
            .sameCellID, "two cells are called '\(id)'", at: cell.id.place,
            hint: "the first is on line \(first.line)"))
      } else {
        seen[id] = cell.id.place
      }
    }
  }

  private func snakeCased(_ id: String) -> String? {
    let text = id.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return text.first.map { $0.isLetter } == true ? String(text) : nil
  }

  /// Warnings about what is declared and not used.
  mutating func checkTop(_ cells: [PlannedCell]) {
    guard !problems.hasErrors else { return }
    let models = cells.compactMap { $0.model }
    for model in spec.models where !models.contains(model.name.value) {
      problems.add(
        .warning(.unusedModel, "no cell uses model '\(model.name.value)'", at: model.name.place))
    }
    let first = spec.data.first?.name.value
    let used =
      cells.flatMap { $0.namedData }
      + spec.models.compactMap { $0.data?.value ?? first }
    let linked = spec.data.filter { used.contains($0.name.value) }.flatMap { $0.linkedData }
    for data in spec.data where !Plan.lines(of: used + linked, in: spec).contains(data.name.value) {
      problems.add(
        .warning(.unusedData, "no cell uses data set '\(data.name.value)'", at: data.name.place))
    }
  }
}

extension [String] {
  /// Each once, in the order they first appear.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
