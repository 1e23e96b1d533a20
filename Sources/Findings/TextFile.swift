/// A file whose bytes are at hand.
public struct TextFile: Sendable, Hashable {
  /// In the bundle, or for what a finding was made from the name by which the manifest keeps it.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}
