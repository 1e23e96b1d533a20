import Analyses
import Hashing

/// What cells' searches found, kept from run to run beside the models.
///
/// A file is a line that names its format, a line with the hash of the rest, and the rest: a file of another
/// version, or one that was damaged, is as good as none.
struct SearchCache: SearchMemory {
  let folder: CacheFolder
  /// The program, the data set and what the spec says of its columns.
  let scope: String

  private static let format = "tenure search 1"

  func recall(_ key: String) -> [UInt8]? {
    guard let bytes = folder.bytes(at: file(key)) else { return nil }
    let start = Self.head(of: []).count
    guard bytes.count >= start else { return nil }
    let content = Array(bytes[start...])
    return bytes.starts(with: Self.head(of: content)) ? content : nil
  }

  func remember(_ bytes: [UInt8], under key: String) {
    guard folder.path != nil else { return }
    folder.keep(Self.head(of: bytes) + bytes, at: file(key))
  }

  /// A line that stands between scope and key keeps one from running into the other.
  private func file(_ key: String) -> String { "searches/\(SHA256.hex(of: Array("\(scope)\n\(key)".utf8)))" }

  private static func head(of content: [UInt8]) -> [UInt8] {
    Array("\(format)\n\(SHA256.hex(of: content))\n".utf8)
  }
}
