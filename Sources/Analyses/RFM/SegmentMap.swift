import Diagnostics
import Findings
import Formats
import Specs
import Statistics

/// The segments of an `rfm` cell and the cells of scores that belong to each.
struct SegmentMap: Sendable {
  struct Segment: Sendable {
    /// Names it in addresses and files, whatever the language.
    let key: String
    let name: SegmentText
    let lever: SegmentText?

    /// In any language, so that no report has two segments of one name.
    func isCalled(like other: LocalText) -> Bool {
      guard case .own(let own) = name else { return false }
      return Language.allCases.contains { own.text($0) == other.text($0) }
    }
  }

  let segments: [Segment]
  let rules: SegmentRules

  /// The segment depends on recency and frequency alone.
  var ignoresMoney: Bool {
    rules.rules.allSatisfy { $0.monetary == 1...rules.bins }
  }

  func segment(recency: Int, frequency: Int) -> Segment? {
    rules.segment(of: .init(recency, frequency, 1)).map { segments[$0] }
  }
}

/// A text for readers: the author's, or one that comes with the program.
enum SegmentText: Sendable {
  case own(LocalText)
  case phrase(Phrase)

  func text(_ wording: Wording) -> String {
    switch self {
    case .own(let text): text.text(wording.language)
    case .phrase(let phrase): wording(phrase)
    }
  }
}

extension SegmentMap {
  /// Reads a file with `segments:` at its top; mistakes are located in it.
  init(file path: String, _ bytes: [UInt8], bins: Int) throws(Problems) {
    let file = try SegmentFile.read(try YAMLDocument.read(SourceText(path: path, bytes: bytes)))
    try self.init(file.segments, at: file.place, bins: bins)
  }

  /// Proved over all cells: each belongs to exactly one segment, and each entry takes at least one.
  init(_ entries: [Located<SegmentEntry>], at place: Place, bins: Int) throws(Problems) {
    var problems = Problems()
    var segments: [Segment] = []
    var rules: [SegmentRules.Rule] = []
    for entry in entries {
      if let index = Self.index(of: entry, in: &segments, &problems),
        let rule = entry.value.rule(segment: index, bins: bins, &problems)
      {
        rules.append(rule)
      }
    }
    try problems.throwIfErrors()
    self.segments = segments
    self.rules = SegmentRules(bins: bins, rules: rules)
    Self.prove(self.rules, entries, at: place, &problems)
    try problems.throwIfErrors()
  }

  /// Entries of one name are one segment; different names need different addresses.
  private static func index(
    of entry: Located<SegmentEntry>, in segments: inout [Segment], _ problems: inout Problems
  ) -> Int? {
    let name = entry.value.name
    let key = slug(name.text(.en))
    guard !key.isEmpty else {
      problems.add(
        .error(.sameSegment, "the name has no letter or digit of ASCII for an address", at: entry.place))
      return nil
    }
    guard let index = segments.firstIndex(where: { $0.key == key || $0.isCalled(like: name) }) else {
      segments.append(
        Segment(key: key, name: .own(name), lever: entry.value.lever.map { .own($0) }))
      return segments.count - 1
    }
    guard case .own(let first) = segments[index].name, first.text(.en) == name.text(.en),
      first.text(.fr) == name.text(.fr)
    else {
      problems.add(
        .error(
          .sameSegment, "two segments have the address '\(key)', or one name in a language", at: entry.place))
      return nil
    }
    return index
  }

  private static func prove(
    _ rules: SegmentRules, _ entries: [Located<SegmentEntry>], at place: Place, _ problems: inout Problems
  ) {
    let check = rules.check
    func name(_ rule: Int) -> String { entries[rule].value.name.text(.en) }
    func others(_ rules: [Int]) -> String {
      rules.map { "'\(name($0))' on line \(entries[$0].place.line)" }.joined(separator: " and ")
    }
    for found in check.shadowed {
      problems.add(
        .error(
          .segmentShadowed,
          "'\(name(found.rule))' can never be assigned: \(cells(found.cells)) \(found.cells.count == 1 ? "goes" : "go") to \(others(found.by))",
          at: entries[found.rule].place))
    }
    for found in check.overlapping {
      problems.add(
        .error(
          .segmentOverlap,
          "\(cells(found.cells)) \(found.cells.count == 1 ? "belongs" : "belong") to '\(name(found.rule))' and to \(others(found.by))",
          at: entries[found.rule].place))
    }
    if !check.uncovered.isEmpty {
      let all = rules.bins * rules.bins * rules.bins
      problems.add(
        .error(
          .segmentGaps,
          "\(check.uncovered.count) of \(all) cells have no segment: \(cells(check.uncovered))", at: place,
          hint: "three digits are the scores of recency, frequency and money"))
    }
  }

  /// "cells 155, 154 and 12 more".
  private static func cells(_ cells: [SegmentRules.Cell]) -> String {
    let shown = cells.prefix(8).map { "\($0)" }.joined(separator: ", ")
    let rest = cells.count - 8
    return (cells.count == 1 ? "cell " : "cells ") + shown + (rest > 0 ? " and \(rest) more" : "")
  }
}

/// `segments:` of a cell: a file, or the list itself.
enum SegmentsOption: OptionValue {
  case file(Located<String>)
  case list([Located<SegmentEntry>], at: Place)

  static let typeName = "a file, or a list of segments with name, r, f and m"
  static let jsonSchema =
    #"{"anyOf":[{"type":"string"},\#([Located<SegmentEntry>].jsonSchema)]}"#

  static func read(_ node: Node) throws(Problems) -> SegmentsOption {
    if node.scalar != nil { return .file(try Located<String>.read(node)) }
    return .list(try [Located<SegmentEntry>].read(node), at: node.place)
  }
}

/// A file of segments.
struct SegmentFile: OptionMap {
  let segments: [Located<SegmentEntry>]
  let place: Place

  private static let segmentsOption = Parameter<[Located<SegmentEntry>]>(
    "segments", help: "which scores make which segment", isRequired: true)
  static let parameters = [segmentsOption.declaration]

  init?(_ options: inout OptionReader) {
    place = options.place("segments")
    guard let segments = options.read(Self.segmentsOption) else { return nil }
    self.segments = segments
  }
}

/// A segment and a box of its cells.
struct SegmentEntry: OptionMap {
  let name: LocalText
  let lever: LocalText?
  private let recency: ScoreRange?
  private let frequency: ScoreRange?
  private let monetary: ScoreRange?

  private static let nameOption = Parameter<LocalText>(
    "name", help: "for readers: one text, or one by language; entries of one name are one segment",
    isRequired: true)
  private static let recencyOption = Parameter<ScoreRange>(
    "r", help: "scores of recency, such as [4, 5]; all unless given")
  private static let frequencyOption = Parameter<ScoreRange>(
    "f", help: "scores of frequency; all unless given")
  private static let monetaryOption = Parameter<ScoreRange>(
    "m", help: "scores of money; all unless given")
  private static let leverOption = Parameter<LocalText>("lever", help: "what to do with this segment")
  static let parameters = [
    nameOption.declaration, recencyOption.declaration, frequencyOption.declaration,
    monetaryOption.declaration, leverOption.declaration,
  ]

  init?(_ options: inout OptionReader) {
    recency = options.read(Self.recencyOption)
    frequency = options.read(Self.frequencyOption)
    monetary = options.read(Self.monetaryOption)
    lever = options.read(Self.leverOption)
    guard let name = options.read(Self.nameOption) else { return nil }
    self.name = name
  }

  /// `nil` after saying which range goes beyond the scores.
  func rule(segment: Int, bins: Int, _ problems: inout Problems) -> SegmentRules.Rule? {
    var ranges: [ClosedRange<Int>] = []
    for (name, range) in [("r", recency), ("f", frequency), ("m", monetary)] {
      guard let range else {
        ranges.append(1...bins)
        continue
      }
      guard range.low >= 1, range.low <= range.high, range.high <= bins else {
        problems.add(
          .error(
            .badScoreRange,
            range.low > range.high
              ? "'\(name)' runs backwards, from \(range.low) to \(range.high)"
              : "'\(name)' is \(range.words), and scores go from 1 to \(bins)", at: range.place))
        continue
      }
      ranges.append(range.low...range.high)
    }
    guard ranges.count == 3 else { return nil }
    return SegmentRules.Rule(
      segment: segment, recency: ranges[0], frequency: ranges[1], monetary: ranges[2])
  }
}

/// One score, or the first and last of several.
struct ScoreRange: OptionValue {
  let low: Int
  let high: Int
  let place: Place

  static let typeName = "a score, or the first and last such as [4, 5]"
  static let jsonSchema =
    #"{"anyOf":[{"type":"integer"},{"type":"array","items":{"type":"integer"},"minItems":2,"maxItems":2}]}"#

  var words: String { low == high ? "\(low)" : "\(low) to \(high)" }

  static func read(_ node: Node) throws(Problems) -> ScoreRange {
    if node.scalar != nil {
      let score = try Int.read(node)
      return ScoreRange(low: score, high: score, place: node.place)
    }
    let scores = try [Int].read(node)
    guard scores.count == 2 else { throw node.mismatch(typeName) }
    return ScoreRange(low: scores[0], high: scores[1], place: node.place)
  }
}
