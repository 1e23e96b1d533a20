import Distributions
import Findings
import Formats
import Populations
import Statistics

/// Tests between groups: all at once, in pairs, and who left against who would have if all left alike.
struct SurvivalTestTables {
  private let fit: SurvivalFit
  private let cell: Survival
  private let words: SurvivalWords
  private let wording: Wording

  init(_ fit: SurvivalFit, _ cell: Survival, _ words: SurvivalWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
    wording = words.wording
  }

  // MARK: Pairs

  /// `nil` with fewer than two groups.
  var pairs: Exhibit? {
    guard let comparison = fit.comparison, !comparison.pairs.isEmpty else { return nil }
    let isCorrected = cell.correction != .none
    let unit = fit.roles.unit.name(wording)
    var columns = [
      ResultTable.Column("groups", header: wording(.survivalPairHeader), alignment: .leading),
      ResultTable.Column("mean_difference", header: wording(.differenceHeader), unit: unit),
      ResultTable.Column("mean_difference_interval", header: intervalHeader, unit: unit),
      ResultTable.Column("chi_squared", header: "χ²"),
      ResultTable.Column("p", header: wording(.survivalPHeader)),
    ]
    if isCorrected {
      columns.append(
        ResultTable.Column(
          "p_adjusted", header: wording(.survivalAdjustedHeader, ["correction": .text(words.correction)])))
    }
    let rows = comparison.pairs.map { pair in
      ResultTable.Row(Array(pairCells(pair).prefix(columns.count)))
    }
    return Exhibit(
      id: "differences", title: wording(.survivalPairsTitle, ["column": .text(midSentence(words.column))]),
      subtitle: wording(
        .survivalPairsSubtitle,
        [
          "tau": .text(words.time(fit.tau)), "level": .text(wording.level(words.confidence)),
          "test": .text(words.name(cell.weighting)),
        ]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "",
      note: isCorrected ? nil : wording(.survivalUncorrectedNote), isSupplementary: true)
  }

  private func pairCells(_ pair: SurvivalComparison.Pair) -> [ResultTable.Cell] {
    let difference = Value(
      pair.difference, .signed1, words.confidence, n: pair.a.curve.rows + pair.b.curve.rows)
    let name = wording(.pairOfGroups, ["a": .text(pair.a.label), "b": .text(pair.b.label)])
    guard let test = pair.test else {
      return [
        .text(name), .value(difference), .interval(difference), .text(wording(.notTested)), .empty, .empty,
      ]
    }
    return [
      .text(name), .value(difference), .interval(difference), .value(Value(test.chiSquared, .num1)),
      .value(Value(test.pValue, .pvalue)), .value(Value(test.adjusted, .pvalue)),
    ]
  }

  // MARK: Observed and expected

  /// `nil` when no test could be made.
  var expected: Exhibit? {
    guard let test = fit.comparison?.logRank else { return nil }
    let columns = [
      ResultTable.Column("group", header: words.column, alignment: .leading),
      ResultTable.Column("customers", header: wording(.customersHeader)),
      ResultTable.Column(
        "observed", header: wording(fit.isWeighted ? .survivalWeightedLeavers : .survivalObservedHeader)),
      ResultTable.Column("expected", header: wording(.survivalExpectedHeader)),
      ResultTable.Column("ratio", header: wording(.survivalRatioHeader)),
      ResultTable.Column("ratio_interval", header: intervalHeader),
    ]
    let rows = test.groups.compactMap { group -> ResultTable.Row? in
      guard let shown = fit.groups.first(where: { $0.curve.label == group.label }) else { return nil }
      let ratio = self.ratio(group, n: shown.curve.rows)
      return ResultTable.Row([
        .text(shown.label), .count(shown.curve.rows), words.leavers(group.observed),
        .value(Value(group.expected, .num1)), .value(ratio), .interval(ratio),
      ])
    }
    return Exhibit(
      id: "expected", title: wording(.survivalExpectedTitle, ["column": .text(midSentence(words.column))]),
      subtitle: wording(.survivalExpectedSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)),
      alt: "", note: fit.isWeighted ? nil : wording(.survivalExpectedNote), isSupplementary: true)
  }

  /// Observed over expected with the exact interval of a Poisson count, none for weighted counts.
  private func ratio(_ group: LogRank.Group, n: Int) -> Value {
    guard group.expected > 0 else { return Value(absent: "—", format: .num2, n: n) }
    guard !fit.isWeighted else { return Value(group.observed / group.expected, .num2, n: n) }
    let tail = (1 - words.confidence.level) / 2
    let low = group.observed > 0 ? ChiSquared(degrees: 2 * group.observed).quantile(tail) / 2 : 0
    let high = ChiSquared(degrees: 2 * group.observed + 2).quantile(1 - tail) / 2
    return Value(
      group.observed / group.expected, .num2, low / group.expected...high / group.expected, words.confidence,
      n: n)
  }

  // MARK: Tests

  /// The log-rank test and Gehan's, and the cell's where it is neither; `nil` when no test could be made.
  var tests: Exhibit? {
    guard let comparison = fit.comparison, comparison.logRank != nil else { return nil }
    var made = [comparison.logRank, comparison.gehan].compactMap { $0 }
    if let test = comparison.test, !made.contains(where: { $0.weighting == test.weighting }) {
      made.append(test)
    }
    let columns = [
      ResultTable.Column("test", header: wording(.survivalTestHeader), alignment: .leading),
      ResultTable.Column("weighs", header: wording(.survivalWeighsHeader), alignment: .leading),
      ResultTable.Column("chi_squared", header: "χ²"),
      ResultTable.Column("degrees", header: wording(.survivalDegreesHeader)),
      ResultTable.Column("p", header: wording(.survivalPHeader)),
    ]
    let rows = made.map { test in
      ResultTable.Row([
        .text(startingSentence(words.name(test.weighting))), .text(wording(Self.weighs(test.weighting))),
        .value(Value(test.chiSquared, .num1)), .count(test.degrees), .value(Value(test.pValue, .pvalue)),
      ])
    }
    return Exhibit(
      id: "tests", title: wording(.survivalTestsTitle, ["column": .text(midSentence(words.column))]),
      subtitle: wording(.survivalTestsSubtitle, ["test": .text(words.name(cell.weighting))]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "", isSupplementary: true)
  }

  private static func weighs(_ weighting: LogRank.Weighting) -> Phrase {
    switch weighting {
    case .logRank: .survivalWeighsAlike
    case .gehan: .survivalWeighsAtRisk
    case .taroneWare: .survivalWeighsRoot
    case .peto: .survivalWeighsPeto
    case .flemingHarrington(let rho, let gamma):
      rho > gamma ? .survivalWeighsEarly : rho < gamma ? .survivalWeighsLate : .survivalWeighsMiddle
    }
  }

  private var intervalHeader: String {
    wording(.intervalHeader, ["level": .text(wording.level(words.confidence))])
  }
}
