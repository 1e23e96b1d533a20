import Compression
import Hashing
import Threads

/// Writes the objects of a PDF again, some of them changed: dictionaries packed together and deflated (ISO 32000-1,
/// 7.5.7), and a compressed table of where everything is.
struct PDFRewriter {
  private let sources: PDFSources
  private let threads: Int
  /// What is put in front of the entries of a dictionary, by object.
  private var additions: [Int: [UInt8]] = [:]
  /// Entries of a dictionary that are left out, by object.
  private var replaced: [Int: [StaticString]] = [:]
  /// Objects that are left out.
  private var removed: Set<Int> = []
  /// Deflated bytes that take the place of a stream's, by object.
  private var contents: [Int: [UInt8]] = [:]
  /// Objects behind those of the file: dictionaries whole, and streams that stay as they are.
  private var added: [(value: [UInt8], stream: [UInt8]?)] = []

  private var output: [UInt8] = Array("%PDF-1.5\n%".utf8) + [0xB5, 0xED, 0xAE, 0xFB, 10]
  /// By number: nothing, a byte of the file, or a place in an object that packs others.
  private var places: [Place] = []

  private enum Place {
    case free
    case at(Int)
    case packed(in: Int, Int)
  }

  /// How hard is deflated: a twentieth larger than usual, in two thirds of the time.
  static let effort = 4
  /// Objects packed together.
  private static let packSize = 256

  init(_ sources: PDFSources, threads: Int) {
    self.sources = sources
    self.threads = threads
  }

  // MARK: Changes

  /// Adds entries, which the dictionary has not.
  mutating func add(_ entries: String, to number: Int) {
    additions[number, default: []] += Array(entries.utf8)
  }

  /// Sets an entry that the dictionary may have.
  mutating func set(_ key: StaticString, _ value: String, of number: Int) {
    replace(key, with: key, value, of: number)
  }

  /// Puts one entry in another's place.
  mutating func replace(_ key: StaticString, with other: StaticString, _ value: String, of number: Int) {
    replaced[number, default: []].append(key)
    add("\(other) \(value)", to: number)
  }

  mutating func remove(_ numbers: [Int]) { removed.formUnion(numbers) }

  mutating func setContent(of number: Int, deflated: [UInt8]) { contents[number] = deflated }

  /// A new object's number.
  mutating func addObject(_ value: String, stream: String? = nil) -> Int {
    added.append((Array(value.utf8), stream.map { Array($0.utf8) }))
    return sources.count + added.count - 1
  }

  /// The number of an object that is set later.
  mutating func reserve() -> Int { addObject("null") }

  mutating func setObject(_ number: Int, _ value: String) {
    added[number - sources.count] = (Array(value.utf8), nil)
  }

  // MARK: Writing

  /// The file's bytes.
  consuming func written() throws(PDFEditingError) -> [UInt8] {
    let known = sources.count
    places = [Place](repeating: .free, count: known + added.count)
    var packable: [(number: Int, bytes: [UInt8])] = []
    for file in sources.files {
      for (own, object) in file.objects.enumerated() {
        let number = own + file.base
        guard let object, !file.lengths.contains(own), !removed.contains(number) else { continue }
        if let stream = object.stream {
          try writeStream(number, object, file, stream)
        } else {
          packable.append((number, try value(number, object, file)))
        }
      }
    }
    for (index, object) in added.enumerated() {
      if let stream = object.stream {
        write(known + index, dictionary: object.value, stream[...])
      } else {
        packable.append((known + index, object.value))
      }
    }
    pack(packable)
    return finished()
  }

  private mutating func writeStream(
    _ number: Int, _ object: PDFObjects.Object, _ file: PDFObjects, _ stream: Range<Int>
  ) throws(PDFEditingError) {
    var dictionary: [UInt8] = additions[number] ?? []
    let content = contents[number]
    for entry in object.entries {
      if PDFObjects.equals(file.bytes, entry.key, "/Length") { continue }
      if content != nil, PDFObjects.equals(file.bytes, entry.key, "/Filter") { continue }
      try append(entry, of: file, to: &dictionary)
    }
    if content != nil { dictionary += "/Filter /FlateDecode".utf8 }
    write(number, dictionary: dictionary, content.map { $0[...] } ?? file.bytes[stream])
  }

  /// `dictionary` is without its brackets and the length.
  private mutating func write(_ number: Int, dictionary: [UInt8], _ stream: ArraySlice<UInt8>) {
    places[number] = .at(output.count)
    output += "\(number) 0 obj\n<<".utf8
    output += dictionary
    output += " /Length \(stream.count)>>\nstream\n".utf8
    output += stream
    output += "\nendstream\nendobj\n".utf8
  }

  /// An object that is no stream, with what was added to it.
  private func value(
    _ number: Int, _ object: PDFObjects.Object, _ file: PDFObjects
  ) throws(PDFEditingError) -> [UInt8] {
    var value: [UInt8] = []
    guard !object.entries.isEmpty else {
      try file.append(object.value, to: &value)
      return value
    }
    value += "<<".utf8
    value += additions[number] ?? []
    let replaced = replaced[number] ?? []
    for entry in object.entries
    where !replaced.contains(where: { PDFObjects.equals(file.bytes, entry.key, $0) }) {
      try append(entry, of: file, to: &value)
    }
    value += ">>".utf8
    return value
  }

  private func append(
    _ entry: PDFEntry, of file: PDFObjects, to dictionary: inout [UInt8]
  ) throws(PDFEditingError) {
    dictionary += file.bytes[entry.key]
    switch file.bytes[entry.value.lowerBound] {
    case UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "("): break
    default: dictionary.append(UInt8(ascii: " "))
    }
    try file.append(entry.value, to: &dictionary)
  }

  private mutating func pack(_ all: [(number: Int, bytes: [UInt8])]) {
    let starts = Array(stride(from: 0, to: all.count, by: Self.packSize))
    let packs = Parallel.map(starts.count, threads: threads) { pack in
      var head: [UInt8] = []
      var body: [UInt8] = []
      for (number, bytes) in all[starts[pack]..<min(starts[pack] + Self.packSize, all.count)] {
        head += "\(number) \(body.count) ".utf8
        body += bytes
        body.append(10)
      }
      return (first: head.count, bytes: Zlib.compressed(head + body, effort: Self.effort))
    }
    for (start, pack) in zip(starts, packs) {
      let own = places.count
      places.append(.free)
      let count = min(Self.packSize, all.count - start)
      for index in 0..<count { places[all[start + index].number] = .packed(in: own, index) }
      let dictionary = "/Type/ObjStm/N \(count)/First \(pack.first)/Filter/FlateDecode"
      write(own, dictionary: Array(dictionary.utf8), pack.bytes[...])
    }
  }

  // MARK: The table

  private consuming func finished() -> [UInt8] {
    let start = output.count
    let own = places.count
    places.append(.at(start))
    let identity = SHA256.hex(of: output).prefix(32)
    let table = Zlib.compressed(PDFRewriter.differences(places.map(PDFRewriter.row)), effort: 9)
    let info = sources.first.info.map { "/Info \($0) 0 R" } ?? ""
    let dictionary = """
      /Type/XRef/Size \(places.count)/Root \(sources.first.root) 0 R\(info)/ID[<\(identity)><\(identity)>]\
      /W[1 4 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>
      """
    write(own, dictionary: Array(dictionary.utf8), table[...])
    output += "startxref\n\(start)\n%%EOF\n".utf8
    return output
  }

  /// One byte of kind, four of place, two of number within.
  private static func row(_ place: Place) -> [UInt8] {
    func bytes(_ kind: UInt8, _ place: Int, _ number: Int) -> [UInt8] {
      [
        kind, UInt8(place >> 24 & 255), UInt8(place >> 16 & 255), UInt8(place >> 8 & 255), UInt8(place & 255),
        UInt8(number >> 8 & 255), UInt8(number & 255),
      ]
    }
    return switch place {
    case .free: bytes(0, 0, 65535)
    case .at(let offset): bytes(1, offset, 0)
    case .packed(let pack, let index): bytes(2, pack, index)
    }
  }

  /// Each row as its difference to the one above, which deflates to less (PNG's predictor "up").
  private static func differences(_ rows: [[UInt8]]) -> [UInt8] {
    var above = [UInt8](repeating: 0, count: 7)
    var result: [UInt8] = []
    for row in rows {
      result.append(2)
      for (byte, upper) in zip(row, above) { result.append(byte &- upper) }
      above = row
    }
    return result
  }
}
