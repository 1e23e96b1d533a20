import Formats
public import Specs

/// One headline number as a cell asks for it.
public struct KPIItem: OptionMap, Hashable {
  /// Which direction is an improvement.
  public enum Good: String, OptionChoice, Hashable { case up, down }

  public let metric: KPIMetric
  public let good: Good
  /// In the unit of the value: a share for shares.
  public let target: Double?
  /// `nil` for the metric's own.
  let format: FormatName?

  private static let metricParameter = Parameter<KPIMetric>(
    "metric", help: "The headline number", isRequired: true)
  private static let goodParameter = Parameter<Good>(
    "good", help: "The direction that is an improvement; each metric has its own default")
  private static let targetParameter = Parameter<Double>(
    "target", help: "What to reach, in the unit of the value (a share for shares)")
  private static let formatParameter = Parameter<FormatName>(
    "format", help: "How it is printed; each metric has its own default")

  public static var parameters: [ParameterDeclaration] {
    [
      metricParameter.declaration, goodParameter.declaration, targetParameter.declaration,
      formatParameter.declaration,
    ]
  }

  public init?(_ options: inout OptionReader) {
    let good = options.read(Self.goodParameter)
    let target = options.read(Self.targetParameter)
    let format = options.read(Self.formatParameter)
    guard let metric = options.read(Self.metricParameter) else { return nil }
    self.metric = metric
    self.good = good ?? metric.usualGood
    self.target = target
    self.format = format
  }
}
