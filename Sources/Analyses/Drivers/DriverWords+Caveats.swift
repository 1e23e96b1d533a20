import Diagnostics
import Findings
import Formats
import Populations
import Statistics

extension DriverWords {
  var caveats: [Caveat] {
    var caveats: [Caveat] = []
    func add(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument] = [:]) {
      caveats.append(Caveat(code: code, text: wording(phrase, arguments)))
    }
    add("association", .driversAssociation)
    let changing = fit.terms.filter { changesOverTime($0.covariate) }.map { midSentence($0.label) }
    if !changing.isEmpty {
      add(
        "not_proportional", .driversNotProportional,
        [
          "names": list(changing), "global": .number(fit.proportionality.global.pValue, .pvalue),
        ])
    }
    let turning = fit.effects.filter { $0.turns(confidence) }
    if !turning.isEmpty { add("sign_flip", .driversTurns, ["names": list(turning.map(turned))]) }
    let overlapping = fit.terms.filter { ($0.inflation ?? 1) > DriverWords.inflationLimit }
    if !overlapping.isEmpty {
      add(
        "collinear", .driversOverlap,
        [
          "limit": .number(DriverWords.inflationLimit, .num0),
          "names": list(
            overlapping.map { "\(midSentence($0.label)) (\(wording.number($0.inflation ?? 1, .num1)))" }),
        ])
    }
    addErrors(&caveats)
    addFit(&caveats)
    if fit.accuracy != nil || fit.concordance != nil { add("same_customers", .driversSameCustomers) }
    addColumns(&caveats)
    switch fit.roles.observation {
    case .snapshot: add("snapshot_clock", .driversClockSnapshot)
    case .window where fit.roles.entry != nil: add("delayed_entry", .driversClockWindow)
    case .window, .cohort: break
    }
    return caveats
  }

  /// What errors allow for, and which numbers do not.
  private func addErrors(_ caveats: inout [Caveat]) {
    guard cell.isRobust else { return }
    guard let cluster = cell.cluster, let clusters = fit.model.clusters else {
      caveats.append(Caveat(code: "robust", text: wording(.driversRobust)))
      return
    }
    let few = clusters < DriverWords.fewClusters
    caveats.append(
      Caveat(
        code: few ? "few_clusters" : "clustered",
        text: wording(
          few ? .driversFewClusters : .driversClustered,
          ["n": .count(clusters), "column": .text(midSentence(fit.roles.label(of: cluster.value)))])))
  }

  /// What is shaky about the fit itself.
  private func addFit(_ caveats: inout [Caveat]) {
    func add(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument]) {
      caveats.append(Caveat(code: code, text: wording(phrase, arguments)))
    }
    let model = fit.model
    if !model.monotone.isEmpty {
      let names = fit.effects.filter { $0.isMonotone }.map { name($0, inSentence: true) }
      add("separation", .driversSeparated, ["names": list(names), "penalty": .number(model.penalty, .num2)])
    } else if model.penalty > 0 {
      add("penalised", .driversPenalised, ["penalty": .number(model.penalty, .num2)])
    }
    let rare = fit.effects.filter { $0.isRare && !$0.isMonotone }.map { name($0, inSentence: true) }
    if !rare.isEmpty {
      add("rare_levels", .driversRare, ["limit": .count(DriverFit.rareLimit), "names": list(rare)])
    }
    let perCoefficient = model.leavers / max(1, model.coefficients.count)
    if perCoefficient < DriverWords.leaversPerCoefficient {
      add("few_events", .driversFewEvents, ["events": .count(perCoefficient)])
    }
    if model.tiedShare > 0.5 { add("ties", .driversTied, ["share": .number(model.tiedShare, .pct0)]) }
  }

  /// What became of columns and levels.
  private func addColumns(_ caveats: inout [Caveat]) {
    func add(_ code: String, _ phrase: Phrase, _ names: [String]) {
      guard !names.isEmpty else { return }
      caveats.append(Caveat(code: code, text: wording(phrase, ["names": list(names)])))
    }
    let names = DriverNames(fit.table, fit.codings, fit.roles, wording)
    let merged = fit.codings.filter { !$0.merged.isEmpty }.map { coding in
      let levels = coding.merged.map { names.level($0, of: coding.covariate) }.sorted()
      return wording(
        .labelled,
        [
          "label": .text(midSentence(label(coding.covariate))),
          "value": .text(levels.joined(separator: ", ")),
        ])
    }
    add("merged_levels", .driversMerged, merged)
    // A level that nobody has is no news.
    let constant = fit.dropped.filter { $0.reason == .constant && isUsed($0) }
    add("constant", .driversConstant, unique(constant.map { midSentence(label($0.covariate)) }))
    let exact = fit.dropped.filter { $0.reason != .constant }
    add("redundant", .driversCollinear, exact.map { redundant($0, names) })
    add("follows_time", .driversFollowsTime, fit.followers.map { midSentence(label($0)) })
    add(
      "follows_time", .driversFollowerLeftOut, fit.leftOut.map { midSentence(fit.roles.label(of: $0)) })
  }

  private func label(_ covariate: Int) -> String { fit.roles.label(of: fit.table.covariates[covariate].name) }

  private func isUsed(_ dropped: CoxDesign.Dropped) -> Bool {
    dropped.levels.isEmpty
      || dropped.levels.contains { fit.codings[dropped.covariate].counts[$0].customers > 0 }
  }

  private func redundant(_ dropped: CoxDesign.Dropped, _ names: DriverNames) -> String {
    let own = described(dropped.covariate, dropped.levels, names)
    guard case .same(let place) = dropped.reason else { return own }
    let column = fit.model.design.columns[place]
    return wording(
      .driversSame,
      ["name": .text(own), "other": .text(described(column.covariate, column.levels, names))])
  }

  private func described(_ covariate: Int, _ levels: [Int], _ names: DriverNames) -> String {
    guard !levels.isEmpty else { return midSentence(label(covariate)) }
    let shown = levels.map { names.level($0, of: covariate) }.joined(separator: ", ")
    return wording(
      .labelled, ["label": .text(midSentence(label(covariate))), "value": .text(shown)])
  }

  private func turned(_ effect: DriverEffect) -> String {
    wording(
      .driversTurn,
      [
        "name": .text(name(effect, inSentence: true)), "alone": .text(effect.alone.map(printed) ?? ""),
        "with": .text(printed(effect.estimate)),
      ])
  }

  /// Apart by commas, unless a name holds one.
  private func list(_ names: [String]) -> Argument {
    let isLong = names.contains { $0.contains(",") || $0.contains(":") }
    return .text(names.joined(separator: isLong ? wording(.clauseSeparator) : ", "))
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
