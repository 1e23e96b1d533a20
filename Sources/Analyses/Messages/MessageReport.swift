import Figures
import Findings
import Formats
import Messaging
import Populations

/// Puts what is said to whom into words and tables. Nothing personal is in them.
struct MessageReport {
  let cell: MessageAnalysis
  let audience: MessageAudience
  let writing: MessageWriting
  let merged: MergedMessages
  /// Each group's message, with names of columns in place of names.
  let shown: [MergedMessage]
  let context: AnalysisContext

  private var wording: Wording { context.wording }

  func finding(rowsIn: Int) -> Finding {
    var exhibits: [Exhibit] = []
    if !audience.groups.isEmpty {
      exhibits.append(table())
      if cell.show > 0 { exhibits.append(texts()) }
    }
    return Finding(
      values: values(), exhibits: exhibits, remarks: remarks(), caveats: caveats(), ledger: ledger(rowsIn))
  }

  // MARK: Values

  private func count(of channel: Channel) -> Int {
    audience.groups.filter { $0.channel == channel }.reduce(0) { $0 + $1.rows.count }
  }

  /// What all SMS together are billed as.
  private var segments: Int {
    audience.ranked.reduce(0) { sum, row in
      let code = merged.codes[Int(row)]
      return sum + (code < 0 ? 0 : merged.messages[Int(code)].segments ?? 0)
    }
  }

  /// Texts that differ; personas without words of their own share those of the action.
  private var different: Int { Set(shown).count }

  private var drafted: Int { writing.isDrafted.count { $0 } }

  private func values() -> [(name: ValueName, value: Value)] {
    let n = audience.ranked.count
    return [
      ("customers", n), ("written", different), ("email", count(of: .email)),
      ("sms", count(of: .sms)), ("segments", segments), ("drafted", drafted),
    ].map { (ValueName($0.0), Value(Double($0.1), .num0, n: n)) }
  }

  private func ledger(_ rowsIn: Int) -> Ledger {
    let entries: [(String, Phrase, Int)] = [
      ("left_already", .barrierLeft, audience.gone),
      ("not_treated", .messagesNotTreated, audience.stillHere.count - audience.treated),
      ("below_cut", .outreachBelowCut, audience.belowCut),
      ("other_channel", .messagesOtherwise, audience.otherwise),
    ]
    return Ledger(
      rowsIn: rowsIn,
      excluded: entries.filter { $0.2 > 0 }.map {
        Ledger.Entry(code: $0.0, reason: wording($0.1), rows: $0.2)
      })
  }

  // MARK: Words

  private func remarks() -> [String] {
    guard !audience.ranked.isEmpty else { return [wording(.messagesNobody)] }
    var remarks = [
      wording(
        .messagesRemark,
        [
          "n": .count(audience.ranked.count), "email": .count(count(of: .email)),
          "sms": .count(count(of: .sms)), "written": .count(different),
        ])
    ]
    remarks.append(
      wording(
        .messagesFiles, ["list": .text(MessageFiles.list), "n": .count(audience.ranked.count)]))
    return remarks
  }

  private func caveats() -> [Caveat] {
    var caveats: [Caveat] = []
    if drafted > 0 {
      caveats.append(
        Caveat(
          code: "drafted",
          text: wording(
            .messagesDrafted,
            [
              "n": .count(drafted), "all": .count(audience.groups.count),
              "file": .text(MessageFiles.templates),
            ])))
    }
    for (reason, groups) in writing.failures {
      caveats.append(
        Caveat(
          code: "draft_\(reason.rawValue)",
          text: wording(
            .messagesNotDrafted, ["n": .count(groups), "reason": .phrase(reason.phrase)])))
    }
    return caveats
  }

  // MARK: Tables

  private var hasPersonas: Bool { audience.groups.contains { !$0.persona.isEmpty } }
  private var hasSMS: Bool { audience.groups.contains { $0.channel == .sms } }

  private func table() -> Exhibit {
    var columns: [ResultTable.Column] = [
      .init("action", header: wording(.outreachAction), alignment: .leading),
      .init("channel", header: wording(.planChannel), alignment: .leading),
      .init("customers", header: wording(.outreachCount)),
      .init("begins", header: wording(.messagesBegins), alignment: .leading),
      .init("characters", header: wording(.messagesLength)),
    ]
    if hasSMS { columns.append(.init("segments", header: wording(.messagesSegments))) }
    if cell.draft != nil {
      columns.append(.init("written_by", header: wording(.messagesWrittenBy), alignment: .leading))
    }
    let rows = audience.groups.indices.map { index in
      ResultTable.Row(cells(index), group: hasPersonas ? audience.groups[index].persona : nil)
    }
    return Exhibit(
      title: wording(.messagesTable), subtitle: wording(.messagesTableSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.messagesTableAlt),
      note: hasSMS ? wording(.messagesSegmentsNote) : nil)
  }

  private func cells(_ index: Int) -> [ResultTable.Cell] {
    let (group, message) = (audience.groups[index], shown[index])
    var cells: [ResultTable.Cell] = [
      .text(group.actionLabel), .text(wording(group.channel == .sms ? .channelSMS : .channelEmail)),
      size(group), .text(message.subject ?? beginning(message.text)), .count(message.text.count),
    ]
    if hasSMS { cells.append(message.segments.map { .count($0) } ?? .empty) }
    if cell.draft != nil {
      cells.append(.text(wording(writing.isDrafted[index] ? .messagesByModel : .messagesByTemplate)))
    }
    return cells
  }

  /// Few customers of one persona and action could be told apart by who they are.
  private func size(_ group: MessageAudience.Group) -> ResultTable.Cell {
    let n = group.rows.count
    return n < context.minimum.shown
      ? .suppressed("<\u{A0}\(wording.number(Double(context.minimum.shown), .num0))") : .count(n)
  }

  private func beginning(_ text: String) -> String {
    guard text.count > 60 else { return text }
    let cut = text.prefix(60)
    return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + " …"
  }

  /// The messages to most customers, in full, each once.
  private func texts() -> Exhibit {
    let rows = largest.flatMap { index -> [ResultTable.Row] in
      let message = shown[index]
      let group = heading(index)
      guard let subject = message.subject else {
        return [ResultTable.Row([.text(wording(.channelSMS)), .text(message.text)], group: group)]
      }
      let paragraphs = message.text.split(separator: "\n").filter { $0 != "--" }
      let texts = paragraphs.enumerated().map { number, text in
        ResultTable.Row(
          [number == 0 ? .text(wording(.messagesText)) : .empty, .text(String(text))], group: group)
      }
      return [ResultTable.Row([.text(wording(.messagesSubject)), .text(subject)], group: group)] + texts
    }
    let table = ResultTable(
      columns: [
        .init("part", header: wording(.messagesPart), alignment: .leading),
        .init("text", header: wording(.messagesText), alignment: .leading),
      ], rows: rows)
    return Exhibit(
      id: "texts", title: wording(.messagesTexts),
      subtitle: wording(cell.merge.isEmpty ? .messagesTextsPlain : .messagesTextsSubtitle),
      content: .table(table), alt: wording(.messagesTextsAlt))
  }

  /// The first group of each different text, those whose texts go to most customers first.
  private var largest: [Int] {
    var first: [MergedMessage: Int] = [:]
    var sizes: [Int: Int] = [:]
    for index in audience.groups.indices {
      let group = first[shown[index], default: index]
      first[shown[index]] = group
      sizes[group, default: 0] += audience.groups[index].rows.count
    }
    let ranked = sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(cell.show).map { $0.key }
  }

  /// The action, with the persona where no other persona reads the same.
  private func heading(_ index: Int) -> String {
    let group = audience.groups[index]
    let isShared = shown.indices.contains { $0 != index && shown[$0] == shown[index] }
    let names = isShared ? [group.actionLabel] : [group.persona, group.actionLabel]
    return names.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
