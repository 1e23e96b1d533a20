import Diagnostics
import Models
import Specs

/// `search:` of a model.
struct SearchSpec: OptionValue {
  let search: ParameterSearch

  static let typeName = "grid, random, or a map with method, tries and the values to try"
  static let jsonSchema = #"{"anyOf":[{"enum":["grid","random"]},\#(SearchMap.jsonSchema)]}"#

  static func read(_ node: Node) throws(Problems) -> SearchSpec {
    switch node.scalar {
    case "grid": return SearchSpec(search: ParameterSearch(.grid))
    case "random": return SearchSpec(search: ParameterSearch(.random(tries: SearchMap.standardTries)))
    default: break
    }
    guard case .map = node.content else { throw node.mismatch(typeName) }
    return SearchSpec(search: try SearchMap.read(node).search)
  }

  /// As the spec writes a parameter.
  static func key(_ name: LearnerParameters.Name) -> String {
    switch name {
    case .penalty: "penalty"
    case .rounds: "rounds"
    case .depth: "depth"
    case .rate: "rate"
    case .trees: "trees"
    case .rowShare: "row_share"
    case .columnShare: "column_share"
    case .leafWeight: "leaf_weight"
    }
  }
}

enum SearchMethod: String, OptionChoice, CaseIterable { case grid, random }

struct SearchMap: OptionMap {
  let search: ParameterSearch

  static let standardTries = 12
  private static let method = Parameter<SearchMethod>(
    "method", help: "grid: every combination; random: 'tries' of them", standard: .grid)
  private static let tries = Parameter<Int>(
    "tries", help: "combinations drawn at random", standard: standardTries
  ) {
    (1...200).contains($0) ? nil : "is not between 1 and 200"
  }
  private static let space = LearnerParameters.Name.allCases.map { name in
    Parameter<[Double]>(
      SearchSpec.key(name), help: help(name),
      fault: { values in values.isEmpty ? "is empty" : values.lazy.compactMap { fault(name, $0) }.first })
  }
  static let parameters = [method.declaration, tries.declaration] + space.map { $0.declaration }

  init?(_ options: inout OptionReader) {
    let method = options.read(Self.method)
    let tries = options.read(Self.tries)
    var choices: [ParameterSearch.Choice] = []
    for (name, parameter) in zip(LearnerParameters.Name.allCases, Self.space) {
      if let values = options.read(parameter) { choices.append(ParameterSearch.Choice(name, values)) }
    }
    guard let method, let tries else { return nil }
    search = ParameterSearch(method == .grid ? .grid : .random(tries: tries), space: choices)
  }

  private static func help(_ name: LearnerParameters.Name) -> String {
    switch name {
    case .penalty: "of logistic: L2 penalties to try"
    case .rounds: "of boosted: numbers of trees to try"
    case .depth: "of forest and boosted: depths of trees to try"
    case .rate: "of boosted: learning rates to try"
    case .trees: "of forest: numbers of trees to try"
    case .rowShare: "of forest and boosted: shares of the rows drawn for each tree to try"
    case .columnShare: "of forest and boosted: shares of the columns drawn to try"
    case .leafWeight: "of forest and boosted: least weights of a leaf to try"
    }
  }

  private static func fault(_ name: LearnerParameters.Name, _ value: Double) -> String? {
    func whole(_ range: ClosedRange<Double>) -> String? {
      value == value.rounded() && range.contains(value)
        ? nil
        : "has a value that is no whole number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
    }
    func within(_ low: Double, _ high: Double) -> String? {
      value > low && value <= high ? nil : "has a value not above \(low) and at most \(high)"
    }
    switch name {
    case .penalty: return within(0, 1e6)
    case .rounds, .trees: return whole(1...2000)
    // Scoring looks at no more than eight splits at a time.
    case .depth: return whole(1...8)
    case .rate, .rowShare, .columnShare: return within(0, 1)
    case .leafWeight: return within(0, 1e6)
    }
  }
}

/// `select:` of a model.
struct SelectSpec: OptionValue {
  let selection: FeatureSelection

  static let typeName = "a number of columns, or l1"
  static let jsonSchema = #"{"anyOf":[{"type":"integer","minimum":1},{"enum":["l1"]}]}"#

  static func read(_ node: Node) throws(Problems) -> SelectSpec {
    if node.scalar == "l1" { return SelectSpec(selection: .l1) }
    guard let count = node.scalar.flatMap({ Int($0) }), count >= 1 else { throw node.mismatch(typeName) }
    return SelectSpec(selection: .best(count))
  }
}

/// `class_weight:` of a model.
struct ClassWeightSpec: OptionValue {
  let weight: ClassWeight

  static let typeName = "none, balanced, or a number above 0"
  static let jsonSchema = #"{"anyOf":[{"enum":["none","balanced"]},{"type":"number","exclusiveMinimum":0}]}"#

  static func read(_ node: Node) throws(Problems) -> ClassWeightSpec {
    switch node.scalar {
    case "none": return ClassWeightSpec(weight: .none)
    case "balanced": return ClassWeightSpec(weight: .balanced)
    default: break
    }
    guard let number = node.scalar.flatMap({ Double($0) }), number > 0, number.isFinite else {
      throw node.mismatch(typeName)
    }
    return ClassWeightSpec(weight: .leavers(number))
  }
}

/// `calibrate:` of a model.
struct CalibrateSpec: OptionValue {
  let choice: CalibrationChoice

  static let typeName = "none, platt, beta, isotonic or auto"
  static let jsonSchema = #"{"enum":["none","platt","beta","isotonic","auto"]}"#

  static func read(_ node: Node) throws(Problems) -> CalibrateSpec {
    switch node.scalar {
    case "none": return CalibrateSpec(choice: .none)
    case "auto": return CalibrateSpec(choice: .auto)
    default:
      guard let method = node.scalar.flatMap({ RecalibrationMethod(rawValue: $0) }) else {
        throw node.mismatch(typeName)
      }
      return CalibrateSpec(choice: .method(method))
    }
  }
}
