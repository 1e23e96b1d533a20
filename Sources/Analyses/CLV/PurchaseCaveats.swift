import Findings
import Formats
import Populations
import Statistics

/// What readers of values from orders must know.
struct PurchaseCaveats {
  private let report: PurchaseReport
  private var study: PurchaseStudy { report.study }
  private var words: CLVWords { report.words }
  private var wording: Wording { report.wording }

  init(_ report: PurchaseReport) { self.report = report }

  /// Correlation of repeats and spend from which on the spend model is doubted.
  static let correlated = 0.3
  /// Of the value, from which on one customer's share is told.
  static let single = 0.05
  /// Expected over seen, outside of which the time learnt from is said to differ from the time after it.
  static let seasonal = 0.8...1.25

  var all: [Caveat] { refusals + check + spend + customers + words.common }

  private var refusals: [Caveat] {
    var caveats = study.choice.refused.map { refused -> Caveat in
      let name: [String: Argument] = ["name": .text(startingSentence(report.name(refused.kind)))]
      return switch refused.why {
      case .noDropout: words.caveat("no_dropout", .clvNoDropout, name)
      case .noDropoutSpread: words.caveat("no_dropout_spread", .clvNoDropoutSpread, name)
      case .noSpread: words.caveat("no_spread", .clvNoSpread, name)
      case .notConverged, .tooFewRepeaters: words.caveat("not_converged", .clvNotConverged, name)
      }
    }
    if !study.choice.hasDropout { caveats.append(words.caveat("rates_only", .clvRatesOnly)) }
    return caveats
  }

  private var check: [Caveat] {
    switch study.holdout.result {
    case .failure(let absence):
      let phrase: Phrase =
        switch absence.why {
        case .shortHistory: .clvNoCheckShort
        case .refused: .clvNoCheckRefused
        case .nothingLater: .clvNoCheckNothing
        }
      return [words.caveat("no_check", phrase)]
    case .success(let check):
      var caveats: [Caveat] = []
      if let ratio = check[.model]?.ratio, !Self.seasonal.contains(ratio.value) {
        caveats.append(words.caveat("seasonal", .clvSeasonal, ["ratio": .number(ratio.value, .mult2)]))
      }
      if let model = check[.model], let naive = check.bestNaive,
        naive.check.error.value < model.error.value
      {
        caveats.append(
          words.caveat(
            "naive_better", .clvNaiveBetter,
            [
              "name": .text(midSentence(PurchaseTables(report).name(naive.forecast))),
              "naive": .number(naive.check.error.value, .num3), "error": .number(model.error.value, .num3),
            ]))
      }
      return caveats
    }
  }

  private var spend: [Caveat] {
    let mean = study.spend.populationMean.value
    let shown = Argument.number(mean, words.money(about: mean))
    switch study.spend.source {
    case .mean(_, let refusal):
      let why: Phrase =
        switch refusal {
        case .tooFew: .clvSpendTooFew
        case .noMean: .clvSpendNoMean
        case .noSpread: .clvSpendNoSpread
        case .notConverged: .clvWhyNotConverged
        }
      return [words.caveat("mean_spend", .clvSpendFallback, ["why": .phrase(why), "mean": shown])]
    case .gammaGamma:
      var caveats: [Caveat] = []
      if let r = study.correlation.r, abs(r) >= Self.correlated {
        caveats.append(
          words.caveat(
            "spend_not_independent", .clvCorrelated,
            ["r": .number(r, .num2), "direction": .phrase(r > 0 ? .clvTooLow : .clvTooHigh)]))
      }
      let totals = study.counts.patterns.totals
      let once = Int(study.counts.patterns.customers - totals.repeaters)
      if once > 0 {
        caveats.append(words.caveat("zero_repeats", .clvZeroRepeats, ["n": .count(once), "mean": shown]))
      }
      return caveats
    }
  }

  private var customers: [Caveat] {
    var caveats: [Caveat] = []
    func add(_ code: String, _ phrase: Phrase, _ count: Int) {
      guard count > 0 else { return }
      caveats.append(
        words.caveat(code, phrase, ["n": .count(count), "end": report.day(study.counts.end)]))
    }
    let greatest = study.tenths.greatest
    if study.all.value.value > 0, greatest > Self.single * study.all.value.value, study.all.customers >= 100 {
      let mean = study.all.value.value / Double(study.all.customers)
      caveats.append(
        words.caveat(
          "one_customer", .clvOneCustomer,
          [
            "share": .number(greatest / study.all.value.value, .pct0),
            "times": .number(greatest / mean, .num0),
          ]))
    }
    add("newcomers", .clvNewcomers, study.counts.newcomers)
    add("worthless_repeats", .clvWorthless, study.counts.worthless)
    add("returns_only", .clvWithoutPurchase, study.counts.lines.customersWithoutPurchase)
    caveats.append(words.caveat("first_seen", .clvFirstSeen, ["start": report.day(study.counts.start)]))
    return caveats
  }
}
