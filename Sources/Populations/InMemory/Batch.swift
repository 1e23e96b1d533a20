import Tables

/// A stretch of a population's rows that is read at once, short enough for its values to stay in the cache.
struct Batch {
  /// Rows a batch has at most.
  static let size = 4096

  /// Its first row, counted in the population.
  let start: Int
  let count: Int
  /// Rows of the data set that make up the population; `nil` for every row.
  let selection: [Int32]?
}

extension Batch {
  /// Values of the batch's rows, converted one by one.
  @inline(__always)
  func gather<From, To>(_ values: [From], into target: inout [To], _ convert: (From) -> To) {
    let source = values.span
    var output = target.mutableSpan
    if let selection {
      let rows = selection.span
      for i in 0..<count { output[i] = convert(source[Int(rows[start + i])]) }
    } else {
      for i in 0..<count { output[i] = convert(source[start + i]) }
    }
  }

  /// Row number in the data set of a row of the batch.
  func row(_ index: Int) -> Int32 { selection.map { $0[start + index] } ?? Int32(start + index) }
}

extension Column {
  /// Numeric, day and flag columns as floating-point numbers, NaN where missing.
  func readNumbers(_ batch: Batch, into target: inout [Double]) {
    switch self {
    case .integers(let values), .days(let values):
      batch.gather(values, into: &target) { $0 == Column.missingInteger ? .nan : Double($0) }
    case .smallDecimals(let values, let digits):
      let scale = Column.power(of: digits)
      batch.gather(values, into: &target) { $0 == Column.missingInteger ? .nan : Double($0) / scale }
    case .decimals(let values, let digits):
      let scale = Column.power(of: digits)
      batch.gather(values, into: &target) { $0 == Column.missingDecimal ? .nan : Double($0) / scale }
    case .numbers(let values): batch.gather(values, into: &target) { $0 }
    case .floats(let values): batch.gather(values, into: &target) { Double($0) }
    case .flags(let values):
      batch.gather(values, into: &target) { $0 == Column.missingFlag ? .nan : Double($0) }
    case .categories, .text: preconditionFailure("text has no numbers; kinds are checked before reading")
    }
  }

  /// Whole-number, decimal and flag columns as scaled integers, `Column.missingDecimal` where missing.
  func readScaled(_ batch: Batch, into target: inout [Int64]) {
    switch self {
    case .integers(let values), .days(let values), .smallDecimals(let values, _):
      batch.gather(values, into: &target) {
        $0 == Column.missingInteger ? Column.missingDecimal : Int64($0)
      }
    case .decimals(let values, _): batch.gather(values, into: &target) { $0 }
    case .flags(let values):
      batch.gather(values, into: &target) { $0 == Column.missingFlag ? Column.missingDecimal : Int64($0) }
    case .numbers, .floats, .categories, .text:
      preconditionFailure("only exact columns are read as scaled integers")
    }
  }

  /// Category codes, -1 where missing.
  func readCodes(_ batch: Batch, into target: inout [Int32]) {
    guard case .categories(let column) = self else {
      preconditionFailure("only categories have codes; kinds are checked before reading")
    }
    switch column.codes {
    case .narrow(let codes):
      batch.gather(codes, into: &target) { $0 == CategoryColumn.missingNarrow ? -1 : Int32($0) }
    case .wide(let codes): batch.gather(codes, into: &target) { $0 }
    }
  }

  /// Digits after the point of columns that are exact; `nil` for floating-point and text.
  var exactDigits: Int? {
    switch self {
    case .integers, .flags, .days: 0
    case .decimals(_, let digits), .smallDecimals(_, let digits): digits
    case .numbers, .floats, .categories, .text: nil
    }
  }

  /// Whether `readNumbers` applies.
  var hasNumbers: Bool {
    switch self {
    case .categories, .text: false
    default: true
    }
  }
}
