import Findings
import Formats
import Models
import Populations
import Statistics

/// What came of a plan in plain words, and what must be known to read the numbers rightly.
struct FollowUpWords {
  private let study: FollowUpStudy
  private let wording: Wording
  private let names: ActionNames
  private let period: Argument

  init(_ study: FollowUpStudy, _ names: ActionNames, _ wording: Wording) {
    self.study = study
    self.names = names
    self.wording = wording
    period = .text(wording.period(study.plan.period))
  }

  var remarks: [String] { [who + " " + reach, effect] + [scores].compactMap { $0 } }

  private var who: String {
    wording(
      .followUpRemarkWho,
      [
        "period": period, "n": .count(study.recommended.customers),
        "held": .count(study.plan.count - study.recommended.customers),
        "compared": .count(study.withheld.customers),
      ])
  }

  private var reach: String {
    guard let reach = study.reach else { return wording(.followUpRemarkUnknownReach) }
    let parts = reach.stages.map { stage in
      wording(
        .labelled,
        [
          "label": .text(midSentence(wording(CampaignTables.name(stage.stage)))),
          "value": .number(stage.recommended.share, .pct0),
        ])
    }
    return wording(.followUpRemarkReach, ["list": .text(parts.joined(separator: ", "))])
  }

  private var effect: String {
    guard let saved = study.saved, let effect = study.effect else {
      return wording(.followUpRemarkFew, ["min": .count(study.minimum)])
    }
    let isLoss = effect.value < 0
    let ends = [saved.interval.lowerBound, saved.interval.upperBound]
    let shown = study.isSure ? ends.map { abs($0) }.sorted() : ends
    let phrase: Phrase =
      study.isSure ? (isLoss ? .followUpRemarkLost : .followUpRemarkKept) : .followUpRemarkUnsure
    let first = wording(
      phrase,
      [
        "saved": .number(study.isSure ? abs(saved.value) : saved.value, study.isSure ? .num0 : .signed0),
        "interval": .text(wording.interval(shown[0], shown[1], .num0)),
      ])
    guard let expected = study.plan.expected.saved else { return first }
    return first + " "
      + wording(
        .followUpRemarkExpected,
        [
          "base": .number(expected.base, .num0),
          "range": .text(wording.interval(expected.low, expected.high, .num0)),
        ])
  }

  private var scores: String? {
    guard let scores = study.scores else { return nil }
    let interval = scores.held.interval(study.confidence)
    let phrase: Phrase =
      interval.lowerBound > 1
      ? .followUpRemarkMore : interval.upperBound < 1 ? .followUpRemarkFewer : .followUpRemarkHeld
    return wording(
      phrase,
      [
        "n": .count(scores.held.observed.count), "left": .count(scores.held.observed.successes),
        "expected": .number(scores.held.expected, .num0), "ratio": .number(scores.held.ratio, .num1),
        "interval": .text(wording.interval(interval.lowerBound, interval.upperBound, .num1)),
      ])
  }

  // MARK: Caveats

  var caveats: [Caveat] {
    var caveats: [Caveat] = []
    func add(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument] = [:]) {
      caveats.append(Caveat(code: code, text: wording(phrase, arguments)))
    }
    if study.net != nil {
      add("planned_terms", study.spent == nil ? .followUpCaveatTerms : .followUpCaveatSpent)
    }
    let lost = [study.recommended, study.withheld].map { $0.customers - $0.known }
    if lost.contains(where: { $0 > 0 }) {
      add("missing", .followUpCaveatMissing, ["n": .count(lost.reduce(0, +))])
    }
    if let attrition = study.attrition, attrition.pValue < 0.05 {
      add("attrition", .followUpCaveatAttrition, ["p": .number(attrition.pValue, .pvalue)])
    }
    if let imbalance = study.imbalance, abs(imbalance) >= TrialChecks.limit {
      add("imbalance", .followUpCaveatImbalance, ["value": .number(abs(imbalance), .num2)])
    }
    if let reached = study.reach?.contaminated, reached > 0 {
      add("contaminated", .followUpCaveatContaminated, ["n": .count(reached)])
    }
    if !study.small.isEmpty, study.effect != nil {
      caveats.append(.smallGroups(study.small.map { names.shown($0) }, study.minimum, wording))
    }
    return caveats
  }
}
