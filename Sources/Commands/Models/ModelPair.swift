import Diagnostics
import Documents
import Models
import Reports
import Statistics

/// `tenure models compare A B`: what two versions have differently, and how far apart they measured.
struct ModelPair {
  private struct Difference {
    let name: String
    let first: ModelCard.Measure
    let second: ModelCard.Measure
    /// Second minus first, when both have intervals.
    let estimate: Estimate?
  }

  private let first: (version: ModelVersion, stored: StoredModel)
  private let second: (version: ModelVersion, stored: StoredModel)
  /// On the customers that both learned from; `nil` where they are others, or scores were not kept.
  private let paired: (measures: [String: Estimate], rows: Int)?

  init(_ registry: ModelRegistry, _ first: String, _ second: String) throws(Problems) {
    let versions = (try registry.version(first), try registry.version(second))
    self.first = (versions.0, try registry.model(versions.0))
    self.second = (versions.1, try registry.model(versions.1))
    paired = registry.scores(of: versions.0.version).flatMap { first in
      registry.scores(of: versions.1.version).flatMap { first.differences(to: $0) }
    }
  }

  private var isSameData: Bool { first.version.dataHash == second.version.dataHash }

  private var differences: [Difference] {
    first.version.metrics.compactMap { metric in
      guard let other = second.version.metric(metric.name) else { return nil }
      return Difference(
        name: metric.name, first: metric, second: other,
        estimate: paired?.measures[metric.name]
          ?? metric.estimate.flatMap { a in other.estimate.map { $0 - a } })
    }
  }

  /// What the intervals may be taken for.
  private var remark: String {
    if let paired {
      return
        "same customers: the differences of auc, brier and log_loss are paired on \(paired.rows) of them; those of calibration take the two for independent"
    }
    return isSameData
      ? "same data: the intervals of differences take the two for independent, which they are not, so the true ones are narrower"
      : "the data differ: a difference may come from the customers as well as from the model"
  }

  var lines: [String] {
    let measures = differences.map { difference in
      [
        difference.name, ModelWords.number(difference.first.value),
        ModelWords.number(difference.second.value),
        ModelWords.number(
          difference.estimate?.value ?? difference.second.value - difference.first.value),
        difference.estimate.map { estimate in
          let range = estimate.interval(.standard)
          return ModelWords.interval(range.lowerBound, range.upperBound)
        } ?? "",
      ]
    }
    let head = ["", first.version.version, second.version.version, "difference", "95 % interval"]
    var lines = TextTable([head] + measures, right: [1, 2, 3]).lines() + [remark]
    if !facts.isEmpty { lines += ["", "what differs"] + TextTable(facts).lines(indent: 2) }
    return lines
  }

  /// Learner, parameters, seed, data and columns that are not the same in both.
  private var facts: [[String]] {
    var rows: [[String]] = []
    func add(_ name: String, _ a: String, _ b: String) {
      if a != b { rows.append([name, a, b]) }
    }
    add("learner", first.version.learner, second.version.learner)
    let parameters = (first.version.parameters.members ?? [], second.version.parameters.members ?? [])
    for name in (parameters.0 + parameters.1).map({ $0.key }).uniqued {
      func value(_ members: [JSONMember]) -> String {
        members.first { $0.key == name }.map { ModelWords.word($0.value) } ?? "none"
      }
      add(name, value(parameters.0), value(parameters.1))
    }
    add("seed", "\(first.version.seed)", "\(second.version.seed)")
    add("customers", "\(first.version.rows)", "\(second.version.rows)")
    add("data", String(first.version.dataHash.prefix(12)), String(second.version.dataHash.prefix(12)))
    add("engine", first.version.engine, second.version.engine)
    let columns = (
      first.stored.features.used.map { $0.column }, second.stored.features.used.map { $0.column }
    )
    let gone = columns.0.filter { !columns.1.contains($0) }
    let added = columns.1.filter { !columns.0.contains($0) }
    if !gone.isEmpty || !added.isEmpty {
      rows.append(["columns", gone.joined(separator: ", "), added.joined(separator: ", ")])
    }
    return rows
  }

  var json: JSONValue {
    .object([
      JSONMember("versions", .array([first.version, second.version].map { .string($0.version) })),
      JSONMember("same_data", .bool(isSameData)), JSONMember("paired", .bool(paired != nil)),
      JSONMember("remark", .string(remark)),
      JSONMember(
        "measures",
        .object(
          differences.map { difference in
            let range = difference.estimate?.interval(.standard)
            return JSONMember(
              difference.name,
              .object([
                JSONMember(
                  "values", .array([.number(difference.first.value), .number(difference.second.value)])),
                JSONMember("difference", .number(difference.second.value - difference.first.value)),
                JSONMember("low", range.map { .number($0.lowerBound) } ?? .null),
                JSONMember("high", range.map { .number($0.upperBound) } ?? .null),
              ]))
          })),
      JSONMember(
        "differs",
        .object(facts.map { row in JSONMember(row[0], .array(row.dropFirst().map { .string($0) })) })),
    ])
  }
}
