public import Diagnostics
public import Formats

extension Node {
  /// What a node is, for messages.
  var described: String {
    switch content {
    case .scalar("", quoted: false): "nothing"
    case .scalar(let text, _): "'\(text.count > 40 ? text.prefix(40) + "…" : text)'"
    case .list: "a list"
    case .map: "a map"
    }
  }

  /// This is not the type that is wanted here.
  public func mismatch(_ wanted: String, hint: String? = nil) -> Problems {
    Problems(.error(.badOption, "\(described) is not \(wanted)", at: place, hint: hint))
  }

  /// Text that stands for no value: nothing, `~` or `null`, unquoted.
  var isMissing: Bool {
    guard case .scalar(let text, quoted: false) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The text of a scalar that was not written in quotes.
  var plain: String? {
    guard case .scalar(let text, quoted: false) = content else { return nil }
    return text
  }
}

/// A text, whatever it looks like: `no`, `012` and `2026Q2` stay what they are.
extension String: OptionValue {
  public static var typeName: String { "a text" }
  public static var jsonSchema: String { #"{"type":["string","number","boolean"]}"# }

  public static func read(_ node: Node) throws(Problems) -> String {
    guard let text = node.scalar else { throw node.mismatch(typeName) }
    if node.isMissing {
      throw Problems(
        .error(
          .badOption, "a text is missing here", at: node.place,
          hint: "put it in quotes if it is meant as it stands"))
    }
    return text
  }
}

/// A value with the place where it was written.
extension Located: OptionValue where Value: OptionValue {
  public static var typeName: String { Value.typeName }
  public static var jsonSchema: String { Value.jsonSchema }

  public static func read(_ node: Node) throws(Problems) -> Located<Value> {
    Located(try Value.read(node), at: node.place)
  }
}

/// `true` or `false`, as the core schema of YAML 1.2 has it; `yes` and `no` are texts.
extension Bool: OptionValue {
  public static var typeName: String { "true or false" }
  public static var jsonSchema: String { #"{"type":"boolean"}"# }

  public static func read(_ node: Node) throws(Problems) -> Bool {
    switch node.plain {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: break
    }
    let meant: [String: String] = ["yes": "true", "on": "true", "no": "false", "off": "false"]
    let text = node.scalar?.lowercased() ?? ""
    let isQuoted = text == "true" || text == "false"
    throw node.mismatch(
      typeName,
      hint: isQuoted ? "remove the quotes" : meant[text].map { "did you mean \($0)?" })
  }
}

/// A calendar day, written 2026-09-30.
extension Day: OptionValue {
  public static var typeName: String { "a day such as 2026-09-30" }
  public static var jsonSchema: String { #"{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}"# }

  public static func read(_ node: Node) throws(Problems) -> Day {
    guard let text = node.scalar, let day = Day(iso: text) else {
      throw node.mismatch(typeName)
    }
    return day
  }
}

/// `week`, `month` or `quarter`.
extension CalendarUnit: OptionChoice {}
