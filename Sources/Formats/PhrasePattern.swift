/// Puts arguments into a phrase's pattern.
struct PhrasePattern {
  let pattern: String
  let language: Language

  /// The text with `{name}` and `{name#one#other}` replaced: by the words of an argument, and by the first form where
  /// its number asks for that. A name without an argument is our mistake.
  func filled(text: (String) -> String, isSingular: (String) -> Bool) -> String {
    var out = ""
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{") {
      out += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else {
        preconditionFailure("a phrase closes its braces: \(pattern)")
      }
      let parts = rest[rest.index(after: open)..<close].split(
        separator: "#", omittingEmptySubsequences: false)
      let name = String(parts[0])
      switch parts.count {
      case 1: out += text(name)
      case 3: out += isSingular(name) ? parts[1] : parts[2]
      default: preconditionFailure("a plural of a phrase has two forms: \(pattern)")
      }
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }
}

extension Language {
  /// Whether a number, as printed, takes the singular: in English 1 without decimals, in French all below 2.
  func isSingular(_ value: Double, decimals: Int) -> Bool {
    switch self {
    case .en: decimals == 0 && value.magnitude == 1
    case .fr: value.magnitude < 2
    }
  }
}
