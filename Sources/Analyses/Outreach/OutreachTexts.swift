import Diagnostics
import Populations
import Tables

/// What the printed rows of a list say of a customer, looked up by position among those still here.
struct OutreachTexts {
  private let persona: CategoryColumn?
  private let reasons: [CategoryColumn]
  private let action: CategoryColumn?
  private let probabilities: [Double]

  init(_ list: OutreachList, _ cell: Outreach) {
    func column(_ name: String) -> Column? {
      guard list.stillHere.columns.contains(where: { $0.name == name }) else { return nil }
      return try? list.stillHere.extract([name]).columns.first
    }
    func category(_ name: String) -> CategoryColumn? {
      guard case .categories(let categories)? = column(name) else { return nil }
      return categories
    }
    persona = category("#persona.\(list.plan)")
    reasons =
      (cell.reasons?.value).map { cell in (1...2).compactMap { category("#reason_\($0).\(cell)") } } ?? []
    action = category("#action_label.\(list.plan)")
    if case .numbers(let values)? = column("#churn_probability.\(list.plan)") {
      probabilities = values
    } else {
      probabilities = []
    }
  }

  var hasPersona: Bool { persona != nil }
  var hasReasons: Bool { !reasons.isEmpty }

  func persona(_ row: Int32) -> String { text(persona, row) ?? "" }
  func action(_ row: Int32) -> String { text(action, row) ?? "" }
  func probability(_ row: Int32) -> Double { probabilities.isEmpty ? .nan : probabilities[Int(row)] }

  /// Up to two reasons, short, joined; different ones, as a short name may stand for two columns.
  func reasons(_ row: Int32) -> String {
    var names: [String] = []
    for reason in reasons.compactMap({ text($0, row) }) {
      let name = names.isEmpty ? shortened(reason) : midSentence(shortened(reason))
      if !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: ", ")
  }

  private func text(_ column: CategoryColumn?, _ row: Int32) -> String? {
    column.flatMap { column in column.code(at: Int(row)).map { column.levels[$0] } }
  }
}
