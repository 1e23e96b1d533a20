import Diagnostics
import Findings
import Formats
import Models
import Populations

/// Actions closed to those still here whom the experiment behind their effects says they lose.
///
/// A customer is judged by the effect on their group, and by that on all where the group was not judged apart. An arm
/// that loses customers as a whole stays open only to groups of whom it is known to keep some. The experiment's own
/// customers whom it found to lose by an arm are spared by their ids.
struct PlanHarm {
  /// One action that is closed to some.
  struct Closing {
    let action: Int
    /// Labels of the groups that it is closed to.
    let groups: [String]
    /// Closed as well to customers of no group that was judged apart.
    let isRest: Bool
    /// Customers of the experiment among those still here.
    let spared: Int
  }

  let groups: MeasuredGroups
  let closings: [Closing]
  private let closed: ClosedActions

  init(
    _ actions: [PlannedAction], _ groups: MeasuredGroups, _ spared: [SparedCustomers], _ here: any Population
  ) throws(AnalysisError) {
    var closed = ClosedActions(customers: here.count)
    var closings: [Closing] = []
    let ids =
      spared.isEmpty
      ? []
      : try answered { () throws(PopulationError) in
        try here.hashes(seed: SparedCustomers.seed)
      }
    for (index, action) in actions.enumerated() {
      guard let whole = action.measured, case .experiment(let source) = action.action.source else { continue }
      let isClosed = groups.labels.map { label in
        guard let own = action.measuredByGroup.first(where: { $0.group?.label == label }) else {
          return whole.isHarmful
        }
        return own.isHarmful || whole.isHarmful && !own.isHelpful
      }
      if !groups.codes.isEmpty {
        closed.close(index, to: groups.codes, where: isClosed + [whole.isHarmful])
      } else if whole.isHarmful {
        closed.close(index)
      }
      let lost = Set(spared.filter { source.isOf($0.arm) }.flatMap { $0.hashes })
      let found = closed.close(index, to: lost, among: ids)
      let labels = groups.codes.isEmpty ? [] : zip(groups.labels, isClosed).filter { $1 }.map { $0.0 }
      guard !labels.isEmpty || whole.isHarmful || found > 0 else { continue }
      closings.append(Closing(action: index, groups: labels, isRest: whole.isHarmful, spared: found))
    }
    (self.groups, self.closings, self.closed) = (groups, closings, closed)
  }

  /// For the rules of contact; `nil` where nothing is closed.
  func rules(meant: [UInt32]) -> Eligibility.Harm? {
    closed.isEmpty ? nil : Eligibility.Harm(closed: closed.bits, meant: meant)
  }

  // MARK: Words

  func caveats(_ numbers: PlanValues, _ wording: Wording) -> [Caveat] {
    let roles = numbers.customers.stillHere.roles
    let column = groups.column.map { midSentence(roles.readerLabel(of: $0, wording)) } ?? ""
    var caveats = closings.map { closing in
      Caveat(
        code: "do_not_disturb",
        text: wording(
          .planHarm,
          [
            "action": .text(numbers.actions[closing.action].label(wording)),
            "n": .count(numbers.contacts.eligibility.closedCount(1 << UInt32(closing.action))),
            "whom": .text(whom(closing, column, wording)),
          ]))
    }
    if groups.areUnseen {
      caveats.append(
        Caveat(code: "harm_unseen", text: wording(.planHarmUnseen, ["column": .text(column)])))
    }
    if groups.unjudged > 0 {
      caveats.append(
        Caveat(
          code: "groups_unjudged",
          text: wording(.planHarmUnjudged, ["n": .count(groups.unjudged), "column": .text(column)])))
    }
    return caveats
  }

  private func whom(_ closing: Closing, _ column: String, _ wording: Wording) -> String {
    var parts: [String] = []
    if closing.isRest, closing.groups.count == groups.labels.count || groups.codes.isEmpty {
      parts.append(wording(.planHarmAll))
    } else {
      if !closing.groups.isEmpty {
        parts.append(
          wording(
            .planHarmGroups,
            ["column": .text(column), "groups": .text(closing.groups.joined(separator: ", "))]))
      }
      if closing.isRest { parts.append(wording(.planHarmRest)) }
    }
    if closing.spared > 0 { parts.append(wording(.planHarmOwn, ["n": .count(closing.spared)])) }
    return parts.joined(separator: "; ")
  }
}
