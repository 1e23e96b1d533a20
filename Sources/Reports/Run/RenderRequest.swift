public import Documents
public import Formats

/// What a render is asked for, beyond the spec itself.
public struct RenderRequest: Sendable {
  public var spec: String
  public var overrides: [(name: String, value: String)]
  /// Where bundles stand.
  public var output: String
  /// Where the record of runs is kept.
  public var state: String
  /// Where trained models are kept; `nil` trains anew.
  public var cache: String?
  /// Cells that run side by side, and threads that parse and answer.
  public var jobs: Int
  public var asOf: Day?
  /// Only these cells and what they use; never published.
  public var only: [String]
  /// Whether versions that the spec pins are used; else every model is trained.
  public var usesPins = true
  /// "tenure 0.1.0".
  public var engine: String
  /// What drawing depends on, for the manifest.
  public var libraries: [Provenance.Named] = []
  public var fonts: [Provenance.Named] = []

  public init(
    spec: String, overrides: [(name: String, value: String)] = [], output: String = "output",
    state: String = "state", cache: String? = CacheFolder.standard, jobs: Int = 2, asOf: Day? = nil,
    only: [String] = [],
    engine: String
  ) {
    self.spec = spec
    self.overrides = overrides
    self.output = output
    self.state = state
    self.cache = cache
    self.jobs = jobs
    self.asOf = asOf
    self.only = only
    self.engine = engine
  }
}
