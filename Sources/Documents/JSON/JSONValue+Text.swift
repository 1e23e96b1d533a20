extension JSONValue {
  /// The value as UTF-8 text ending in a newline, indented by two spaces, with the keys in their order.
  ///
  /// Numbers are the shortest text that reads back as the same double. Arrays and objects without further arrays
  /// or objects in them stand on one line.
  public var bytes: [UInt8] {
    var output: [UInt8] = []
    append(to: &output, depth: 0)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  /// The value as UTF-8 text on one line, for a field of a table or a line of a log.
  public var line: String {
    var output: [UInt8] = []
    appendLine(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func appendLine(to output: inout [UInt8]) {
    switch self {
    case .array(let values):
      output.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { output.append(UInt8(ascii: ",")) }
        value.appendLine(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (position, member) in members.enumerated() {
        if position > 0 { output.append(UInt8(ascii: ",")) }
        JSONValue.append(quoting: member.key, to: &output)
        output.append(UInt8(ascii: ":"))
        member.value.appendLine(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    default: append(to: &output, depth: 0)
    }
  }

  private func append(to output: inout [UInt8], depth: Int) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output += String(value).utf8
    case .number(let value): output += JSONValue.text(of: value).utf8
    case .string(let value): JSONValue.append(quoting: value, to: &output)
    case .array(let values):
      JSONValue.append(values, "[", "]", isFlat: values.allSatisfy { $0.isScalar }, depth, to: &output) {
        $0.append(to: &$1, depth: depth + 1)
      }
    case .object(let members):
      let isFlat = members.allSatisfy { $0.value.isFlat } && depth > 1
      JSONValue.append(members, "{", "}", isFlat: isFlat, depth, to: &output) { member, output in
        JSONValue.append(quoting: member.key, to: &output)
        output += ": ".utf8
        member.value.append(to: &output, depth: depth + 1)
      }
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  /// A scalar, or an array of scalars.
  private var isFlat: Bool {
    if case .array(let values) = self { values.allSatisfy { $0.isScalar } } else { isScalar }
  }

  private static func append<Item>(
    _ items: [Item], _ open: String, _ close: String, isFlat: Bool, _ depth: Int, to output: inout [UInt8],
    each: (Item, inout [UInt8]) -> Void
  ) {
    output += open.utf8
    for (position, item) in items.enumerated() {
      if position > 0 { output += (isFlat ? ", " : ",").utf8 }
      if !isFlat { newLine(depth + 1, in: &output) }
      each(item, &output)
    }
    if !isFlat, !items.isEmpty { newLine(depth, in: &output) }
    output += close.utf8
  }

  private static func newLine(_ depth: Int, in output: inout [UInt8]) {
    output.append(UInt8(ascii: "\n"))
    output += repeatElement(UInt8(ascii: " "), count: 2 * depth)
  }

  private static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    // "1.0" for a whole number would be read as a float by some readers and an integer by others.
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return "\(value)"
  }

  private static func append(quoting text: String, to output: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0x0A: output += "\\n".utf8
      case 0x0D: output += "\\r".utf8
      case 0x09: output += "\\t".utf8
      case 0..<0x20: output += "\\u00".utf8 + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
