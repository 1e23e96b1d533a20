import Diagnostics
import Formats
import Specs

/// The names that personas can have: rules tried from the top, the first whose conditions all hold.
///
///     names:
///       - name: { en: VIP, fr: VIP }
///         when: { revenue: high, tenure: high }
struct Lexicon: OptionMap {
  let rules: [LexiconRule]

  private static let namesParameter = Parameter<[LexiconRule]>(
    "names", help: "names, the first that fits is given", isRequired: true,
    fault: { $0.isEmpty ? "lists no name" : nil })

  static let parameters = [namesParameter.declaration]

  init?(_ options: inout OptionReader) {
    guard let rules = options.read(Self.namesParameter) else { return nil }
    self.rules = rules
    for (index, rule) in rules.enumerated() {
      guard let earlier = rules[..<index].first(where: { rule.isShadowed(by: $0) }) else { continue }
      let name = rule.name.value.text(.en)
      options.add(
        .error(
          .shadowedName, "nobody can be named '\(name)': '\(earlier.name.value.text(.en))' always fits first",
          at: rule.name.place, hint: "move it above line \(earlier.name.place.line)"))
    }
  }

  /// Reads a file's bytes; mistakes are located in it.
  init(path: String, bytes: [UInt8]) throws(Problems) {
    self = try Lexicon.read(try YAMLDocument.read(SourceText(path: path, bytes: bytes)))
  }

  /// Every name in every language.
  var names: [String] { rules.flatMap { rule in Language.allCases.map { rule.name.value.text($0) } } }
}

/// One name and what a persona must be like to have it.
struct LexiconRule: OptionMap {
  let name: Located<LocalText>
  let when: [(subject: Located<String>, test: LexiconTest)]

  private static let nameParameter = Parameter<Located<LocalText>>(
    "name", help: "for readers: one text, or one by language", isRequired: true)
  private static let whenParameter = Parameter<NamedValues<LexiconTest>>(
    "when", help: "conditions on the persona's average, by role, column or COLUMN=LEVEL", isRequired: true)

  static let parameters = [nameParameter.declaration, whenParameter.declaration]

  init?(_ options: inout OptionReader) {
    let name = options.read(Self.nameParameter)
    let when = options.read(Self.whenParameter)
    guard let name, let when else { return nil }
    self.name = name
    self.when = when.entries.map { (subject: $0.name, test: $0.value) }
  }

  /// Whether whoever meets this rule meets another: each of its conditions follows from one of these.
  func isShadowed(by earlier: LexiconRule) -> Bool {
    earlier.when.allSatisfy { wanted in
      when.contains { $0.subject.value == wanted.subject.value && $0.test.implies(wanted.test) }
    }
  }
}
