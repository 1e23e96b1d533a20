import Diagnostics
import Populations
import Tables

extension DatasetChecks {
  /// Arms that one report can set beside each other.
  static let mostArms = 10

  /// Adds `#arm` and a flag for each stage; `nil` after saying what is wrong.
  mutating func experiment(_ roles: ExperimentRoles) -> ExperimentColumns? {
    guard let column = table[roles.arm.value] else { return nil }
    let arms = ArmColumn(column, control: roles.control.value)
    guard check(arms, roles) else { return nil }
    addColumn("#arm", .categories(arms.column))
    var made = ExperimentColumns(
      arm: "#arm", arms: arms.column.levels, campaign: roles.campaign?.value, assigned: roles.assigned?.value,
      left: roles.left?.value, cost: roles.cost?.value, revenue: roles.revenue?.value, columns: roles.columns)
    if !roles.shares.isEmpty {
      made.shares = Dictionary(
        roles.shares.map { ($0.arm.value, $0.share) }, uniquingKeysWith: { a, _ in a })
    }
    for stage in roles.stages {
      guard let column = table[stage.column.value] else { continue }
      let name = "#\(stage.stage.rawValue)"
      let flags = ChurnFlags.flags(column, value: stage.value.value).map { $0 == 1 ? UInt8(1) : 0 }
      if !flags.contains(1) {
        add(
          .warning(
            .neverReached,
            "nobody was '\(stage.stage.rawValue)': '\(stage.column.value)' is never '\(stage.value.value)'",
            at: stage.value.place))
      }
      addColumn(name, .flags(flags))
      made.stages[stage.stage] = name
    }
    return made
  }

  private mutating func check(_ arms: ArmColumn, _ roles: ExperimentRoles) -> Bool {
    let levels = arms.column.levels
    let column = roles.arm.value
    guard arms.hasControl else {
      add(
        .error(
          .badArms, "nobody is in the control arm: '\(column)' is never '\(roles.control.value)'",
          at: roles.control.place,
          hint: didYouMean(roles.control.value, among: Array(levels.dropFirst()))
            ?? (levels.count <= Self.mostArms
              ? "its values are \(levels.dropFirst().joined(separator: ", "))" : nil)))
      return false
    }
    guard levels.count > 1 else {
      add(.error(.badArms, "everyone is in the control arm '\(roles.control.value)'", at: roles.arm.place))
      return false
    }
    guard levels.count <= Self.mostArms else {
      add(
        .error(
          .badArms,
          "column '\(column)' has \(levels.count) values, and an experiment has at most \(Self.mostArms) arms",
          at: roles.arm.place))
      return false
    }
    if arms.missing > 0 {
      let rows = arms.missing == 1 ? "1 row has" : "\(arms.missing) rows have"
      add(.warning(.missingValues, "\(rows) no arm in '\(column)'", at: roles.arm.place))
    }
    return checkShares(roles, levels)
  }

  /// Planned shares name every arm and add up to all customers.
  private mutating func checkShares(_ roles: ExperimentRoles, _ levels: [String]) -> Bool {
    guard let first = roles.shares.first else { return true }
    var isRight = true
    for share in roles.shares where !levels.contains(share.arm.value) {
      isRight = false
      add(
        .error(
          .badArms, "no customer is in an arm '\(share.arm.value)'", at: share.arm.place,
          hint: didYouMean(share.arm.value, among: levels)))
    }
    let named = roles.shares.map { $0.arm.value }
    for level in levels where !named.contains(level) {
      isRight = false
      add(.error(.badArms, "arm '\(level)' has no planned share", at: first.arm.place))
    }
    let total = roles.shares.reduce(0) { $0 + $1.share }
    if isRight, abs(total - 1) > 1e-6 {
      isRight = false
      add(.error(.badArms, "the planned shares of the arms do not add up to 1", at: first.arm.place))
    }
    return isRight
  }
}

/// A column of arms as categories, the arm left alone first and the others in the order of the alphabet, so that the
/// order of the file has no part in it.
struct ArmColumn {
  let column: CategoryColumn
  let hasControl: Bool
  /// Rows without an arm.
  let missing: Int

  init(_ source: Column, control: String) {
    let values = ArmColumn.texts(source)
    let others = Set(values.levels).subtracting([control]).sorted()
    let levels = [control] + others
    let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Int32($0)) })
    let known = values.levels.map { places[$0] ?? -1 }
    let codes = (0..<values.count).map { row in values.code(at: row).map { known[$0] } ?? -1 }
    column = CategoryColumn(codes: codes, levels: levels)
    hasControl = codes.contains(0)
    missing = codes.count { $0 < 0 }
  }

  private static func texts(_ source: Column) -> CategoryColumn {
    if case .categories(let categories) = source { return categories }
    return CategoryColumn(
      (0..<source.count).map { row in
        source.text(row)
          ?? source.number(row).map { number in Int(exactly: number).map { String($0) } ?? "\(number)" }
      })
  }
}
