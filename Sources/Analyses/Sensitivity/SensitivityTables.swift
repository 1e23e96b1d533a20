import Findings
import Formats
import Models
import Statistics

/// The tables of a sensitivity cell.
struct SensitivityTables {
  let values: SensitivityValues

  private var study: SensitivityStudy { values.study }
  private var wording: Wording { values.wording }

  private func money(_ amount: Double, _ format: Format = .money0) -> ResultTable.Cell {
    .value(Value(amount, format, n: values.n))
  }

  private func cell(_ value: Double, _ input: SensitivityInput) -> ResultTable.Cell {
    .value(Value(value, input.format, n: values.n))
  }

  func swings() -> Exhibit {
    let (kept, best) = (wording(.swingsKept), wording(.swingsBest))
    let range = wording(.swingsRange)
    let columns: [ResultTable.Column] = [
      .init("input", header: wording(.swingsInput), alignment: .leading),
      .init("planned", header: wording(.swingsPlanned)),
      .init("low", header: wording(.planLow), spanner: range),
      .init("high", header: wording(.planHigh), spanner: range),
      .init("net_low", header: wording(.swingsAtLow), spanner: kept),
      .init("net_high", header: wording(.swingsAtHigh), spanner: kept),
      .init("best_low", header: wording(.swingsAtLow), spanner: best),
      .init("best_high", header: wording(.swingsAtHigh), spanner: best),
    ]
    let format = Format.money(about: study.net)
    let rows = study.swings.map { swing in
      ResultTable.Row([
        .text(swing.input.label), cell(swing.input.planned, swing.input),
        cell(swing.input.low, swing.input), cell(swing.input.high, swing.input),
        money(swing.kept.low, format), money(swing.kept.high, format), money(swing.best.low, format),
        money(swing.best.high, format),
      ])
    }
    return Exhibit(
      id: "swings", title: wording(.swingsTitle), subtitle: wording(.swingsSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.swingsAlt),
      note: wording(.swingsNote, ["n": .count(study.model.classes.count)]), isSupplementary: true)
  }

  /// Inputs within whose range something changes; `nil` where nothing does.
  func switches() -> Exhibit? {
    let changing = study.swings.filter { $0.breakEven != nil || !$0.changes.isEmpty }
    if changing.isEmpty { return nil }
    let columns: [ResultTable.Column] = [
      .init("input", header: wording(.swingsInput), alignment: .leading),
      .init("planned", header: wording(.swingsPlanned)),
      .init("break_even", header: wording(.switchBreakEven)),
      .init("switch", header: wording(.switchAt), alignment: .leading),
    ]
    let rows = changing.map { swing in
      let changes = swing.changes.map { change in
        wording(
          .switchTo,
          [
            "at": .text(swing.input.words(change.at, wording)),
            "action": .text(
              change.to.map { study.plan.actions[$0].label(wording) } ?? wording(.policyNone)),
          ])
      }
      return ResultTable.Row([
        .text(swing.input.label), cell(swing.input.planned, swing.input), .value(values.breakEven(swing)),
        .text(changes.isEmpty ? wording(.sensitivityNotWithin) : changes.joined(separator: "; ")),
      ])
    }
    let leading = study.leading.map { study.plan.actions[$0].label(wording) } ?? wording(.policyNone)
    let others = study.swings.filter { $0.breakEven == nil && $0.changes.isEmpty }.map { $0.input.label }
    let notes = [
      wording(.switchNote),
      others.isEmpty
        ? nil
        : wording(.switchNowhere, ["inputs": .text(others.joined(separator: wording(.clauseSeparator)))]),
    ]
    return Exhibit(
      id: "switches", title: wording(.switchTitle),
      subtitle: wording(.switchSubtitle, ["action": .text(leading)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.switchAlt),
      note: notes.compactMap { $0 }.joined(separator: " "))
  }

  private func source(_ input: SensitivityInput) -> String {
    switch input.source {
    case .file: wording(.sourceFile)
    case .spec: wording(.sourceSpec)
    case .usual: wording(.sourceUsual)
    case .calibration: wording(.sourceCalibration)
    case .measured(let cell): wording(.sourceMeasured, ["cell": .text(cell)])
    }
  }

  /// Every point of the grid, of the plan as it is and of the best plan there.
  func grid(_ grid: SensitivityGrid) -> Exhibit {
    let spanner = grid.x.label
    // Named by the value, in whole ten-thousandths: what a reader of the file needs of it.
    let names = grid.columns.map { "x_\(slug("\(($0 * 10_000).rounded() / 10_000)"))" }
    let areDistinct = Set(names).count == names.count
    let columns =
      [ResultTable.Column("y", header: grid.y.label)]
      + grid.columns.enumerated().map { index, value in
        ResultTable.Column(
          areDistinct ? names[index] : "x_\(index + 1)", header: grid.x.words(value, wording),
          spanner: spanner)
      }
    let format = Format.money(about: grid.kept.joined().max { abs($0) < abs($1) } ?? 0)
    func rows(_ nets: [[Double]], _ group: Phrase) -> [ResultTable.Row] {
      zip(grid.rows, nets).map { value, nets in
        ResultTable.Row([cell(value, grid.y)] + nets.map { money($0, format) }, group: wording(group))
      }
    }
    return Exhibit(
      id: "grid_points", title: wording(.gridPoints), subtitle: wording(.gridPointsSubtitle),
      content: .table(
        ResultTable(columns: columns, rows: rows(grid.kept, .swingsKept) + rows(grid.best, .swingsBest))),
      alt: wording(.gridPointsAlt), isSupplementary: true)
  }

  /// What the draws say of the whole plan.
  func draws(_ draws: SensitivityDraws) -> Exhibit {
    let planned = values.simulated(draws)
    let format = Format.money(about: planned.number ?? 0)
    let simulated = Value(planned.number ?? 0, format, interval: planned.interval, n: planned.n)
    let loss = draws.net.below(0)
    let columns: [ResultTable.Column] = [
      .init("mean", header: wording(.uncertaintyMean)),
      .init("median", header: wording(.uncertaintyMedian)),
      .init(
        "interval",
        header: wording(.uncertaintyInterval, ["level": .text(wording.level(values.confidence))])),
      .init("standard_error", header: wording(.drawsError)),
      .init("prob_loss", header: wording(.drawsLoss)),
      .init("evpi", header: wording(.drawsPerfect)),
    ]
    let row = ResultTable.Row([
      .value(simulated), money(draws.net.quantile(0.5), format), .interval(simulated),
      .value(Value(draws.standardError, .money0, n: draws.net.count)),
      .value(Value(loss, loss.share < 0.005 ? .pct2 : .pct1, values.confidence)),
      .value(Value(draws.perfect, .money0, values.confidence, n: draws.remade)),
    ])
    return Exhibit(
      id: "draw_table", title: wording(.drawsTable),
      subtitle: wording(.drawsSubtitle, ["n": .count(draws.net.count)]),
      content: .table(ResultTable(columns: columns, rows: [row])), alt: wording(.drawsTableAlt),
      note: wording(.drawsNote, ["n": .count(draws.remade)]))
  }

  /// By how strongly they go with the net value.
  func information(_ draws: SensitivityDraws, _ information: SensitivityInformation) -> Exhibit {
    let columns: [ResultTable.Column] = [
      .init("input", header: wording(.swingsInput), alignment: .leading),
      .init("rank_correlation", header: wording(.informationCorrelation)),
      .init("interval", header: wording(.intervalHeader, ["level": .text(wording.level(values.confidence))])),
      .init("evppi", header: wording(.informationKnowing)),
      .init("shape", header: wording(.informationShape), alignment: .leading),
      .init("source", header: wording(.switchSource), alignment: .leading),
    ]
    let inputs = study.inputs.varied
    let order = inputs.indices.sorted { a, b in
      let (x, y) = (abs(draws.correlations[a]), abs(draws.correlations[b]))
      return x == y ? a < b : x > y
    }
    let rows = order.map { index in
      let correlation = values.correlation(draws.correlations[index], draws)
      return ResultTable.Row([
        .text(inputs[index].label), .value(correlation), .interval(correlation),
        money(information.knowing[index]), .text(wording(inputs[index].uncertain.shape.phrase)),
        .text(source(inputs[index])),
      ])
    }
    return Exhibit(
      id: "information", title: wording(.informationTitle),
      subtitle: wording(.informationSubtitle, ["n": .count(draws.net.count)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.informationAlt),
      note: wording(.informationNote))
  }

  /// `nil` where no effect is uncertain.
  func trials(_ information: SensitivityInformation) -> Exhibit? {
    if information.trials.isEmpty { return nil }
    let columns: [ResultTable.Column] = [
      .init("action", header: wording(.planAction), alignment: .leading),
      .init("per_arm", header: wording(.trialPerArm)),
      .init("standard_error", header: wording(.trialError)),
      .init("evppi", header: wording(.trialKnowing)),
      .init("evsi", header: wording(.trialWorth)),
      .init("cost", header: wording(.trialCost)),
      .init("gain", header: wording(.trialGain)),
    ]
    let rows = information.trials.map { trial in
      let action = study.plan.actions[trial.action]
      return ResultTable.Row([
        .text(action.label(wording)), .count(trial.perArm),
        .value(
          Value(
            trial.standardError, action.effect.kind == .relative ? .pct1 : .pp1, n: 2 * trial.perArm)),
        money(trial.perfect), money(trial.gain), money(trial.cost),
        .value(Value(trial.net, .moneySigned0, n: values.n)),
      ])
    }
    return Exhibit(
      id: "trials", title: wording(.trialTitle),
      subtitle: wording(.trialSubtitle, ["n": .count(study.cell.trial.campaigns)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.trialAlt),
      note: wording(.trialNote))
  }
}

extension UncertainInput.Shape {
  var phrase: Phrase {
    switch self {
    case .triangular: .shapeTriangular
    case .uniform: .shapeUniform
    case .normal: .shapeNormal
    case .lognormal: .shapeLognormal
    case .beta: .shapeBeta
    }
  }
}
