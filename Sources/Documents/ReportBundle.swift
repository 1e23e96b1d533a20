/// Files by name, each bytes or a producer streamed to disk while it is hashed; published together, or not at all.
public struct ReportBundle: Sendable {
  public struct File: Sendable {
    public enum Content: Sendable {
      case bytes([UInt8])
      /// Called once; hands its pieces, in order, to the closure.
      case stream(@Sendable (_ write: ([UInt8]) throws -> Void) throws -> Void)
    }

    /// Relative, with `/`.
    public let path: String
    public let content: Content

    public init(path: String, _ content: Content) {
      self.path = path
      self.content = content
    }
  }

  public private(set) var files: [File] = []

  public init() {}

  /// Adds a file; a path that is there already is our mistake and stops the process.
  public mutating func add(_ file: File) {
    precondition(!files.contains { $0.path == file.path }, "a bundle has each file once")
    files.append(file)
  }
}
