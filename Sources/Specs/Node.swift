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
  /// How a scalar stands in its file; `nil` for lists, maps, and scalars whose text was put together.
  public let written: ScalarSource?

  public init(_ content: Content, at place: Place, written: ScalarSource? = nil) {
    self.content = content
    self.place = place
    self.written = written
  }

  /// Where a byte range of a scalar's text was written, be it in a block, in quotes or plain.
  ///
  /// Exact for text as it was read; the place of the whole scalar when its text was put together since.
  public func place(ofText range: Range<Int>) -> Place {
    guard let written, case .scalar(let text, _) = content else { return place }
    let offsets = written.offsets(of: text)
    let start = Swift.min(Swift.max(range.lowerBound, 0), offsets.count - 1)
    let last = Swift.min(Swift.max(range.upperBound - 1, start), offsets.count - 1)
    return written.source.place(of: offsets[start]..<offsets[last] + 1)
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
