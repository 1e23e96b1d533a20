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

  var values: Exhibit {
    let hasDropout = study.choice.hasDropout
    var columns = heading
    if hasDropout { columns.append(ResultTable.Column("p_alive", header: wording(.clvAliveHeader))) }
    columns.append(ResultTable.Column("purchases", header: wording(.clvPurchasesHeader)))
    columns += words.pair("value", .clvPerCustomerHeader)
    columns.append(ResultTable.Column("likely", header: wording(.clvLikelyHeader)))
    let largest = study.tenths.tenths.map { $0.sums.value.value / Double($0.sums.customers) }.max() ?? 0
    let mean = words.money(about: largest)
    func row(_ label: String, _ sums: PurchaseStudy.Sums, isSummary: Bool) -> ResultTable.Row {
      let n = sums.customers
      var cells: [ResultTable.Cell] = [.text(label), .count(n)]
      if hasDropout { cells.append(.value(report.chance(sums))) }
      cells.append(.value(words.value(report.per(sums.purchases, n), .num2, n: n)))
      cells += words.both(words.value(report.per(sums.value, n), mean, n: n))
      cells.append(.interval(Value(sums.likely.lowerBound, mean, sums.likely, words.confidence, n: n)))
      return ResultTable.Row(cells, isSummary: isSummary)
    }
    return Exhibit(
      id: "values", title: wording(.clvDecileTable, ["horizon": .text(words.horizon)]), subtitle: subtitle,
      content: .table(ResultTable(columns: columns, rows: rows(row))), alt: "",
      note: words.terms(isContractual: false) + " " + wording(.clvLikelyNote, ["level": .text(words.level)]))
  }

  /// Apart from the values of one customer, so that both tables fit upright.
  var totals: Exhibit {
    let total: Format = study.all.value.value < 1_000_000 ? .money0 : .money0k
    let columns = heading + words.pair("total", .clvTotalHeader) + words.pair("share", .clvShareHeader)
    let rows =
      study.tenths.tenths.map { tenth in
        ResultTable.Row(
          [.text(String(tenth.number)), .count(tenth.sums.customers)]
            + words.both(words.value(tenth.sums.value, total, n: tenth.sums.customers))
            + words.both(words.share(tenth.share, n: tenth.sums.customers)))
      } + [
        ResultTable.Row(
          [.text(wording(.everyone)), .count(study.all.customers)]
            + words.both(words.value(study.all.value, total, n: study.all.customers))
            + [.value(Value(1, .pct1, n: study.all.customers)), .empty], isSummary: true)
      ]
    return Exhibit(
      id: "totals", title: wording(.clvDecileTotals, ["horizon": .text(words.horizon)]), subtitle: subtitle,
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "")
  }

  private var heading: [ResultTable.Column] {
    [
      ResultTable.Column("tenth", header: wording(.clvDecileHeader), alignment: .leading),
      ResultTable.Column("customers", header: wording(.customersHeader)),
    ]
  }

  private var subtitle: String {
    wording(
      .clvDecileSubtitle,
      ["n": .count(report.customers), "end": report.day(study.counts.end), "level": .text(words.level)])
  }

  private func rows(
    _ row: (String, PurchaseStudy.Sums, _ isSummary: Bool) -> ResultTable.Row
  ) -> [ResultTable.Row] {
    study.tenths.tenths.map { row(String($0.number), $0.sums, false) } + [
      row(wording(.everyone), study.all, true)
    ]
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
      + words.pair("top_tenth_share", .clvTopHeader)
    let rows = check.rows.map { forecast, check in
      let n = Int(check.customers)
      return ResultTable.Row(
        [
          .text(name(forecast)), .value(Value(check.expected, .num0, n: n)),
          .value(Value(check.made, .num0, n: n)),
        ]
          + (check.ratio.map { ratio in
            // A forecast of nothing is nothing for certain.
            ratio.value > 0
              ? words.both(Value(ratio, .num2, words.confidence, n: n))
              : [.value(Value(ratio.value, .num2, n: n)), .empty]
          } ?? [.empty, .empty])
          + words.both(Value(check.error, .num2, words.confidence, n: n))
          + words.both(words.share(check.topDecile, n: n)))
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
