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
              n: Int(group.curve.count + reference.curve.count))
          ))
      }
    }
    if let test = fit.logRank {
      let n = Int(test.groups.reduce(0) { $0 + $1.count })
      values.append((ValueName("logrank"), Value(test.chiSquared, .num1, n: n)))
      values.append((ValueName("logrank_p"), Value(test.pValue, .pvalue, n: n)))
    }
    return values
  }

  private func of(_ group: SurvivalFit.Group, address: String?) -> [(name: ValueName, value: Value)] {
    let n = Int(group.curve.count)
    return [
      (ValueName("customers", group: address), Value(Double(n), .num0, n: n)),
      (ValueName("median", group: address), words.median(group)),
      (ValueName("rmst", group: address), words.mean(group)),
    ] + cell.horizons.map { (ValueName("survival_\($0)", group: address), words.share(group, at: $0)) }
  }
}
