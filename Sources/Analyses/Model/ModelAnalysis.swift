import Diagnostics
public import Findings
import Formats
import Models
public import Populations
public import Specs
import Statistics

/// How well a churn model's out-of-fold scores told who would leave: ranking, calibration, a threshold, lift.
public struct ModelAnalysis: Analysis {
  public static let kind = "model"
  public static let summary = "How far a churn model's scores can be trusted: ranking, calibration, lift"

  private static let modelParameter = Parameter<Located<String>>(
    "model", help: "Name of a model of 'models:'", isRequired: true)
  private static let thresholdParameter = Parameter<ThresholdOption>(
    "threshold", help: "Who is flagged: 'capacity: share' (a fifth unless given) or 'cost: {…}'")

  public static var parameters: [ParameterDeclaration] {
    [modelParameter.declaration, thresholdParameter.declaration]
  }
  public static let planned = ["split", "tune", "select", "calibrate", "resample"]

  public static let valueNames: [ValueDeclaration] = [
    ValueDeclaration("auc", "Chance that one who left scores above one who stayed"),
    ValueDeclaration("average_precision", "Mean share of right flags over all shares of leavers found"),
    ValueDeclaration("brier", "Mean squared distance of scores from outcomes"),
    ValueDeclaration("brier_skill", "Share of the prevalence's Brier score that is removed"),
    ValueDeclaration("log_loss", "Mean of −log of the probability given to what happened"),
    ValueDeclaration("calibration_slope", "1 when scores are neither too extreme nor too timid"),
    ValueDeclaration("calibration_intercept", "0 when calibrated, with the slope"),
    ValueDeclaration("threshold", "Score from which on customers are flagged, the mean over folds"),
    ValueDeclaration("flagged", "Customers flagged"),
    ValueDeclaration("precision", "Of those flagged, the share who left"),
    ValueDeclaration("recall", "Of those who left, the share flagged"),
    ValueDeclaration("lift_top_decile", "Share who left in the tenth with the highest scores, over all"),
    ValueDeclaration("baseline_auc", "AUC of the best single column"),
    ValueDeclaration("prevalence", "Share of customers who left"),
    ValueDeclaration("customers", "Customers whose outcome is known"),
  ]

  let model: Located<String>
  let rule: ThresholdRule

  public init?(_ options: inout OptionReader) {
    let model = options.read(Self.modelParameter)
    let threshold = options.read(Self.thresholdParameter)
    guard let model else { return nil }
    self.model = model
    rule = threshold?.rule ?? .capacity(0.2)
  }

  public var needs: Needs {
    var needs = Needs()
    needs.model = model
    needs.roles = [.churned]
    return needs
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    guard let trained = context.models[model.value] else {
      throw AnalysisError(.missingModel, "there is no model '\(model.value)'", option: "model")
    }
    guard population.count > 0 else { throw AnalysisError(.emptyPopulation, "there are no rows") }
    let confidence = Confidence(context.level)
    let evaluation = try modelled { () throws(ModelError) in
      try trained.evaluation(on: population, rule: rule, confidence: confidence)
    }
    let report = ModelReport(
      evaluation: evaluation, training: trained.training, roles: population.roles, rule: rule,
      confidence: confidence, period: context.period, wording: context.wording)
    var finding = Finding(ledger: report.ledger(rowsIn: population.count))
    finding.values = report.values
    finding.exhibits = [report.ranking, report.calibration, report.measures, report.lift, report.confusion]
    finding.exhibits += report.learners.map { [$0] } ?? []
    finding.remarks = [report.remark]
    finding.caveats = report.caveats
    return finding
  }
}
