import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables

/// The finding about customers without a contract.
struct PurchaseReport {
  let study: PurchaseStudy
  let cell: CLV
  let groups: PurchaseGroups?
  let words: CLVWords
  let population: any Population
  var wording: Wording { words.wording }
  var context: AnalysisContext { words.context }

  init(_ study: PurchaseStudy, _ cell: CLV, _ context: AnalysisContext) throws(AnalysisError) {
    self.study = study
    self.cell = cell
    words = CLVWords(cell, context)
    population = context.population
    groups = try cell.by.map { by throws(AnalysisError) in
      try PurchaseGroups(by.value, study, cell.terms.margin, context)
    }
  }

  var finding: Finding {
    get throws(AnalysisError) {
      let tables = PurchaseTables(self)
      var exhibits = [PurchaseFigure(self).exhibit, tables.values, tables.totals]
      if let holdout = tables.holdout { exhibits.append(holdout) }
      if let groups { exhibits.insert(groups.table(self), at: 3) }
      exhibits.append(tables.parameters)
      return Finding(
        values: values + (groups?.values(self) ?? []), exhibits: exhibits, remarks: remarks,
        caveats: PurchaseCaveats(self).all,
        ledger: ledger, assignments: try assignments, extracts: [try extract])
    }
  }

  var modelName: String { name(study.choice.kind) }

  func name(_ kind: PurchaseFit.Kind) -> String {
    switch kind {
    case .bgnbd: "BG/NBD"
    case .mbgnbd: "MBG/NBD"
    case .paretonbd: "Pareto/NBD"
    case .empirical: wording(.clvEmpiricalName)
    }
  }

  func day(_ number: Int) -> Argument { .day(Day(number: number)) }

  // MARK: Values

  var customers: Int { study.all.customers }

  func per(_ estimate: Estimate, _ count: Int) -> Estimate {
    Estimate(estimate.value / Double(count), standardError: estimate.standardError / Double(count))
  }

  /// The mean chance that a customer still buys; words where the data cannot tell.
  func chance(_ sums: PurchaseStudy.Sums) -> Value {
    guard study.choice.hasDropout else {
      return Value(absent: wording(.clvNoChance), format: .pct1, n: sums.customers)
    }
    let mean = per(sums.alive, sums.customers)
    return Value(
      mean.value, .pct1, mean.interval(words.confidence).clamped(to: 0...1), words.confidence,
      n: sums.customers)
  }

  private var values: [(name: ValueName, value: Value)] {
    let all = study.all
    let mean = per(all.value, customers)
    let spend = study.spend.populationMean
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("clv"), words.value(mean, words.money(about: mean.value), n: customers)),
      (ValueName("clv_total"), words.value(all.value, .money(about: all.value.value), n: customers)),
      (ValueName("customers"), Value(Double(customers), .num0, n: customers)),
      (ValueName("top_decile"), words.share(study.tenths.topShare, n: customers)),
      (
        ValueName("alive"),
        study.choice.hasDropout
          ? Value(
            all.alive.value, .num0, all.alive.interval(words.confidence).clamped(to: 0...Double(customers)),
            words.confidence, n: customers)
          : Value(absent: wording(.clvNoChance), format: .num0, n: customers)
      ),
      (ValueName("p_alive"), chance(all)),
      (ValueName("purchases"), words.value(per(all.purchases, customers), .num2, n: customers)),
      (
        ValueName("spend"),
        words.value(spend, words.money(about: spend.value), n: study.correlation.count)
      ),
    ]
    let names = ["holdout_ratio", "holdout_mae", "holdout_mae_naive"]
    guard let check = study.holdout.check, let model = check[.model], let naive = check.bestNaive else {
      return values
        + names.map { (ValueName($0), Value(absent: wording(.clvNoCheckValue), format: .num2, n: 0)) }
    }
    let n = Int(model.customers)
    values.append(
      (
        ValueName(names[0]),
        model.ratio.map { Value($0, .num2, words.confidence, n: n) }
          ?? Value(absent: wording(.clvNoCheckValue), format: .num2, n: n)
      ))
    values.append((ValueName(names[1]), Value(model.error, .num3, words.confidence, n: n)))
    values.append((ValueName(names[2]), Value(naive.check.error, .num3, words.confidence, n: n)))
    return values
  }

  private var remarks: [String] {
    let total = words.value(study.all.value, .money(about: study.all.value.value), n: customers)
    let mean = per(study.all.value, customers)
    var remarks = [
      wording(
        .clvOrdersRemark,
        [
          "horizon": .text(words.horizon), "n": .count(customers), "total": .text(words.text(total)),
          "range": .text(words.rangeText(total)),
          "mean": .number(mean.value, words.money(about: mean.value)),
          "share": .number(study.tenths.topShare.value, .pct0),
        ])
    ]
    if study.choice.hasDropout {
      let range = study.all.alive.interval(words.confidence).clamped(to: 0...Double(customers))
      remarks[0] +=
        " "
        + wording(
          .clvAliveRemark,
          [
            "name": .text(modelName), "alive": .number(study.all.alive.value, .num0),
            "range": .text(wording.interval(range.lowerBound, range.upperBound, .num0)),
          ])
    }
    if let check = study.holdout.check, let model = check[.model], let ratio = model.ratio,
      let naive = check.bestNaive
    {
      remarks.append(
        wording(
          .clvHoldoutRemark,
          [
            "end": day(check.end), "ratio": .number(ratio.value, .mult2),
            "error": .number(model.error.value, .num2), "naive": .number(naive.check.error.value, .num2),
          ]))
    }
    return remarks
  }

  // MARK: Rows

  /// Of order lines.
  private var ledger: Ledger {
    let lines = study.counts.lines
    let entries: [(String, Phrase, Int)] = [
      ("no_customer", .clvLineNoCustomer, lines.withoutCustomer),
      ("no_day", .clvLineNoDay, lines.withoutDay), ("no_amount", .clvLineNoAmount, lines.withoutAmount),
      ("after", .clvLineAfter, lines.after), ("cancelled", .clvLineCancelled, lines.cancelled),
      ("worthless", .clvLineWorthless, lines.worthless),
    ]
    return Ledger(
      rowsIn: lines.lines,
      excluded: entries.filter { $0.2 > 0 }.map {
        Ledger.Entry(code: $0.0, reason: wording($0.1), rows: $0.2)
      })
  }

  /// Values by customer, where the cell's own data are customers; missing for those who bought nothing.
  private var assignments: [(name: String, column: Column)] {
    get throws(AnalysisError) {
      guard population.roles.orders == nil else { return [] }
      let names = [PurchaseKernel.value, PurchaseKernel.alive]
      let table = try answered { () throws(PopulationError) in
        try population.joined(with: study.valued, columns: names).population.extract(names)
      }
      return [
        ("#clv.\(context.cell)", table.columns[0]), ("#p_alive.\(context.cell)", table.columns[1]),
      ]
    }
  }

  private var extract: Extract {
    get throws(AnalysisError) {
      let id = study.valued.roles.id
      var names = [
        id, PurchaseKernel.purchases, PurchaseKernel.purchasesLow, PurchaseKernel.purchasesHigh,
        PurchaseKernel.value, PurchaseKernel.low, PurchaseKernel.high, PurchaseKernel.likelyLow,
        PurchaseKernel.likelyHigh,
      ]
      var fields = [
        Extract.Field("customer_id", "Customer"),
        Extract.Field("purchases_expected", "Purchase days expected over the horizon", decimals: 4),
        Extract.Field("purchases_low", "Lower end of the range of purchase days to come", decimals: 0),
        Extract.Field("purchases_high", "Upper end of the range of purchase days to come", decimals: 0),
        Extract.Field("value", "Expected value over the horizon, discounted", decimals: 2),
        Extract.Field("value_low", "Lower end of the interval of the expected value", decimals: 2),
        Extract.Field("value_high", "Upper end of the interval of the expected value", decimals: 2),
        Extract.Field("likely_low", "Lower end of the range of what this customer may bring", decimals: 2),
        Extract.Field("likely_high", "Upper end of the range of what this customer may bring", decimals: 2),
      ]
      if study.choice.hasDropout {
        names.insert(PurchaseKernel.alive, at: 1)
        fields.insert(
          Extract.Field("p_alive", "Chance that the customer has not dropped out", decimals: 4), at: 1)
      }
      let table = try answered { () throws(PopulationError) in try study.valued.extract(names) }
      return Extract(
        path: "data/\(context.cell).customers.csv", fields: fields,
        table: Table(
          zip(fields, table.columns).map { (name: $0.name, column: $1) }, rowCount: table.rowCount))
    }
  }
}
