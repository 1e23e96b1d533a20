import Diagnostics
import Models
import Populations
import Tables

/// What a plan says of each of those still here, as far as messages need it.
struct MessageColumns {
  let ids: Column
  /// Whom the plan treats; positions in ascending order.
  let treated: [Int32]
  let expected: [Money]
  private let persona: CategoryColumn?
  private let action: CategoryColumn
  private let label: CategoryColumn
  private let channel: CategoryColumn
  private let offer: CategoryColumn
  private let reasons: [CategoryColumn]

  init(_ here: any Population, plan: String, reasons cell: String?) throws(AnalysisError) {
    func column(_ name: String) throws(AnalysisError) -> Column {
      let table = try answered(blaming: "from") { () throws(PopulationError) in try here.extract([name]) }
      return table.columns[0]
    }
    func words(_ name: String) throws(AnalysisError) -> CategoryColumn {
      guard case .categories(let categories) = try column(name) else {
        return CategoryColumn(codes: [Int32](repeating: -1, count: here.count), levels: [])
      }
      return categories
    }
    let known = Set(here.columns.map { $0.name })
    ids = try column(here.roles.id)
    let arm = try words("#arm.\(plan)")
    treated = (0..<arm.count).filter { row in arm.code(at: row).map { arm.levels[$0] } == "treat" }
      .map { Int32($0) }
    expected = Money.amounts(try column("#expected_value.\(plan)"))
    persona = known.contains("#persona.\(plan)") ? try words("#persona.\(plan)") : nil
    action = try words("#action.\(plan)")
    label = try words("#action_label.\(plan)")
    channel = try words("#channel.\(plan)")
    offer = try words("#offer.\(plan)")
    var reasons: [CategoryColumn] = []
    for number in 1...3 {
      if let cell, known.contains("#reason_\(number).\(cell)") {
        reasons.append(try words("#reason_\(number).\(cell)"))
      }
    }
    self.reasons = reasons
  }

  /// Rows by persona and action, in the plan's order of both; those whom no message can reach are in no group.
  func groups(of rows: [Int32], labels: [String]) -> [MessageAudience.Group] {
    var found: [Key: MessageAudience.Group] = [:]
    for row in rows {
      guard let channel = text(channel, row).flatMap(Channel.init), channel == .email || channel == .sms,
        let code = action.code(at: Int(row))
      else { continue }
      let key = Key(persona: persona.flatMap { $0.code(at: Int(row)) } ?? -1, action: code)
      found[
        key,
        default: MessageAudience.Group(
          persona: persona.flatMap { text($0, row) } ?? "", action: action.levels[code],
          actionLabel: text(label, row) ?? action.levels[code], channel: channel, offer: text(offer, row))
      ].rows.append(row)
    }
    return found.keys.sorted { ($0.persona, $0.action) < ($1.persona, $1.action) }.compactMap { key in
      guard var group = found[key] else { return nil }
      group.reasons = topReasons(of: group.rows, labels)
      return group
    }
  }

  private struct Key: Hashable {
    let persona: Int
    let action: Int
  }

  private func text(_ column: CategoryColumn, _ row: Int32) -> String? {
    column.code(at: Int(row)).map { column.levels[$0] }
  }

  /// Whether a reason is a column, or a column and what is said of its value, however the language parts the two.
  private static func begins(_ reason: String, with label: String) -> Bool {
    guard reason.hasPrefix(label) else { return false }
    return reason.dropFirst(label.count).first.map { $0 == ":" || $0.isWhitespace } ?? true
  }

  /// The three columns most often among the reasons of these rows; their values are left out.
  private func topReasons(of rows: [Int32], _ labels: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for column in reasons {
      // A level is looked through once, however many customers have it.
      let names = column.levels.map { level in
        labels.filter { Self.begins(level, with: $0) }.max { $0.count < $1.count }
      }
      for row in rows {
        if let code = column.code(at: Int(row)), let name = names[code] { counts[name, default: 0] += 1 }
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map { $0.key }
  }
}
