/// Text of any length, as one run of UTF-8 and the offsets at which rows end; an empty text is missing.
public struct TextColumn: Sendable, Equatable {
  /// Where rows begin and end in the run, in as little space as its length allows.
  public enum Offsets: Sendable, Equatable {
    /// For runs under 4 GB.
    case short([UInt32])
    case long([Int])

    /// Of rows, one less than there are offsets.
    var count: Int {
      switch self {
      case .short(let offsets): offsets.count - 1
      case .long(let offsets): offsets.count - 1
      }
    }
  }

  public let bytes: [UInt8]
  /// `count + 1` offsets into `bytes`, ascending.
  public let offsets: Offsets

  public init(bytes: [UInt8], offsets: Offsets) {
    precondition(offsets.count >= 0, "offsets of a text column begin with 0")
    self.bytes = bytes
    self.offsets = offsets
  }

  public init(bytes: [UInt8], offsets: [Int]) {
    let short = bytes.count <= Int(UInt32.max)
    self.init(bytes: bytes, offsets: short ? .short(offsets.map { UInt32($0) }) : .long(offsets))
  }

  /// `nil` and the empty text are missing.
  public init(_ values: [String?]) {
    var bytes: [UInt8] = []
    var offsets = [0]
    for value in values {
      if let value { bytes += value.utf8 }
      offsets.append(bytes.count)
    }
    self.init(bytes: bytes, offsets: offsets)
  }

  public var count: Int { offsets.count }

  /// Where a row's text lies in `bytes`.
  @inlinable
  public func range(of row: Int) -> Range<Int> {
    switch offsets {
    case .short(let offsets): Int(offsets[row])..<Int(offsets[row + 1])
    case .long(let offsets): offsets[row]..<offsets[row + 1]
    }
  }

  public subscript(row: Int) -> String { String(decoding: bytes[range(of: row)], as: UTF8.self) }
}
