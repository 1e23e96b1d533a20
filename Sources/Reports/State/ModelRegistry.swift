import Databases
public import Diagnostics
public import Documents
import Outside

/// Every trained model as a version, in the state folder; the models themselves are files beside the tables.
///
/// A version is its content: training the same model again adds nothing. A file stands in its place before a row
/// names it, so a process that ends at any moment leaves at most a file that the next training of it takes over.
public final class ModelRegistry: Sendable {
  let store: StateStore

  public init(_ store: StateStore) { self.store = store }

  /// Adds a version with its file, unless it is there.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  public func record(
    _ model: ModelVersion, file: [UInt8], origin: ModelOrigin, log: [JSONValue]
  ) throws(Problems) -> Bool {
    let isKnown = try hasOrigin(model.version, origin)
    if isKnown, hasFile(model.version) { return false }
    try keep(file, of: model.version)
    return try store.attempt { database throws(SQLiteError) in
      try database.transaction { transaction throws(SQLiteError) in
        try Self.insert(model, origin, log, in: transaction)
      }
    }
  }

  /// Every version, the newest first.
  public func versions() throws(Problems) -> [ModelVersion] {
    try store.attempt { database throws(SQLiteError) in
      try database.rows("\(Self.selection) ORDER BY at DESC, version")
    }.compactMap { ModelVersion($0) }
  }

  /// The version that a text means: whole, or its first digits, at least four.
  public func version(_ text: String) throws(Problems) -> ModelVersion {
    let isHex = text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) }
    guard isHex, text.utf8.count >= 4 else {
      throw Problems(
        .error(
          .unknownVersion, "'\(text)' is no version of a model", at: nil,
          hint:
            "a version is twelve hexadecimal digits, of which the first four may do; see: tenure models list")
      )
    }
    let found = try store.attempt { database throws(SQLiteError) in
      try database.rows(
        "\(Self.selection) WHERE substr(version, 1, ?) = ? ORDER BY version",
        .integer(Int64(text.utf8.count)),
        .text(text))
    }.compactMap { ModelVersion($0) }
    if found.count == 1 { return found[0] }
    if let exact = found.first(where: { $0.version == text }) { return exact }
    throw Problems(
      .error(
        .unknownVersion,
        found.isEmpty ? "no model has the version '\(text)'" : "'\(text)' begins more than one version",
        at: nil,
        hint: found.isEmpty
          ? nearest(to: text) ?? "see: tenure models list"
          : "write more digits: \(found.prefix(6).map { $0.version }.joined(separator: ", "))"))
  }

  /// Where a version came from, the earliest first.
  public func origins(of version: String) throws(Problems) -> [ModelOrigin] {
    try store.attempt { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT report, model, spec, spec_sha256, data, data_sha256, at FROM model_origins WHERE version = ?
        ORDER BY at, report, model, data_sha256
        """, .text(version))
    }.compactMap { ModelOrigin($0) }
  }

  /// What happened while it was trained, line by line, each a JSON object.
  public func log(of version: String) throws(Problems) -> [JSONValue] {
    try store.attempt { database throws(SQLiteError) in
      try database.rows("SELECT entry FROM model_log WHERE version = ? ORDER BY line", .text(version))
    }.compactMap { row in
      guard case .text(let text)? = row.first else { return nil }
      return try? JSONValue(parsing: Array(text.utf8))
    }
  }

  /// From now on the model of a report that says `version: current` is this one.
  public func use(_ version: String, report: String, model: String) throws(Problems) {
    let now = store.world.now()
    try store.attempt { database throws(SQLiteError) in
      try database.run(
        """
        INSERT INTO models_in_use (report, model, version, at) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET version = excluded.version, at = excluded.at
        """, .text(report), .text(model), .text(version), .real(now))
    }
  }

  /// What every report's models use, by report and model.
  public func inUse() throws(Problems) -> [ModelInUse] {
    try store.attempt { database throws(SQLiteError) in
      try database.rows("SELECT report, model, version FROM models_in_use ORDER BY report, model")
    }.compactMap { row in
      guard let report = row[0].text, let model = row[1].text, let version = row[2].text else { return nil }
      return ModelInUse(report: report, model: model, version: version)
    }
  }

  /// The version that a report's model was trained as last.
  func newest(report: String, model: String) throws(Problems) -> String? {
    try store.attempt { database throws(SQLiteError) in
      try database.rows(
        "SELECT version FROM model_origins WHERE report = ? AND model = ? ORDER BY at DESC, version LIMIT 1",
        .text(report), .text(model))
    }.first?.first?.text
  }

  private func nearest(to text: String) -> String? {
    // Only a hint: without it the message says the same.
    didYouMean(text, among: ((try? versions()) ?? []).map { $0.version })
  }
}

extension ModelRegistry {
  private static let selection = """
    SELECT version, sha256, bytes, learner, parameters, seed, data_hash, rows, metrics, engine, at FROM models
    """

  private func hasOrigin(_ version: String, _ origin: ModelOrigin) throws(Problems) -> Bool {
    try store.attempt { database throws(SQLiteError) in
      try !database.rows(
        """
        SELECT 1 FROM model_origins WHERE version = ? AND report = ? AND model = ? AND data_sha256 = ?
        """, .text(version), .text(origin.report), .text(origin.model), .text(origin.dataSHA256)
      ).isEmpty
    }
  }

  private static func insert(
    _ model: ModelVersion, _ origin: ModelOrigin, _ log: [JSONValue], in transaction: borrowing Transaction
  ) throws(SQLiteError) -> Bool {
    let isNew = try !transaction.rows(
      """
      INSERT INTO models (version, sha256, bytes, learner, parameters, seed, data_hash, rows, metrics, engine, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING version
      """, .text(model.version), .text(model.sha256), .integer(Int64(model.bytes)), .text(model.learner),
      .text(model.parameters.line), .text("\(model.seed)"), .text(model.dataHash),
      .integer(Int64(model.rows)),
      .text(JSONValue.object(model.metrics.map { $0.member }).line), .text(model.engine), .real(model.at)
    ).isEmpty
    if isNew {
      for (line, entry) in log.enumerated() {
        try transaction.run(
          "INSERT INTO model_log (version, line, entry) VALUES (?, ?, ?)", .text(model.version),
          .integer(Int64(line)), .text(entry.line))
      }
    }
    try transaction.run(
      """
      INSERT INTO model_origins (version, report, model, spec, spec_sha256, data, data_sha256, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """, .text(model.version), .text(origin.report), .text(origin.model), .text(origin.spec),
      .text(origin.specSHA256), .text(origin.data), .text(origin.dataSHA256), .real(origin.at))
    return isNew
  }
}
