/// The values of one column while they are read, before they are known to be right.
enum ColumnStorage: Sendable {
  case bytes([UInt8])
  case short([Int32])
  case long([Int64])
  case numbers([Double])
  /// Ends of texts, counted in the text of their region.
  case ends([UInt32])
  case none

  /// Arrays of `rowCount` values, one a mode, filled by one call that is given room for all of them.
  ///
  /// Nothing is written twice or copied: the arrays are made one inside the other, and `fill` runs innermost.
  static func make(
    _ modes: ArraySlice<ColumnMode>, rowCount: Int, slots: [ColumnSlot] = [], fill: ([ColumnSlot]) -> Void
  ) -> [ColumnStorage] {
    guard let mode = modes.first else {
      fill(slots)
      return []
    }
    var rest: [ColumnStorage] = []
    func goOn(_ slot: ColumnSlot) {
      rest = make(modes.dropFirst(), rowCount: rowCount, slots: slots + [slot], fill: fill)
    }
    let own: ColumnStorage
    switch mode {
    case .missing:
      goOn(.none)
      own = .none
    case .narrow: own = .bytes(array(rowCount) { goOn(.bytes($0)) })
    case .integer, .smallDecimal, .day, .wide: own = .short(array(rowCount) { goOn(.short($0)) })
    case .decimal: own = .long(array(rowCount) { goOn(.long($0)) })
    case .number: own = .numbers(array(rowCount) { goOn(.numbers($0)) })
    case .text: own = .ends(array(rowCount) { goOn(.ends($0)) })
    }
    return [own] + rest
  }

  private static func array<Value: BitwiseCopyable>(
    _ count: Int, _ fill: (Cells<Value>) -> Void
  ) -> [Value] {
    unsafe [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[0..<count])
      unsafe fill(Cells(room))
      initialized = count
    }
  }

  /// The same without the places that blank lines left empty.
  func compacted(_ parts: [Range<Int>]) -> ColumnStorage {
    func kept<Value>(_ values: [Value]) -> [Value] { parts.flatMap { values[$0] } }
    return switch self {
    case .bytes(let values): .bytes(kept(values))
    case .short(let values): .short(kept(values))
    case .long(let values): .long(kept(values))
    case .numbers(let values): .numbers(kept(values))
    case .ends(let values): .ends(kept(values))
    case .none: .none
    }
  }
}

/// Room for the values of one column.
enum ColumnSlot: Sendable {
  case bytes(Cells<UInt8>)
  case short(Cells<Int32>)
  case long(Cells<Int64>)
  case numbers(Cells<Double>)
  case ends(Cells<UInt32>)
  case none
}
