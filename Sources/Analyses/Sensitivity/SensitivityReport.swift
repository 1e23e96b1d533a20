import Findings
import Formats
import Models
import Statistics

/// Puts what a plan depends on into words, tables and figures.
struct SensitivityReport {
  let study: SensitivityStudy
  /// Of the roi cell.
  let found: Finding
  let context: AnalysisContext

  private var wording: Wording { context.wording }
  private var provenance: EffectProvenance { EffectProvenance(study.plan.actions) }

  func finding(rowsIn: Int) -> Finding {
    let values = SensitivityValues(study: study, confidence: Confidence(context.level), wording: wording)
    let tables = SensitivityTables(values: values)
    let figures = SensitivityFigures(
      study: study, wording: wording, effects: .phrase(provenance.words))
    var exhibits: [Exhibit] = []
    if let tornado = figures.tornado() { exhibits.append(tornado) }
    if let switches = tables.switches() { exhibits.append(switches) }
    if !study.swings.isEmpty { exhibits.append(tables.swings()) }
    if let grid = study.grid { exhibits += [figures.grid(grid), tables.grid(grid)] }
    if let draws = study.draws {
      exhibits += [figures.draws(draws, values.simulated(draws)), tables.draws(draws)]
      if let information = study.information {
        exhibits.append(tables.information(draws, information))
        if let trials = tables.trials(information) { exhibits.append(trials) }
      }
    }
    return Finding(
      values: values.all(planned: found["net"]), exhibits: exhibits,
      remarks: [depends(), turnsOut(), experiment()].compactMap { $0 },
      caveats: caveats(), ledger: ledger(rowsIn))
  }

  /// The plan's own: the same customers in, left out for the same reasons.
  private func ledger(_ rowsIn: Int) -> Ledger {
    found.ledger.rowsIn == rowsIn ? found.ledger : Ledger(rowsIn: rowsIn)
  }

  // MARK: Words

  private func money(_ amount: Double) -> Argument { .number(amount, .money(about: amount)) }

  private func depends() -> String? {
    guard let widest = study.swings.first, widest.width > 0 else { return nil }
    let input = widest.input
    let format = Format.money(about: study.net)
    let most = wording(
      .sensitivityDepends,
      [
        "net": .number(study.net, format), "input": .text(input.label),
        "low": .number(widest.kept.low, format), "high": .number(widest.kept.high, format),
        "from": .text(input.words(input.low, wording)), "to": .text(input.words(input.high, wording)),
      ])
    return [most, leads()].compactMap { $0 }.joined(separator: " ")
  }

  private func leads() -> String? {
    guard let leading = study.leading else { return nil }
    let action = Argument.text(study.plan.actions[leading].label(wording))
    let changing = study.swings.filter { !$0.changes.isEmpty }
    if changing.isEmpty {
      let isFirm = study.swings.allSatisfy { $0.breakEven == nil }
      return wording(isFirm ? .sensitivityFirm : .sensitivityLeads, ["action": action])
    }
    let names = changing.map { wording(.sensitivityQuoted, ["text": .text($0.input.label)]) }.joined(
      separator: ", ")
    return wording(
      .sensitivityChanges, ["action": action, "n": .count(changing.count), "inputs": .text(names)])
  }

  private func turnsOut() -> String? {
    study.draws.map { draws in
      wording(
        .sensitivityDraws,
        [
          "n": .count(draws.net.count), "mean": money(draws.net.mean),
          "share": .text(share(draws.net.below(0))), "evpi": money(draws.perfect.value),
        ])
    }
  }

  /// "none", "<0.1%", "12.3%".
  private func share(_ losses: Proportion) -> String {
    if losses.share == 0 { return wording(.noDraws) }
    return losses.share < 0.0005
      ? wording(.fewerThan, ["n": .number(0.001, .pct1)]) : wording.number(losses.share, .pct1)
  }

  /// Whether it pays to run an experiment first.
  private func experiment() -> String? {
    guard let trials = study.information?.trials, let best = trials.max(by: { $0.net < $1.net }) else {
      return nil
    }
    return wording(
      best.net > 0 ? .sensitivityTry : .sensitivityDoNotTry,
      [
        "n": .count(best.perArm), "action": .text(study.plan.actions[best.action].label(wording)),
        "gain": money(best.gain), "cost": money(best.cost),
      ])
  }

  // MARK: Caveats

  private func caveats() -> [Caveat] {
    let codes = [
      "effects_assumed", "effects_measured", "effects_partly_assumed", "effect_may_be_nothing",
      "optimistic_plan",
    ]
    var caveats = found.caveats.filter { codes.contains($0.code) }
    let usual = study.inputs.varied.filter { $0.source == .usual }
    if !usual.isEmpty {
      caveats.append(
        Caveat(
          code: "ranges_taken",
          text: wording(
            .sensitivityUsual,
            ["inputs": .text(usual.map { midSentence($0.label) }.joined(separator: ", "))])))
    }
    if study.draws != nil {
      caveats.append(Caveat(code: "drawn_apart", text: wording(.sensitivityApart)))
    }
    if let net = study.draws?.net, net.quantile((1 - context.level) / 2) < 0 {
      caveats.append(
        Caveat(
          code: "may_lose_money",
          text: wording(.uncertaintyMayLose, ["share": .number(net.below(0).share, .pct1)])))
    }
    return caveats
  }
}
