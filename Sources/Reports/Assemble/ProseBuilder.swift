import Documents
import Markdown

/// Markdown to blocks of the document, with `@cell` turned into numbered references.
struct ProseBuilder {
  let numbering: Numbering

  func blocks(_ markdown: String) -> [Block] {
    Block.blocks(of: parseMarkdown(markdown), text: references)
  }

  /// A computed text made safe to stand in Markdown: nothing in it is taken for markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_{}[]<>#~|@!".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// `@name` or `@name.exhibit` where such an exhibit exists; anything else stays text.
  private func references(in text: String) -> [Inline] {
    var result: [Inline] = []
    var plain = ""
    var rest = Substring(text)
    while let at = rest.firstIndex(of: "@") {
      let name = rest[rest.index(after: at)...].prefix {
        $0.isLetter || $0.isNumber || $0 == "_" || $0 == "."
      }
      let (entry, length) = entry(named: name)
      plain += rest[..<at]
      if let entry, plain.last.map({ !$0.isLetter && !$0.isNumber }) ?? true {
        if !plain.isEmpty { result.append(.text(plain)) }
        plain = ""
        result.append(.reference(entry.label ?? String(name), anchor: entry.anchor))
        rest = rest[rest.index(at, offsetBy: length + 1)...]
      } else {
        plain += "@"
        rest = rest[rest.index(after: at)...]
      }
    }
    plain += rest
    if !plain.isEmpty { result.append(.text(plain)) }
    return result
  }

  /// The longest name that exists: the full stop after `@plan.` ends the sentence.
  private func entry(named name: Substring) -> (Numbering.Entry?, Int) {
    var name = name
    while !name.isEmpty {
      if let entry = numbering.references[String(name)] { return (entry, name.count) }
      guard let dot = name.lastIndex(of: ".") else { break }
      name = name[..<dot]
    }
    return (nil, 0)
  }
}
