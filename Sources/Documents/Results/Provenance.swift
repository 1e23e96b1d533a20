/// What a report was made from and with: the part of `manifest.json` that is known before anything is written.
public struct Provenance: Sendable, Hashable {
  public struct Input: Sendable, Hashable {
    /// As the spec names it.
    public let path: String
    /// In lower-case hexadecimal.
    public let sha256: String
    public let bytes: Int
    /// `nil` for files that are not tables.
    public let rows: Int?

    public init(path: String, sha256: String, bytes: Int, rows: Int? = nil) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
      self.rows = rows
    }
  }

  public struct Named: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// "tenure 0.1.0".
  public let engine: String
  /// Library and version, such as `cairo`, `1.16.0`.
  public let libraries: [Named]
  /// Font family and version or file name.
  public let fonts: [Named]
  public let specPath: String
  public let specSHA256: String
  /// Every parameter with its value as text.
  public let parameters: [Named]
  /// Cell and seed.
  public let seeds: [Named]
  /// Model and version.
  public let models: [Named]
  public let inputs: [Input]

  public init(
    engine: String, libraries: [Named], fonts: [Named], specPath: String, specSHA256: String,
    parameters: [Named] = [], seeds: [Named] = [], models: [Named] = [], inputs: [Input] = []
  ) {
    self.engine = engine
    self.libraries = libraries
    self.fonts = fonts
    self.specPath = specPath
    self.specSHA256 = specSHA256
    self.parameters = parameters
    self.seeds = seeds
    self.models = models
    self.inputs = inputs
  }
}
