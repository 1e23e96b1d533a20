import Diagnostics
import Drawing

/// The widths of a table's columns, decided once for all of its pages.
///
/// Tried in this order: as wide as the words ask, wrapped, in smaller type down to 8 points, on a page turned
/// sideways, with its columns closer together; then an error that names the widest column. Nothing is ever cut off.
struct TableMeasure: Sendable {
  static let sizes = [9.0, 8.5, 8.0]
  /// Between columns, and in a table that would not fit.
  static let gutters = (usual: 10.0, narrow: 6.0)

  let paper: Paper
  let gutter: Double
  /// Of the body text; headers are half a point smaller.
  let size: Double
  let widths: [Double]

  var leading: Double { size * 1.34 }
  var body: FontStyle { FontStyle(size: size) }
  var strong: FontStyle { FontStyle(size: size, weight: .semibold) }
  var header: FontStyle { FontStyle(size: size - 0.5 < 8 ? 8 : size - 0.5, weight: .semibold) }
  var unit: FontStyle { FontStyle(size: 8) }
  var width: Double { widths.reduce(0, +) + gutter * Double(widths.count - 1) }
  /// Left edges of the columns.
  var lefts: [Double] {
    var x = 0.0
    return widths.map { width in
      defer { x += width + gutter }
      return x
    }
  }

  /// `available` is the width at hand on an upright page; a turned page is tried when `canTurn`.
  init(
    _ table: PrintedTable, available: Double, canTurn: Bool, shaper: TextShaper, name: String
  ) throws(Problems) {
    var narrowest: (column: Int, width: Double) = (0, 0)
    let papers = canTurn ? [Paper.upright, .turned] : [.upright]
    let last = papers[papers.count - 1]
    for (paper, gutter) in papers.map({ ($0, Self.gutters.usual) }) + [(last, Self.gutters.narrow)] {
      let room = paper.isLandscape ? paper.textWidth : available
      for size in Self.sizes {
        let demand = Demand(table, size: size, gutter: gutter, shaper: shaper)
        if let widths = demand.widths(in: room - gutter * Double(table.columns.count - 1)) {
          self.paper = paper
          self.gutter = gutter
          self.size = size
          self.widths = widths
          return
        }
        narrowest = demand.widest
      }
    }
    let column = table.columns[narrowest.column].header
    throw Problems(
      .error(
        .tableTooWide, "\(name) does not fit on a page: its widest column is '\(column)'", at: nil,
        hint: "shorten that column's labels, or show fewer columns"))
  }
}

/// What each column needs at a size: the width of its longest unbreakable piece, and of its longest text.
private struct Demand {
  private var least: [Double] = []
  private var most: [Double] = []
  /// As `most`, but with headers broken at every word: in a full table room goes to the rows first.
  private var rows: [Double] = []

  init(_ table: PrintedTable, size: Double, gutter: Double, shaper: TextShaper) {
    let body = FontStyle(size: size)
    let strong = FontStyle(size: size, weight: .semibold)
    let header = FontStyle(size: max(8, size - 0.5), weight: .semibold)
    for (index, column) in table.columns.enumerated() {
      var low = longestWord(of: column.header, header, shaper)
      let title = Swift.min(shaper.width(of: column.header, header), max(low, 90))
      var high = 0.0
      if let unit = column.unit { low = max(low, shaper.width(of: unit, FontStyle(size: 8))) }
      for row in table.rows {
        let cell = row.cells[index]
        let font = row.isSummary ? strong : body
        let whole = shaper.width(of: cell.text, font)
        low = max(low, cell.isNumber ? whole : longestWord(of: cell.text, font, shaper))
        high = max(high, whole)
      }
      // A hair more than measured, so that rounding never breaks a line that fits.
      least.append(low + 0.5)
      most.append(max(low, high, title) + 0.5)
      rows.append(max(low, high) + 0.5)
    }
    makeRoom(for: table.spans, header, gutter, shaper)
  }

  /// What stands over several columns is never wider than they are together.
  private mutating func makeRoom(
    for spans: [(spanner: String?, columns: Range<Int>)], _ font: FontStyle, _ gutter: Double,
    _ shaper: TextShaper
  ) {
    for span in spans {
      guard let spanner = span.spanner else { continue }
      let wanted = shaper.width(of: spanner, font) - gutter * Double(span.columns.count - 1)
      let each = wanted / Double(span.columns.count)
      guard span.columns.reduce(0, { $0 + least[$1] }) < wanted else { continue }
      for column in span.columns {
        least[column] = max(least[column], each)
        rows[column] = max(rows[column], each)
        most[column] = max(most[column], each)
      }
    }
  }

  var widest: (column: Int, width: Double) {
    let index = least.indices.max { (least[$0], -$0) < (least[$1], -$1) } ?? 0
    return (index, least[index])
  }

  /// `nil` when not even the unbreakable pieces fit.
  func widths(in room: Double) -> [Double]? {
    let least = least.reduce(0, +)
    let most = most.reduce(0, +)
    guard least <= room else { return nil }
    guard most > room else { return spread(room - most) }
    let wanted = rows.reduce(0, +)
    guard wanted > room else { return rows.map { $0 + (room - wanted) / Double(rows.count) } }
    return shared(room)
  }

  /// Columns that ask for no more than an even share have all they ask for; the long ones share the rest evenly,
  /// and none has less than its longest word.
  private func shared(_ room: Double) -> [Double] {
    var widths = least
    var open = Array(least.indices)
    var left = room
    func settle(_ columns: [Int], at wanted: [Double]) {
      for column in columns {
        widths[column] = wanted[column]
        left -= wanted[column]
      }
      open.removeAll { columns.contains($0) }
    }
    while !open.isEmpty {
      let fair = left / Double(open.count)
      let needy = open.filter { least[$0] >= fair }
      let modest = open.filter { rows[$0] <= fair }
      if !needy.isEmpty {
        settle(needy, at: least)
      } else if !modest.isEmpty {
        settle(modest, at: rows)
      } else {
        settle(open, at: Array(repeating: fair, count: least.count))
      }
    }
    // What modest columns left over goes to those that had to do with their longest word.
    let lacks = zip(rows, widths).map { max(0, $0 - $1) }
    let lack = lacks.reduce(0, +)
    guard lack > 0, left > 0 else { return widths }
    return zip(widths, lacks).map { $0 + $1 * Swift.min(1, left / lack) }
  }

  /// Everything fits: columns get some air, but never so much that the eye loses its row; a table that is nearly as
  /// wide as the page takes all of it.
  private func spread(_ spare: Double) -> [Double] {
    let each = spare / Double(most.count)
    let air = each <= 60 ? each : 34
    return most.map { $0 + air }
  }

  private func longestWord(of text: String, _ font: FontStyle, _ shaper: TextShaper) -> Double {
    var widest = 0.0
    for part in text.split(separator: " ") {
      widest = max(widest, shaper.width(of: String(part), font))
    }
    return widest
  }
}
