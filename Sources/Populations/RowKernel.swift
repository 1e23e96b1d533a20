/// A computation of new columns from the columns of the same row: a nearest centre, a linear predictor, a tree
/// ensemble with its reasons.
///
/// Called once a block of at most 65,536 rows, on any thread, so a kernel is a value without state; within a block
/// it loops over plain arrays.
public protocol RowKernel: Sendable {
  /// Columns it reads, in the order of the block's inputs.
  var inputs: [String] { get }
  var outputs: [KernelOutput] { get }
  func evaluate(_ block: RowBlock, into results: inout KernelResults)
}

/// A column that a kernel makes.
public struct KernelOutput: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case number
    case float
    case flag
    /// Codes into these levels.
    case category([String])
  }

  public let name: String
  public let kind: Kind

  public init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// The inputs of a kernel for a block of rows.
public struct RowBlock: Sendable {
  /// An input in the shape kernels want it.
  public enum Input: Sendable {
    /// Whole numbers, decimals, numbers, days and flags as floating-point numbers, NaN where missing.
    case numbers([Double])
    /// Codes of a category column, -1 where missing.
    case codes([Int32])
  }

  public let inputs: [Input]
  public let count: Int
  /// Row numbers in the data set of the block's rows.
  public let rows: [Int32]

  public init(inputs: [Input], count: Int, rows: [Int32]) {
    self.inputs = inputs
    self.count = count
    self.rows = rows
  }

  /// An input as numbers; the kernel asked for a numeric column, so anything else is our mistake.
  public func numbers(_ index: Int) -> [Double] {
    guard case .numbers(let values) = inputs[index] else {
      preconditionFailure("input \(index) of the kernel is not numeric")
    }
    return values
  }

  public func codes(_ index: Int) -> [Int32] {
    guard case .codes(let values) = inputs[index] else {
      preconditionFailure("input \(index) of the kernel is not a category")
    }
    return values
  }
}

/// What a kernel fills for a block: one array an output, `count` values each, made before the call.
public struct KernelResults: Sendable {
  public enum Values: Sendable {
    case numbers([Double])
    case floats([Float])
    /// 0, 1 or `Column.missingFlag`.
    case flags([UInt8])
    /// Codes; -1 where missing.
    case codes([Int32])
  }

  public var outputs: [Values]

  public init(outputs: [Values]) { self.outputs = outputs }
}
