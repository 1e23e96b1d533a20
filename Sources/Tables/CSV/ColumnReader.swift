/// Reads one column of one region, block after block.
struct ColumnReader: Sendable {
  let column: Int
  let mode: ColumnMode
  private let slot: ColumnSlot
  /// What the values are, gathered once one of them does not fit the mode.
  private(set) var evidence = ColumnEvidence()
  private(set) var isContradicted = false
  private(set) var levels: LevelTable
  private(set) var text: [UInt8] = []

  init(column: Int, mode: ColumnMode, slot: ColumnSlot, levels: LevelTable) {
    self.column = column
    self.mode = mode
    self.slot = slot
    self.levels = levels
  }

  /// Reads a block whose first row is `row` of the table.
  mutating func read(_ block: FieldBlock, at row: Int) {
    guard !isContradicted else {
      gatherEvidence(block)
      return
    }
    if !parse(block, at: row) {
      isContradicted = true
      gatherEvidence(block)
    }
  }

  /// Whether every value fits.
  private mutating func parse(_ block: FieldBlock, at row: Int) -> Bool {
    switch (mode, slot) {
    case (.missing, _): isAllMissing(block)
    case (.integer, .short(let cells)): readIntegers(block, into: cells, at: row)
    case (.smallDecimal(let digits), .short(let cells)):
      readSmallDecimals(block, digits: digits, into: cells, at: row)
    case (.decimal(let digits), .long(let cells)): readDecimals(block, digits: digits, into: cells, at: row)
    case (.number, .numbers(let cells)): readNumbers(block, into: cells, at: row)
    case (.day, .short(let cells)): readDays(block, into: cells, at: row)
    case (.narrow, .bytes(let cells)): readNarrow(block, into: cells, at: row)
    case (.wide, .short(let cells)): readWide(block, into: cells, at: row)
    case (.text, .ends(let cells)): readText(block, into: cells, at: row)
    default: preconditionFailure("a column's room is made for its mode")
    }
  }

  /// What the fields of a block are, and which would overflow the scaled integers of the mode.
  private mutating func gatherEvidence(_ block: FieldBlock) {
    let bytes = block.bytes
    var found = evidence
    block.forEachField(of: column) { _, start, end in
      found.add(FieldParsing.evidence(bytes, start, end))
      guard let scaled = FieldParsing.scaled(bytes, start, end) else { return }
      switch mode {
      case .smallDecimal(let digits) where scaled.digits <= digits:
        let value = FieldParsing.rescaled(scaled, to: digits).flatMap { Int32(exactly: $0) }
        if value == nil || value == Column.missingInteger { found.add(.longDecimal) }
      case .decimal(let digits) where scaled.digits <= digits:
        if FieldParsing.rescaled(scaled, to: digits) == nil { found.add(.number) }
      default: break
      }
    }
    evidence = found
    if mode == .narrow { evidence.add(.manyLevels) }
    if mode == .wide { evidence.add(.tooManyLevels) }
  }
}

extension ColumnReader {
  private func isAllMissing(_ block: FieldBlock) -> Bool {
    let bytes = block.bytes
    var fits = true
    block.forEachField(of: column) { _, start, end in
      if !FieldParsing.isMissing(bytes, start, end) { fits = false }
    }
    return fits
  }

  private func readIntegers(_ block: FieldBlock, into cells: Cells<Int32>, at first: Int) -> Bool {
    let bytes = block.bytes
    var fits = true
    block.forEachField(of: column) { row, start, end in
      if FieldParsing.isMissing(bytes, start, end) {
        cells[first + row] = Column.missingInteger
      } else if let value = FieldParsing.integer(bytes, start, end) {
        cells[first + row] = value
      } else {
        fits = false
      }
    }
    return fits
  }

  private func readSmallDecimals(
    _ block: FieldBlock, digits: Int, into cells: Cells<Int32>, at first: Int
  ) -> Bool {
    let bytes = block.bytes
    var fits = true
    block.forEachField(of: column) { row, start, end in
      if FieldParsing.isMissing(bytes, start, end) {
        cells[first + row] = Column.missingInteger
      } else if let scaled = FieldParsing.scaled(bytes, start, end), scaled.digits <= digits,
        let value = FieldParsing.rescaled(scaled, to: digits), let short = Int32(exactly: value),
        short != Column.missingInteger
      {
        cells[first + row] = short
      } else {
        fits = false
      }
    }
    return fits
  }

  private func readDecimals(
    _ block: FieldBlock, digits: Int, into cells: Cells<Int64>, at first: Int
  ) -> Bool {
    let bytes = block.bytes
    var fits = true
    block.forEachField(of: column) { row, start, end in
      if FieldParsing.isMissing(bytes, start, end) {
        cells[first + row] = Column.missingDecimal
      } else if let scaled = FieldParsing.scaled(bytes, start, end), scaled.digits <= digits,
        let value = FieldParsing.rescaled(scaled, to: digits)
      {
        cells[first + row] = value
      } else {
        fits = false
      }
    }
    return fits
  }

  private func readNumbers(_ block: FieldBlock, into cells: Cells<Double>, at first: Int) -> Bool {
    let bytes = block.bytes
    var fits = true
    block.forEachField(of: column) { row, start, end in
      if FieldParsing.isMissing(bytes, start, end) {
        cells[first + row] = .nan
      } else if let value = FieldParsing.number(bytes, start, end) {
        cells[first + row] = value
      } else {
        fits = false
      }
    }
    return fits
  }

  private func readDays(_ block: FieldBlock, into cells: Cells<Int32>, at first: Int) -> Bool {
    let bytes = block.bytes
    var fits = true
    block.forEachField(of: column) { row, start, end in
      if FieldParsing.isMissing(bytes, start, end) {
        cells[first + row] = Column.missingInteger
      } else if let value = FieldParsing.day(bytes, start, end) {
        cells[first + row] = value
      } else {
        fits = false
      }
    }
    return fits
  }

  private mutating func readNarrow(_ block: FieldBlock, into cells: Cells<UInt8>, at first: Int) -> Bool {
    let bytes = block.bytes
    var fits = true
    var levels = levels
    self.levels = LevelTable()
    block.forEachField(of: column) { row, start, end in
      let code = levels.code(of: bytes, start, end, limit: CategoryColumn.narrowLimit)
      if code == LevelTable.overflow { fits = false }
      // The mark of a missing value is -1 in codes of any width.
      cells[first + row] = UInt8(truncatingIfNeeded: code)
    }
    self.levels = levels
    return fits
  }

  private mutating func readWide(_ block: FieldBlock, into cells: Cells<Int32>, at first: Int) -> Bool {
    let bytes = block.bytes
    var fits = true
    var levels = levels
    self.levels = LevelTable()
    block.forEachField(of: column) { row, start, end in
      let code = levels.code(of: bytes, start, end, limit: CSVOptions.levelLimit)
      if code == LevelTable.overflow { fits = false }
      cells[first + row] = code
    }
    self.levels = levels
    return fits
  }

  private mutating func readText(_ block: FieldBlock, into cells: Cells<UInt32>, at first: Int) -> Bool {
    let bytes = block.bytes
    var text = text
    self.text = []
    block.forEachField(of: column) { row, start, end in
      if !FieldParsing.isMissing(bytes, start, end) { bytes.append(start..<end, to: &text) }
      cells[first + row] = UInt32(text.count)
    }
    self.text = text
    return true
  }
}
