import Analyses
import Hashing

/// Bytes in the cache, by name, of which it is known that they are what was kept.
///
/// A file is a line that names its format, a line with the hash of the rest, and the rest: a file of another
/// version, or one that was damaged, is as good as none.
public struct CheckedFiles: Sendable {
  private let folder: CacheFolder
  private let kind: String
  private let format: String

  /// `kind` is the folder, one of `CacheFolder.kinds`.
  init(_ folder: CacheFolder, kind: String, format: String) {
    self.folder = folder
    self.kind = kind
    self.format = format
  }

  public func recall(_ name: String) -> [UInt8]? {
    guard let bytes = folder.bytes(at: path(name)) else { return nil }
    let start = head(of: []).count
    guard bytes.count >= start else { return nil }
    let content = Array(bytes[start...])
    return bytes.starts(with: head(of: content)) ? content : nil
  }

  public func keep(_ bytes: [UInt8], as name: String) {
    guard folder.path != nil, !bytes.isEmpty else { return }
    folder.keep(head(of: bytes) + bytes, at: path(name))
  }

  private func path(_ name: String) -> String { "\(kind)/\(SHA256.hex(of: Array(name.utf8)))" }

  private func head(of content: [UInt8]) -> [UInt8] {
    Array("\(format)\n\(SHA256.hex(of: content))\n".utf8)
  }
}

extension CacheFolder {
  /// Drawn pages of a report, one file for each part of a bundle's PDF; `nil` where they may show ids, which are not kept.
  public func pages(of plan: Plan) -> CheckedFiles? {
    guard path != nil, plan.spec.audience == .executive else { return nil }
    return CheckedFiles(self, kind: "pages", format: "tenure pages 1")
  }
}
