import Diagnostics
import Figures
import Findings
import Formats
import Populations
import Statistics

/// The finding about customers under contract.
struct ContractReport {
  private let study: ContractStudy
  private let cell: CLV
  private let words: CLVWords
  private let wording: Wording
  private var context: AnalysisContext { words.context }

  init(_ study: ContractStudy, _ cell: CLV, _ context: AnalysisContext) {
    self.study = study
    self.cell = cell
    words = CLVWords(cell, context)
    wording = context.wording
  }

  var finding: Finding {
    var exhibits = [
      ContractFigure(study, words, column: column).exhibit, valueTable, totalTable,
    ]
    if let fit = fitTable { exhibits.append(fit) }
    return Finding(
      values: values, exhibits: exhibits, remarks: [remark], caveats: caveats, ledger: study.ledger,
      assignments: [("#clv.\(context.cell)", study.values)], extracts: [study.customers])
  }

  private var column: String? { cell.by.map { study.roles.label(of: $0.value) } }

  private var groups: [ContractStudy.Group] { study.groups + [study.everyone] }

  private func name(_ group: ContractStudy.Group) -> String {
    group.label.isEmpty ? wording(.everyone) : group.label
  }

  // MARK: Values

  private var values: [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = []
    for group in [study.everyone] + study.groups {
      let address = group.label.isEmpty ? nil : group.address
      func add(_ name: String, _ value: Value) { values.append((ValueName(name, group: address), value)) }
      add("clv", words.value(group.mean, words.money(about: group.mean.value), n: group.count))
      add("clv_total", words.value(group.total, .money(about: group.total.value), n: group.count))
      add("clv_new", words.value(group.new, words.money(about: group.new.value), n: group.count))
      add("customers", Value(Double(group.count), .num0, n: group.count))
    }
    values.append((ValueName("top_decile"), words.share(study.topShare, n: study.everyone.count)))
    return values
  }

  private var remark: String {
    let everyone = study.everyone
    let total = words.value(everyone.total, .money(about: everyone.total.value), n: everyone.count)
    let mean = words.value(everyone.mean, words.money(about: everyone.mean.value), n: everyone.count)
    return wording(
      .clvContractRemark,
      [
        "n": .count(everyone.count), "total": .text(words.text(total)), "horizon": .text(words.horizon),
        "range": .text(words.rangeText(total)), "mean": .text(words.text(mean)),
        "share": .number(study.topShare.value, .pct0),
      ])
  }

  // MARK: Tables

  private var valueTable: Exhibit {
    let columns =
      [
        ResultTable.Column("group", header: column ?? wording(.clvGroupHeader), alignment: .leading),
        ResultTable.Column("customers", header: wording(.customersHeader)),
        ResultTable.Column("mean_revenue", header: wording(.clvRevenueHeader)),
      ] + words.pair("value", .clvPerCustomerHeader) + words.pair("new_customer", .clvNewHeader)
    let mean = words.money(about: groups.map { max($0.mean.value, $0.new.value) }.max() ?? 0)
    let rows = groups.map { group in
      ResultTable.Row(
        [
          .text(name(group)), .count(group.count),
          .value(Value(group.meanRevenue, .money2, words.confidence, n: group.count)),
        ] + words.both(words.value(group.mean, mean, n: group.count))
          + words.both(words.value(group.new, mean, n: group.count)),
        isSummary: group.label.isEmpty && !study.groups.isEmpty)
    }
    return Exhibit(
      id: "values", title: title(.clvContractTable, .clvContractTableBy), subtitle: subtitle,
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "",
      note: words.terms(isContractual: true))
  }

  /// Apart from the values of one customer, so that both tables fit upright.
  private var totalTable: Exhibit {
    let total: Format = (groups.map { $0.total.value }.max() ?? 0) < 1_000_000 ? .money0 : .money0k
    let columns =
      [
        ResultTable.Column("group", header: column ?? wording(.clvGroupHeader), alignment: .leading),
        ResultTable.Column("customers", header: wording(.customersHeader)),
      ] + words.pair("total", .clvTotalHeader)
    let rows = groups.map { group in
      ResultTable.Row(
        [.text(name(group)), .count(group.count)]
          + words.both(words.value(group.total, total, n: group.count)),
        isSummary: group.label.isEmpty && !study.groups.isEmpty)
    }
    return Exhibit(
      id: "totals", title: title(.clvContractTotals, .clvContractTotalsBy), subtitle: subtitle,
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "")
  }

  private func title(_ plain: Phrase, _ grouped: Phrase) -> String {
    let horizon = Argument.text(words.horizon)
    return column.map { wording(grouped, ["horizon": horizon, "column": .text(midSentence($0))]) }
      ?? wording(plain, ["horizon": horizon])
  }

  private var subtitle: String {
    wording(
      .clvContractSubtitle, ["period": .text(wording.period(context.period)), "level": .text(words.level)])
  }

  /// Parameters of the models that were taken.
  private var fitTable: Exhibit? {
    let year = max(2, Int(study.roles.unit.perYear.rounded()))
    let rows = drawn.flatMap { group -> [ResultTable.Row] in
      guard case .shifted(let model) = group.kind else { return [] }
      let errors = model.standardErrors
      func row(_ label: String, _ value: Value, _ error: Value? = nil) -> ResultTable.Row {
        ResultTable.Row(
          [
            .text(label), .value(value), error.map { .value($0) } ?? .empty,
            value.interval == nil ? .empty : .interval(value),
          ], group: study.groups.isEmpty ? nil : name(group))
      }
      func parameter(_ label: String, _ value: Double, _ error: Double) -> ResultTable.Row {
        row(
          label, words.value(Estimate(value, standardError: error), .num3, n: group.count),
          Value(error, .num3))
      }
      func rate(_ label: String, _ period: Int) -> ResultTable.Row {
        let rate = model.retentionEstimate(in: period)
        return row(label, words.share(rate, n: group.count), Value(rate.standardError, .pct2))
      }
      return [
        parameter("α", model.alpha, errors[0]), parameter("β", model.beta, errors[1]),
        rate(wording(.clvRetentionFirst), 1),
        rate(wording(.clvRetentionYear, ["n": .count(year)]), year),
        row(wording(.clvLogLikelihood), Value(model.logLikelihood, .num1, n: group.count)),
      ]
    }
    guard !rows.isEmpty else { return nil }
    return Exhibit(
      id: "model", title: wording(.clvFitTable), subtitle: wording(.clvFitSubtitle),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("parameter", header: wording(.clvParameterHeader), alignment: .leading),
            ResultTable.Column("value", header: wording(.clvEstimateHeader)),
            ResultTable.Column("standard_error", header: wording(.clvErrorHeader)),
            ResultTable.Column("interval", header: words.intervalHeader),
          ], rows: rows)), alt: "", isSupplementary: true)
  }

  // MARK: Caveats

  /// Those whose curve is used.
  private var drawn: [ContractStudy.Group] { study.groups.isEmpty ? [study.everyone] : study.groups }

  private var caveats: [Caveat] {
    var caveats = choices
    if !study.hidden.labels.isEmpty {
      caveats.append(
        words.caveat(
          "small_groups", .clvHiddenGroups,
          [
            "min": .count(context.minimum.shown), "names": .text(study.hidden.labels.joined(separator: ", ")),
          ]))
    }
    if drawn.contains(where: { $0.curve.eventCount == 0 }) {
      caveats.append(words.caveat("nobody_left", .kpiNobodyLeft))
    }
    caveats.append(words.caveat("same_revenue", .clvSameRevenue))
    return caveats + words.common
  }

  /// What is said of a group's curve, but for its name and how far its model lies off.
  private struct Choice: Hashable {
    let code: String
    let phrase: Phrase
    var why: Phrase?
  }

  /// Which curve each group is valued by, and why: groups of which the same is said are named together.
  private var choices: [Caveat] {
    var said: [(choice: Choice, names: [String], gap: Double?, longest: Double)] = []
    for group in drawn {
      for (choice, gap) in choices(group) {
        if let index = said.firstIndex(where: { $0.choice == choice }) {
          said[index].names.append(name(group))
          said[index].gap = gap.map { max($0, said[index].gap ?? 0) }
          said[index].longest = max(said[index].longest, group.curve.lastTime)
        } else {
          said.append((choice, [name(group)], gap, group.curve.lastTime))
        }
      }
    }
    return said.map { choice, names, gap, longest in
      var arguments: [String: Argument] = [
        "name": .text(names.joined(separator: ", ")),
        "time": .text(study.roles.unit.words(Int(longest), wording)),
      ]
      if let gap { arguments["gap"] = .number(gap, .pct1) }
      if let why = choice.why { arguments["why"] = .phrase(why) }
      return words.caveat(choice.code, choice.phrase, arguments)
    }
  }

  private func choices(_ group: ContractStudy.Group) -> [(choice: Choice, gap: Double?)] {
    func choice(_ code: String, _ phrase: Phrase, why: Phrase? = nil) -> Choice {
      Choice(code: code, phrase: phrase, why: why)
    }
    switch group.choice {
    case .observed: return [(choice("curve_observed", .clvChoiceObserved), nil)]
    case .projected:
      guard case .shifted(let model) = group.kind else { return [] }
      return [(choice("curve_projected", .clvChoiceProjected), ContractValuer.gap(model, group.curve))]
    case .poorFit(let distance): return [(choice("curve_held_flat", .clvChoicePoor), distance)]
    case .refused(let failure):
      let why: Phrase =
        switch failure {
        case .noVariation: .clvWhyNoVariation
        case .noHeterogeneity: .clvWhyNoHeterogeneity
        case .notConverged: .clvWhyNotConverged
        }
      return [(choice("model_refused", .clvChoiceRefused, why: why), nil)]
        + (group.isBeyondData ? [(choice("curve_held_flat", .clvChoiceFlat), nil)] : [])
    case .asAsked:
      guard group.isBeyondData, case .kaplanMeier = group.kind else { return [] }
      return [(choice("curve_held_flat", .clvChoiceFlat), nil)]
    }
  }
}
