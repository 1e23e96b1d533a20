public import Diagnostics
public import Findings
import Formats
import Models
public import Populations
public import Specs
import Statistics

/// What moved since a reference period: columns, levels, missing values, scores, and how a model still does.
public struct Drift: Analysis {
  public static let kind = "drift"
  public static let summary =
    "What moved since a reference period, and whether a model should be trained again"

  private static let referenceParameter = Parameter<Located<String>>(
    "reference",
    help:
      "The data set compared with; `like` declares an earlier period of the same extract. Without it the customers that the pinned version of 'model' learned from, as its file sums them up"
  )
  private static let publishedParameter = Parameter<Located<String>>(
    "published",
    help:
      "An earlier bundle of this report compared with in place of a data set: previous, or a period such as 2026Q2; each bundle keeps the counts of its own period for the next"
  ) { option in
    option.value == Needs.PublishedNeed.previous || Period(option.value) != nil
      ? nil : "is neither 'previous' nor a period such as 2026Q2"
  }
  private static let compatParameter = Parameter<DriftCompatibility>(
    "compat",
    help:
      "evidently: the index as that library reckons it beside our own, for reports that must agree with it; nothing is judged by it"
  )
  private static let modelParameter = Parameter<Located<String>>(
    "model", help: "A model of 'models:' trained on the reference, or without one a pinned version")
  private static let columnsParameter = Parameter<[Located<String>]>(
    "columns", help: "Columns to compare; all that can be unless given")
  private static let binsParameter = Parameter<Int>(
    "bins", help: "Bins of numbers, cut at quantiles of the reference", standard: 10
  ) { (2...50).contains($0) ? nil : "is not between 2 and 50" }
  private static let thresholdParameter = Parameter<AutoOr<Double>>(
    "psi_threshold",
    help: "The index that matters: auto (0.1, and beyond chance), or a number such as 0.25", standard: .auto
  ) { ($0.value ?? 0.1) > 0 ? nil : "is not above 0" }
  private static let discoveryParameter = Parameter<Double>(
    "fdr", help: "Share of false findings among the columns found (Benjamini and Hochberg)", standard: 0.05
  ) { $0 > 0 && $0 < 0.5 ? nil : "is not between 0 and 0.5" }
  private static let rowsParameter = Parameter<Int>(
    "min_rows", help: "Rows each period must have for a column to be judged", standard: 100
  ) { $0 >= 10 ? nil : "is less than 10" }
  private static let performanceParameter = Parameter<PerformanceChoice>(
    "performance", help: "cbpe: as the scores expect, realised: as it turned out, both", standard: .both)
  private static let lossParameter = Parameter<Double>(
    "max_loss", help: "Loss of AUC from which on a model is trained again", standard: 0.02
  ) { $0 > 0 && $0 < 0.5 ? nil : "is not between 0 and 0.5" }
  private static let biasParameter = Parameter<Double>(
    "max_bias", help: "Distance of the mean score from the share who left that calls for training",
    standard: 0.03
  ) { $0 > 0 && $0 < 1 ? nil : "is not between 0 and 1" }

  public static var parameters: [ParameterDeclaration] {
    [
      referenceParameter.declaration, modelParameter.declaration, columnsParameter.declaration,
      binsParameter.declaration, thresholdParameter.declaration, discoveryParameter.declaration,
      rowsParameter.declaration, performanceParameter.declaration, lossParameter.declaration,
      biasParameter.declaration, publishedParameter.declaration, compatParameter.declaration,
    ]
  }

  public static let valueNames: [ValueDeclaration] = [
    ValueDeclaration("decision", "0 ok, 1 watch, 2 retrain; absent with too few rows"),
    ValueDeclaration("columns", "Columns compared"),
    ValueDeclaration("moved", "Columns that moved: surely, and by enough to matter"),
    ValueDeclaration("slight", "Columns that moved surely, by less than matters"),
    ValueDeclaration("psi", "Stability index, the largest and by column", .both),
    ValueDeclaration("critical", "Index that chance alone exceeds once in twenty, by column", .grouped),
    ValueDeclaration(
      "psi_evidently", "With 'compat': the index as Evidently reckons it, by column", .grouped),
    ValueDeclaration("p", "Corrected p-value, by column", .grouped),
    ValueDeclaration("new_levels", "Levels that the reference has not"),
    ValueDeclaration("lost_levels", "Levels that only the reference has"),
    ValueDeclaration("missing_moved", "Columns whose share of missing values moved"),
    ValueDeclaration("schema_changes", "Columns added, removed or of another kind"),
    ValueDeclaration("score_psi", "Stability index of the scores"),
    ValueDeclaration("reference_auc", "AUC of the model out of fold on the reference"),
    ValueDeclaration("expected_auc", "AUC expected now, without labels"),
    ValueDeclaration("expected_loss", "Loss of AUC expected"),
    ValueDeclaration("expected_rate", "Share expected to leave"),
    ValueDeclaration("realised_auc", "AUC realised now"),
    ValueDeclaration("realised_loss", "Loss of AUC realised"),
    ValueDeclaration("rate", "Share who left now"),
    ValueDeclaration("calibration_in_large", "Calibration in the large now, in log-odds"),
    ValueDeclaration("calibration_slope", "Calibration slope now"),
  ]

  let reference: Located<String>?
  let model: Located<String>?
  let columns: [Located<String>]
  let settings: DriftSettings
  let limits: DriftDecision.Limits
  let performance: PerformanceChoice
  let published: Located<String>?

  /// Of the file that each bundle keeps for the next.
  static let profile = "profile.csv"

  public init?(_ options: inout OptionReader) {
    let reference = options.read(Self.referenceParameter)
    model = options.read(Self.modelParameter)
    columns = options.read(Self.columnsParameter) ?? []
    let bins = options.read(Self.binsParameter)
    let threshold = options.read(Self.thresholdParameter)
    let discovery = options.read(Self.discoveryParameter)
    let rows = options.read(Self.rowsParameter)
    let loss = options.read(Self.lossParameter)
    let bias = options.read(Self.biasParameter)
    published = options.read(Self.publishedParameter)
    let compatibility = options.read(Self.compatParameter)
    guard let performance = options.read(Self.performanceParameter), !options.problems.hasErrors, let bins,
      let threshold,
      let discovery, let rows, let loss, let bias
    else { return nil }
    if model == nil, let entry = options.node.entry("performance") {
      options.add(
        .error(
          .missingOption, "'performance' is about a model, and none is named", at: entry.key.place,
          hint: "add `model:` with a model trained on the reference"))
      return nil
    }
    if reference == nil, model == nil, published == nil {
      options.add(
        .error(
          .missingOption,
          "kind 'drift' needs 'reference', 'published', or a 'model' to compare with what it learned from",
          at: options.node.place,
          hint:
            "add `reference: before` with the data set of an earlier period, or `published: previous`"))
      return nil
    }
    if let published, reference != nil {
      options.add(
        .error(
          .badOption, "'reference' and 'published' both say what is compared with", at: published.place,
          hint: "leave out one of them"))
      return nil
    }
    if compatibility != nil, reference == nil {
      options.add(
        .error(
          .badOption, "'compat' needs the rows of both periods", at: options.place("compat"),
          hint: "add `reference:` with the data set of an earlier period, or leave out 'compat'"))
      return nil
    }
    self.reference = reference
    self.performance = performance
    settings = DriftSettings(
      bins: bins, practical: threshold.value ?? 0.1, falseDiscovery: discovery, minimum: rows,
      hasEvidently: compatibility == .evidently)
    limits = DriftDecision.Limits(loss: loss, bias: bias)
  }

  /// Watches a version of a model from what it learned, with the limits of a cell that watches it, if there is one.
  public init(watching model: Located<String>, as cell: Drift?) {
    reference = nil
    published = nil
    self.model = model
    columns = cell?.columns ?? []
    performance = cell?.performance ?? .both
    settings = cell?.settings ?? DriftSettings()
    limits = cell?.limits ?? DriftDecision.Limits()
  }

  public var needs: Needs {
    var needs = Needs()
    needs.reference = reference
    needs.takesOrders = model == nil
    needs.model = model
    needs.isPinned = reference == nil
    needs.columns = columns.map { ($0, []) }
    needs.published = published.map { Needs.PublishedNeed($0, name: Self.profile) }
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    if published != nil, context.published == nil { return try first(population, context) }
    let study = try DriftStudy(self, population, context)
    let exhibits = DriftExhibits(study, context)
    var finding = Finding(
      values: DriftValues(study, Confidence(context.level)).values, exhibits: exhibits.exhibits,
      remarks: DriftWords(study, context).remarks, caveats: DriftWords(study, context).caveats,
      ledger: Ledger(rowsIn: population.count), extracts: [exhibits.extract])
    if published != nil {
      finding.extracts.append(try profile(of: population, context))
      finding.sources = context.published.map { [$0.file] } ?? []
    }
    return finding
  }

  /// Of the first period that keeps its counts: there is nothing to compare with yet.
  private func first(
    _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    let words = context.wording(.noEarlierPeriod)
    return Finding(
      values: Self.valueNames.filter { $0.grouping != .grouped }.map {
        (ValueName($0.name), Value(absent: words, format: .num3, n: population.count))
      },
      remarks: [context.wording(.driftRemarkFirst, ["n": .count(population.count)])],
      ledger: Ledger(rowsIn: population.count), extracts: [try profile(of: population, context)])
  }

  private func profile(
    of population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) -> Extract {
    let profile = try answered { () throws(PopulationError) in try PeriodProfile(of: population) }
    return ProfileFile.extract(profile, path: "data/\(context.cell).\(Self.profile)")
  }
}

/// Another library whose index is shown as well.
public enum DriftCompatibility: String, OptionChoice { case evidently }

/// Which performance is followed.
public enum PerformanceChoice: String, OptionChoice {
  case expected = "cbpe"
  case realised, both
}
