import Compression
import Hashing

/// The bytes of a PDF being put together, and where its objects are.
struct PDFFile {
  private enum Place {
    case free
    case offset(Int)
    case group(Int, index: Int)
  }

  private var bytes: [UInt8]
  private var places: [Place]

  /// For objects with numbers below `objects`.
  init(objects: Int) {
    // Bytes above 127 in the second line tell programs that files of this kind are not text.
    bytes = Array("%PDF-1.5\n%".utf8) + [0xB5, 0xED, 0xAE, 0xFB, 10]
    places = Array(repeating: .free, count: objects)
  }

  /// A stream as an object has it, with the words of its dictionary.
  static func stream(_ words: String, _ data: [UInt8]) -> [UInt8] {
    Array("<< \(words) /Length \(data.count) >>\nstream\n".utf8) + data + Array("\nendstream".utf8)
  }

  /// Appends an object.
  mutating func add(_ number: Int, _ object: [UInt8]) {
    places[number] = .offset(bytes.count)
    bytes += "\(number) 0 obj\n".utf8
    bytes += object
    bytes += "\nendobj\n".utf8
  }

  /// Notes that an object is the one of an index, from 0, in a group.
  mutating func place(_ number: Int, at index: Int, inGroup group: Int) {
    places[number] = .group(group, index: index)
  }

  /// The file with its table of places; its identity is the hash of what is in it.
  consuming func finished(root: Int, info: Int?) -> [UInt8] {
    let start = bytes.count
    let number = places.count
    places.append(.offset(start))
    let identity = SHA256.hex(of: bytes).prefix(32)
    let words =
      "/Type /XRef /Size \(places.count) /W [ 1 4 2 ] /Root \(root) 0 R"
      + (info.map { " /Info \($0) 0 R" } ?? "") + " /ID [ <\(identity)> <\(identity)> ]"
      + " /Filter /FlateDecode /DecodeParms << /Columns 7 /Predictor 12 >>"
    bytes += "\(number) 0 obj\n".utf8
    bytes += PDFFile.stream(words, Zlib.compressed(table()))
    bytes += "\nendobj\nstartxref\n\(start)\n%%EOF\n".utf8
    return bytes
  }

  /// Rows of seven bytes, each written as its difference from the row above, which deflates well.
  private func table() -> [UInt8] {
    var table: [UInt8] = []
    table.reserveCapacity(places.count * 8)
    var above = [UInt8](repeating: 0, count: 7)
    for place in places {
      let row = PDFFile.row(of: place)
      // The predictor of this row: up.
      table.append(2)
      for (value, before) in zip(row, above) { table.append(value &- before) }
      above = row
    }
    return table
  }

  /// Kind, then where it is in four bytes, then which it is there in two (ISO 32000-1, table 18).
  private static func row(of place: Place) -> [UInt8] {
    let (kind, first, second): (UInt8, Int, Int) =
      switch place {
      case .free: (0, 0, 65535)
      case .offset(let offset): (1, offset, 0)
      case .group(let group, let index): (2, group, index)
      }
    return [kind] + [24, 16, 8, 0].map { UInt8(first >> $0 & 255) } + [
      UInt8(second >> 8 & 255), UInt8(second & 255),
    ]
  }
}
