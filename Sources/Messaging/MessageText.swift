public import Diagnostics
public import Specs

/// A text of a message with places for values, written `{{ name }}`.
public struct MessageText: Sendable, Hashable {
  public enum Part: Sendable, Hashable {
    case text(String)
    case value(String)
  }

  public let parts: [Part]
  /// The names in it, each as often as it stands there, with its place.
  public let placeholders: [Located<String>]

  /// The same without anything to fill in.
  public init(_ text: String) {
    parts = [.text(text)]
    placeholders = []
  }

  /// Names in it, each once, in the order of the alphabet.
  public var names: [String] { Set(placeholders.map { $0.value }).sorted() }

  /// The text with its values put in, in one pass: what a value says is never looked through for placeholders.
  ///
  /// - Returns: `nil` when a value is missing.
  public func filled(_ value: (String) -> String?) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .value(let name):
        guard let words = value(name) else { return nil }
        text += words
      }
    }
    return text
  }

  /// As it is written in a file of templates.
  public var written: String { filled { "{{ \($0) }}" } ?? "" }
}

extension MessageText: OptionValue {
  public static var typeName: String { "a text with placeholders such as {{ offer }}" }
  public static var jsonSchema: String { String.jsonSchema }

  public static func read(_ node: Node) throws(Problems) -> MessageText {
    let (text, problems) = reading(try String.read(node)) { node.place(ofText: $0) }
    try problems.throwIfErrors()
    return text
  }

  /// Takes a text apart; `place` tells where bytes of it were written.
  static func reading(_ text: String, _ place: (Range<Int>) -> Place) -> (MessageText, Problems) {
    var reader = MessageTextReader(Array(text.utf8))
    reader.readAll()
    let problems = reader.faults.map { fault -> Diagnostic in
      .error(.badMessageTemplate, fault.message, at: place(fault.range), hint: fault.hint)
    }
    return (
      MessageText(
        parts: reader.parts, placeholders: reader.names.map { Located($0.name, at: place($0.range)) }),
      Problems(problems)
    )
  }

  private init(parts: [Part], placeholders: [Located<String>]) {
    self.parts = parts
    self.placeholders = placeholders
  }
}

/// Finds placeholders among the bytes of a text, and what only looks like one.
private struct MessageTextReader {
  let bytes: [UInt8]
  var parts: [MessageText.Part] = []
  var names: [(name: String, range: Range<Int>)] = []
  var faults: [(message: String, range: Range<Int>, hint: String?)] = []
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func readAll() {
    var start = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "{"):
        keepText(from: start)
        readPlaceholder()
        start = at
      case UInt8(ascii: "}"):
        fault("a brace stands outside of a placeholder", at..<at + 1)
        at += 1
      case 0..<0x20 where bytes[at] != 0x0A, 0x7F:
        fault("a control character stands in the text", at..<at + 1)
        at += 1
      default: at += 1
      }
    }
    keepText(from: start)
  }

  private mutating func keepText(from start: Int) {
    if start < at { parts.append(.text(String(decoding: bytes[start..<at], as: UTF8.self))) }
  }

  private mutating func readPlaceholder() {
    let start = at
    guard bytes[at...].starts(with: "{{".utf8) else {
      fault("a brace stands outside of a placeholder", at..<at + 1, hint: "write {{ name }}")
      at += 1
      return
    }
    guard let end = bytes[at...].indices.first(where: { bytes[$0...].starts(with: "}}".utf8) }) else {
      fault("a placeholder does not end", at..<at + 2, hint: "write {{ name }}")
      at = bytes.count
      return
    }
    at = end + 2
    let inner = String(decoding: bytes[start + 2..<end], as: UTF8.self)
    let name = inner.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    guard !name.isEmpty, !name.contains(where: { "{}\n".contains($0) }) else {
      fault("a placeholder has no name", start..<at, hint: "write {{ name }}")
      return
    }
    names.append((name, start..<at))
    parts.append(.value(name))
  }

  private mutating func fault(_ message: String, _ range: Range<Int>, hint: String? = nil) {
    faults.append((message, range, hint))
  }
}
