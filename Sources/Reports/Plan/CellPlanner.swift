import Analyses
import Diagnostics
import Expressions
import Specs

/// Reads the options and words of one cell; what concerns other cells is checked afterwards.
struct CellPlanner {
  let cell: CellSpec
  var problems = Problems()

  init(_ cell: CellSpec) { self.cell = cell }

  /// A cell's own part of the plan; `nil` when its kind or options cannot be read.
  struct Draft {
    var work: PlannedCell.Work
    var words: CellWords
    var needs: Needs
    /// Every template of the cell with the node it was read from.
    var texts: [(template: Template, node: Node, isProse: Bool)]

    /// Whether its words may claim causes for what it shows itself.
    var showsEffects: Bool {
      guard case .analysis(let analysis) = work else { return false }
      return type(of: analysis).showsEffects
    }
  }

  mutating func draft() -> Draft? {
    guard let kind = KindDeclaration.named(cell.kind.value) else {
      problems.add(unknownKind)
      return nil
    }
    var options = OptionReader(cell.node)
    let work = work(kind, &options)
    options.refuseUnknown(
      known: kind.common + kind.parameters.map { $0.name }, planned: kind.planned + CellSpec.plannedKeys,
      in: "kind '\(kind.name)'", see: "tenure cells \(kind.name)")
    problems.add(options.problems)
    var draft = Draft(work: .appendix([]), words: CellWords(), needs: Needs(), texts: [])
    readWords(kind, into: &draft)
    guard let work else { return nil }
    draft.work = work
    switch work {
    case .analysis(let analysis): draft.needs = analysis.needs
    case .prose(let template), .callout(_, let template):
      if let node = cell.node["md"] { draft.texts.append((template, node, true)) }
    case .appendix: break
    }
    return draft
  }

  private var unknownKind: Diagnostic {
    let name = cell.kind.value
    if KindDeclaration.planned.contains(name) {
      return .error(
        .notBuilt, "kind '\(name)' is planned, not built yet", at: cell.kind.place, see: "tenure cells")
    }
    return .error(
      .unknownKind, "unknown kind '\(name)'", at: cell.kind.place,
      hint: didYouMean(name, among: KindDeclaration.all.map { $0.name }), see: "tenure cells")
  }

  private mutating func work(_ kind: KindDeclaration, _ options: inout OptionReader) -> PlannedCell.Work? {
    switch kind.name {
    case "text":
      _ = options.read(ProseOptions.heading)
      return options.read(ProseOptions.markdown).flatMap { _ in template("md") }.map { .prose($0) }
    case "callout":
      let tone = options.read(ProseOptions.tone)
      let text = options.read(ProseOptions.markdown).flatMap { _ in template("md") }
      guard let tone, let text else { return nil }
      return .callout(tone: tone.rawValue, text)
    case "appendix": return options.read(ProseOptions.include).map { .appendix($0) }
    default:
      guard let type = Registry.kind(named: kind.name) else { return nil }
      let analysis = type.init(&options)
      if analysis == nil, !options.problems.hasErrors {
        preconditionFailure("a cell of kind \(kind.name) that cannot be read says why")
      }
      return analysis.map { .analysis($0) }
    }
  }

  // MARK: Words

  private mutating func readWords(_ kind: KindDeclaration, into draft: inout Draft) {
    let title = kind.name == "text" && cell.title == nil ? "heading" : "title"
    draft.words.title = word(title, isProse: false, &draft)
    if cell.node.entry("experiment") != nil {
      draft.words.experiment = word("experiment", isProse: false, &draft)
    }
    guard kind.common.contains("takeaway") else { return }
    draft.words.takeaway = word("takeaway", isProse: true, &draft)
    draft.words.note = word("note", isProse: false, &draft)
    draft.words.alt = word("alt", isProse: false, &draft)
    readClaim(into: &draft)
  }

  private mutating func word(_ key: String, isProse: Bool, _ draft: inout Draft) -> Template? {
    guard let node = cell.node[key], let template = template(key) else { return nil }
    draft.texts.append((template, node, isProse))
    return template
  }

  private mutating func template(_ key: String) -> Template? {
    guard let node = cell.node[key] else { return nil }
    let text = problems.collect { () throws(Problems) in try String.read(node) }
    guard let text else { return nil }
    let (template, found) = Template.reading(text) { node.place(ofText: $0) }
    problems.add(found)
    return template
  }

  private mutating func readClaim(into draft: inout Draft) {
    if let node = cell.claim {
      draft.words.claim = problems.collect { () throws(Problems) in
        try Claim(try String.read(node), at: node.place) { node.place(ofText: $0) }
      }
    }
    if let takeaway = cell.node.entry("takeaway") {
      if cell.claim == nil {
        problems.add(
          .error(
            .noClaim, "a takeaway needs a claim", at: takeaway.key.place,
            hint: "add `claim:` with what must hold for it to be said"))
      }
      if cell.title == nil {
        problems.add(
          .error(
            .noClaim, "a takeaway needs a neutral title beside it", at: takeaway.key.place,
            hint: "add `title:` for when the claim does not hold"))
      }
    } else if let claim = cell.node.entry("claim") {
      problems.add(
        .error(
          .noClaim, "a claim without a takeaway decides nothing", at: claim.key.place,
          hint: "add `takeaway:` with what the claim says in words"))
    }
  }
}
