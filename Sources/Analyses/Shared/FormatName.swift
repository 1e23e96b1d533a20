public import Diagnostics
public import Formats
public import Specs

/// The name of a format, as an option.
public struct FormatName: OptionValue, Hashable {
  public let format: Format

  public init(_ format: Format) { self.format = format }

  public static var typeName: String { "the name of a format, such as pct1 or money0k" }
  public static var jsonSchema: String {
    #"{"enum":["# + Format.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]}"
  }

  public static func read(_ node: Node) throws(Problems) -> FormatName {
    if let name = node.scalar, let format = Format(rawValue: name) { return FormatName(format) }
    throw Problems(.error(.badOption, "this is not \(typeName)", at: node.place))
  }
}

extension Format {
  /// The format of a difference of two numbers of this format.
  var ofDifference: Format {
    switch self {
    case .pct0, .pct1, .pct2, .pp1: .pp1
    case .money0, .money2, .money0k, .money1m, .moneySigned0: .moneySigned0
    case .num0, .signed0, .days0, .date: .signed0
    case .num1, .signed1, .months0, .months1, .mult1: .signed1
    case .num2, .num3, .num4, .signed3, .mult2, .pvalue: .signed3
    }
  }
}
