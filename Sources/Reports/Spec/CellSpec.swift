public import Diagnostics
public import Specs

/// One cell as it was written: the common keys taken apart, its own options still in the node.
public struct CellSpec: Sendable {
  public let id: Located<String>
  public let kind: Located<String>
  /// The data set it looks at; `nil` for the first.
  public let data: Located<String>?
  /// Groups smaller than this are not shown.
  public let minimum: Int?
  public let level: Double?
  /// Texts with `{{ }}` still in them; each keeps the places of its bytes.
  public let title: Node?
  public let takeaway: Node?
  public let claim: Node?
  public let note: Node?
  public let alt: Node?
  /// The cell's map with parameters put into its options.
  public let node: Node

  /// Keys that every cell may have, whatever its kind.
  public static let commonKeys = [
    "kind", "id", "data", "min_n", "level", "title", "takeaway", "claim", "note", "alt", "experiment",
  ]
  /// Keys of every cell that later versions bring.
  public static let plannedKeys = [
    "where", "when", "by_period", "correction", "weights", "md_file", "missing",
  ]
  /// Kinds that later versions bring.
  public static let plannedKinds = [
    "query", "customers",
  ]
  /// Keys whose texts are evaluated when the cells have run; parameters in them are values like any other.
  static let evaluated = ["title", "takeaway", "claim", "note", "alt", "md", "heading", "experiment"]
}
