public import Diagnostics
public import Documents

/// What came of publishing.
public struct Publication: Sendable {
  public let place: BundleFolder.Place
  /// The run's name: the hash of its manifest.
  public let hash: String
  /// The link that readers open.
  public let link: String
  /// Every file with its hash and size, the manifest apart.
  public let outputs: [Manifest.Output]
  /// Whether the same bundle was there already, so that nothing had to change.
  public let isUnchanged: Bool
  public let warnings: [Diagnostic]
}

/// What `run.json` says of a run and no hash covers.
public struct RunFacts: Sendable {
  /// Seconds since 1970.
  public let started: Double
  /// Seconds by stage, in the order they ran.
  public internal(set) var stages: [(name: String, seconds: Double)]
  /// What was taken from caches rather than computed.
  public let cacheHits: [String]

  public init(started: Double, stages: [(name: String, seconds: Double)] = [], cacheHits: [String] = []) {
    self.started = started
    self.stages = stages
    self.cacheHits = cacheHits
  }

  func json(host: String, finished: Double) -> JSONValue {
    .object([
      "started": .number(started), "finished": .number(finished), "host": .string(host),
      "stages": .object(stages.map { JSONMember($0.name, .number($0.seconds)) }),
      "cache_hits": .array(cacheHits.map { .string($0) }),
    ])
  }
}
