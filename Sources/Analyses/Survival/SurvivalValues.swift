import Findings
import Formats
import Statistics

/// The numbers of a survival cell, by name.
struct SurvivalValues {
  private let fit: SurvivalFit
  private let cell: Survival
  private let words: SurvivalWords

  init(_ fit: SurvivalFit, _ cell: Survival, _ words: SurvivalWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
  }

  var all: [(name: ValueName, value: Value)] {
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("tau"), Value(fit.tau, words.wholeFormat))
    ]
    values += of(fit.everyone, address: nil)
    for group in fit.groups { values += of(group, address: group.address) }
    if let reference = fit.reference {
      for group in fit.groups where group.address != reference.address {
        values.append(
          (
            ValueName("rmst_difference", group: group.address),
            Value(
              group.mean.estimate - reference.mean.estimate, words.tenthFormat, words.confidence,
              n: group.curve.rows + reference.curve.rows)
          ))
      }
    }
    values += tests
    values += interest
    for horizon in cell.horizons {
      values += (fit.causes?.all ?? []).map {
        (ValueName("incidence_\(horizon)", group: $0.address), words.incidence(fit.everyone, $0, at: horizon))
      }
    }
    return values
  }

  private var interest: [(name: ValueName, value: Value)] {
    guard let (cause, logRank) = fit.interest else { return [] }
    var values = cell.horizons.flatMap { horizon in
      [(ValueName("interest_\(horizon)"), words.incidence(fit.everyone, cause, at: horizon))]
        + fit.groups.map {
          (ValueName("interest_\(horizon)", group: $0.address), words.incidence($0, cause, at: horizon))
        }
    }
    if let logRank {
      let n = fit.customers
      values += [
        (ValueName("interest_logrank"), Value(logRank.chiSquared, .num1, n: n)),
        (ValueName("interest_logrank_p"), Value(logRank.pValue, .pvalue, n: n)),
      ]
    }
    return values
  }

  private var tests: [(name: ValueName, value: Value)] {
    guard let comparison = fit.comparison, let logRank = comparison.logRank else { return [] }
    let named = [("logrank", logRank)] + (comparison.test.map { [("test", $0)] } ?? [])
    // Rows of the groups tested, whatever they weigh.
    let labels = logRank.groups.map { $0.label }
    let n = fit.groups.filter { labels.contains($0.curve.label) }.reduce(0) { $0 + $1.curve.rows }
    return named.flatMap { name, test in
      [
        (ValueName(name), Value(test.chiSquared, .num1, n: n)),
        (ValueName("\(name)_p"), Value(test.pValue, .pvalue, n: n)),
      ]
    } + [(ValueName("crossings"), Value(Double(comparison.crossings.count), .num0, n: n))]
  }

  private func of(_ group: SurvivalFit.Group, address: String?) -> [(name: ValueName, value: Value)] {
    let n = group.curve.rows
    let bound = words.bound(group).map {
      [(ValueName("hazard_bound", group: address), Value($0.hazard, .pct2, n: n))]
    }
    return [
      (ValueName("customers", group: address), Value(Double(n), .num0, n: n)),
      (ValueName("median", group: address), words.median(group)),
      (ValueName("rmst", group: address), words.mean(group)),
    ]
      + cell.percents.map {
        (ValueName("quantile_\($0)", group: address), words.quantile(group, percent: $0))
      }
      + cell.horizons.map { (ValueName("survival_\($0)", group: address), words.share(group, at: $0)) }
      + (bound ?? [])
  }
}
