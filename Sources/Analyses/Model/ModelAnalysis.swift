public import Diagnostics
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
    "threshold",
    help: "Who is flagged, chosen out of fold: 'capacity: share' (a fifth unless given), cost, profit, fbeta")
  private static let profitParameter = Parameter<ProfitOption>(
    "profit", help: "What a campaign costs and may bring: shows MPC, EMPC and the best share to contact")
  private static let calibrateParameter = Parameter<OneOrMore<CalibrateChoice>>(
    "calibrate", help: "Recalibrates out of fold and shows before and after: platt, beta, isotonic, auto",
    fault: { $0.values.isEmpty ? "names no method" : nil })
  private static let gainsParameter = Parameter<Bool>(
    "gains", help: "Shows gains and lift by tenth as a figure", standard: false)
  private static let segmentsParameter = Parameter<[Located<String>]>(
    "segments", help: "Columns within whose groups ranking and calibration are judged",
    fault: { $0.isEmpty ? "names no column" : nil })
  private static let segmentMinimumParameter = Parameter<Int>(
    "segment_min", help: "Fewest customers of a group judged under 'segments'", standard: 200,
    fault: { $0 >= 50 ? nil : "must be 50 or more" })
  private static let fairnessParameter = Parameter<FairnessOption>(
    "fairness",
    help: "Who would be contacted, by attribute; in the appendix by protected columns unless given")
  private static let auditParameter = Parameter<[QuotedOption]>(
    "audit", help: "Figures quoted elsewhere, held against each other and against these customers",
    fault: { $0.isEmpty ? "quotes nothing" : nil })

  private static let leaksParameter = Parameter<Bool>(
    "leaks", help: "Shows what may give away the outcome, feature by feature", standard: false)
  private static let ceilingParameter = Parameter<CeilingOption>(
    "ceiling", help: "The best AUC that anyone could reach, with its source; printed beside the model's")

  public static var parameters: [ParameterDeclaration] {
    [
      modelParameter.declaration, thresholdParameter.declaration, profitParameter.declaration,
      calibrateParameter.declaration, gainsParameter.declaration, segmentsParameter.declaration,
      segmentMinimumParameter.declaration, fairnessParameter.declaration, auditParameter.declaration,
      ceilingParameter.declaration, leaksParameter.declaration,
    ]
  }
  public static let valueNames: [ValueDeclaration] = [
    ValueDeclaration("auc", "Chance that one who left scores above one who stayed"),
    ValueDeclaration("average_precision", "Mean share of right flags over all shares of leavers found"),
    ValueDeclaration("brier", "Mean squared distance of scores from outcomes"),
    ValueDeclaration("brier_skill", "Share of the prevalence's Brier score that is removed"),
    ValueDeclaration("log_loss", "Mean of −log of the probability given to what happened"),
    ValueDeclaration("calibration_slope", "1 when scores are neither too extreme nor too timid"),
    ValueDeclaration("calibration_intercept", "0 when calibrated, with the slope"),
    ValueDeclaration(
      "calibration_in_the_large", "0 when calibrated, with a slope of 1: below, scores are too high"),
    ValueDeclaration("ece", "Mean distance of predicted from observed shares by tenth"),
    ValueDeclaration("threshold", "Score from which on customers are flagged, the mean over folds"),
    ValueDeclaration("flagged", "Customers flagged"),
    ValueDeclaration("flagged_share", "Share of customers flagged"),
    ValueDeclaration("precision", "Of those flagged, the share who left"),
    ValueDeclaration("recall", "Of those who left, the share flagged"),
    ValueDeclaration("accuracy", "Share of flags and of no flags that were right"),
    ValueDeclaration("lift_top_decile", "Share who left in the tenth with the highest scores, over all"),
    ValueDeclaration("baseline_auc", "AUC of the best single column"),
    ValueDeclaration("auc_over_baseline", "AUC less that of the best single column, on the same customers"),
    ValueDeclaration("best_auc", "With 'ceiling': the best AUC that anyone could reach"),
    ValueDeclaration("auc_below_best", "With 'ceiling': that less the AUC"),
    ValueDeclaration("prevalence", "Share of customers who left"),
    ValueDeclaration("customers", "Customers whose outcome is known"),
    ValueDeclaration(
      "auc_difference",
      "AUC of the scores' learner less that of another, paired on the same customers, by learner",
      .grouped),
    ValueDeclaration("auc_difference_p", "Its probability without a difference (DeLong)", .grouped),
    ValueDeclaration("auc_difference_folds", "The mean difference over folds, by learner", .grouped),
    ValueDeclaration(
      "auc_difference_folds_p", "Its probability without a difference (corrected resampled t test)", .grouped),
    ValueDeclaration("auc_fold_mean", "Mean AUC over folds of all repeats"),
    ValueDeclaration("auc_fold_sd", "Standard deviation of the AUC over folds"),
    ValueDeclaration("auc_lowest", "With repeats: least AUC over dealings of customers into folds"),
    ValueDeclaration("auc_median", "With repeats: median AUC over dealings"),
    ValueDeclaration("auc_highest", "With repeats: greatest AUC over dealings"),
    ValueDeclaration("empc", "With 'profit': greatest expected profit per customer, acceptance unknown"),
    ValueDeclaration("empc_share", "With 'profit': mean share contacted for it"),
    ValueDeclaration("mpc", "With 'profit': greatest profit per customer at the mean acceptance"),
    ValueDeclaration("mpc_share", "With 'profit': share contacted for it"),
    ValueDeclaration("mpc_threshold", "With 'profit': the score from which on it pays to contact"),
    ValueDeclaration("profit_of_everybody", "With 'profit': profit per customer of contacting everybody"),
    ValueDeclaration("recalibrated_brier", "With 'calibrate': Brier score, by method", .grouped),
    ValueDeclaration("recalibrated_log_loss", "With 'calibrate': log-loss, by method", .grouped),
    ValueDeclaration("recalibrated_ece", "With 'calibrate': calibration error, by method", .grouped),
    ValueDeclaration("recalibrated_slope", "With 'calibrate': calibration slope, by method", .grouped),
    ValueDeclaration("log_loss_change", "With 'calibrate': log-loss after less before, by method", .grouped),
    ValueDeclaration("segment_auc", "With 'segments': AUC within a group, COLUMN_LEVEL", .grouped),
    ValueDeclaration(
      "segment_gap", "With 'segments': share who left less mean score, COLUMN_LEVEL", .grouped),
    ValueDeclaration("contact_rate", "Share flagged, by attribute, COLUMN_LEVEL", .grouped),
    ValueDeclaration("contact_recall", "Share of leavers flagged, by attribute, COLUMN_LEVEL", .grouped),
    ValueDeclaration(
      "contact_ratio", "Share flagged over that of the group flagged most (disparate impact), COLUMN_LEVEL",
      .grouped),
    ValueDeclaration(
      "implied_churn_rate", "With 'audit': share of leavers that quoted figures need, by name", .grouped),
    ValueDeclaration(
      "quoted_consistent", "With 'audit': 1 where quoted figures can be of one table, else 0, by name",
      .grouped),
  ]

  let model: Located<String>
  let rule: ThresholdRule
  let profit: CampaignTerms?
  let calibrate: [CalibrateChoice]
  let showsGains: Bool
  let segments: [Located<String>]
  let segmentMinimum: Int
  let fairness: FairnessOption?
  let audit: [QuotedOption]
  let ceiling: CeilingOption?
  let showsLeaks: Bool

  public init?(_ options: inout OptionReader) {
    let model = options.read(Self.modelParameter)
    let threshold = options.read(Self.thresholdParameter)
    profit = options.read(Self.profitParameter)?.terms
    calibrate = options.read(Self.calibrateParameter)?.values ?? []
    showsGains = options.read(Self.gainsParameter) ?? false
    segments = options.read(Self.segmentsParameter) ?? []
    segmentMinimum = options.read(Self.segmentMinimumParameter) ?? 200
    fairness = options.read(Self.fairnessParameter)
    audit = options.read(Self.auditParameter) ?? []
    ceiling = options.read(Self.ceilingParameter)
    showsLeaks = options.read(Self.leaksParameter) ?? false
    guard let model, !options.problems.hasErrors else { return nil }
    self.model = model
    rule = threshold?.rule ?? .capacity(0.2)
  }

  public var needs: Needs {
    var needs = Needs()
    needs.model = model
    needs.roles = [.churned]
    needs.columns = (segments + (fairness?.columns ?? [])).map { (name: $0, kinds: []) }
    needs.isRandom = profit != nil
    needs.files = [ceiling?.neededFile].compactMap { $0 }
    return needs
  }

  public func problems(in files: [String: [UInt8]]) -> Problems {
    var problems = Problems()
    _ = problems.collect { () throws(Problems) in try ceiling?.auc(in: files) }
    return problems
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    guard let trained = context.models[model.value] else {
      throw AnalysisError(.missingModel, "there is no model '\(model.value)'", option: "model")
    }
    guard population.count > 0 else { throw AnalysisError(.emptyPopulation, "there are no rows") }
    let confidence = Confidence(context.level)
    let rows = try modelled { () throws(ModelError) in try trained.scoredRows(on: population) }
    let evaluation = try modelled { () throws(ModelError) in
      try ScoreEvaluation(rows, rule: rule, confidence: confidence)
    }
    var report = ModelReport(
      evaluation: evaluation, training: trained.training, roles: population.roles, rule: rule,
      confidence: confidence, period: context.period, wording: context.wording)
    report.unjudged = rows.unjudged
    report.recalibrated = trained.stored?.calibration
    if let ceiling {
      do { report.ceiling = (try ceiling.auc(in: context.files), ceiling.source) } catch {
        throw AnalysisError(error)
      }
    }
    report.record = trained.training == nil ? trained.stored?.summary : nil
    if let baseline = trained.training?.baseline ?? report.record?.baseline {
      report.overRule = try modelled { () throws(ModelError) in
        try rows.comparison(withRuleOn: baseline.column, of: population)
      }
    }
    var finding = Finding(ledger: report.ledger(rowsIn: population.count))
    finding.values = report.values
    finding.exhibits = [report.ranking, report.calibration]
    finding.remarks = [report.remark] + report.ceilingRemarks
    finding.caveats = report.caveats
    for part in try parts(of: report, rows, population, context) { finding.add(part) }
    finding.exhibits += [report.measures, report.lift, report.confusion]
    finding.exhibits += report.learners.map { [$0] } ?? []
    finding.add(report.comparison)
    if showsLeaks {
      let leaks = try answered { () throws(PopulationError) in try LeakReport(of: population) }
      if let leaks { finding.exhibits.append(LeakTable(leaks, population.roles, context.wording).exhibit) }
    }
    return finding
  }

  /// What the options ask for, in the order that readers need it.
  private func parts(
    of report: ModelReport, _ rows: ScoredRows, _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) -> [ModelPart] {
    var parts: [ModelPart] = []
    if showsGains { parts.append(report.gains) }
    if let profit { parts.append(report.profit(profit, seed: context.seed)) }
    if !calibrate.isEmpty { parts.append(try report.recalibration(calibrate, of: rows)) }
    func judged(_ columns: [String], _ option: String) throws(AnalysisError) -> [JudgedColumn] {
      var found: [JudgedColumn] = []
      for column in columns {
        found.append(
          try JudgedColumn(
            column, option: option, of: population, rows, thresholds: report.evaluation.thresholds,
            context.wording))
      }
      return found
    }
    if !segments.isEmpty {
      let columns = try judged(segments.map { $0.value }, "segments")
      parts.append(report.segments(columns, minimum: segmentMinimum))
    }
    let attributes = fairness?.columns?.map { $0.value } ?? population.roles.protected
    if !attributes.isEmpty {
      parts.append(
        report.fairness(
          try judged(attributes, "fairness"), contact: fairness?.contact, minimum: context.minimum.inferred,
          shown: context.minimum.shown, supplementary: fairness == nil))
    } else if fairness != nil {
      throw AnalysisError(
        .missingRole, "no column is protected, so 'fairness' needs 'columns'", option: "fairness")
    }
    if !audit.isEmpty { parts.append(report.audit(audit)) }
    return parts
  }
}
