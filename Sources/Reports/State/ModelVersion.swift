public import Documents
public import Models

/// A trained model as the state folder knows it: everything but the model itself, which is in the file beside it.
public struct ModelVersion: Sendable, Hashable {
  /// The first twelve digits of the hash of its content, as reports print it and commands take it.
  public let version: String
  /// Of the model's content, in lower-case hexadecimal.
  public let sha256: String
  /// In the file.
  public let bytes: Int
  public let learner: String
  /// What it was trained with, in the spec's own names.
  public let parameters: JSONValue
  public let seed: UInt64
  /// Stands for the rows and for what the spec says of their columns.
  public let dataHash: String
  /// Customers whose outcome was known.
  public let rows: Int
  /// How well its scores did on customers it had not seen.
  public let metrics: [ModelCard.Measure]
  /// "tenure 0.1.0".
  public let engine: String
  /// Seconds since 1970, when it was first trained.
  public let at: Double

  public init(
    version: String, sha256: String, bytes: Int, learner: String, parameters: JSONValue, seed: UInt64,
    dataHash: String, rows: Int, metrics: [ModelCard.Measure], engine: String, at: Double
  ) {
    self.version = version
    self.sha256 = sha256
    self.bytes = bytes
    self.learner = learner
    self.parameters = parameters
    self.seed = seed
    self.dataHash = dataHash
    self.rows = rows
    self.metrics = metrics
    self.engine = engine
    self.at = at
  }

  public func metric(_ name: String) -> ModelCard.Measure? { metrics.first { $0.name == name } }
}

/// Which report and data a version came from; one version may have several.
public struct ModelOrigin: Sendable, Hashable {
  public let report: String
  /// As `models:` names it.
  public let model: String
  /// Path and hash of the spec that trained it first.
  public let spec: String
  public let specSHA256: String
  /// The file as the spec names it, and its hash.
  public let data: String
  public let dataSHA256: String
  /// Seconds since 1970.
  public let at: Double

  public init(
    report: String, model: String, spec: String, specSHA256: String, data: String, dataSHA256: String,
    at: Double
  ) {
    self.report = report
    self.model = model
    self.spec = spec
    self.specSHA256 = specSHA256
    self.data = data
    self.dataSHA256 = dataSHA256
    self.at = at
  }
}

/// Which version a report's model uses until told otherwise.
public struct ModelInUse: Sendable, Hashable {
  public let report: String
  public let model: String
  public let version: String
}
