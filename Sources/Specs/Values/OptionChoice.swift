public import Diagnostics

/// One of a few words: conform an enumeration of strings to have it read, described and its typos hinted at.
public protocol OptionChoice: OptionValue, CaseIterable, RawRepresentable where RawValue == String {}

extension OptionChoice {
  public static var typeName: String {
    let names = allCases.map { $0.rawValue }
    return names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or \(names.last ?? "")"
  }

  public static var jsonSchema: String {
    #"{"enum":["# + allCases.map { jsonQuoted($0.rawValue) }.joined(separator: ",") + "]}"
  }

  public static func read(_ node: Node) throws(Problems) -> Self {
    guard let text = node.scalar else { throw node.mismatch(typeName) }
    if let choice = Self(rawValue: text) { return choice }
    throw node.mismatch(typeName, hint: didYouMean(text, among: allCases.map { $0.rawValue }))
  }
}
