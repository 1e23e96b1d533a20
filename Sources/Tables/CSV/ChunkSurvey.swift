/// What one look at a chunk of a file tells before it is known whether the chunk begins inside quotes.
struct ChunkSurvey: Sendable {
  /// Line ends with an even number of the chunk's quotes before them, and with an odd one.
  var newlines = [0, 0]
  /// Where the first of each stands; -1 when there is none.
  var firstNewline = [-1, -1]
  var hasQuotes = false
  /// Whether the chunk holds an odd number of quotes.
  var isOdd = false
  var isAscii = true

  init(_ range: Range<Int>, of bytes: ByteView) {
    var position = range.lowerBound
    var quotes: UInt64 = 0
    var high: UInt64 = 0
    while position + 8 <= range.upperBound {
      // Each byte of the sum counts to 255, so it is added up before one can overflow.
      var sum: UInt64 = 0
      let stop = Swift.min(range.upperBound - 8, position + 254 * 8)
      while position <= stop {
        let word = bytes.word(at: position)
        sum &+= WordMarks.equal(word, WordMarks.newlines) >> 7
        quotes |= WordMarks.equal(word, WordMarks.quotes)
        high |= word
        position &+= 8
      }
      newlines[0] += WordMarks.sumOfBytes(sum)
    }
    for position in position..<range.upperBound {
      let byte = bytes[position]
      high |= UInt64(byte)
      if byte == Ascii.newline { newlines[0] += 1 }
      if byte == Ascii.quote { quotes |= 1 }
    }
    isAscii = high & WordMarks.highBits == 0
    hasQuotes = quotes != 0
    if hasQuotes {
      surveyQuotes(range, of: bytes)
    } else if newlines[0] > 0 {
      firstNewline[0] = range.first { bytes[$0] == Ascii.newline } ?? -1
    }
  }

  private mutating func surveyQuotes(_ range: Range<Int>, of bytes: ByteView) {
    newlines = [0, 0]
    var parity = 0
    for position in range {
      let byte = bytes[position]
      if byte == Ascii.quote {
        parity ^= 1
      } else if byte == Ascii.newline {
        newlines[parity] += 1
        if firstNewline[parity] < 0 { firstNewline[parity] = position }
      }
    }
    isOdd = parity == 1
  }
}

/// A stretch of whole records, with the place of its first row in the table.
struct Region: Sendable {
  let range: Range<Int>
  let firstRow: Int
  /// At least the rows there are: blank lines are counted and hold none.
  let rowLimit: Int
  let hasQuotes: Bool
}

extension Region {
  /// Cuts chunks where records end, which the quotes before each chunk decide.
  static func regions(
    _ chunks: [Range<Int>], surveys: [ChunkSurvey], endsWithNewline: Bool
  ) -> [Region] {
    var regions: [Region] = []
    guard let first = chunks.first, let last = chunks.last else { return [] }
    var (start, firstRow, rows, parity, quotes) = (first.lowerBound, 0, 0, 0, false)
    for (index, survey) in surveys.enumerated() {
      let newline = survey.firstNewline[parity]
      if index > 0, newline >= 0 {
        regions.append(
          Region(
            range: start..<newline + 1, firstRow: firstRow, rowLimit: rows + 1 - firstRow,
            hasQuotes: quotes || survey.hasQuotes))
        (start, firstRow, quotes) = (newline + 1, rows + 1, false)
      }
      rows += survey.newlines[parity]
      quotes = quotes || survey.hasQuotes
      if survey.isOdd { parity ^= 1 }
    }
    if start < last.upperBound {
      let open = endsWithNewline && parity == 0 ? 0 : 1
      regions.append(
        Region(
          range: start..<last.upperBound, firstRow: firstRow, rowLimit: rows + open - firstRow,
          hasQuotes: quotes))
    }
    return regions
  }
}
