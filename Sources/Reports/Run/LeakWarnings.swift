import Analyses
import Diagnostics
import Loading
import Models
import Populations

/// Signs that a model's features give away the outcome, told before it is trained, at the model.
struct LeakWarnings {
  let problems: Problems

  /// Nothing is said of tenure itself, of which the `model` cell tells, nor of rows that repeat each other.
  init(_ plan: Plan, _ populations: [String: TablePopulation]) {
    var problems = Problems()
    let consents = plan.cells.flatMap { cell -> [String] in
      guard case .analysis(let analysis) = cell.work else { return [] }
      return analysis.needs.consents
    }
    for model in plan.models {
      let name = model.data?.value ?? plan.spec.data.first?.name.value
      guard let population = name.flatMap({ populations[$0] }) else { continue }
      // A question that cannot be answered here cannot be answered by the training either, which says so.
      guard let report = try? LeakReport(of: population, consents: consents) else { continue }
      for leak in report.leaks where Self.isTold(leak) {
        problems.add(
          .warning(
            .suspectFeature, "model '\(model.name.value)': \(leak.words)", at: model.place, hint: leak.hint))
      }
    }
    self.problems = problems
  }

  private static func isTold(_ leak: Leak) -> Bool {
    switch leak.kind {
    case .duplicates: false
    case .followUp: !leak.others.isEmpty
    // Above the limit the training stops with a message of its own.
    case .tooGood: !leak.isSevere
    default: true
    }
  }
}

extension Leak {
  fileprivate var words: String {
    let name = column.map { "'\($0)'" } ?? "the data"
    let columns = others.map { "'\($0)'" }.joined(separator: " and ")
    let percent = "\(Int((measure * 100).rounded())) %"
    return switch kind {
    case .identifier: "\(percent) of the values of feature \(name) occur once, as in an id"
    case .name: "feature \(name) is named like something written when a customer leaves"
    case .presence: "feature \(name) is there for one outcome and missing for the other: \(percent) apart"
    case .tooGood: "feature \(name) alone ranks \(percent) of pairs right"
    case .identity: "feature \(name) follows from \(columns)"
    case .copy: "feature \(name) says the same as \(columns)"
    case .followUp: "feature \(name) grows with the time observed, as \(columns) does"
    case .targetEncoded: "feature \(name) holds the share who left among its own rows"
    case .duplicates: "\(percent) of the rows repeat another"
    case .oversampled: "\(percent) of the rows of one outcome repeat another: it was oversampled"
    case .interpolated:
      "feature \(name) has whole numbers for one outcome and fractions for the other, as SMOTE makes"
    case .balanced: "exactly as many customers left as stayed, as after resampling"
    }
  }

  fileprivate var hint: String? {
    switch kind {
    case .identifier, .copy, .identity, .followUp: "put it under `not_features` unless it is meant"
    case .name, .presence, .tooGood, .targetEncoded:
      "put it under `after_outcome` if it is known only afterwards"
    case .oversampled, .interpolated, .balanced: "train on the data as they were before resampling"
    case .duplicates: nil
    }
  }
}
