public import Populations
import Tables

/// A column that a model was trained on and that a data set has differently, or may not be used any more.
public struct ColumnMismatch: Sendable, Hashable {
  public enum Fault: Sendable, Hashable {
    case missing
    /// Numbers were expected.
    case notNumeric
    /// Levels were expected.
    case notCategory
    /// The spec keeps it from models, for this reason.
    case kept(LeftOutReason)
  }

  public let column: String
  public let fault: Fault

  /// "'tenure' is missing".
  public var message: String {
    switch fault {
    case .missing where column.hasPrefix("#"): "'\(column)', which the window's dates make, is missing"
    case .missing: "'\(column)' is missing"
    case .notNumeric: "'\(column)' is not a number"
    case .notCategory: "'\(column)' is not a category"
    case .kept(let reason): "'\(column)' is kept from models here (\(reason.words))"
    }
  }
}

extension [Feature] {
  /// What keeps a population from being scored by a model of these features, in their order. Columns that it has more,
  /// and levels that are new, do not.
  public func mismatches(
    in columns: [ColumnInfo], roles: Roles, consents: [String]
  ) -> [ColumnMismatch] {
    let choice = FeatureChoice(columns: columns, roles: roles, consents: consents)
    return compactMap { feature in
      guard let info = columns.first(where: { $0.name == feature.column }) else {
        return ColumnMismatch(column: feature.column, fault: .missing)
      }
      switch feature.kind {
      case .numeric where info.kind == .category || info.kind == .text || info.kind == .day:
        return ColumnMismatch(column: feature.column, fault: .notNumeric)
      case .category where info.kind != .category:
        return ColumnMismatch(column: feature.column, fault: .notCategory)
      default: break
      }
      guard let leftOut = choice.leftOut.first(where: { $0.column == feature.column }) else { return nil }
      // More levels than a model would take now do not make the ones it knows unusable.
      if case .tooManyLevels = leftOut.reason { return nil }
      return ColumnMismatch(column: feature.column, fault: .kept(leftOut.reason))
    }
  }
}

extension [Feature] {
  /// Levels of a data set's columns that a model of these features never saw; they count as none of those it knows.
  public func newLevels(in columns: [ColumnInfo]) -> [(column: String, levels: [String])] {
    compactMap { feature in
      guard case .category(let known) = feature.kind,
        let info = columns.first(where: { $0.name == feature.column })
      else { return nil }
      let levels = info.levels.filter { !known.contains($0) }
      return levels.isEmpty ? nil : (feature.column, levels)
    }
  }
}

extension LeftOutReason {
  /// In English, for messages at the terminal.
  fileprivate var words: String {
    switch self {
    case .id: "it is the id"
    case .role: "it has a role of its own"
    case .date: "it is a date"
    case .personal: "listed under 'pii'"
    case .protected: "listed under 'protected'"
    case .afterOutcome: "listed under 'after_outcome'"
    case .notFeature: "listed under 'not_features'"
    case .consent: "it says who may be contacted"
    case .derived: "another cell made it"
    case .tooManyLevels: "it has too many levels"
    case .constant: "it has one value"
    case .empty: "it has no value"
    }
  }
}
