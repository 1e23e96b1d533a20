/// Makes the finished column from what each region read.
struct ColumnBuilder {
  let mode: ColumnMode
  let storage: ColumnStorage
  /// The column's reader of each region, in the order of the file.
  let readers: [ColumnReader]
  let rowCounts: [Int]
  /// Whether text stays text, however few its distinct values are.
  let staysText: Bool

  /// `nil` when the regions together have more levels than categories may have.
  func column() -> Column? {
    switch (mode, storage) {
    case (.integer, .short(let values)): return .integers(values)
    case (.smallDecimal(let digits), .short(let values)): return .smallDecimals(values, digits: digits)
    case (.decimal(let digits), .long(let values)): return .decimals(values, digits: digits)
    case (.number, .numbers(let values)): return .numbers(values)
    case (.day, .short(let values)): return .days(values)
    case (.narrow, .bytes(let codes)): return narrowCategories(codes)
    case (.wide, .short(let codes)): return wideCategories(codes)
    case (.text, .ends(let ends)): return text(ends)
    default:
      let codes = [UInt8](repeating: CategoryColumn.missingNarrow, count: rowCounts.reduce(0, +))
      return .categories(CategoryColumn(codes: .narrow(codes), levels: []))
    }
  }

  /// The levels of all regions, and for each region the code that each of its own levels has among them.
  private func mergedLevels() -> (levels: [String], codes: [[Int32]])? {
    var all = LevelTable()
    var codes: [[Int32]] = []
    for reader in readers {
      guard let own = all.merge(reader.levels, limit: CSVOptions.levelLimit) else { return nil }
      codes.append(own)
    }
    return (all.levels, codes)
  }

  private func narrowCategories(_ codes: [UInt8]) -> Column? {
    guard let (levels, mapping) = mergedLevels() else { return nil }
    guard levels.count <= CategoryColumn.narrowLimit else {
      var wide = codes.map { $0 == CategoryColumn.missingNarrow ? Int32(-1) : Int32($0) }
      recode(&wide, by: mapping)
      return .categories(CategoryColumn(codes: .wide(wide), levels: levels))
    }
    var narrow = codes
    var row = 0
    for (own, count) in zip(mapping, rowCounts) {
      if own.enumerated().contains(where: { $0.offset != Int($0.element) }) {
        let table = own.map { UInt8($0) }
        for index in row..<row + count where narrow[index] != CategoryColumn.missingNarrow {
          narrow[index] = table[Int(narrow[index])]
        }
      }
      row += count
    }
    return .categories(CategoryColumn(codes: .narrow(narrow), levels: levels))
  }

  private func wideCategories(_ codes: [Int32]) -> Column? {
    guard let (levels, mapping) = mergedLevels() else { return nil }
    var wide = codes
    recode(&wide, by: mapping)
    guard levels.count > CategoryColumn.narrowLimit else {
      return .categories(CategoryColumn(codes: wide, levels: levels))
    }
    return .categories(CategoryColumn(codes: .wide(wide), levels: levels))
  }

  private func recode(_ codes: inout [Int32], by mapping: [[Int32]]) {
    var row = 0
    for (own, count) in zip(mapping, rowCounts) {
      for index in row..<row + count where codes[index] >= 0 { codes[index] = own[Int(codes[index])] }
      row += count
    }
  }

  private func text(_ ends: [UInt32]) -> Column {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(readers.reduce(0) { $0 + $1.text.count })
    for reader in readers { bytes += reader.text }
    let text = TextColumn(bytes: bytes, offsets: offsets(ends, byteCount: bytes.count))
    guard !staysText, let categories = CategoryColumn(text, limit: CSVOptions.levelLimit) else {
      return .text(text)
    }
    return .categories(categories)
  }

  /// Ends counted in the whole text in place of the region's.
  private func offsets(_ ends: [UInt32], byteCount: Int) -> TextColumn.Offsets {
    func offsets<Offset: FixedWidthInteger>(_ type: Offset.Type) -> [Offset] {
      var offsets: [Offset] = [0]
      offsets.reserveCapacity(ends.count + 1)
      var (row, base) = (0, Offset(0))
      for (reader, count) in zip(readers, rowCounts) {
        for end in ends[row..<row + count] { offsets.append(base + Offset(end)) }
        row += count
        base += Offset(reader.text.count)
      }
      return offsets
    }
    return byteCount <= Int(UInt32.max) ? .short(offsets(UInt32.self)) : .long(offsets(Int.self))
  }
}

extension CategoryColumn {
  /// Text by its distinct values; `nil` when there are more than `limit`.
  init?(_ text: TextColumn, limit: Int) {
    var levels = LevelTable()
    var codes: [Int32] = []
    let fits = unsafe text.bytes.withUnsafeBufferPointer { buffer -> Bool in
      let view = unsafe ByteView(buffer)
      for row in 0..<text.count {
        let range = text.range(of: row)
        let code = levels.code(of: view, range.lowerBound, range.upperBound, limit: limit)
        if code == LevelTable.overflow { return false }
        codes.append(code)
      }
      return true
    }
    guard fits else { return nil }
    self.init(codes: codes, levels: levels.levels)
  }
}
