/// A few hundred records taken apart: where each field begins and ends.
///
/// Columns are then read one at a time in tight loops, while the text is still in the nearest cache.
struct FieldBlock {
  /// What the positions point into: the file, or a copy without quotes.
  private(set) var bytes: ByteView
  private(set) var rowCount = 0
  let columnCount: Int
  /// Whether a line end may have left a carriage return at the end of the last field.
  private(set) var trimsReturns = false
  private var rowStarts: [Int]
  /// Ends of fields, record after record; a field begins one byte after the end of the one before.
  private var ends: [Int]
  private let rowLimit: Int

  init(_ bytes: ByteView, columnCount: Int) {
    self.bytes = bytes
    self.columnCount = columnCount
    // About 16,000 fields: their positions take 128 kB.
    rowLimit = Swift.max(16, 16_384 / Swift.max(1, columnCount))
    rowStarts = Array(repeating: 0, count: rowLimit)
    ends = Array(repeating: 0, count: rowLimit * columnCount + 1)
  }

  /// Calls with the row, where its field of a column begins, and where it ends.
  @inline(__always)
  func forEachField(of column: Int, _ body: (_ row: Int, _ start: Int, _ end: Int) -> Void) {
    let ends = ends.span
    let rowStarts = rowStarts.span
    let trims = trimsReturns && column == columnCount - 1
    var index = column
    for row in 0..<rowCount {
      let start = column == 0 ? rowStarts[row] : ends[index - 1] + 1
      var end = ends[index]
      if trims, end > start, bytes[end - 1] == Ascii.carriageReturn { end -= 1 }
      body(row, start, end)
      index += columnCount
    }
  }
}

extension FieldBlock {
  /// Takes apart records without quotes; returns where the next begins.
  mutating func takePlain(
    from file: ByteView, _ range: Range<Int>, delimiter: UInt8, faults: inout [CSVFault]
  ) -> Int {
    bytes = file
    trimsReturns = true
    var filler = PlainFiller(columnCount: columnCount, start: range.lowerBound)
    // Taken out of the block for the loop, which is much slower on arrays inside a value that is being changed.
    var (ends, rowStarts) = (ends, rowStarts)
    (self.ends, self.rowStarts) = ([], [])
    Self.scanPlain(
      file, range, delimiter: delimiter, rowLimit: rowLimit, &filler, ends: ends.mutableSpan,
      rowStarts: rowStarts.mutableSpan, faults: &faults)
    (self.ends, self.rowStarts) = (ends, rowStarts)
    if filler.row < rowLimit, filler.start < range.upperBound {
      takeLast(&filler, at: range.upperBound, in: file, faults: &faults)
    }
    rowCount = filler.row
    return filler.start
  }

  private static func scanPlain(
    _ file: ByteView, _ range: Range<Int>, delimiter: UInt8, rowLimit: Int, _ filler: inout PlainFiller,
    ends: consuming MutableSpan<Int>, rowStarts: consuming MutableSpan<Int>, faults: inout [CSVFault]
  ) {
    let delimiters = WordMarks.pattern(delimiter)
    let newlines = WordMarks.newlines
    var position = range.lowerBound
    while position < range.upperBound {
      let word = file.word(at: position)
      let lineEnds = WordMarks.equal(word, newlines)
      var marks = WordMarks.equal(word, delimiters) | lineEnds
      if range.upperBound - position < 8 { marks &= (1 << UInt64(8 * (range.upperBound - position))) - 1 }
      while marks != 0 {
        let mark = marks & (~marks &+ 1)
        let place = position &+ marks.trailingZeroBitCount / 8
        marks ^= mark
        let endsRow = lineEnds & mark != 0
        if (filler.next == filler.rowEnd) != endsRow {
          if endsRow { filler.closeOddRow(at: place, in: file, faults: &faults) } else { filler.extra += 1 }
        } else if !endsRow {
          ends[filler.next] = place
          filler.next &+= 1
        } else if filler.isOdd(at: place, in: file) {
          filler.closeOddRow(at: place, in: file, faults: &faults)
        } else {
          ends[filler.next] = place
          rowStarts[filler.row] = filler.start
          filler.closeRow(at: place)
          if filler.row == rowLimit { return }
        }
      }
      position &+= 8
    }
  }

  /// The last row of a file that does not end with a line end.
  private mutating func takeLast(
    _ filler: inout PlainFiller, at end: Int, in file: ByteView, faults: inout [CSVFault]
  ) {
    if filler.next == filler.rowEnd, !filler.isOdd(at: end, in: file) {
      ends[filler.next] = end
      rowStarts[filler.row] = filler.start
      filler.closeRow(at: end)
    } else {
      filler.closeOddRow(at: end, in: file, faults: &faults)
    }
  }

  /// Takes apart records that may have quotes, into a copy without them; returns where the next begins.
  mutating func takeQuoted(
    from file: ByteView, _ range: Range<Int>, delimiter: UInt8, copy: inout [UInt8],
    faults: inout [CSVFault]
  ) -> Int {
    trimsReturns = false
    copy.removeAll(keepingCapacity: true)
    var reader = RecordReader(file, position: range.lowerBound, end: range.upperBound, delimiter: delimiter)
    var row = 0
    while row < rowLimit, reader.position < range.upperBound {
      let start = reader.position
      rowStarts[row] = copy.count
      if take(row, with: &reader, from: file, copy: &copy, start: start, faults: &faults) { row += 1 }
    }
    rowCount = row
    faults += reader.faults
    return Swift.min(reader.position, range.upperBound)
  }

  /// Whether the record is a row.
  private mutating func take(
    _ row: Int, with reader: inout RecordReader, from file: ByteView, copy: inout [UInt8], start: Int,
    faults: inout [CSVFault]
  ) -> Bool {
    var count = 0
    while let field = reader.next(inRecord: count > 0) {
      if count == 0, field.endsRecord, field.range.isEmpty, !field.isQuoted { return false }
      if count < columnCount {
        if field.hasDoubledQuotes {
          RecordReader.unescape(field.range, of: file, into: &copy)
        } else {
          file.append(field.range, to: &copy)
        }
        ends[row * columnCount + count] = copy.count
        copy.append(Ascii.newline)
      }
      count += 1
      if field.endsRecord { break }
    }
    if count != columnCount {
      faults.append(CSVFault(position: start, kind: .fieldCount(count, expected: columnCount)))
      return false
    }
    return true
  }

  /// Makes positions point into the copy that `takeQuoted` filled.
  mutating func read(_ copy: ByteView) { bytes = copy }
}

/// Where the next field goes while plain records are taken apart.
private struct PlainFiller {
  let columnCount: Int
  var row = 0
  /// Where the current record begins.
  var start: Int
  /// Where the end of the current field is kept.
  var next = 0
  /// Where the end of the record's last field is kept.
  var rowEnd: Int
  /// Delimiters after the last field.
  var extra = 0

  init(columnCount: Int, start: Int) {
    self.columnCount = columnCount
    self.start = start
    rowEnd = columnCount - 1
  }

  @inline(__always)
  mutating func closeRow(at place: Int) {
    next += 1
    row += 1
    rowEnd += columnCount
    start = place + 1
  }

  /// Whether a record that seems to have all its fields has more, or is a blank line of a file with one column.
  @inline(__always)
  func isOdd(at place: Int, in file: ByteView) -> Bool {
    extra > 0 || (columnCount == 1 && isEmpty(to: place, in: file))
  }

  private func isEmpty(to place: Int, in file: ByteView) -> Bool {
    place == start || (place == start + 1 && file[start] == Ascii.carriageReturn)
  }

  /// Ends a record with too few or too many fields: a blank line, or a fault; in both cases no row.
  mutating func closeOddRow(at place: Int, in file: ByteView, faults: inout [CSVFault]) {
    let first = row * columnCount
    if next > first || extra > 0 || !isEmpty(to: place, in: file) {
      let count = next - first + extra + 1
      faults.append(CSVFault(position: start, kind: .fieldCount(count, expected: columnCount)))
    }
    next = first
    extra = 0
    start = place + 1
  }
}
