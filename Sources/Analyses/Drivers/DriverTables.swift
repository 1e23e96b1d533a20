import Findings
import Formats
import Statistics

/// Hazard ratios, periods, tests over time, overlap and tests of the whole, as tables.
struct DriverTables {
  private let fit: DriverFit
  private let cell: Drivers
  private let words: DriverWords
  private let wording: Wording

  init(_ fit: DriverFit, _ cell: Drivers, _ words: DriverWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
    wording = words.wording
  }

  // MARK: Hazard ratios

  var ratios: Exhibit {
    let spanner = wording(.driversAdjustedSpanner)
    let columns = [
      stub,
      ResultTable.Column("customers", header: wording(.customersHeader)),
      ResultTable.Column("left", header: wording(.leaversHeader)),
      ResultTable.Column("hazard_ratio", header: wording(.driversRatioHeader), spanner: spanner),
      ResultTable.Column("hazard_ratio_interval", header: interval, spanner: spanner),
      ResultTable.Column("p", header: wording(.driversPHeader), spanner: spanner),
      ResultTable.Column("p_corrected", header: wording(.driversCorrectedHeader), spanner: spanner),
      ResultTable.Column("hazard_ratio_alone", header: wording(.driversAloneHeader)),
      ResultTable.Column("p_over_time", header: wording(.driversOverTimeHeader)),
    ]
    return Exhibit(
      id: "hazard_ratios", title: wording(.driversTableTitle),
      subtitle: wording(
        .driversTableSubtitle,
        [
          "level": .text(words.level),
          "ties": .phrase(cell.ties == .efron ? .driversEfron : .driversBreslow),
          "correction": .text(words.correction), "intervals": .phrase(words.intervals),
        ]),
      content: .table(ResultTable(columns: columns, rows: fit.terms.flatMap(rows))), alt: "",
      note: words.tests)
  }

  private func rows(_ term: DriverTerm) -> [ResultTable.Row] {
    let overTime = fit.proportionalityP(of: term.covariate).map { probability($0.raw) } ?? .empty
    let reference = term.reference.map { reference in
      ResultTable.Row(
        [
          .text(reference.label), .count(reference.customers), .count(reference.leavers),
          .text(wording(.driversReference)), .empty, .empty, .empty, .empty, .empty,
        ], group: term.label)
    }
    let effects = term.effects.map { effect in
      guard !effect.isHidden else {
        return ResultTable.Row(
          [
            .text(effect.label),
            .suppressed(wording(.fewerThan, ["n": .count(words.context.minimum.shown)])),
          ] + [ResultTable.Cell](repeating: .empty, count: 7), group: term.label)
      }
      let ratio = words.ratio(effect.estimate, n: effect.customers)
      return ResultTable.Row(
        [
          .text(effect.label), .count(effect.customers), .count(effect.leavers), .value(ratio),
          .interval(ratio), probability(effect.pValue), probability(effect.adjusted),
          effect.alone.map { .value(words.ratio($0, n: effect.customers)) } ?? .empty, overTime,
        ], group: term.label)
    }
    return (reference.map { [$0] } ?? []) + effects
  }

  // MARK: Periods

  var periods: Exhibit? {
    guard fit.periods.count > 1, let first = fit.periods.first, let last = fit.periods.last else {
      return nil
    }
    let effects = fit.effects
    let raw = effects.indices.map { index in
      zip2(first.estimates[index], last.estimates[index]).map { ($0.0 - $0.1).pValue }
    }
    let tested = raw.compactMap { $0 }
    var corrected = cell.correction.adjusted(tested).makeIterator()
    let changes = raw.map { $0 == nil ? nil : corrected.next() }
    let columns =
      [stub]
      + fit.periods.enumerated().flatMap { index, period in
        [
          ResultTable.Column(
            "hazard_ratio_\(index + 1)", header: wording(.driversRatioHeader), spanner: words.period(period)),
          ResultTable.Column(
            "hazard_ratio_\(index + 1)_interval", header: interval, spanner: words.period(period)),
        ]
      } + [ResultTable.Column("p_of_change", header: wording(.driversChangeHeader))]
    let rows = effects.enumerated().compactMap { index, effect -> ResultTable.Row? in
      guard !effect.isHidden else { return nil }
      let ratios = fit.periods.flatMap { period -> [ResultTable.Cell] in
        guard let estimate = period.estimates[index] else {
          return [.text(wording(.driversInfinite)), .empty]
        }
        let ratio = words.ratio(estimate, n: effect.customers)
        return [.value(ratio), .interval(ratio)]
      }
      return ResultTable.Row(
        [.text(effect.label)] + ratios + [changes[index].map(probability) ?? .empty],
        group: words.term(of: effect))
    }
    return Exhibit(
      id: "periods", title: wording(.driversPeriodsTitle),
      subtitle: wording(
        .driversPeriodsSubtitle,
        ["level": .text(words.level), "correction": .text(words.correction)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "",
      note: fit.periods.contains { $0.estimates.contains { $0 == nil } }
        ? wording(.driversPeriodsNote) : nil)
  }

  // MARK: Checks

  var proportionality: Exhibit {
    let columns = [
      ResultTable.Column("driver", header: wording(.driversDriverHeader), alignment: .leading),
      ResultTable.Column("chi_square", header: wording(.driversChiHeader)),
      ResultTable.Column("degrees", header: wording(.driversDegreesHeader)),
      ResultTable.Column("p", header: wording(.driversPHeader)),
      ResultTable.Column("p_corrected", header: wording(.driversCorrectedHeader)),
    ]
    let test = fit.proportionality
    let rows = fit.terms.compactMap { term in
      test.terms.firstIndex { $0.covariate == term.covariate }.map { index in
        ResultTable.Row(
          [.text(term.label)] + statistics(test.terms[index].test)
            + [probability(fit.proportionalityAdjusted[index])])
      }
    }
    let global = ResultTable.Row(
      [.text(wording(.driversGlobal))] + statistics(test.global) + [.empty], isSummary: true)
    let transform: Phrase =
      switch test.transform {
      case .km: .driversTransformKM
      case .rank: .driversTransformRank
      case .identity: .driversTransformIdentity
      case .log: .driversTransformLog
      }
    return Exhibit(
      id: "over_time", title: wording(.driversProportionalityTitle),
      subtitle: wording(.driversProportionalitySubtitle, ["transform": .phrase(transform)]),
      content: .table(ResultTable(columns: columns, rows: rows + [global])), alt: "", isSupplementary: true)
  }

  var collinearity: Exhibit {
    let columns = [
      stub,
      ResultTable.Column("inflation", header: wording(.driversInflationHeader)),
      ResultTable.Column("hazard_ratio_alone", header: wording(.driversAloneHeader)),
      ResultTable.Column("hazard_ratio_alone_interval", header: interval),
      ResultTable.Column("hazard_ratio", header: wording(.driversAdjustedSpanner)),
      ResultTable.Column("note", header: wording(.driversNoteHeader), alignment: .leading),
    ]
    let rows = fit.terms.flatMap { term in
      term.effects.filter { !$0.isHidden }.map { effect in
        let alone = effect.alone.map { words.ratio($0, n: effect.customers) }
        let isOverlapping = (term.inflation ?? 1) > DriverWords.inflationLimit
        let notes =
          (effect.turns(words.confidence) ? [wording(.driversTurnsNote)] : [])
          + (isOverlapping ? [wording(.driversOverlapNote)] : [])
        return ResultTable.Row(
          [
            .text(effect.label), term.inflation.map { .value(Value($0, .num1)) } ?? .empty,
            alone.map { .value($0) } ?? .empty, alone.map { .interval($0) } ?? .empty,
            .value(words.ratio(effect.estimate, n: effect.customers)),
            notes.isEmpty ? .empty : .text(notes.joined(separator: ", ")),
          ], group: term.label)
      }
    }
    return Exhibit(
      id: "overlap", title: wording(.driversCollinearityTitle),
      subtitle: wording(.driversCollinearitySubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "", isSupplementary: true)
  }

  var tests: Exhibit {
    let columns = [
      ResultTable.Column("test", header: wording(.driversTestHeader), alignment: .leading),
      ResultTable.Column("chi_square", header: wording(.driversChiHeader)),
      ResultTable.Column("degrees", header: wording(.driversDegreesHeader)),
      ResultTable.Column("p", header: wording(.driversPHeader)),
    ]
    let model = fit.model
    let rows = [
      (Phrase.driversLikelihoodRatio, model.likelihoodRatio), (.driversWald, model.wald),
      (.driversScore, model.score),
    ].map { ResultTable.Row([.text(wording($0.0))] + statistics($0.1)) }
    return Exhibit(
      id: "tests", title: wording(.driversTestsTitle),
      subtitle: wording(
        .driversTestsSubtitle,
        [
          "null": .number(model.nullLogLikelihood, .num1), "full": .number(model.logLikelihood, .num1),
        ]), content: .table(ResultTable(columns: columns, rows: rows)), alt: "", isSupplementary: true)
  }

  // MARK: Parts

  private var stub: ResultTable.Column {
    ResultTable.Column("level", header: wording(.driversDriverHeader), alignment: .leading)
  }

  private var interval: String { wording(.intervalHeader, ["level": .text(words.level)]) }

  private func probability(_ value: Double) -> ResultTable.Cell { .value(Value(value, .pvalue)) }

  private func statistics(_ test: CoxFit.Test) -> [ResultTable.Cell] {
    [.value(Value(test.chiSquared, .num1)), .count(test.degrees), probability(test.pValue)]
  }

  private func zip2<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
    guard let a, let b else { return nil }
    return (a, b)
  }
}
