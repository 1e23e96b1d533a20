/// Diagnostics as text for a terminal: place, code, message, the line with a caret, the hint, where to read on.
///
///     reports/q.yaml:58:5: error[E0203]: unknown option 'horizon' for kind 'survival'
///        58 |     horizon: 36
///           |     ^^^^^^^ did you mean 'horizons'?
///        = see: tenure cells survival
public struct DiagnosticRenderer: Sendable {
  public let isColored: Bool
  /// Diagnostics shown before the rest are only counted.
  public let limit: Int
  /// Widest excerpt in characters; longer lines are shown around the caret.
  private let widest = 120

  public init(isColored: Bool = false, limit: Int = 20) {
    self.isColored = isColored
    self.limit = limit
  }

  /// Every diagnostic in order, at most `limit` of them and a count of the rest; ends with a newline, or is empty.
  public func text(of problems: Problems) -> String {
    let sorted = problems.sorted
    var out = ""
    for diagnostic in sorted.prefix(limit) { out += text(of: diagnostic) }
    if sorted.count > limit {
      let rest = sorted.dropFirst(limit)
      out += "… and \(count(rest, .error)) and \(count(rest, .warning)) more\n"
    }
    return out
  }

  /// One JSON object a line, every diagnostic, for programs.
  public func jsonLines(of problems: Problems) -> String {
    problems.sorted.map { json(of: $0) + "\n" }.joined()
  }

  public func text(of diagnostic: Diagnostic) -> String {
    var out = ""
    if let place = diagnostic.place { out += bold("\(place.path):\(place.line):\(place.column): ") }
    out += severity(diagnostic) + bold(diagnostic.message) + "\n"
    var hint = diagnostic.hint
    if let place = diagnostic.place, let excerpt = place.excerpt {
      out += picture(of: place, excerpt, hint: hint, diagnostic.severity)
      hint = nil
    }
    if let hint { out += "   = hint: \(hint)\n" }
    if let see = diagnostic.see { out += "   = see: \(see)\n" }
    return out
  }

  private func severity(_ diagnostic: Diagnostic) -> String {
    colored("\(diagnostic.severity.rawValue)[\(diagnostic.code.name)]", diagnostic.severity) + ": "
  }

  private func picture(
    of place: Place, _ excerpt: String, hint: String?, _ severity: Diagnostic.Severity
  ) -> String {
    let bytes = Array(excerpt.utf8)
    let start = Swift.min(Swift.max(place.column - 1, 0), bytes.count)
    let end = Swift.min(start + place.length, bytes.count)
    var before = String(decoding: bytes[..<start], as: UTF8.self)
    let marked = String(decoding: bytes[start..<end], as: UTF8.self)
    var after = String(decoding: bytes[end...], as: UTF8.self)
    if width(excerpt) > widest {
      if before.count > widest / 2 { before = "…" + before.suffix(widest / 2) }
      if after.count > widest / 2 { after = after.prefix(widest / 2) + "…" }
    }
    let number = String(place.line)
    let gutter = Swift.max(5, number.count)
    let padded = String(repeating: " ", count: gutter - number.count) + number
    let carets = String(repeating: "^", count: Swift.max(1, Swift.min(width(marked), widest)))
    var out = "\(padded) | \(printable(before + marked + after))\n"
    out += String(repeating: " ", count: gutter) + " | " + String(repeating: " ", count: width(before))
    out += colored(carets, severity) + (hint.map { " " + $0 } ?? "") + "\n"
    return out
  }

  private func json(of diagnostic: Diagnostic) -> String {
    var fields = [
      ("severity", jsonQuoted(diagnostic.severity.rawValue)), ("code", jsonQuoted(diagnostic.code.name)),
      ("message", jsonQuoted(diagnostic.message)),
    ]
    if let place = diagnostic.place {
      fields += [
        ("path", jsonQuoted(place.path)), ("line", String(place.line)), ("column", String(place.column)),
        ("length", String(place.length)),
      ]
    }
    if let hint = diagnostic.hint { fields.append(("hint", jsonQuoted(hint))) }
    if let see = diagnostic.see { fields.append(("see", jsonQuoted(see))) }
    return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private func count(_ rest: ArraySlice<Diagnostic>, _ severity: Diagnostic.Severity) -> String {
    let count = rest.count { $0.severity == severity }
    return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
  }

  private func bold(_ text: String) -> String { isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func colored(_ text: String, _ severity: Diagnostic.Severity) -> String {
    isColored ? "\u{1B}[1;\(severity == .error ? 31 : 33)m\(text)\u{1B}[0m" : text
  }
}

/// Control characters, a tab among them, as one replacement each, so that the caret stays under its text.
private func printable(_ text: String) -> String {
  var out = ""
  for scalar in text.unicodeScalars {
    out.unicodeScalars.append(
      scalar.value < 0x20 || scalar.value == 0x7F ? (scalar == "\t" ? " " : "\u{FFFD}") : scalar)
  }
  return out
}

/// Columns a text takes on a terminal: two for East Asian wide characters and emoji, none for combining marks.
private func width(_ text: String) -> Int {
  text.reduce(0) { sum, character in
    guard let value = character.unicodeScalars.first?.value else { return sum }
    let isWide =
      (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
      || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
      || (0x1F300...0x1FAFF).contains(value)
    return sum + (isWide ? 2 : 1)
  }
}
