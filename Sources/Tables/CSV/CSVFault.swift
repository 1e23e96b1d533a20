import Diagnostics

/// Something wrong with a file, by byte position; becomes a diagnostic once lines are counted.
struct CSVFault: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case emptyFile
    case wideText
    case unnamedColumn(Int)
    case repeatedName(Int, first: Int)
    case fieldCount(Int, expected: Int)
    case brokenText
    case strayQuote
    case textAfterQuote
    case unclosedQuote
  }

  let position: Int
  let kind: Kind

  /// Whether the fault makes everything after it doubtful, since quotes decide where rows end.
  var hidesTheRest: Bool { kind == .strayQuote || kind == .textAfterQuote || kind == .unclosedQuote }

  private var isFieldCount: Bool {
    if case .fieldCount = kind { true } else { false }
  }
}

extension CSVFault {
  /// Faults told at most; a file that is wrong in every row needs no more.
  static let limit = 20

  /// The first faults as diagnostics in the order of the file, without those that an earlier quote explains.
  static func problems(_ faults: [CSVFault], in bytes: ByteView, path: String) -> Problems {
    var told: [CSVFault] = []
    // A file in another encoding is wrong wherever it has an accent: its first place and their number say it all.
    var brokenTexts = 0
    for fault in faults.sorted(by: { $0.position < $1.position }) {
      if fault.kind == .brokenText { brokenTexts += 1 }
      // The row that a quote runs away with has too few fields; the quote says why.
      if fault.hidesTheRest, let last = told.last, last.isFieldCount,
        bytes.isOneLine(last.position..<fault.position)
      {
        told.removeLast()
      }
      if fault.kind != .brokenText || brokenTexts == 1 { told.append(fault) }
      if fault.hidesTheRest { break }
    }
    var lines = LineCounter(bytes)
    var diagnostics = told.prefix(limit).map { fault in
      fault.diagnostic(at: lines.place(of: fault.position, path: path), moreBrokenTexts: brokenTexts - 1)
    }
    if told.count > limit {
      diagnostics.append(
        .error(
          .manyFaults, "\(told.count - limit) more faults of this kind are not listed",
          at: Place(path: path, line: lines.line, column: 1)))
    }
    return Problems(diagnostics)
  }

  /// Looking for broken text stops after a while, so that many more places are "or more".
  private func diagnostic(at place: Place, moreBrokenTexts more: Int) -> Diagnostic {
    switch kind {
    case .emptyFile:
      .error(.emptyFile, "the file is empty", at: place)
    case .wideText:
      .error(.brokenText, "the file is UTF-16", at: place, hint: "save it as UTF-8")
    case .unnamedColumn(let column):
      .error(.badHeader, "column \(column) of the header has no name", at: place)
    case .repeatedName(let column, let first):
      .error(.badHeader, "column \(column) of the header has the name of column \(first)", at: place)
    case .fieldCount(let count, let expected):
      .error(.raggedRow, "the row has \(count) fields where the header has \(expected)", at: place)
    case .brokenText:
      .error(
        .brokenText, "the text is not UTF-8 here\(Self.andMore(more))", at: place,
        hint: "save the file as UTF-8")
    case .strayQuote:
      .error(
        .badQuote, "a quote stands inside a field that does not begin with one", at: place,
        hint: "put the field in quotes and double those inside it")
    case .textAfterQuote:
      .error(
        .badQuote, "text follows a closing quote", at: place, hint: "double quotes inside a quoted field")
    case .unclosedQuote:
      .error(.badQuote, "the quoted field that begins here is never closed", at: place)
    }
  }

  private static func andMore(_ count: Int) -> String {
    switch count {
    case ..<1: ""
    case 1: ", and in 1 more place"
    case ..<limit: ", and in \(count) more places"
    default: ", and in \(limit) or more other places"
    }
  }
}

/// Turns ascending byte positions into lines and columns, both from 1, columns in bytes.
struct LineCounter {
  private let bytes: ByteView
  private(set) var line = 1
  private var lineStart = 0
  private var position = 0

  init(_ bytes: ByteView) { self.bytes = bytes }

  mutating func place(of target: Int, path: String) -> Place {
    while position < target, position < bytes.count {
      if bytes[position] == Ascii.newline {
        line += 1
        lineStart = position + 1
      }
      position += 1
    }
    return Place(path: path, line: line, column: target - lineStart + 1)
  }
}
