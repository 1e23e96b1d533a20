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
      biasParameter.declaration,
    ]
  }

  public static let planned = ["chunks", "compat", "eps", "period", "published"]

  public static let valueNames: [ValueDeclaration] = [
    ValueDeclaration("decision", "0 ok, 1 watch, 2 retrain; absent with too few rows"),
    ValueDeclaration("columns", "Columns compared"),
    ValueDeclaration("moved", "Columns that moved: surely, and by enough to matter"),
    ValueDeclaration("slight", "Columns that moved surely, by less than matters"),
    ValueDeclaration("psi", "Stability index, the largest and by column", .both),
    ValueDeclaration("critical", "Index that chance alone exceeds once in twenty, by column", .grouped),
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
    if reference == nil, model == nil {
      options.add(
        .error(
          .missingOption, "kind 'drift' needs 'reference', or a 'model' to compare with what it learned from",
          at: options.node.place, hint: "add `reference: before` with the data set of an earlier period"))
      return nil
    }
    self.reference = reference
    self.performance = performance
    settings = DriftSettings(
      bins: bins, practical: threshold.value ?? 0.1, falseDiscovery: discovery, minimum: rows)
    limits = DriftDecision.Limits(loss: loss, bias: bias)
  }

  /// Watches a version of a model from what it learned, with the limits of a cell that watches it, if there is one.
  public init(watching model: Located<String>, as cell: Drift?) {
    reference = nil
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
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let study = try DriftStudy(self, population, context)
    let exhibits = DriftExhibits(study, context)
    return Finding(
      values: DriftValues(study, Confidence(context.level)).values, exhibits: exhibits.exhibits,
      remarks: DriftWords(study, context).remarks, caveats: DriftWords(study, context).caveats,
      ledger: Ledger(rowsIn: population.count), extracts: [exhibits.extract])
  }
}

/// Which performance is followed.
public enum PerformanceChoice: String, OptionChoice {
  case expected = "cbpe"
  case realised, both
}
