import Diagnostics
import Findings
import Formats
import Messaging
import Models
import Populations
import Tables

/// Those whom the plan treats by e-mail or SMS, in the order of contact, grouped by what they are told.
struct MessageAudience {
  /// Those of one persona and one action.
  struct Group {
    /// Empty when the report finds no personas.
    let persona: String
    let action: String
    let actionLabel: String
    let channel: Channel
    /// As the plan words it; `nil` when nothing is offered.
    let offer: String?
    /// Positions among those still here, first to contact first.
    var rows: [Int32] = []
    /// Names of columns that most often go with leaving here, most often first.
    var reasons: [String] = []

    /// `vip.discount_10`; for its files.
    var id: String { persona.isEmpty ? action : "\(slug(persona)).\(action)" }
  }

  let stillHere: any Population
  let ids: CustomerIDs
  /// By persona and action, as they stand in the plan.
  let groups: [Group]
  /// Everyone who gets a message, first to contact first.
  let ranked: [Int32]
  /// Rows of the cell's population that left, or of which it is not known.
  let gone: Int
  let treated: Int
  /// Treated by a call, or without contact.
  let otherwise: Int
  let belowCut: Int

  init(
    _ cell: MessageAnalysis, _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let departures = try Departures(population)
    let here = departures.stillHere
    let columns = try MessageColumns(here, plan: cell.from.value, reasons: cell.reasons?.value)
    stillHere = here
    gone = departures.left.count + departures.unknown
    let ids = CustomerIDs(columns.ids)
    self.ids = ids
    let treated = columns.treated.sorted { a, b in
      let (x, y) = (columns.expected[Int(a)], columns.expected[Int(b)])
      return x == y ? ids.precedes(Int(a), Int(b)) : x > y
    }
    let listed = cell.top.map { Array(treated.prefix($0)) } ?? treated
    let labels = here.columns.filter { !$0.name.hasPrefix("#") }.map {
      here.roles.readerLabel(of: $0.name, context.wording)
    }
    groups = columns.groups(of: listed, labels: labels)
    let reached = Set(groups.flatMap { $0.rows })
    ranked = listed.filter { reached.contains($0) }
    self.treated = treated.count
    belowCut = treated.count - listed.count
    otherwise = listed.count - ranked.count
  }

  /// Refuses an audience that differs from the plan it is told of.
  func reconcile(with finding: Finding?, plan: String) throws(AnalysisError) {
    guard let finding else {
      throw AnalysisError(.unanswerable, "cell '\(plan)' has no result", option: "from")
    }
    guard finding["customers"]?.number == Double(treated) else {
      throw AnalysisError(
        .planMismatch, "the messages do not add up to the plan of '\(plan)'", option: "from")
    }
  }
}
