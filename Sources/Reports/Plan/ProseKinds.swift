import Analyses
import Diagnostics
public import Specs

/// The tone of a callout.
enum CalloutTone: String, OptionChoice {
  case note, warning, decision
  case dataQuality = "data-quality"
}

extension AppendixPart: OptionChoice {}

/// Options of the kinds that compute nothing, declared like those of analyses.
enum ProseOptions {
  static let markdown = Parameter<String>(
    "md", help: "the text, in Markdown, with values in {{ }} and references such as @plan", isRequired: true)
  static let heading = Parameter<String>("heading", help: "the text's heading")
  static let tone = Parameter<CalloutTone>("tone", help: "what kind of callout it is", standard: .note)
  static let include = Parameter<[AppendixPart]>(
    "include", help: "the parts, in the order they stand", standard: AppendixPart.allCases)
}

/// A kind of cell as the manual, the schema and the check of unknown keys see it.
struct KindDeclaration: Sendable {
  let name: String
  let summary: String
  /// Beyond the common ones.
  let parameters: [ParameterDeclaration]
  let planned: [String]
  let values: [ValueDeclaration]
  /// Keys that every cell of the kind may have.
  let common: [String]

  /// Every kind there is, prose first, then the analyses in the order of their registry.
  static let all: [KindDeclaration] = {
    let prose = ["kind", "id", "title", "experiment"]
    return [
      KindDeclaration(
        name: "text", summary: "Prose in Markdown, with values and references",
        parameters: [ProseOptions.heading.declaration, ProseOptions.markdown.declaration],
        planned: ["md_file"], values: [], common: prose),
      KindDeclaration(
        name: "callout",
        summary: "A box that asks for attention: a note, a warning, a decision, data quality",
        parameters: [ProseOptions.tone.declaration, ProseOptions.markdown.declaration],
        planned: ["md_file"], values: [], common: prose),
    ]
      + Registry.kinds.map { kind in
        KindDeclaration(
          name: kind.kind, summary: kind.summary, parameters: kind.parameters, planned: kind.planned,
          values: kind.valueNames, common: CellSpec.commonKeys)
      }
      + [
        KindDeclaration(
          name: "appendix", summary: "How the numbers were made: method, data quality, glossary, provenance",
          parameters: [ProseOptions.include.declaration], planned: [], values: [], common: prose)
      ]
  }()

  static func named(_ name: String) -> KindDeclaration? { all.first { $0.name == name } }

  /// Kinds of the design that this version does not have.
  static var planned: [String] {
    let designed = [
      "kpis", "cohorts", "survival", "model", "explain", "personas", "roi", "outreach",
    ]
    let built = all.map { $0.name }
    return (designed + CellSpec.plannedKinds).filter { !built.contains($0) }
  }
}
