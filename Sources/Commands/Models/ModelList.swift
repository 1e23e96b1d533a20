import Diagnostics
import Documents
import Models
import Reports

/// `tenure models list`: one line a version, the newest first.
struct ModelList {
  private struct Entry {
    let version: ModelVersion
    let origins: [ModelOrigin]
    let users: [ModelInUse]
  }

  private let entries: [Entry]

  init(_ registry: ModelRegistry, report: String?) throws(Problems) {
    let users = try registry.inUse()
    var entries: [Entry] = []
    for version in try registry.versions() {
      let origins = try registry.origins(of: version.version)
      guard report == nil || origins.contains(where: { $0.report == report }) else { continue }
      entries.append(
        Entry(version: version, origins: origins, users: users.filter { $0.version == version.version }))
    }
    self.entries = entries
  }

  var lines: [String] {
    guard !entries.isEmpty else { return ["no trained models"] }
    let rows = entries.map { entry in
      [
        entry.version.version,
        entry.origins.map { "\($0.report)/\($0.model)" }.uniqued.joined(separator: ", "),
        entry.version.learner, "\(entry.version.rows)", ModelWords.headline(entry.version),
        ModelWords.time(entry.version.at), entry.users.isEmpty ? "" : "in use",
      ]
    }
    return TextTable(
      [["version", "report/model", "learner", "customers", "measured", "trained"]] + rows, right: [3]
    )
    .lines()
  }

  var json: JSONValue {
    .object([
      JSONMember(
        "models",
        .array(
          entries.map { entry in
            .object(
              entry.version.members + [
                JSONMember(
                  "reports", .array(entry.origins.map { .string("\($0.report)/\($0.model)") }.uniqued)),
                JSONMember("in_use", .array(entry.users.map { .string("\($0.report)/\($0.model)") })),
              ])
          }))
    ])
  }
}

extension ModelVersion {
  /// What is told of a version in JSON.
  var members: [JSONMember] {
    [
      JSONMember("version", .string(version)), JSONMember("learner", .string(learner)),
      JSONMember("parameters", parameters), JSONMember("seed", .string("\(seed)")),
      JSONMember("data_hash", .string(dataHash)), JSONMember("customers", .integer(rows)),
      JSONMember(
        "measures",
        .object(
          metrics.map { metric in
            JSONMember(
              metric.name,
              .object([
                JSONMember("value", .number(metric.value)),
                JSONMember("low", metric.low.map { .number($0) } ?? .null),
                JSONMember("high", metric.high.map { .number($0) } ?? .null),
              ]))
          })), JSONMember("engine", .string(engine)), JSONMember("trained", .string(ModelWords.time(at))),
      JSONMember("sha256", .string(sha256)), JSONMember("bytes", .integer(bytes)),
    ]
  }
}

extension Array where Element: Hashable {
  /// Each once, in the order they first appear.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
