import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// What a data set holds in numbers and plain words.
struct QualityWords {
  enum Verdict { case ok, look, bad }

  private let study: QualityStudy
  let wording: Wording
  let confidence: Confidence
  private var quality: DataQuality { study.quality }

  init(_ study: QualityStudy, _ context: AnalysisContext) {
    self.study = study
    wording = context.wording
    confidence = Confidence(context.level)
  }

  func label(_ column: String) -> String { study.roles.label(of: column) }

  // MARK: Values

  var values: [(name: ValueName, value: Value)] {
    let n = quality.rows
    func count(_ name: String, _ number: Int) -> (name: ValueName, value: Value) {
      (ValueName(name), Value(Double(number), .num0, n: n))
    }
    var list = [
      count("rows", n), count("columns", quality.columns.count),
      count("expectations", quality.expectations.count), count("broken", study.broken.count),
      count("broken_rows", study.broken.map { $0.failures }.max() ?? 0),
    ]
    if study.cells > 0 {
      let missing = quality.columns.reduce(0) { $0 + $1.missing }
      list.append(
        (ValueName("missing"), Value(Proportion(missing, of: study.cells), .pct1, confidence)))
    }
    for column in study.columns {
      list.append(
        (ValueName("missing", group: slug(column.quality.name)), Value(column.missing, .pct1, confidence)))
    }
    list += [
      count("incomplete", study.incomplete.count), count("constant", study.constant.count),
      count("variants", study.variants.count),
      (ValueName("duplicates"), Value(Double(study.duplicates), .num0, n: n)),
      count("far_out", study.farOut.count), count("leaks", study.leaks?.leaks.count ?? 0),
      count("severe_leaks", study.leaks?.leaks.count { $0.isSevere } ?? 0),
    ]
    if let age = quality.age { list.append((ValueName("age"), Value(Double(age), .days0, n: n))) }
    return list
  }

  // MARK: Words

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .ok: wording(.dataOK)
    case .look: wording(.dataLook)
    case .bad: wording(.dataBad)
    }
  }

  var ruleVerdict: Verdict {
    study.broken.isEmpty ? .ok : study.broken.contains { $0.severity == .error } ? .bad : .look
  }

  var leakVerdict: Verdict {
    guard let leaks = study.leaks, !leaks.leaks.isEmpty else { return .ok }
    return leaks.leaks.contains { $0.isSevere } ? .bad : .look
  }

  /// What the scorecard has beside the contract that is not as it should be.
  var worthALook: [String] {
    var list: [Phrase] = []
    if !study.incomplete.isEmpty { list.append(.dataCheckMissing) }
    if !study.constant.isEmpty { list.append(.dataCheckConstant) }
    if !study.variants.isEmpty { list.append(.dataCheckVariants) }
    if study.duplicates > 0 { list.append(.dataCheckDuplicates) }
    if leakVerdict != .ok { list.append(.dataCheckLeaks) }
    if quality.source.map({ !$0.isFaithful }) == true { list.append(.dataCheckSource) }
    return list.map { midSentence(wording($0)) }
  }

  var remark: String {
    let (n, broken) = (quality.expectations.count, study.broken)
    let what = worthALook.joined(separator: ", ")
    if !broken.isEmpty {
      let names = broken.prefix(4).map { rule($0.rule) }.joined(separator: wording(.clauseSeparator))
      return wording(
        .dataRemarkBroken,
        [
          "broken": .count(broken.count), "n": .count(n),
          "names": .text(names + (broken.count > 4 ? " …" : "")),
        ])
    }
    if n == 0 {
      return what.isEmpty ? wording(.dataRemarkPlain) : wording(.dataRemarkNone, ["what": .text(what)])
    }
    return what.isEmpty
      ? wording(.dataRemarkFine, ["n": .count(n)])
      : wording(.dataRemarkKept, ["n": .count(n), "what": .text(what)])
  }

  var caveats: [Caveat] {
    var caveats: [Caveat] = []
    if let source = quality.source, !source.isFaithful {
      caveats.append(
        Caveat(code: "damaged_source", text: wording(.dataCaveatSource, ["words": .text(words(of: source))])))
    }
    if !study.variants.isEmpty {
      let names = study.variants.prefix(4).map { variant in
        let spellings = variant.spellings[0].map { "“\($0)”" }.joined(separator: ", ")
        return "\(label(variant.column)) (\(spellings))"
      }
      caveats.append(
        Caveat(
          code: "spelling_variants",
          text: wording(
            .dataCaveatVariants,
            ["columns": .text(names.joined(separator: ", ") + (study.variants.count > 4 ? " …" : ""))])))
    }
    let columns = study.leaks?.leaks.filter { $0.isSevere }.map {
      $0.column.map { label($0) } ?? midSentence(wording(.leakAllRows))
    }
    if let columns, !columns.isEmpty {
      var seen: Set<String> = []
      let list = columns.filter { seen.insert($0).inserted }.joined(separator: ", ")
      caveats.append(Caveat(code: "leaks", text: wording(.dataCaveatLeaks, ["columns": .text(list)])))
    }
    return caveats
  }

  func words(of source: KnownSource) -> String {
    let name = Argument.text(source.name)
    return switch source.verdict {
    case .identical: wording(.sourceIdentical, ["name": name])
    case .sameValues: wording(.sourceSame, ["name": name])
    case .renamed: wording(.sourceRenamed, ["name": name])
    case .fabricated: wording(.sourceFabricated, ["name": name])
    case .changedRows:
      wording(
        .sourceRows, ["name": name, "n": .count(source.rows), "published": .count(source.publishedRows)])
    case .changedColumns:
      wording(
        .sourceColumns,
        ["name": name, "n": .count(source.changed.count + source.absent.count + source.added.count)])
    }
  }

  /// An expectation for readers.
  func rule(_ rule: ExpectationRule) -> String {
    let column = Argument.text(rule.column.map { label($0) } ?? "")
    func number(_ value: Double) -> Argument { .number(value, value.rounded() == value ? .num0 : .num2) }
    return switch rule {
    case .unique: wording(.dataRuleUnique, ["column": column])
    case .uniqueTogether(let columns):
      wording(.dataRuleTogether, ["column": .text(columns.map { label($0) }.joined(separator: " · "))])
    case .notNull: wording(.dataRuleNotNull, ["column": column])
    case .rows(let min?, let max?): wording(.dataRuleRowsBoth, ["min": .count(min), "max": .count(max)])
    case .rows(let min?, nil): wording(.dataRuleRowsMin, ["min": .count(min)])
    case .rows(nil, let max): wording(.dataRuleRowsMax, ["max": .count(max ?? 0)])
    case .inSet(_, let values):
      wording(.dataRuleSet, ["column": column, "values": .text(values.joined(separator: ", "))])
    case .minimum(_, let value): wording(.dataRuleMin, ["column": column, "value": number(value)])
    case .maximum(_, let value): wording(.dataRuleMax, ["column": column, "value": number(value)])
    case .kind(_, let kind):
      wording(
        kind == .integer
          ? .dataRuleInteger
          : kind == .number ? .dataRuleNumber : kind == .date ? .dataRuleDate : .dataRuleText,
        ["column": column])
    case .matches(_, let pattern): wording(.dataRuleMatches, ["column": column, "pattern": .text(pattern)])
    case .relationship(_, let data, let other):
      wording(.dataRuleLink, ["column": column, "data": .text(data), "other": .text(other)])
    case .check(let text): wording(.dataRuleCheck, ["condition": .text(condition(text))])
    }
  }

  /// A condition with the columns' names for readers, and the signs of arithmetic.
  private func condition(_ text: String) -> String {
    let names = Set(quality.columns.map { $0.name })
    let signs: [Substring: String] = [
      "<=": "≤", ">=": "≥", "!=": "≠", "==": "=", "*": "×", "and": wording(.dataAnd), "or": wording(.dataOr),
      "not": wording(.dataNot),
    ]
    return text.split(separator: " ").map { word in
      if let sign = signs[word] { return sign }
      let bare = word.drop { $0 == "(" }
      let name = String(bare.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
      guard names.contains(name) else { return String(word) }
      return String(word.prefix(word.count - bare.count)) + midSentence(label(name))
        + bare.dropFirst(name.count)
    }.joined(separator: " ")
  }
}
