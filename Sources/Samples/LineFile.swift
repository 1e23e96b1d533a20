import Formats
import Outside

/// A CSV being written, in pieces of about a megabyte; our own values need no quotes.
struct LineFile {
  private var bytes: [UInt8] = []
  private var isFirstField = true
  private let file: any OutputFile
  private(set) var rows = 0

  init(_ path: String, header: [String], _ world: any World) throws(WorldError) {
    file = try world.create(path)
    bytes.reserveCapacity(pieceSize + 4096)
    bytes += Array(header.joined(separator: ",").utf8)
    bytes.append(newline)
  }

  private let pieceSize = 1 << 20
  private var newline: UInt8 { UInt8(ascii: "\n") }

  private mutating func separate() {
    if !isFirstField { bytes.append(UInt8(ascii: ",")) }
    isFirstField = false
  }

  mutating func blank() { separate() }

  mutating func text(_ text: [UInt8]) {
    separate()
    bytes += text
  }

  mutating func text(_ text: String) {
    separate()
    bytes += text.utf8
  }

  mutating func level(_ level: some Level) { text(level.rawValue) }

  mutating func flag(_ value: Bool) { text(value ? "Yes" : "No") }

  /// A whole number; with a width, padded with zeros.
  mutating func whole(_ value: Int, width: Int = 1) {
    separate()
    digits(value, width)
  }

  /// Cents as units with two decimals.
  mutating func money(_ cents: Int) {
    separate()
    digits(cents / 100, 1)
    bytes.append(UInt8(ascii: "."))
    digits(cents % 100, 2)
  }

  mutating func day(_ day: Day?) {
    separate()
    guard let (year, month, date) = day?.civil else { return }
    digits(year, 4)
    bytes.append(UInt8(ascii: "-"))
    digits(month, 2)
    bytes.append(UInt8(ascii: "-"))
    digits(date, 2)
  }

  /// Adds to the field at hand, without a separator.
  mutating func append(_ text: [UInt8]) { bytes += text }
  mutating func append(_ text: StaticString) { bytes += text.description.utf8 }
  mutating func append(_ value: Int, width: Int) { digits(value, width) }

  private mutating func digits(_ value: Int, _ width: Int) {
    precondition(value >= 0, "samples hold no negative numbers")
    var scale = 1
    for _ in 1..<width { scale *= 10 }
    while value / scale >= 10 { scale *= 10 }
    while scale > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(value / scale % 10))
      scale /= 10
    }
  }

  mutating func endRow() throws(WorldError) {
    bytes.append(newline)
    isFirstField = true
    rows += 1
    guard bytes.count >= pieceSize else { return }
    try file.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func close() throws(WorldError) {
    try file.write(bytes)
    bytes = []
    try file.close()
  }
}
