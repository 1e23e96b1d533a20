public import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// Customer lifetime value: what customers are worth over a horizon, under a contract or without one.
public struct CLV: Analysis {
  public static let kind = "clv"
  public static let summary = "What customers will be worth, with a check against what they went on to do"

  private static let modelParameter = Parameter<CLVModel>(
    "model", help: "How customers stay or buy; auto looks at the data and says what it took", standard: .auto)
  private static let ordersParameter = Parameter<Located<String>>(
    "orders", help: "The data set of orders, for customers without a contract")
  private static let byParameter = Parameter<Located<String>>(
    "by",
    help:
      "The column whose groups are valued side by side: contracts by a curve each, customers with orders by one model of all"
  )
  private static let calibrationParameter = Parameter<Located<String>>(
    "calibration_end",
    help:
      "Last day learnt from in the check against later purchases; three quarters of the time unless given",
    fault: { Day(iso: $0.value) == nil ? "must be a date as YYYY-MM-DD" : nil })
  private static let returnsParameter = Parameter<ReturnsChoice>(
    "returns", help: "Whether returns lower what customers spent", standard: .net)

  public static var parameters: [ParameterDeclaration] {
    [
      modelParameter.declaration, ordersParameter.declaration, byParameter.declaration,
      calibrationParameter.declaration, returnsParameter.declaration,
    ] + CLVTerms.parameters
  }

  public static let valueNames = [
    ValueDeclaration("clv", "mean value of a customer over the horizon", .both),
    ValueDeclaration("clv_total", "value of all customers together", .both),
    ValueDeclaration("clv_new", "value of a new customer over the horizon (contracts)", .both),
    ValueDeclaration("customers", "customers valued", .both),
    ValueDeclaration("top_decile", "share of the value that the most valuable tenth holds"),
    ValueDeclaration("alive", "customers expected not to have dropped out (orders)"),
    ValueDeclaration("p_alive", "mean chance that a customer has not dropped out (orders)"),
    ValueDeclaration("purchases", "mean purchases expected over the horizon (orders)"),
    ValueDeclaration("spend", "mean spend expected of a purchase (orders)"),
    ValueDeclaration("holdout_ratio", "purchases expected in the check over those seen (orders)"),
    ValueDeclaration("holdout_mae", "mean absolute error of the model in the check (orders)"),
    ValueDeclaration("holdout_mae_naive", "that of the best naive forecast (orders)"),
  ]

  let model: CLVModel
  let orders: Located<String>?
  let by: Located<String>?
  let terms: CLVTerms
  let calibrationEnd: Day?
  let returns: ReturnsChoice

  public init?(_ options: inout OptionReader) {
    orders = options.read(Self.ordersParameter)
    by = options.read(Self.byParameter)
    calibrationEnd = options.read(Self.calibrationParameter).flatMap { Day(iso: $0.value) }
    let model = options.read(Self.modelParameter)
    let returns = options.read(Self.returnsParameter)
    let terms = CLVTerms(&options)
    guard let model, let returns, let terms else { return nil }
    self.model = model
    self.returns = returns
    self.terms = terms
    Self.check(model, orders: orders, &options)
  }

  /// Options of the other kind of business would have no effect.
  private static func check(
    _ model: CLVModel, orders: Located<String>?, _ options: inout OptionReader
  ) {
    if model.isContractual == true, let orders {
      options.add(
        .error(
          .badOption, "model '\(model.rawValue)' values contracts, which have no orders", at: orders.place,
          hint: "leave out 'orders', or choose bgnbd, mbgnbd, paretonbd or empirical"))
    }
    for name in ["calibration_end", "returns"] where model.isContractual == true {
      guard let entry = options.node.entry(name) else { continue }
      options.add(
        .error(
          .badOption, "'\(name)' is about orders, and model '\(model.rawValue)' values contracts",
          at: entry.value.place, hint: "leave it out"))
    }
  }

  public var groupColumn: Located<String>? { by }

  public var needs: Needs {
    var needs = Needs()
    let isContractual = model.isContractual ?? (orders == nil)
    if isContractual { needs.roles = [.tenure, .churned, .revenue] }
    if !isContractual || model == .auto {
      needs.orders = Needs.OrdersNeed(
        data: orders, hasAmounts: true, isAlternative: isContractual && model == .auto)
    }
    if let by { needs.columns = [(by, [])] }
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    if let lines = context.orders, model.isContractual != true {
      let study = try PurchaseStudy(lines, self, context)
      return try PurchaseReport(study, self, context).finding
    }
    let study = try ContractStudy(population, self, context)
    return ContractReport(study, self, context).finding
  }
}

/// How customers stay or buy, as an option.
public enum CLVModel: String, OptionChoice {
  case auto, km, sbg, bgnbd, mbgnbd, paretonbd, empirical

  /// Values contracts; `nil` when the data decide.
  var isContractual: Bool? {
    switch self {
    case .auto: nil
    case .km, .sbg: true
    case .bgnbd, .mbgnbd, .paretonbd, .empirical: false
    }
  }
}

/// What becomes of returns, as an option.
public enum ReturnsChoice: String, OptionChoice {
  case net, drop

  var query: PurchaseQuery.Returns { self == .net ? .net : .drop }
}
