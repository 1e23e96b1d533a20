public import Diagnostics
public import Formats

/// A text with values in it, in `{{ }}`.
public struct Template: Sendable, Hashable {
  public enum Piece: Sendable, Hashable {
    case text(String, range: Range<Int>)
    case value(Expression, Format?, place: Place)
  }

  public let pieces: [Piece]

  /// Reads a text; every mistake in it is reported. `place` leads from a byte range of the text to where it was
  /// written.
  public init(_ text: String, place: (Range<Int>) -> Place) throws(Problems) {
    let (template, problems) = Template.reading(text, place: place)
    try problems.throwIfErrors()
    self = template
  }

  /// What can be read of a text beside what is wrong in it, so that mistakes in its other values are found as well.
  public static func reading(
    _ text: String, place: (Range<Int>) -> Place
  ) -> (template: Template, problems: Problems) {
    withoutActuallyEscaping(place) { place in
      let (pieces, problems) = Template.pieces(of: Array(text.utf8), place: place)
      return (Template(pieces: pieces), problems)
    }
  }

  private init(pieces: [Piece]) { self.pieces = pieces }

  /// Every value's expression, from left to right.
  public var expressions: [Expression] {
    pieces.compactMap { if case .value(let expression, _, _) = $0 { expression } else { nil } }
  }

  public var addresses: [Address] { expressions.flatMap { $0.addresses } }

  public var parameters: [Located<String>] { expressions.flatMap { $0.parameters } }

  /// The text with its values put in; a missing one prints as its words.
  ///
  /// `escaping` is applied to what is put in, for texts that are read as Markdown afterwards.
  public func text(
    _ resolver: some Resolver, _ wording: Wording, escaping: (String) -> String = { $0 }
  ) throws(Problems) -> String {
    let evaluation = Evaluation(resolver: resolver, wording: wording)
    var problems = Problems()
    var out = ""
    for piece in pieces {
      switch piece {
      case .text(let text, _): out += text
      case .value(let expression, let format, _):
        let words = problems.collect { () throws(Problems) in
          try Template.words(expression, format, evaluation)
        }
        out += escaping(words ?? "")
      }
    }
    try problems.throwIfErrors()
    return out
  }

  private static func words<R>(
    _ expression: Expression, _ format: Format?, _ evaluation: Evaluation<R>
  ) throws(Problems) -> String {
    if format == nil, case .parameter(let name) = expression,
      let parameter = evaluation.resolver.parameter(name.value)
    {
      return parameter.words
    }
    switch try evaluation.value(of: expression) {
    case .quantity(let quantity, let own):
      if let format, let own, case .address(let address) = expression, !format.fits(own) {
        throw Problems(
          .error(
            .wrongExpression,
            "'\(address.name)' is printed as \(own.rawValue), and \(format.rawValue) is of something else",
            at: address.place, hint: "leave the format out, or write one like \(own.rawValue)"))
      }
      return evaluation.wording.number(quantity.number, format ?? own ?? .num1)
    case .missing(let words), .text(let words): return words
    }
  }

  // MARK: Reading

  private static func pieces(
    of bytes: [UInt8], place: @escaping (Range<Int>) -> Place
  ) -> (pieces: [Piece], problems: Problems) {
    var pieces: [Piece] = []
    var problems = Problems()
    var at = 0
    func text(_ range: Range<Int>) {
      guard !range.isEmpty else { return }
      pieces.append(.text(String(decoding: bytes[range], as: UTF8.self), range: range))
    }
    while let open = find("{{", in: bytes, from: at) {
      text(at..<open)
      guard let close = find("}}", in: bytes, from: open + 2) else {
        problems.add(.error(.badExpression, "this '{{' is not closed", at: place(open..<open + 2)))
        at = bytes.count
        break
      }
      let piece = problems.collect { () throws(Problems) in
        try value(bytes, inside: open + 2..<close, place: place)
      }
      if let piece { pieces.append(piece) }
      at = close + 2
    }
    text(at..<bytes.count)
    return (pieces, problems)
  }

  private static func value(
    _ bytes: [UInt8], inside: Range<Int>, place: @escaping (Range<Int>) -> Place
  ) throws(Problems) -> Piece {
    let whole = place(inside.lowerBound - 2..<inside.upperBound + 2)
    if bytes[inside].allSatisfy({ $0 == 0x20 }) {
      throw Problems(.error(.badExpression, "nothing stands between '{{' and '}}'", at: whole))
    }
    var parser = ExpressionParser(bytes, in: inside, place: place)
    let (expression, format) = try parser.formatted()
    if expression.isCondition {
      throw Problems(.error(.wrongExpression, "a comparison has no value to print", at: whole))
    }
    if format == nil {
      switch expression {
      case .address, .parameter: break
      default:
        throw Problems(
          .error(
            .unknownFormat, "a computed number needs a format", at: whole, hint: "add | num1 or the like"))
      }
    }
    return .value(expression, format, place: whole)
  }
}

/// Where a text of two bytes next stands.
private func find(_ mark: String, in bytes: [UInt8], from start: Int) -> Int? {
  let mark = Array(mark.utf8)
  guard bytes.count >= start + 2 else { return nil }
  return (start..<bytes.count - 1).first { bytes[$0] == mark[0] && bytes[$0 + 1] == mark[1] }
}
