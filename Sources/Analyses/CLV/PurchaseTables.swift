import Findings
import Formats
import Glibc
import Statistics

/// Values by tenth, forecasts against what came, and the fitted models.
struct PurchaseTables {
  private let report: PurchaseReport
  private var study: PurchaseStudy { report.study }
  private var words: CLVWords { report.words }
  private var wording: Wording { report.wording }

  init(_ report: PurchaseReport) { self.report = report }

  // MARK: Tenths

  var deciles: Exhibit {
    let hasDropout = study.choice.hasDropout
    var columns = [
      ResultTable.Column("tenth", header: wording(.clvDecileHeader), alignment: .leading),
      ResultTable.Column("customers", header: wording(.customersHeader)),
    ]
    if hasDropout { columns.append(ResultTable.Column("p_alive", header: wording(.clvAliveHeader))) }
    columns.append(ResultTable.Column("purchases", header: wording(.clvPurchasesHeader)))
    columns += words.pair("value", .clvPerCustomerHeader) + words.pair("total", .clvTotalHeader)
    columns.append(ResultTable.Column("share", header: wording(.clvShareHeader)))
    let largest = study.deciles.map { $0.sums.value.value / Double($0.sums.customers) }.max() ?? 0
    let mean = words.money(about: largest)
    let total: Format = study.all.value.value < 1_000_000 ? .money0 : .money0k
    func row(_ label: String, _ sums: PurchaseStudy.Sums, isSummary: Bool) -> ResultTable.Row {
      var cells: [ResultTable.Cell] = [.text(label), .count(sums.customers)]
      if hasDropout { cells.append(.value(report.chance(sums))) }
      cells.append(
        .value(words.value(report.per(sums.purchases, sums.customers), .num2, n: sums.customers)))
      cells += words.both(words.value(report.per(sums.value, sums.customers), mean, n: sums.customers))
      cells += words.both(words.value(sums.value, total, n: sums.customers))
      let share = study.all.value.value > 0 ? sums.value.value / study.all.value.value : 0
      cells.append(.value(Value(share, .pct1, n: sums.customers)))
      return ResultTable.Row(cells, isSummary: isSummary)
    }
    let rows = study.deciles.map { row(String($0.number), $0.sums, isSummary: false) }
    return Exhibit(
      id: "values", title: wording(.clvDecileTable, ["horizon": .text(words.horizon)]),
      subtitle: wording(
        .clvDecileSubtitle,
        [
          "n": .count(report.customers), "end": report.day(study.counts.end), "level": .text(words.level),
        ]),
      content: .table(
        ResultTable(columns: columns, rows: rows + [row(wording(.everyone), study.all, isSummary: true)])),
      alt: "", note: words.terms(isContractual: false))
  }

  // MARK: The check

  var holdout: Exhibit? {
    guard let check = study.holdout.check, let first = check.rows.first?.check else { return nil }
    let columns =
      [
        ResultTable.Column("forecast", header: wording(.clvForecastHeader), alignment: .leading),
        ResultTable.Column("expected", header: wording(.clvExpected)),
        ResultTable.Column("seen", header: wording(.clvMadeHeader)),
      ] + words.pair("ratio", .clvRatioHeader) + words.pair("mean_error", .clvMAEHeader)
      + [ResultTable.Column("top_tenth_share", header: wording(.clvTopHeader))]
    let rows = check.rows.map { forecast, check in
      let n = Int(check.customers)
      return ResultTable.Row(
        [
          .text(name(forecast)), .value(Value(check.expected, .num0, n: n)),
          .value(Value(check.made, .num0, n: n)),
        ]
          + (check.ratio.map { words.both(Value($0, .num2, words.confidence, n: n)) } ?? [.empty, .empty])
          + words.both(Value(check.error, .num2, words.confidence, n: n))
          + [.value(Value(check.topDecile, .pct1, n: n))])
    }
    return Exhibit(
      id: "holdout", title: wording(.clvHoldoutTable),
      subtitle: wording(
        .clvHoldoutTableSubtitle,
        [
          "n": .count(Int(first.customers)), "end": report.day(check.end), "days": .count(check.days),
          "level": .text(words.level),
        ]), content: .table(ResultTable(columns: columns, rows: rows)), alt: "")
  }

  func name(_ forecast: PurchaseHoldout.Forecast) -> String {
    switch forecast {
    case .model: wording(.clvForecastModel, ["name": .text(report.modelName)])
    case .ownRate: wording(.clvForecastOwn)
    case .meanRate: wording(.clvForecastMean)
    case .zero: wording(.clvForecastZero)
    }
  }

  // MARK: The models

  var parameters: Exhibit {
    Exhibit(
      id: "model", title: wording(.clvFitOrdersTable), subtitle: wording(.clvFitOrdersSubtitle),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("parameter", header: wording(.clvParameterHeader), alignment: .leading),
            ResultTable.Column("value", header: wording(.clvEstimateHeader)),
            ResultTable.Column("standard_error", header: wording(.clvErrorHeader)),
            ResultTable.Column("interval", header: words.intervalHeader),
          ], rows: purchaseRows + spendRows)), alt: "", isSupplementary: true)
  }

  private func row(
    _ label: String, _ value: Value, error: Double? = nil, group: String
  ) -> ResultTable.Row {
    ResultTable.Row(
      [
        .text(label), .value(value), error.map { .value(Value($0, value.format)) } ?? .empty,
        value.interval == nil ? .empty : .interval(value),
      ], group: group)
  }

  private var purchaseRows: [ResultTable.Row] {
    let fit = study.choice.fit
    let n = Int(fit.customers)
    let group = startingSentence(report.modelName)
    let names = type(of: fit.model).parameterNames
    let symbols = ["alpha": "α", "beta": "β"]
    var rows = zip(names, zip(fit.model.parameters, fit.maximum.standardErrors)).map { name, found in
      // Rates are by the day inside and by the week in print.
      let scale = symbols[name] == nil ? 1.0 : 1 / 7
      let estimate = Estimate(found.0 * scale, standardError: found.1 * scale)
      return row(
        symbols[name] ?? name, words.value(estimate, .num3, n: n), error: estimate.standardError, group: group
      )
    }
    // Weeks in place of days move each repeat's density by log 7.
    let shift = study.counts.patterns.totals.repeats * log(7)
    rows.append(row(wording(.clvLogLikelihood), Value(fit.logLikelihood + shift, .num1, n: n), group: group))
    if study.choice.hasDropout {
      rows.append(row(wording(.clvGainRow), Value(fit.gain, .num1, n: n), group: group))
    }
    return rows
  }

  private var spendRows: [ResultTable.Row] {
    guard case .gammaGamma(let fit) = study.spend.source else { return [] }
    let n = Int(fit.customers)
    let group = "Gamma-gamma"
    var rows = zip(["p", "q", "v"], zip(fit.parameters, fit.standardErrors)).map { name, found in
      let estimate = Estimate(found.0, standardError: found.1)
      return row(name, words.value(estimate, .num3, n: n), error: found.1, group: group)
    }
    let mean = study.spend.populationMean
    rows.append(
      row(
        wording(.clvMeanSpendRow), words.value(mean, .money2, n: n), error: mean.standardError, group: group))
    if let r = study.correlation.r {
      let value = Value(
        r, .num3, study.correlation.interval(words.confidence), words.confidence, n: study.correlation.count)
      rows.append(row(wording(.clvCorrelationRow), value, group: group))
    }
    rows.append(row(wording(.clvLogLikelihood), Value(fit.logLikelihood, .num1, n: n), group: group))
    return rows
  }
}
