import Diagnostics
import Documents
import Models
import Reports

/// `tenure models show VERSION`: a version's card, in full.
struct ModelPage {
  private let version: ModelVersion
  private let origins: [ModelOrigin]
  private let users: [ModelInUse]
  private let log: [JSONValue]
  private let stored: StoredModel
  private let state: String

  /// Reads the file too, so that a damaged one is told rather than described.
  init(_ registry: ModelRegistry, _ text: String, state: String) throws(Problems) {
    let version = try registry.version(text)
    self.version = version
    self.state = state
    origins = try registry.origins(of: version.version)
    users = try registry.inUse().filter { $0.version == version.version }
    log = try registry.log(of: version.version)
    stored = try registry.model(version)
  }

  var lines: [String] {
    let card = stored.card
    var facts = [
      ["learner", version.learner], ["trained", "\(ModelWords.time(version.at)) by \(version.engine)"],
      [
        "customers",
        "\(card.rows)" + (card.sampled < card.rows ? ", of which \(card.sampled) learned from" : ""),
      ], ["folds", "\(card.folds)" + (card.repeats > 1 ? ", dealt \(card.repeats) times" : "")],
      ["seed", "\(card.seed)"], ["data hash", card.dataHash],
      ["file", "\(state)/models/\(version.version).model, \(version.bytes) bytes"],
      ["sha256", version.sha256],
    ]
    if !users.isEmpty {
      facts.append(["in use by", users.map { "\($0.report)/\($0.model)" }.joined(separator: ", ")])
    }
    return ["model \(version.version)"] + TextTable(facts).lines(indent: 2)
      + section("measured out of fold", measures)
      + section("parameters", (version.parameters.members ?? []).map { [$0.key, ModelWords.word($0.value)] })
      + section(
        "learned from \(stored.features.used.count) columns",
        stored.features.used.map { [$0.column, $0.words] })
      + section(
        "came from",
        origins.map { origin in
          ["\(origin.report)/\(origin.model)", origin.spec, origin.data, ModelWords.time(origin.at)]
        }) + section("training", training, right: [1, 2, 3, 4, 5, 6, 7, 8])
  }

  private var measures: [[String]] {
    version.metrics.map {
      [$0.name, ModelWords.number($0.value), ModelWords.interval($0.low, $0.high)]
    }
  }

  private var training: [[String]] {
    let names = [
      "learner", "repeat", "fold", "trained", "judged", "left", "auc", "brier", "log_loss", "seconds",
    ]
    let rows = log.map { entry in
      names.map { name in entry[name].map { ModelWords.word($0) } ?? "" }
    }
    return rows.isEmpty ? [] : [names] + rows
  }

  private func section(_ title: String, _ rows: [[String]], right: Set<Int> = []) -> [String] {
    rows.isEmpty ? [] : ["", title] + TextTable(rows, right: right).lines(indent: 2)
  }

  var json: JSONValue {
    .object(
      version.members + [
        JSONMember(
          "columns",
          .array(
            stored.features.used.map { feature in
              var members = [JSONMember("name", .string(feature.column))]
              if case .category(let levels) = feature.kind {
                members.append(JSONMember("levels", .array(levels.map { .string($0) })))
              }
              return .object(members)
            })),
        JSONMember(
          "origins",
          .array(
            origins.map { origin in
              .object([
                JSONMember("report", .string(origin.report)), JSONMember("model", .string(origin.model)),
                JSONMember("spec", .string(origin.spec)),
                JSONMember("spec_sha256", .string(origin.specSHA256)),
                JSONMember("data", .string(origin.data)),
                JSONMember("data_sha256", .string(origin.dataSHA256)),
                JSONMember("trained", .string(ModelWords.time(origin.at))),
              ])
            })),
        JSONMember("in_use", .array(users.map { .string("\($0.report)/\($0.model)") })),
        JSONMember("training", .array(log)),
      ])
  }
}

extension Feature {
  /// "number", "3 levels".
  fileprivate var words: String {
    guard case .category(let levels) = kind else { return "number" }
    return counted(levels.count, "level")
  }
}
