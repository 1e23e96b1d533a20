public import Diagnostics
import YAML

/// Reads a spec's text as one YAML document of plain scalars, lists and maps.
///
/// Turned away, each with its place: tabs, anchors, aliases, merge keys, tags, duplicate keys, a second document,
/// nesting over 12, more than 1 MB, bytes that are not UTF-8.
public enum YAMLDocument {
  /// Lists and maps within each other.
  static let deepest = 12
  /// Bytes.
  static let biggest = 1_000_000

  public static func read(_ source: SourceText) throws(Problems) -> Node {
    try checkBytes(of: source)
    let hasMark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let text = hasMark ? Array(source.bytes.dropFirst(3)) : source.bytes
    let (events, failure) = yamlEvents(of: text, deepest: deepest)
    let offsets = ScalarOffsets(text, shift: hasMark ? 3 : 0)
    var builder = NodeBuilder(source: source, offsets: offsets, events: events)
    let root = builder.document()
    if let failure { builder.problems.add(diagnostic(of: failure, source, offsets)) }
    if root == nil, failure == nil, !builder.problems.hasErrors {
      builder.problems.add(.error(.emptySpec, "the file is empty", at: source.place(of: 0..<0)))
    }
    try builder.problems.throwIfErrors()
    guard let root else { throw builder.problems }
    return root
  }

  private static func checkBytes(of source: SourceText) throws(Problems) {
    let bytes = source.bytes
    if bytes.count > biggest {
      throw Problems(
        .error(
          .specTooBig, "the file has \(bytes.count) bytes, and a spec has at most \(biggest)",
          at: Place(path: source.path, line: 1, column: 1)))
    }
    if let offset = firstBrokenByte(bytes) {
      let place = source.place(of: offset..<offset + 1)
      // Without the excerpt: it cannot be printed.
      throw Problems(
        .error(
          .notUTF8, "this byte is not UTF-8",
          at: Place(path: place.path, line: place.line, column: place.column)))
    }
    var problems = Problems()
    var lastLine = 0
    for (offset, byte) in bytes.enumerated() where isForbidden(byte) {
      let place = source.place(of: offset..<offset + 1)
      guard place.line != lastLine else { continue }
      lastLine = place.line
      problems.add(
        byte == UInt8(ascii: "\t")
          ? .error(.tabCharacter, "a tab stands here", at: place, hint: "use spaces")
          : .error(.notYAML, "a control character stands here", at: place, hint: "remove it"))
    }
    try problems.throwIfErrors()
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")) || byte == 0x7F
  }

  /// The offset of the first byte that no UTF-8 text has there.
  private static func firstBrokenByte(_ bytes: [UInt8]) -> Int? {
    var at = 0
    while at < bytes.count {
      let lead = bytes[at]
      let (length, low, high): (Int, UInt8, UInt8) =
        switch lead {
        case 0x00...0x7F: (1, 0, 0)
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xE1...0xEF: (3, 0x80, 0xBF)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
      guard length > 0, at + length <= bytes.count else { return at }
      if length > 1 {
        guard bytes[at + 1] >= low, bytes[at + 1] <= high else { return at }
        for offset in at + 2..<Swift.max(at + 2, at + length) where bytes[offset] & 0xC0 != 0x80 { return at }
      }
      at += length
    }
    return nil
  }

  /// Brackets and quotes that are never closed are shown where they open, anything else where reading stopped.
  private static func diagnostic(
    of failure: YAMLFailure, _ source: SourceText, _ offsets: ScalarOffsets
  ) -> Diagnostic {
    let at = offsets.byte(of: failure.position)
    let opened = offsets.byte(of: failure.contextPosition)
    let stopped = source.place(of: at..<at + 1)
    let context = failure.context ?? ""
    let quoted = context.contains("quoted scalar")
    // The context of a node is where it should start, of all else where it was opened.
    guard quoted || context.contains("flow sequence") || context.contains("flow mapping") else {
      return .error(.notYAML, "this is not YAML: \(failure.problem)", at: stopped, hint: hint(for: failure))
    }
    let place = source.place(of: opened..<opened + 1)
    let mark = opened < source.bytes.count ? String(decoding: [source.bytes[opened]], as: UTF8.self) : ""
    return .error(
      .notYAML, "'\(mark)' is opened here and not closed where it should be", at: place,
      hint: "reading stopped at line \(stopped.line), column \(stopped.column)")
  }

  private static func hint(for failure: YAMLFailure) -> String? {
    if failure.problem.contains("mapping values are not allowed") {
      return "put a text that holds ': ' in quotes, or check the indentation"
    }
    if failure.problem.contains("could not find expected ':'") {
      return "a key ends with a colon and a space"
    }
    if failure.problem.contains("did not find expected node content") {
      return "a bracket is not closed, or something is missing between commas"
    }
    if failure.problem.contains("cannot start any token") {
      return "put a text that starts like this in quotes"
    }
    if failure.problem.contains("did not find expected key") || failure.problem.contains("'-' indicator") {
      return "check that this line is indented like its neighbours"
    }
    return nil
  }
}

/// Positions counted in Unicode scalars, as byte offsets.
struct ScalarOffsets {
  /// `nil` where every scalar is one byte.
  private let starts: [Int]?
  private let count: Int
  private let shift: Int

  init(_ bytes: [UInt8], shift: Int) {
    count = bytes.count
    self.shift = shift
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    starts = isASCII ? nil : bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
  }

  func byte(of position: Int) -> Int {
    guard let starts else { return Swift.min(position, count) + shift }
    return (position < starts.count ? starts[position] : count) + shift
  }
}
