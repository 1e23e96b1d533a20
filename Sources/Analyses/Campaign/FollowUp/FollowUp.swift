import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics

/// What a campaign cell says of a published plan when later data have come.
struct FollowUp {
  let options: Campaign
  let context: AnalysisContext

  func finding(on population: any Population) throws(AnalysisError) -> Finding {
    let wording = context.wording
    guard let plan = context.remembered else {
      return Finding(
        values: FollowUpValues.absent(wording), remarks: [wording(.followUpRemarkNone)],
        ledger: Ledger(rowsIn: 0))
    }
    let study = try FollowUpStudy(options, plan, population, context)
    let names = ActionNames(
      try options.readActions(in: context.files), population.roles, wording.language)
    let words = FollowUpWords(study, names, wording)
    return Finding(
      values: FollowUpValues(study, wording).values,
      exhibits: FollowUpExhibits(study, names, options.correction, wording).exhibits,
      remarks: words.remarks, caveats: words.caveats, ledger: ledger(study),
      effects: measured(study))
  }

  /// Customers of the plan, not rows of the data.
  private func ledger(_ study: FollowUpStudy) -> Ledger {
    let sides = [study.recommended, study.withheld, study.spared]
    let (absent, unknown) = (sides.reduce(0) { $0 + $1.absent }, sides.reduce(0) { $0 + $1.unknown })
    let entries = [
      ("not_in_data", Phrase.followUpAbsent, absent), ("missing_outcome", .followUpNoOutcome, unknown),
    ].filter { $0.2 > 0 }
    return Ledger(
      rowsIn: study.plan.count,
      excluded: entries.map { Ledger.Entry(code: $0.0, reason: context.wording($0.1), rows: $0.2) })
  }

  /// Of each action on those whom the plan chose for it, for the next plan.
  private func measured(_ study: FollowUpStudy) -> [MeasuredEffect] {
    func estimate(_ effect: TwoByTwo.Effect) -> MeasuredEffect.Estimate {
      MeasuredEffect.Estimate(
        low: Swift.min(effect.interval.lowerBound, effect.value), base: effect.value,
        high: Swift.max(effect.interval.upperBound, effect.value))
    }
    return study.actions.compactMap { action in
      action.relative.map { relative in
        MeasuredEffect(
          arm: action.name, group: nil, relativeReduction: estimate(relative),
          riskDifference: estimate(action.difference), treated: action.treated.count,
          control: action.control.count, level: study.confidence.level, cell: context.cell,
          pValue: action.pValue)
      }
    }
  }
}
