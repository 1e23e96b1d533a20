import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// Headline numbers, each with its interval, target and change on the period before.
public struct KPIs: Analysis {
  public static let kind = "kpis"
  public static let summary = "Headline numbers with intervals, targets and changes on the period before"

  private static let itemsParameter = Parameter<[Located<KPIItem>]>(
    "items", help: "The headline numbers, in the order shown", isRequired: true,
    fault: { $0.isEmpty ? "must name at least one metric" : nil })
  private static let modelParameter = Parameter<Located<String>>(
    "model", help: "The model of `models:` whose scores are used")
  private static let atRiskParameter = Parameter<Double>(
    "at_risk", help: "Score from which a customer counts as at risk", standard: 0.5,
    fault: { $0 > 0 && $0 < 1 ? nil : "must be a share between 0 and 1" })
  private static let valueParameter = Parameter<ValueTerms>(
    "value", help: "How money to come is counted: horizon, margin, discount_annual")

  public static var parameters: [ParameterDeclaration] {
    [
      itemsParameter.declaration, modelParameter.declaration, atRiskParameter.declaration,
      valueParameter.declaration,
    ]
  }

  public static let valueNames: [ValueDeclaration] =
    KPIMetric.allCases.map { ValueDeclaration($0.rawValue, "the headline number, when among the items") }
    + [
      ValueDeclaration("customers_at_risk_share", "customers at risk, of those still here"),
      ValueDeclaration("expected_leavers", "the sum of the scores of those still here"),
    ]

  let items: [KPIItem]
  let model: Located<String>?
  let atRisk: Double
  /// As given; the standard terms when none are.
  let terms: ValueTerms

  public init?(_ options: inout OptionReader) {
    let items = options.read(Self.itemsParameter)
    model = options.read(Self.modelParameter)
    let atRisk = options.read(Self.atRiskParameter)
    let terms = options.read(Self.valueParameter)
    guard let items, let atRisk else { return nil }
    var seen: Set<KPIMetric> = []
    for item in items {
      let metric = item.value.metric
      if !seen.insert(metric).inserted {
        options.add(
          .error(.badOption, "metric '\(metric.rawValue)' is listed twice", at: item.place))
      }
      if metric.needsModel, options.node.entry("model") == nil {
        options.add(
          .error(
            .missingModel, "metric '\(metric.rawValue)' needs scores and the cell names no model",
            at: item.place, hint: "add 'model:' with a name from 'models:'"))
      }
    }
    self.items = items.map { $0.value }
    self.atRisk = atRisk
    self.terms = terms ?? .standard
  }

  public var needs: Needs {
    var needs = Needs()
    needs.model = model
    for role in items.flatMap({ $0.metric.roles }) where !needs.roles.contains(role) {
      needs.roles.append(role)
    }
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let measures = KPIMeasures(
      departures: try Departures(population), roles: population.roles,
      score: model.map { "#score.\($0.value)" }, atRisk: atRisk, terms: terms,
      confidence: Confidence(context.level))
    var readings: [KPIReading] = []
    var finding = Finding(
      ledger: Ledger(
        rowsIn: population.count,
        excluded: measures.departures.unknown == 0
          ? []
          : [
            .missing(
              measures.departures.column, measures.departures.unknown, population.roles, context.wording)
          ]))
    for item in items {
      var measured = try measures.measure(item.metric, item.format?.format ?? item.metric.usualFormat)
      if item.format == nil { measured.value = measured.value.rounded }
      finding.values.append((ValueName(item.metric.rawValue), measured.value))
      finding.values += measured.more
      let caveats = measured.gaps.compactMap { $0.asFound }.map {
        $0.caveat(population.roles.unit, context.wording)
      }
      for caveat in caveats where !finding.caveats.contains(caveat) { finding.caveats.append(caveat) }
      readings.append(KPIReading(item, measured.value, in: context))
    }
    if items.contains(where: { $0.metric.roles.contains(.revenue) && $0.metric != .revenueChurn }),
      terms.margin == 1
    {
      finding.caveats.append(Caveat(code: "no_margin", text: context.wording(.kpiNoMargin)))
    }
    let exhibits = KPIExhibits(self, readings, finding, measures, context)
    finding.exhibits = [exhibits.tiles, exhibits.table]
    return finding
  }
}
