public import Diagnostics

/// A piece of a spec as it was written: a tree of untyped scalars, lists and maps, each with its place.
///
/// Nothing is interpreted here: the schema decides what a scalar is, so `no`, `012` and `2026Q2` stay what they are.
public struct Node: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    /// The text of a scalar; `quoted` when it was written in quotes or as a block, so that `"~"` is not missing.
    case scalar(String, quoted: Bool)
    case list([Node])
    /// Entries in the order written; duplicate keys were rejected when reading.
    case map([Entry])
  }

  public struct Entry: Sendable, Hashable {
    public let key: Located<String>
    public let value: Node

    public init(key: Located<String>, value: Node) {
      self.key = key
      self.value = value
    }
  }

  public let content: Content
  public let place: Place

  public init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }

  /// The value under a key of a map; `nil` when absent or when this is no map.
  public subscript(key: String) -> Node? { entry(key)?.value }

  public func entry(_ key: String) -> Entry? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key.value == key }
  }

  public var scalar: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  public var entries: [Entry] {
    guard case .map(let entries) = content else { return [] }
    return entries
  }

  public var items: [Node] {
    guard case .list(let items) = content else { return [] }
    return items
  }
}
