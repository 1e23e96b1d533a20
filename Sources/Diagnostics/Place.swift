/// Where something was written: file, line and column counted from 1, columns and lengths in bytes.
///
/// Places in data files carry no excerpt, so that no customer's value reaches a message.
public struct Place: Sendable, Hashable {
  public let path: String
  public let line: Int
  public let column: Int
  public let length: Int
  /// The text of the line; `nil` for data files.
  public let excerpt: String?

  public init(path: String, line: Int, column: Int, length: Int = 1, excerpt: String? = nil) {
    self.path = path
    self.line = line
    self.column = column
    self.length = length
    self.excerpt = excerpt
  }
}

extension Place: Comparable {
  public static func < (a: Place, b: Place) -> Bool {
    (a.path, a.line, a.column, a.length) < (b.path, b.line, b.column, b.length)
  }
}

/// A value with the place where it was written.
public struct Located<Value> {
  public let value: Value
  public let place: Place

  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
