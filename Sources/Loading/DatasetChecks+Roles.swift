import Diagnostics
import Formats
import Populations
import Tables

extension DatasetChecks {
  /// The roles of the columns, with those made here; what is wrong with the values is added to the problems.
  ///
  /// Columns that are missing or of the wrong kind have been told and are passed over.
  mutating func roles(_ check: ColumnCheck) -> Roles {
    switch request.kind {
    case .orders(let roles): return orderRoles(roles)
    case .customers(let roles):
      checkIDs(roles.id, of: roles.experiment)
      if let tenure = roles.tenure { checkTenure(tenure) }
      var made = Roles(
        id: roles.id.value, tenure: roles.tenure?.value, revenue: roles.revenue?.value, unit: roles.unit,
        pii: roles.pii.map { $0.value }, protected: roles.protected.map { $0.value },
        afterOutcome: roles.afterOutcome.map { $0.value }, notFeatures: roles.notFeatures.map { $0.value },
        labels: Dictionary(roles.labels.map { ($0.column.value, $0.label) }, uniquingKeysWith: { a, _ in a }))
      if let churned = roles.churned {
        made.churned = addChurned(churned.column, churned.value)
        made.outcome = churned.column.value
      }
      switch roles.observation {
      case .window(let start, let end, let joined):
        made.observation = .window(start: start.value, end: end.value)
        if let joined {
          made.entry = addEntry(start: start, joined: joined, unit: roles.unit)
          made.joinedInWindow = addJoined(start: start, joined: joined)
        }
      case .cohort: made.observation = .cohort
      case .snapshot: made.observation = .snapshot
      }
      made.experiment = roles.experiment.flatMap { experiment($0) }
      return made
    }
  }

  /// A customer has one row, and in a file of several experiments one in each.
  private mutating func checkIDs(_ id: Located<String>, of experiment: ExperimentRoles?) {
    guard let column = table[id.value] else { return }
    let position = position(of: id.value)
    let missing = (0..<table.rowCount).filter { column.isMissing($0) }
    if !missing.isEmpty {
      let count = missing.count == 1 ? "1 row has" : "\(missing.count) rows have"
      add(
        .error(
          .repeatedID, "\(count) no id: \(lines(of: missing, column: position))", at: id.place))
    }
    let repeated = repeatedRows(column, experiment)
    if !repeated.isEmpty {
      let count = repeated.count == 1 ? "1 row repeats" : "\(repeated.count) rows repeat"
      add(
        .error(
          .repeatedID, "\(count) the id of an earlier row: \(lines(of: repeated, column: position))",
          at: id.place))
    }
  }

  private func repeatedRows(_ ids: Column, _ experiment: ExperimentRoles?) -> [Int] {
    let repeated = RepeatedValues.rows(of: ids, threads: threads)
    guard !repeated.isEmpty, let campaign = experiment?.campaign, let names = table[campaign.value] else {
      return repeated
    }
    return RepeatedRows.repeated(in: [ids, names], threads: threads)
  }

  private mutating func checkTenure(_ tenure: Located<String>) {
    guard let column = table[tenure.value], column.kind.isNumeric else { return }
    let negative = (0..<table.rowCount).filter { (column.number($0) ?? 0) < 0 }
    guard !negative.isEmpty else { return }
    let count = negative.count == 1 ? "1 row has" : "\(negative.count) rows have"
    let lines = lines(of: negative, column: position(of: tenure.value))
    add(
      .error(
        .impossibleValue, "\(count) a negative duration in '\(tenure.value)': \(lines)", at: tenure.place))
  }

  /// Adds `#churned`: 1 where the column has the value that stands for having left.
  private mutating func addChurned(_ name: Located<String>, _ value: Located<String>) -> String? {
    guard let column = table[name.value] else { return nil }
    let flags = ChurnFlags.flags(column, value: value.value)
    let left = flags.count { $0 == 1 }
    let stayed = flags.count { $0 == 0 }
    if left == 0 || stayed == 0, table.rowCount > 0 {
      var hint: String?
      if left == 0, case .categories(let categories) = column {
        hint = didYouMean(value.value, among: categories.levels)
      }
      let message =
        left == 0
        ? "nobody left: '\(name.value)' is never '\(value.value)'"
        : "everyone left: '\(name.value)' is always '\(value.value)'"
      if left == 0, hint != nil || column.hasSeveralValues {
        add(.error(.oneClassOnly, message, at: value.place, hint: hint))
      } else {
        add(.warning(.oneOutcome, message, at: value.place))
        noteSingleOutcome(message)
      }
    }
    if left > 0 { checkOutcomes(OutcomeValues(column, flags: flags, left: value.value), name.value, value) }
    let missing = flags.count - left - stayed
    if missing > 0 {
      let rows = missing == 1 ? "1 row does" : "\(missing) rows do"
      add(.warning(.missingValues, "\(rows) not say who left in '\(name.value)'", at: name.place))
    }
    addColumn("#churned", .flags(flags))
    return "#churned"
  }

  /// Values beside the one that stands for having left: other spellings of it, and more than one other value.
  private mutating func checkOutcomes(
    _ outcomes: OutcomeValues, _ column: String, _ value: Located<String>
  ) {
    if outcomes.respelled > 0 {
      let rows = outcomes.respelled == 1 ? "1 row has" : "\(outcomes.respelled) rows have"
      add(
        .error(
          .mixedOutcome,
          "'\(column)' spells '\(value.value)' in more than one way: \(rows) it with other letter case or spaces",
          at: value.place, hint: "make the spellings one"))
    } else if outcomes.neither > 0 {
      let rows = outcomes.neither == 1 ? "1 row" : "\(outcomes.neither) rows"
      add(
        .warning(
          .moreOutcomes,
          "'\(column)' has more than two values: \(rows) with neither '\(value.value)' nor the most frequent "
            + "other value; all but '\(value.value)' count as stayed", at: value.place))
    }
  }

  /// Adds `#entry`: whole units from joining to the window's start, 0 for those who joined in the window.
  private mutating func addEntry(
    start: Located<String>, joined: Located<String>, unit: TimeUnit
  ) -> String? {
    guard case .days(let starts)? = table[start.value], case .days(let joins)? = table[joined.value] else {
      return nil
    }
    let entry = zip(starts, joins).map { start, joined -> Int32 in
      guard start != Column.missingInteger, joined != Column.missingInteger else {
        return Column.missingInteger
      }
      return Swift.max(0, unit.wholeUnits(from: Day(number: Int(joined)), to: Day(number: Int(start))))
    }
    addColumn("#entry", .integers(entry))
    return "#entry"
  }

  /// Adds `#joined_in_window` where anyone joined after the window's start.
  private mutating func addJoined(start: Located<String>, joined: Located<String>) -> String? {
    guard case .days(let starts)? = table[start.value], case .days(let joins)? = table[joined.value] else {
      return nil
    }
    let flags = zip(starts, joins).map { start, joined -> UInt8 in
      start != Column.missingInteger && joined != Column.missingInteger && joined > start ? 1 : 0
    }
    guard flags.contains(1) else { return nil }
    addColumn("#joined_in_window", .flags(flags))
    return "#joined_in_window"
  }
}

enum ChurnFlags {
  /// 1 where a column has a value, 0 where it has another, missing where it has none.
  static func flags(_ column: Column, value: String) -> [UInt8] {
    if case .categories(let categories) = column {
      let wanted = categories.levels.firstIndex(of: value)
      return (0..<categories.count).map { row in
        categories.code(at: row).map { $0 == wanted ? 1 : 0 } ?? Column.missingFlag
      }
    }
    let number = Double(value)
    return (0..<column.count).map { row in
      guard !column.isMissing(row) else { return Column.missingFlag }
      if let text = column.text(row) { return text == value ? 1 : 0 }
      if case .days = column { return column.number(row).map { Day(number: Int($0)).iso } == value ? 1 : 0 }
      return column.number(row) == number ? 1 : 0
    }
  }
}

extension TimeUnit {
  /// Whole units between two days: a month is over on the same day of the next, or on its last day.
  func wholeUnits(from first: Day, to last: Day) -> Int32 {
    switch self {
    case .day: Int32(last.number - first.number)
    case .week: Int32((last.number - first.number) / 7)
    case .month: Self.months(from: first, to: last)
    case .quarter: Self.months(from: first, to: last) / 3
    case .year: Self.months(from: first, to: last) / 12
    }
  }

  private static func months(from first: Day, to last: Day) -> Int32 {
    let (a, b) = (first.civil, last.civil)
    let months = (b.year - a.year) * 12 + b.month - a.month
    let isLastDay = b.day == Day.length(ofMonth: b.month, year: b.year)
    return Int32(b.day >= a.day || isLastDay ? months : months - 1)
  }
}

extension Column {
  /// Whether two rows have different values, missing ones aside.
  fileprivate var hasSeveralValues: Bool {
    if case .categories(let categories) = self { return categories.levels.count > 1 }
    var first: Double?
    for row in 0..<count {
      guard let number = number(row) else { continue }
      if let first, first != number { return true }
      first = number
    }
    return false
  }
}
