public import Diagnostics
import Findings
import Formats
import Glibc
import Populations
public import Specs
import Statistics
import Tables

/// How a number is cut into groups, as an option: into so many of about equal size, or at given points.
public enum BinChoice: OptionValue, Hashable {
  case count(Int)
  case points([Double])

  public static var typeName: String { "a whole number from 2 to 10, or a list of rising cut points" }
  public static var jsonSchema: String {
    #"{"anyOf":[{"type":"integer","minimum":2,"maximum":10},{"type":"array","items":{"type":"number"},"#
      + #""minItems":1,"maxItems":11}]}"#
  }

  public static func read(_ node: Node) throws(Problems) -> BinChoice {
    guard case .list = node.content else {
      let count = try Int.read(node)
      guard (2...10).contains(count) else { throw node.mismatch(typeName) }
      return .count(count)
    }
    let points = try [Double].read(node)
    let isRising = zip(points, points.dropFirst()).allSatisfy { $0 < $1 }
    guard isRising, (1...11).contains(points.count) else { throw node.mismatch(typeName) }
    return .points(points)
  }
}

/// A numeric column cut into groups at edges: below the first, from each to below the next, from the last on.
struct GroupBins {
  /// The column as the spec names it, and the one made of it.
  let source: String
  let column: String
  let edges: [Double]
  /// Whole numbers are shown with both ends of a group, others with the end that it stops short of.
  private let isWhole: Bool

  /// Throws when the column holds no numbers, or too few different ones to be cut.
  init(_ source: String, _ choice: BinChoice, in population: any Population) throws(AnalysisError) {
    guard let info = population.columns.first(where: { $0.name == source }) else {
      throw AnalysisError(.unanswerable, "column '\(source)' is not in the data", option: "by")
    }
    guard [.integer, .decimal, .number].contains(info.kind) else {
      throw AnalysisError(
        .unsuitableColumn,
        "column '\(source)' holds \(info.kind.rawValue) values, which cannot be cut into bins",
        option: "bins", hint: "leave `bins` out")
    }
    self.source = source
    column = "#bins.\(source)"
    isWhole = info.kind == .integer
    switch choice {
    case .points(let points): edges = points
    case .count(let count):
      edges = try GroupBins.quantiles(source, count, isWhole: isWhole, in: population)
    }
  }

  /// Quantiles to three digits, as far as they set values apart.
  private static func quantiles(
    _ source: String, _ count: Int, isWhole: Bool, in population: any Population
  ) throws(AnalysisError) -> [Double] {
    let shares = (0...count).map { Double($0) / Double(count) }
    let found = try answered(blaming: "by") { () throws(PopulationError) in
      try population.quantiles(of: source, at: shares)
    }
    guard let found, let least = found.first, let greatest = found.last else {
      throw AnalysisError(.emptyPopulation, "no row has a value in column '\(source)'", option: "by")
    }
    var edges: [Double] = []
    for value in found.dropFirst().dropLast() {
      let edge = isWhole ? value.rounded(.up) : rounded(value)
      if edge > edges.last ?? least, edge <= greatest { edges.append(edge) }
    }
    guard !edges.isEmpty else {
      throw AnalysisError(
        .oneGroup, "column '\(source)' has too few different values to be cut into \(count) groups",
        option: "bins", hint: "name cut points, such as bins: [10, 20]")
    }
    return edges
  }

  /// To three digits.
  private static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    let power = 2 - Int(log10(abs(value)).rounded(.down))
    // Powers of ten are exact, and so are quotients to the nearest number.
    let scale = pow(10, Double(abs(power)))
    return power >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
  }

  /// The same rows with the column of groups.
  func applied(to population: any Population) throws(AnalysisError) -> any Population {
    try answered(blaming: "by") { () throws(PopulationError) in
      try population.extended(by: BinKernel(source: source, column: column, edges: edges, levels: levels))
    }
  }

  /// Addresses of the groups, ascending: `under_12`, `from_12_to_24`, `from_24`.
  var levels: [String] {
    let names = edges.map(GroupBins.address)
    return ["under_\(names[0])"]
      + zip(names, names.dropFirst()).map { "from_\($0)_to_\($1)" } + ["from_\(names[names.count - 1])"]
  }

  private static func address(_ edge: Double) -> String {
    let number = edge.rounded() == edge && abs(edge) < 1e15 ? String(Int(edge)) : "\(abs(edge))"
    return (edge < 0 ? "minus_" : "") + slug(number)
  }

  /// A group for readers: "under 12", "12–23", "24 or more".
  func shown(_ level: String, _ wording: Wording) -> String {
    guard let index = levels.firstIndex(of: level) else { return level }
    func text(_ edge: Double) -> Argument {
      let format: Format =
        edge.rounded() == edge ? .num0 : (edge * 10).rounded() == edge * 10 ? .num1 : .num2
      return .text(wording.number(edge, format))
    }
    if index == 0 { return wording(.binUnder, ["high": text(edges[0])]) }
    if index == edges.count { return wording(.binFrom, ["low": text(edges[index - 1])]) }
    let (low, high) = (edges[index - 1], edges[index])
    guard isWhole, low.rounded() == low, high.rounded() == high else {
      return wording(.binBetween, ["low": text(low), "high": text(high)])
    }
    return high - low == 1
      ? wording.number(low, .num0) : wording(.binWhole, ["low": text(low), "high": text(high - 1)])
  }
}

/// The group of each row by the edges at or below its value; none where it is missing.
struct BinKernel: RowKernel {
  let source: String
  let column: String
  let edges: [Double]
  let levels: [String]

  var inputs: [String] { [source] }
  var outputs: [KernelOutput] { [KernelOutput(column, .category(levels))] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let values = block.numbers(0)
    var codes = [Int32](repeating: -1, count: block.count)
    for row in 0..<block.count where !values[row].isNaN {
      var code: Int32 = 0
      for edge in edges where edge <= values[row] { code += 1 }
      codes[row] = code
    }
    results.outputs[0] = .codes(codes)
  }
}
