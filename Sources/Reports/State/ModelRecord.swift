public import Diagnostics
import Documents
import Hashing
import Loading
import Models
import Outside

/// A model as a run used it, with what the registry keeps of it.
public struct TrainedModel: Sendable {
  let model: ChurnModel
  /// The file it learned from, as the spec names it, and its hash.
  let data: String
  let dataSHA256: String
  /// What happened while it was trained; empty for one that was trained before.
  let log: [JSONValue]
  /// Whether it came from the registry instead of being trained.
  public let isPinned: Bool

  init(_ model: ChurnModel, on dataset: Dataset, log: [JSONValue], isPinned: Bool) {
    self.model = model
    data = dataset.source.path
    dataSHA256 = dataset.source.sha256
    self.log = log
    self.isPinned = isPinned
  }
}

/// A model that the registry has now.
public struct RecordedModel: Sendable, Hashable {
  /// As `models:` names it.
  public let name: String
  public let version: ModelVersion
  public let isNew: Bool
}

extension ModelRegistry {
  /// Records the models that a run trained, those apart that came from here.
  public func record(
    _ models: [TrainedModel], of plan: Plan, engine: String
  ) throws(Problems) -> [RecordedModel] {
    var recorded: [RecordedModel] = []
    for trained in models where !trained.isPinned {
      guard let stored = trained.model.stored else { continue }
      let now = store.world.now()
      let version = ModelVersion(stored, engine: engine, at: now)
      let spec = plan.spec.source
      let origin = ModelOrigin(
        report: plan.spec.id.value, model: trained.model.name, spec: spec.path,
        specSHA256: SHA256.hex(of: spec.bytes), data: trained.data, dataSHA256: trained.dataSHA256, at: now)
      if let scores = KeptScores(of: trained.model) { try keep(scores, of: version.version) }
      let isNew = try record(version, file: stored.file.bytes, origin: origin, log: trained.log)
      recorded.append(RecordedModel(name: trained.model.name, version: version, isNew: isNew))
    }
    return recorded
  }
}

extension ModelVersion {
  init(_ stored: StoredModel, engine: String, at time: Double) {
    let card = stored.card
    self.init(
      version: stored.version, sha256: stored.file.sha256, bytes: stored.file.bytes.count,
      learner: card.learner,
      parameters: .object(card.parameters.map { JSONMember($0.name, .string($0.value)) }), seed: card.seed,
      dataHash: card.dataHash, rows: card.rows,
      metrics: card.measures, engine: engine,
      at: time)
  }
}
