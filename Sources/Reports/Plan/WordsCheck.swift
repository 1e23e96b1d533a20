import Analyses
import Diagnostics
import Expressions
import Specs

/// Looks up what the words of cells name: values, params, exhibits. Groups are only known once data are loaded.
struct WordsCheck {
  let spec: ReportSpec
  /// Kinds by cell, for every cell whose kind is known and whose id is its own.
  let kinds: [String: KindDeclaration]
  var problems = Problems()

  init(_ spec: ReportSpec) {
    self.spec = spec
    kinds = Dictionary(grouping: spec.cells) { $0.id.value }.compactMapValues { cells in
      cells.count == 1 ? cells.first.flatMap { KindDeclaration.named($0.kind.value) } : nil
    }
  }

  private var ids: [String] { spec.cells.map { $0.id.value } }

  mutating func check(_ draft: CellPlanner.Draft) {
    for text in draft.texts {
      text.template.addresses.forEach { check($0) }
      text.template.parameters.forEach { check($0) }
      checkReferences(text.template, text.node)
      if text.isProse { checkDigits(text.template, text.node) }
      if draft.words.experiment == nil, !draft.showsEffects { checkCauses(text.template, text.node) }
    }
    checkExperiment(draft)
    for expression in draft.words.claim.map({ [$0.expression] }) ?? [] {
      expression.addresses.forEach { check($0) }
      expression.parameters.forEach { check($0) }
    }
  }

  /// An experiment is cited by the id of the cell that shows its effects, or in free words.
  private mutating func checkExperiment(_ draft: CellPlanner.Draft) {
    guard let node = draft.texts.first(where: { $0.template == draft.words.experiment })?.node,
      let text = node.scalar
    else { return }
    let shown = spec.cells.filter { Registry.kind(named: $0.kind.value)?.showsEffects ?? false }.map {
      $0.id.value
    }
    if ids.contains(text), !shown.contains(text), let kind = kinds[text]?.name {
      problems.add(
        .error(
          .notACampaign, "cell '\(text)' is of kind '\(kind)', which shows no effect of an experiment",
          at: node.place,
          hint: shown.isEmpty
            ? "name a cell of kind 'campaign', or cite the experiment in words"
            : "cells that do: \(shown.joined(separator: ", "))"))
    } else if !ids.contains(text), let near = nearest(to: text, among: shown) {
      problems.add(
        .error(
          .unknownCell, "no cell is called '\(text)'", at: node.place, hint: "did you mean '\(near)'?"))
    }
  }

  private mutating func check(_ address: Address) {
    let place = address.place
    guard ids.contains(address.cell) else {
      problems.add(
        .error(
          .unknownValue, "no cell is called '\(address.cell)'", at: place.part(0, address.cell),
          hint: didYouMean(address.cell, among: ids)))
      return
    }
    guard let kind = kinds[address.cell] else { return }
    let valuePlace = place.part(address.cell.utf8.count + 1, address.value)
    guard let declared = kind.values.first(where: { $0.covers(address.value) }) else {
      let hint = didYouMean(address.value, among: kind.values.map { $0.name })
      problems.add(
        .error(
          .unknownValue, "cells of kind '\(kind.name)' have no value '\(address.value)'", at: valuePlace,
          hint: hint, see: "tenure cells \(kind.name)"))
      return
    }
    checkGroup(of: address, declared, valuePlace)
    let compares = address.attribute == .delta || address.attribute == .previous
    if compares, !spec.comparesToPrevious, let attribute = address.attribute {
      problems.add(
        .warning(
          .noComparison, "':\(attribute.rawValue)' has nothing to compare with", at: place,
          hint: "add `compare_to: previous` to the report"))
    }
  }

  private mutating func checkGroup(of address: Address, _ declared: ValueDeclaration, _ valuePlace: Place) {
    switch (declared.grouping, address.group) {
    case (.single, let group?):
      let start = address.cell.utf8.count + address.value.utf8.count + 2
      problems.add(
        .error(
          .unknownValue, "value '\(address.value)' has no groups", at: address.place.part(start, group),
          hint: "write \(address.cell).\(address.value)"))
    case (.grouped, nil):
      problems.add(
        .error(
          .unknownValue, "value '\(address.value)' exists by group only", at: valuePlace,
          hint: "write \(address.name).GROUP, with the group's label in snake_case"))
    default: break
    }
  }

  private mutating func check(_ parameter: Located<String>) {
    let names = spec.parameters.map { $0.name }
    guard !names.contains(parameter.value) else { return }
    problems.add(
      .error(
        .unknownParameter, "parameter '\(parameter.value)' is not declared", at: parameter.place,
        hint: didYouMean(parameter.value, among: names)))
  }

  private mutating func checkReferences(_ template: Template, _ node: Node) {
    guard let text = node.scalar else { return }
    for reference in Reference.all(in: text) where !ids.contains(reference.cell) {
      problems.add(
        .error(
          .unknownReference, "no cell is called '\(reference.cell)'", at: node.place(ofText: reference.range),
          hint: nearest(to: reference.cell, among: ids).map { "did you mean '@\($0)'?" }
            ?? "write \\@ for an @ that refers to nothing"))
    }
  }

  private mutating func checkCauses(_ template: Template, _ node: Node) {
    for range in template.causalWords(spec.language) {
      let word = String(decoding: Array((node.scalar ?? "").utf8)[range], as: UTF8.self)
      problems.add(.causal(word, at: node.place(ofText: range)))
    }
  }

  private mutating func checkDigits(_ template: Template, _ node: Node) {
    for range in template.typedDigits {
      problems.add(
        .warning(
          .typedDigit, "a number is typed into the text", at: node.place(ofText: range),
          hint: "take it from a value or a param with {{ }}"))
    }
  }
}

extension Diagnostic {
  /// A word that only an experiment bears out.
  static func causal(_ word: String, at place: Place) -> Diagnostic {
    .error(
      .causalWords, "'\(word.split { $0.isWhitespace }.joined(separator: " "))' claims a cause", at: place,
      hint: "say that it goes with leaving, or cite the experiment that shows it under 'experiment:'")
  }
}

extension Place {
  /// A part of an address: it stands on one line, without escapes.
  func part(_ start: Int, _ text: String) -> Place {
    Place(path: path, line: line, column: column + start, length: text.utf8.count, excerpt: excerpt)
  }
}
