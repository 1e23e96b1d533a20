import Foundation

/// Reference files that stand beside the repository, in `../shared`; tests that need them are skipped without.
public enum SharedFiles {
  /// The path of a file under `../shared`; `nil` when it is not there.
  public static func path(_ relative: String) -> String? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.deletingLastPathComponent().appending(path: "shared").appending(path: relative).path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  public static func exists(_ relative: String) -> Bool { path(relative) != nil }

  /// The rows of a simple CSV (no quotes), each by its header.
  public static func rows(_ relative: String) throws -> [[String: String]] {
    let path = try Missing.unwrap(path(relative), relative)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let names = lines.first?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(names, fields))
    }
  }

  /// A number of `oracles/oracles.json`, by the keys and positions on the way to it.
  public static func oracle(_ keys: String..., file: String = "oracles/oracles.json") throws -> Double {
    let path = try Missing.unwrap(path(file), file)
    var node: Any = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
    for key in keys {
      if let list = node as? [Any], let index = Int(key) {
        node = list[index]
      } else {
        node = try Missing.unwrap((node as? [String: Any])?[key], key)
      }
    }
    return try Missing.unwrap((node as? NSNumber)?.doubleValue, keys.joined(separator: " "))
  }

  /// Something that a reference file should hold and does not.
  public struct Missing: Error, CustomStringConvertible {
    public let description: String

    static func unwrap<Value>(_ value: Value?, _ name: String) throws -> Value {
      guard let value else { throw Missing(description: "'\(name)' is missing") }
      return value
    }
  }
}
