public import Populations
import Tables

extension FeatureChoice {
  /// More levels than this and a text says who someone is rather than what they have.
  public static let levelLimit = 50

  /// Decides from names and kinds alone: never ids, dates, personal, protected or later columns, nor roles, save for
  /// how long a customer had been one: `entry` where a window was observed, else `tenure`, unless one of the
  /// lists names it.
  /// `consents` are columns that say who may be contacted.
  public init(columns: [ColumnInfo], roles: Roles, consents: [String] = []) {
    var used: [Feature] = []
    var leftOut: [LeftOut] = []
    for column in columns {
      if let reason = LeftOutReason(column, roles: roles, consents: consents) {
        leftOut.append(LeftOut(column: column.name, reason: reason))
      } else if column.kind == .category {
        used.append(Feature(column: column.name, kind: .category(levels: column.levels.sorted())))
      } else {
        used.append(Feature(column: column.name, kind: .numeric))
      }
    }
    self.init(used: used, leftOut: leftOut)
  }
}

extension LeftOutReason {
  fileprivate init?(_ column: ColumnInfo, roles: Roles, consents: [String]) {
    let name = column.name
    if name == roles.id {
      self = .id
    } else if name == (roles.entry ?? roles.tenure), !Self.isKept(name, from: roles) {
      return nil
    } else if name == roles.churned || name == roles.outcome || (name == roles.tenure && roles.entry != nil) {
      self = .role
    } else if roles.experiment?.columns.contains(name) ?? false {
      self = .role
    } else if name.hasPrefix("#") {
      self = .derived
    } else if roles.pii.contains(name) {
      self = .personal
    } else if roles.protected.contains(name) {
      self = .protected
    } else if roles.afterOutcome.contains(name) {
      self = .afterOutcome
    } else if roles.notFeatures.contains(name) {
      self = .notFeature
    } else if consents.contains(name) {
      self = .consent
    } else if column.kind == .day {
      self = .date
    } else if column.kind == .text {
      self = .tooManyLevels(nil)
    } else if column.levels.count > FeatureChoice.levelLimit {
      self = .tooManyLevels(column.levels.count)
    } else {
      return nil
    }
  }

  /// Whether the data set says that models are not to learn from a column, which holds for `tenure` too.
  private static func isKept(_ name: String, from roles: Roles) -> Bool {
    roles.afterOutcome.contains(name) || roles.notFeatures.contains(name)
      || roles.protected.contains(name) || roles.pii.contains(name)
  }
}
