import Diagnostics
import Specs

/// The best AUC that anyone could reach, where somebody knows it: as of a business that was made up, whose true chances
/// are known, or of published studies of a file. It is stated, never estimated.
struct CeilingOption: OptionMap {
  /// A number, or where a file has it.
  enum Stated: Sendable {
    case number(Double)
    case file(Located<String>, at: Located<String>)
  }

  let stated: Stated
  let source: String

  private static let auc = Parameter<Double>(
    "auc", help: "The AUC", fault: { $0 > 0.5 && $0 <= 1 ? nil : "must be above 0.5 and at most 1" })
  private static let file = Parameter<Located<String>>(
    "file", help: "In place of 'auc': a JSON or YAML file that has it")
  private static let value = Parameter<Located<String>>(
    "value", help: "Where the file has it, as keys joined by dots: quarters.2026Q3.best_auc")
  private static let source = Parameter<String>(
    "source", help: "Who says so, printed beside it", isRequired: true,
    fault: { $0.utf8.contains { $0 >= 97 && $0 <= 122 || $0 >= 65 && $0 <= 90 } ? nil : "needs a letter" })

  static var parameters: [ParameterDeclaration] {
    [auc.declaration, file.declaration, value.declaration, source.declaration]
  }

  init?(_ options: inout OptionReader) {
    let auc = options.read(Self.auc)
    let file = options.read(Self.file)
    let value = options.read(Self.value)
    guard let source = options.read(Self.source), !options.problems.hasErrors else { return nil }
    switch (auc, file, value) {
    case (let auc?, nil, nil): stated = .number(auc)
    case (nil, let file?, let value?): stated = .file(file, at: value)
    default:
      options.add(
        .error(
          .badOption, "a ceiling is a number ('auc'), or a 'file' with a 'value' in it",
          at: options.node.place))
      return nil
    }
    self.source = source
  }

  var neededFile: Located<String>? { if case .file(let file, _) = stated { file } else { nil } }

  /// The number; throws what is wrong with the file, at its place.
  func auc(in files: [String: [UInt8]]) throws(Problems) -> Double {
    switch stated {
    case .number(let auc): return auc
    case .file(let file, let path):
      let root = try YAMLDocument.read(SourceText(path: file.value, bytes: files[file.value] ?? []))
      var node: Node? = root
      for key in path.value.split(separator: ".") { node = node?[String(key)] }
      guard let found = node else {
        throw Problems(
          .error(
            .badOption, "'\(file.value)' has nothing at '\(path.value)'", at: path.place,
            hint: "write the keys from the outermost on, joined by dots"))
      }
      guard let auc = found.scalar.flatMap({ Double($0) }), auc > 0.5, auc <= 1 else {
        throw Problems(
          .error(
            .badOption, "what '\(file.value)' has at '\(path.value)' is no AUC above 0.5", at: found.place))
      }
      return auc
    }
  }
}
