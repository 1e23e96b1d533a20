public import Diagnostics

/// The name of a value: `cell.value` or `cell.value.group`, with an attribute such as `:delta`.
public struct Address: Sendable, Hashable {
  public enum Attribute: String, Sendable, CaseIterable {
    /// The change on the period before.
    case delta
    /// The bounds of the interval.
    case low, high
    /// How many rows stand behind it.
    case n
    /// The value of the period before.
    case previous
  }

  public let cell: String
  public let value: String
  /// A slug of the group's label.
  public let group: String?
  public let attribute: Attribute?
  public let place: Place

  public init(cell: String, value: String, group: String?, attribute: Attribute?, place: Place) {
    self.cell = cell
    self.value = value
    self.group = group
    self.attribute = attribute
    self.place = place
  }

  /// Without the attribute: "stay.rmst.two_year".
  public var name: String { group.map { "\(cell).\(value).\($0)" } ?? "\(cell).\(value)" }
}
