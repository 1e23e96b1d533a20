import Diagnostics
import Specs

/// Where an action's effect comes from: the file assumes it, or a campaign cell measured it.
enum EffectSource: OptionValue, Hashable {
  case assumed
  case experiment(ExperimentArm)

  static let typeName = "assumed, or a map of experiment, arm"
  static let jsonSchema = #"{"anyOf":[{"const":"assumed"},\#(ExperimentArm.jsonSchema)]}"#

  static func read(_ node: Node) throws(Problems) -> EffectSource {
    if node.scalar == "assumed" { return .assumed }
    if case .map = node.content { return .experiment(try ExperimentArm.read(node)) }
    throw node.mismatch(
      typeName,
      hint: node.scalar == "experiment"
        ? "write { experiment: CELL, arm: NAME }" : node.scalar.flatMap { didYouMean($0, among: ["assumed"]) }
    )
  }

  /// As CSVs name it.
  var word: String { self == .assumed ? "assumed" : "measured" }
}

/// One arm of an experiment, by the cell that judged it.
struct ExperimentArm: OptionMap, Hashable {
  let experiment: Located<String>
  let arm: Located<String>

  private static let experimentParameter = Parameter<Located<String>>(
    "experiment", help: "the campaign cell that measured the effect", isRequired: true)
  private static let armParameter = Parameter<Located<String>>(
    "arm", help: "the arm of the experiment, as the data write it", isRequired: true)

  static let parameters = [experimentParameter.declaration, armParameter.declaration]

  /// Whether this is an arm as the data write it, or as addresses have it.
  func isOf(_ label: String) -> Bool { label.names(arm.value) || arm.value.names(label) }

  init?(_ options: inout OptionReader) {
    let experiment = options.read(Self.experimentParameter)
    let arm = options.read(Self.armParameter)
    guard let experiment, let arm else { return nil }
    self.experiment = experiment
    self.arm = arm
  }
}
