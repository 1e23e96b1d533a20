import Documents
import Findings
import Formats
import Tables

/// The appendix: methods, data quality, glossary and provenance, with the supplementary exhibits of every cell.
struct AppendixBuilder {
  let wording: Wording

  /// The appendix's own tables, as exhibits, so that they are numbered and exported like any other.
  func finding(_ parts: [AppendixPart], _ facts: AppendixFacts, _ cells: [FinishedCell]) -> Finding {
    var exhibits: [Exhibit] = []
    // In the order of the parts, so that tables are numbered as they are met.
    if parts.contains(.method), !facts.features.isEmpty { exhibits.append(featureTable(facts)) }
    if parts.contains(.dataQuality) {
      exhibits += qualityTables(facts)
      exhibits.append(ledgerTable(cells))
    }
    if parts.contains(.provenance) { exhibits.append(provenanceTable(facts)) }
    return Finding(exhibits: exhibits, ledger: Ledger(rowsIn: 0))
  }

  /// The blocks of the appendix, part by part.
  func blocks(
    _ parts: [AppendixPart], own: FinishedCell, cells: [FinishedCell], facts: AppendixFacts,
    sections: SectionBuilder
  ) -> [Block] {
    var blocks: [Block] = []
    let supplements = cells.filter { $0.id != own.id }.flatMap { cell in
      cell.finding.map { sections.exhibits(of: cell, $0, supplementary: true) } ?? []
    }
    if !supplements.isEmpty { blocks += [heading(.appendixSupplements)] + supplements }
    func tables(_ ids: [String]) -> [Block] { sections.exhibits(of: own, withIDs: ids) }
    for part in AppendixPart.allCases where parts.contains(part) {
      switch part {
      case .method: blocks += [heading(.appendixMethod), methods(cells)] + tables(["features"])
      case .dataQuality:
        blocks.append(heading(.appendixQuality))
        blocks += dataLines(facts)
        blocks += tables(facts.data.indices.map(Self.columnsID) + ["ledger"])
      case .glossary:
        let entries = glossary(cells)
        if !entries.isEmpty { blocks += [heading(.appendixGlossary), .definition(entries)] }
      case .provenance: blocks += [heading(.appendixProvenance)] + tables(["provenance"])
      }
    }
    return blocks
  }

  private func heading(_ phrase: Phrase) -> Block { .heading(level: 2, [.text(wording(phrase))]) }

  private func methods(_ cells: [FinishedCell]) -> Block {
    var kinds: [String] = []
    for cell in cells where !kinds.contains(cell.kind) { kinds.append(cell.kind) }
    var entries = kinds.compactMap { kind in
      Phrase.method(ofKind: kind).map { (term: wording($0.name), text: [Inline.text(wording($0.text))]) }
    }
    if kinds.contains("roi") || kinds.contains("kpis") {
      entries.append((term: wording(.lifetimeName), text: [.text(wording(.methodLifetime))]))
    }
    return .definition(entries)
  }

  private func glossary(_ cells: [FinishedCell]) -> [(term: String, text: [Inline])] {
    let kinds = Set(cells.map { $0.kind })
    return GlossaryEntry.all.filter { !kinds.isDisjoint(with: $0.kinds) }
      .map { (term: wording($0.term), text: [.text(wording($0.meaning))]) }
  }

  private func dataLines(_ facts: AppendixFacts) -> [Block] {
    facts.data.map { data in
      let rows = wording(.qualityRows, ["rows": .count(data.rows), "path": .text(data.path)])
      return .paragraph([.text(([rows] + data.checks).joined(separator: " "))])
    }
  }

  static func columnsID(_ index: Int) -> String { index == 0 ? "columns" : "columns_\(index + 1)" }

  private func qualityTables(_ facts: AppendixFacts) -> [Exhibit] {
    facts.data.enumerated().map { index, data in
      let columns = [
        ResultTable.Column("column", header: wording(.qualityColumn), alignment: .leading),
        ResultTable.Column("kind", header: wording(.qualityKind), alignment: .leading),
        ResultTable.Column("missing", header: wording(.qualityMissing)),
        ResultTable.Column("levels", header: wording(.qualityLevels)),
      ]
      let rows = data.columns.map { fact in
        ResultTable.Row([
          .text(fact.label), .text(wording(Self.kindName(fact.kind))), .count(fact.missing),
          fact.levels.map { .count($0) } ?? .empty,
        ])
      }
      return table(Self.columnsID(index), .appendixQuality, columns, rows, subtitle: data.path)
    }
  }

  private static func kindName(_ kind: ColumnKind) -> Phrase {
    switch kind {
    case .integer: .kindInteger
    case .decimal: .kindDecimal
    case .number: .kindNumber
    case .category: .kindCategory
    case .day: .kindDay
    case .flag: .kindFlag
    case .text: .kindText
    }
  }

  private func ledgerTable(_ cells: [FinishedCell]) -> Exhibit {
    let columns = [
      ResultTable.Column("section", header: wording(.ledgerSection), alignment: .leading),
      ResultTable.Column("rows_in", header: wording(.ledgerIn)),
      ResultTable.Column("left_out", header: wording(.ledgerOut)),
      ResultTable.Column("analysed", header: wording(.ledgerAnalysed)),
      ResultTable.Column("why", header: wording(.ledgerReason), alignment: .leading),
    ]
    let rows = cells.compactMap { cell -> ResultTable.Row? in
      guard let ledger = cell.finding?.ledger, ledger.rowsIn > 0 else { return nil }
      let reasons = ledger.excluded.filter { $0.rows > 0 }.map {
        "\($0.reason) (\(wording.number(Double($0.rows), .num0)))"
      }
      return ResultTable.Row([
        .text(name(of: cell)), .count(ledger.rowsIn), .count(ledger.rowsIn - ledger.analysed),
        .count(ledger.analysed),
        reasons.isEmpty ? .empty : .text(reasons.joined(separator: wording(.clauseSeparator))),
      ])
    }
    return table("ledger", .appendixLedger, columns, rows)
  }

  /// The cell's title, else the name of its kind.
  private func name(of cell: FinishedCell) -> String {
    cell.title ?? Phrase.method(ofKind: cell.kind).map { wording($0.name) } ?? cell.id
  }

  private func featureTable(_ facts: AppendixFacts) -> Exhibit {
    let columns = [
      ResultTable.Column("column", header: wording(.qualityColumn), alignment: .leading),
      ResultTable.Column("outcome", header: wording(.qualityOutcome), alignment: .leading),
    ]
    let rows = facts.features.map { ResultTable.Row([.text($0.label), .text($0.verdict)]) }
    return table("features", .appendixFeatures, columns, rows)
  }

  private func provenanceTable(_ facts: AppendixFacts) -> Exhibit {
    let columns = [
      ResultTable.Column("item", header: wording(.provenanceItem), alignment: .leading),
      ResultTable.Column("value", header: wording(.provenanceValue), alignment: .leading),
    ]
    let rows = facts.provenance.map { ResultTable.Row([.text($0.item), .text($0.value)]) }
    return table("provenance", .appendixProvenance, columns, rows)
  }

  private func table(
    _ id: String, _ title: Phrase, _ columns: [ResultTable.Column], _ rows: [ResultTable.Row],
    subtitle: String = ""
  ) -> Exhibit {
    Exhibit(
      id: id, title: wording(title), subtitle: subtitle,
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(title), isSupplementary: true)
  }
}
