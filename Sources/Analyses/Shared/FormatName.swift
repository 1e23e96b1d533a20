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
