public import Diagnostics

/// A number of YAML's core schema that is finite; `1e3`, `.5` and `0x1F` are numbers, `1,000` and `95%` are not.
extension Double: OptionValue {
  public static var typeName: String { "a number" }
  public static var jsonSchema: String { orPlaceholder(#"{"type":"number"}"#) }

  public static func read(_ node: Node) throws(Problems) -> Double {
    if let text = node.plain, let number = coreNumber(text) { return number }
    throw node.mismatch(typeName, hint: numberHint(node))
  }
}

/// A whole number: `12`, `1e3` too, but not `12.5`.
extension Int: OptionValue {
  public static var typeName: String { "a whole number" }
  public static var jsonSchema: String { orPlaceholder(#"{"type":"integer"}"#) }

  public static func read(_ node: Node) throws(Problems) -> Int {
    if let text = node.plain, let number = coreNumber(text) {
      if number.rounded() == number, let whole = Int(exactly: number) { return coreInteger(text) ?? whole }
      throw node.mismatch(typeName)
    }
    throw node.mismatch(typeName, hint: numberHint(node))
  }
}

/// A share between 0 and 1, both included.
public struct Share: OptionValue, Hashable {
  public let value: Double

  public init(_ value: Double) { self.value = value }

  public static var typeName: String { "a share between 0 and 1" }
  public static var jsonSchema: String { orPlaceholder(#"{"type":"number","minimum":0,"maximum":1}"#) }

  public static func read(_ node: Node) throws(Problems) -> Share {
    let number = try Double.read(node)
    if number >= 0, number <= 1 { return Share(number) }
    throw node.mismatch(
      typeName, hint: number > 1 && number <= 100 ? "did you mean \(number.hundredth)?" : nil)
  }
}

/// A schema that also allows a whole `{{ … }}`, which a param fills in.
func orPlaceholder(_ schema: String) -> String {
  #"{"anyOf":["# + schema + #",{"type":"string","pattern":"^\\{\\{.*\\}\\}$"}]}"#
}

/// The number that a plain scalar stands for in YAML's core schema; `nil` for none, and for infinite ones.
public func coreNumber(_ text: String) -> Double? {
  if let whole = coreInteger(text) { return Double(whole) }
  let bytes = Array(text.utf8)
  var at = 0
  func skipDigits() -> Int {
    let start = at
    while at < bytes.count, bytes[at] >= 48, bytes[at] <= 57 { at += 1 }
    return at - start
  }
  func skip(_ allowed: String) -> Bool {
    guard at < bytes.count, allowed.utf8.contains(bytes[at]) else { return false }
    at += 1
    return true
  }
  _ = skip("+-")
  let whole = skipDigits()
  let fraction = skip(".") ? skipDigits() : 0
  guard whole + fraction > 0 else { return nil }
  if skip("eE") {
    _ = skip("+-")
    guard skipDigits() > 0 else { return nil }
  }
  guard at == bytes.count else { return nil }
  // `Double` reads neither a leading plus with a bare point nor a closing point.
  let normal = text.drop { $0 == "+" }
  return Double(normal.hasSuffix(".") ? String(normal.dropLast()) : String(normal)).flatMap {
    $0.isFinite ? $0 : nil
  }
}

/// The whole number that a plain scalar stands for: decimal, `0o17` or `0x1F`.
private func coreInteger(_ text: String) -> Int? {
  if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
  if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
  return Int(text)
}

extension Double {
  /// Without the digits that division leaves over: 1.3 is 0.013 and not 0.013000000000000001.
  var hundredth: Double { (self * 1e6).rounded() / 1e8 }
}

/// What the author of something like a number meant.
private func numberHint(_ node: Node) -> String? {
  guard let text = node.scalar else { return nil }
  if coreNumber(text) != nil { return "remove the quotes" }
  let trimmed = text.filter { $0 != " " }
  if trimmed.hasSuffix("%"), let number = coreNumber(String(trimmed.dropLast())) {
    return "did you mean \(number.hundredth)?"
  }
  let bare = trimmed.filter { !",_$€£".contains($0) }
  if bare != text, let number = coreNumber(bare) {
    return "did you mean \(Int(exactly: number).map { String($0) } ?? String(number))?"
  }
  return nil
}
