/// Dictionary-coded text: a code a row into a list of levels, in the order they first appear in the file.
public struct CategoryColumn: Sendable, Equatable {
  public enum Codes: Sendable, Equatable {
    /// Up to 254 levels; 255 is missing.
    case narrow([UInt8])
    /// Any number of levels; -1 is missing.
    case wide([Int32])
  }

  /// The largest number of levels that codes of one byte can tell apart.
  public static let narrowLimit = 254
  public static let missingNarrow: UInt8 = 255

  public let codes: Codes
  public let levels: [String]

  public init(codes: Codes, levels: [String]) {
    self.codes = codes
    self.levels = levels
  }

  /// Codes into `levels`, -1 where missing, kept in as little space as the number of levels allows.
  public init(codes: [Int32], levels: [String]) {
    self.levels = levels
    self.codes =
      levels.count <= Self.narrowLimit
      ? .narrow(codes.map { $0 < 0 ? Self.missingNarrow : UInt8($0) }) : .wide(codes)
  }

  /// Levels in the order they first appear; `nil` is missing.
  public init(_ values: [String?]) {
    var levels: [String] = []
    var known: [String: Int32] = [:]
    let codes = values.map { value -> Int32 in
      guard let value else { return -1 }
      if let code = known[value] { return code }
      let code = Int32(levels.count)
      known[value] = code
      levels.append(value)
      return code
    }
    self.init(codes: codes, levels: levels)
  }

  public var count: Int {
    switch codes {
    case .narrow(let codes): codes.count
    case .wide(let codes): codes.count
    }
  }

  /// The code of a row, `nil` when missing.
  public func code(at row: Int) -> Int? {
    switch codes {
    case .narrow(let codes): codes[row] == Self.missingNarrow ? nil : Int(codes[row])
    case .wide(let codes): codes[row] < 0 ? nil : Int(codes[row])
    }
  }
}
