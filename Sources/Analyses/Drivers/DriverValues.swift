import Findings
import Formats
import Statistics

/// The numbers of a drivers cell, by name.
struct DriverValues {
  private let fit: DriverFit
  private let words: DriverWords

  init(_ fit: DriverFit, _ words: DriverWords) {
    self.fit = fit
    self.words = words
  }

  var all: [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = []
    let n = fit.model.customers
    for (index, effect) in fit.effects.enumerated() where !effect.isHidden {
      func add(_ name: String, _ value: Value) {
        values.append((ValueName(name, group: effect.address), value))
      }
      add("hazard_ratio", words.ratio(effect.estimate, n: effect.customers))
      if let alone = effect.alone { add("hazard_ratio_alone", words.ratio(alone, n: effect.customers)) }
      add("p", Value(effect.adjusted, .pvalue, n: effect.customers))
      for period in fit.periods {
        guard let estimate = period.estimates[index] else { continue }
        add(name(period), words.ratio(estimate, n: effect.customers))
      }
    }
    for term in fit.terms {
      if let p = fit.proportionalityP(of: term.covariate) {
        values.append((ValueName("ph_p", group: term.address), Value(p.raw, .pvalue, n: n)))
      }
      if let inflation = term.inflation {
        values.append((ValueName("vif", group: term.address), Value(inflation, .num1, n: n)))
      }
    }
    return values + whole
  }

  private var whole: [(name: ValueName, value: Value)] {
    let model = fit.model
    let n = model.customers
    var values: [(name: ValueName, value: Value)] = []
    func add(_ name: String, _ number: Double, _ format: Format) {
      values.append((ValueName(name), Value(number, format, n: n)))
    }
    if let concordance = fit.concordance {
      let range = concordance.estimate.interval(words.confidence).clamped(to: 0...1)
      values.append(
        (
          ValueName("concordance"),
          Value(concordance.estimate.value, .num3, range, words.confidence, n: n)
        ))
    }
    if let accuracy = fit.accuracy { values += of(accuracy) }
    let tests = [
      ("global_ph", fit.proportionality.global), ("likelihood_ratio", model.likelihoodRatio),
      ("wald", model.wald), ("score", model.score),
    ]
    for (name, test) in tests {
      add(name, test.chiSquared, .num1)
      add("\(name)_p", test.pValue, .pvalue)
    }
    add("log_likelihood", model.logLikelihood, .num3)
    add("null_log_likelihood", model.nullLogLikelihood, .num3)
    add("customers", Double(n), .num0)
    add("leavers", Double(model.leavers), .num0)
    if let clusters = model.clusters { add("clusters", Double(clusters), .num0) }
    add("parameters", Double(model.coefficients.count), .num0)
    add("penalty", model.penalty, .num2)
    return values
  }

  private func of(_ accuracy: CoxAccuracy) -> [(name: ValueName, value: Value)] {
    var values = [(name: ValueName("uno"), value: words.share(accuracy.uno))]
    for horizon in accuracy.horizons {
      let time = Int(horizon.time)
      values += [
        (ValueName("auc_\(time)"), words.share(horizon.area)),
        (ValueName("brier_\(time)"), words.share(horizon.brier.score)),
        (ValueName("brier_gain_\(time)"), words.gain(horizon.brier.gain)),
      ]
    }
    return values + [
      (ValueName("integrated_brier"), words.share(accuracy.integrated.score)),
      (ValueName("integrated_brier_gain"), words.gain(accuracy.integrated.gain)),
    ]
  }

  /// The last period starts at the last split; earlier ones end at one.
  private func name(_ period: DriverPeriod) -> String {
    period.end.isFinite
      ? "hazard_ratio_to_\(Int(period.end))" : "hazard_ratio_after_\(Int(period.start))"
  }
}
