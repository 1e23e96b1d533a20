public import Diagnostics
import Formats
public import Threads

/// A condition asked of the rows of a table, block by block; columns and kinds are checked once before.
public struct RowConditionCheck: Sendable {
  private let table: Table
  private let term: RowCondition.Term

  /// Throws where the condition compares what cannot be compared; columns are known to be there.
  public init(_ condition: RowCondition, on table: Table) throws(Problems) {
    self.table = table
    term = condition.term
    var problems = Problems()
    Self.check(term, table, &problems)
    try problems.throwIfErrors()
  }

  /// Rows that break the condition, ascending.
  public func failures(threads: Int) -> [Int] {
    byBlock(threads: threads) { verdicts, first in
      verdicts.indices.compactMap { verdicts[$0] == .isFalse ? first + $0 : nil }
    }
  }

  /// For each row whether the condition holds; where a missing value leaves it open, it does not.
  public func holds(threads: Int = Parallel.threads) -> [Bool] {
    byBlock(threads: threads) { verdicts, _ in verdicts.map { $0 == .isTrue } }
  }

  private func byBlock<Result: Sendable>(
    threads: Int, _ work: @Sendable ([Truth], Int) -> [Result]
  ) -> [Result] {
    let size = 65_536
    return Parallel.map((table.rowCount + size - 1) / size, threads: threads) { block in
      let rows = block * size..<Swift.min(table.rowCount, (block + 1) * size)
      return work(truth(term, rows), rows.lowerBound)
    }.flatMap { $0 }
  }

  // MARK: Kinds

  private enum Kind { case number, day, text }

  private static func kind(of term: RowCondition.Term, _ table: Table) -> Kind {
    switch term {
    case .text(let text): return Day(iso: text.value) == nil ? .text : .day
    case .column(let name):
      switch table[name.value]?.kind {
      case .day: return .day
      case .category, .text: return .text
      default: return .number
      }
    default: return .number
    }
  }

  private static func check(_ term: RowCondition.Term, _ table: Table, _ problems: inout Problems) {
    switch term {
    case .number, .text, .column: break
    case .negated(let inner), .not(let inner): check(inner, table, &problems)
    case .and(let a, let b), .or(let a, let b):
      check(a, table, &problems)
      check(b, table, &problems)
    case .arithmetic(_, let a, let b):
      for side in [a, b] where kind(of: side, table) == .text {
        let place = side.columns.first?.place
        problems.add(.error(.badRowCondition, "text cannot be reckoned with", at: place))
      }
      check(a, table, &problems)
      check(b, table, &problems)
    case .comparison(let sign, let a, let b, let place):
      check(a, table, &problems)
      check(b, table, &problems)
      let (one, other) = (kind(of: a, table), kind(of: b, table))
      let isText = one == .text || other == .text
      // A date in quotes may also be a text like any other.
      if isText, one == .number || other == .number {
        problems.add(.error(.badRowCondition, "a number is compared with a text", at: place))
      } else if isText, sign != .equal, sign != .different {
        problems.add(
          .error(
            .badRowCondition, "texts have no order here", at: place, hint: "compare them with == or !="))
      }
    }
  }

  // MARK: Values

  private enum Truth: UInt8 { case isFalse, isTrue, unknown }

  private func truth(_ term: RowCondition.Term, _ rows: Range<Int>) -> [Truth] {
    switch term {
    case .and(let a, let b):
      return zip(truth(a, rows), truth(b, rows)).map { x, y in
        x == .isFalse || y == .isFalse ? .isFalse : x == .isTrue && y == .isTrue ? .isTrue : .unknown
      }
    case .or(let a, let b):
      return zip(truth(a, rows), truth(b, rows)).map { x, y in
        x == .isTrue || y == .isTrue ? .isTrue : x == .isFalse && y == .isFalse ? .isFalse : .unknown
      }
    case .not(let inner):
      return truth(inner, rows).map { $0 == .unknown ? .unknown : $0 == .isTrue ? .isFalse : .isTrue }
    case .comparison(let sign, let a, let b, _):
      if Self.kind(of: a, table) == .text || Self.kind(of: b, table) == .text {
        return texts(sign, a, b, rows)
      }
      return zip(numbers(a, rows), numbers(b, rows)).map { Self.compared(sign, $0, $1) }
    case .number, .text, .column, .negated, .arithmetic:
      preconditionFailure("a value is no condition; the parser saw to that")
    }
  }

  private static func compared(_ sign: RowCondition.Comparison, _ x: Double, _ y: Double) -> Truth {
    guard !x.isNaN, !y.isNaN else { return .unknown }
    // Decimals that differ by rounding alone are equal.
    let isEqual = x == y || abs(x - y) <= 1e-9 * Swift.max(abs(x), abs(y))
    let holds =
      switch sign {
      case .equal: isEqual
      case .different: !isEqual
      case .less: x < y && !isEqual
      case .atMost: x < y || isEqual
      case .more: x > y && !isEqual
      case .atLeast: x > y || isEqual
      }
    return holds ? .isTrue : .isFalse
  }

  private func numbers(_ term: RowCondition.Term, _ rows: Range<Int>) -> [Double] {
    switch term {
    case .number(let value): return [Double](repeating: value, count: rows.count)
    case .text(let text):
      return [Double](repeating: Day(iso: text.value).map { Double($0.number) } ?? .nan, count: rows.count)
    case .column(let name): return table[name.value]?.numbers(rows) ?? []
    case .negated(let inner): return numbers(inner, rows).map { -$0 }
    case .arithmetic(let sign, let a, let b):
      let (x, y) = (numbers(a, rows), numbers(b, rows))
      switch sign {
      case .add: return zip(x, y).map { $0 + $1 }
      case .subtract: return zip(x, y).map { $0 - $1 }
      case .multiply: return zip(x, y).map { $0 * $1 }
      case .divide: return zip(x, y).map { $1 == 0 ? .nan : $0 / $1 }
      }
    case .comparison, .and, .or, .not:
      preconditionFailure("a condition is no value; the parser saw to that")
    }
  }

  /// Whether texts are equal; a category is compared with a literal once a level.
  private func texts(
    _ sign: RowCondition.Comparison, _ a: RowCondition.Term, _ b: RowCondition.Term, _ rows: Range<Int>
  ) -> [Truth] {
    func verdict(_ isEqual: Bool) -> Truth { isEqual == (sign == .equal) ? .isTrue : .isFalse }
    let pair: (RowCondition.Term, RowCondition.Term)
    if case .text = a { pair = (b, a) } else { pair = (a, b) }
    if case .column(let name) = pair.0, case .text(let literal) = pair.1,
      case .categories(let column)? = table[name.value]
    {
      let levels = column.levels.map { verdict($0 == literal.value) }
      return rows.map { row in column.code(at: row).map { levels[$0] } ?? .unknown }
    }
    return rows.map { row in
      guard let x = text(pair.0, row), let y = text(pair.1, row) else { return .unknown }
      return verdict(x == y)
    }
  }

  private func text(_ term: RowCondition.Term, _ row: Int) -> String? {
    switch term {
    case .text(let literal): literal.value
    case .column(let name): table[name.value]?.text(row)
    default: nil
    }
  }
}

extension Column {
  /// Numbers, days and flags of some rows, NaN where missing.
  fileprivate func numbers(_ rows: Range<Int>) -> [Double] {
    switch self {
    case .integers(let values), .days(let values):
      return values[rows].map { $0 == Column.missingInteger ? .nan : Double($0) }
    case .smallDecimals(let values, let digits):
      let scale = Column.power(of: digits)
      return values[rows].map { $0 == Column.missingInteger ? .nan : Double($0) / scale }
    case .decimals(let values, let digits):
      let scale = Column.power(of: digits)
      return values[rows].map { $0 == Column.missingDecimal ? .nan : Double($0) / scale }
    case .numbers(let values): return Array(values[rows])
    case .floats(let values): return values[rows].map { Double($0) }
    case .flags(let values): return values[rows].map { $0 == Column.missingFlag ? .nan : Double($0) }
    case .categories, .text: return [Double](repeating: .nan, count: rows.count)
    }
  }
}
