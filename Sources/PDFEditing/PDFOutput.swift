import Compression
import Tables

/// Writes a changed file: small objects deflated in groups, streams as they were, and a deflated table of places
/// (ISO 32000-1, 7.5.7 and 7.5.8).
///
/// Objects keep their numbers. Pieces are deflated side by side and stand in the order of their numbers.
struct PDFOutput {
  /// Objects in a group: more deflate better, fewer are faster to look one up in.
  private static let groupSize = 128

  let source: PDFSource
  let edits: PDFEdits

  private enum Piece {
    case stream(Int)
    /// Objects that are no streams, and the number of the group itself.
    case group([Int], number: Int)
  }

  func bytes(threads: Int) throws(PDFEditingError) -> [UInt8] {
    let groups = grouped()
    let metadata = source.objects.count
    let streams = source.objects.indices.filter { source.objects[$0]?.stream != nil }
    let pieces =
      streams.map { Piece.stream($0) }
      + groups.enumerated().map { Piece.group($0.element, number: metadata + 1 + $0.offset) }
    let made = Parallel.map(pieces.count, threads: threads) { index in
      Result { () throws(PDFEditingError) in try bytes(of: pieces[index]) }
    }
    var file = PDFFile(objects: metadata + 2 + groups.count)
    for (piece, bytes) in zip(pieces, made) {
      switch piece {
      case .stream(let number): file.add(number, try bytes.get())
      case .group(let members, let number):
        file.add(number, try bytes.get())
        for (index, member) in members.enumerated() { file.place(member, at: index, inGroup: number) }
      }
    }
    let packet = Array(edits.metadata.utf8)
    file.add(metadata, PDFFile.stream("/Type /Metadata /Subtype /XML", packet))
    return file.finished(root: source.root, info: source.info)
  }

  /// The numbers of all objects that are no streams, in groups. What only says the length of a stream is left out,
  /// as its stream says that itself now.
  private func grouped() -> [[Int]] {
    let lengths = Set(
      source.objects.compactMap { object in
        object.flatMap { $0.stream == nil ? nil : source.linked("/Length", of: $0) }
      })
    let members = source.objects.indices.filter { number in
      source.objects[number].map { $0.stream == nil && !lengths.contains(number) } ?? false
    }
    return stride(from: 0, to: members.count, by: Self.groupSize).map { start in
      Array(members[start..<min(start + Self.groupSize, members.count)])
    }
  }

  private func bytes(of piece: Piece) throws(PDFEditingError) -> [UInt8] {
    switch piece {
    case .stream(let number):
      try stream(try source.object(number), isContent: edits.contents.contains(number))
    case .group(let members, _): try group(members)
    }
  }

  // MARK: Pieces

  private func stream(_ object: PDFSource.Object, isContent: Bool) throws(PDFEditingError) -> [UInt8] {
    var data = Array(source.values.bytes[object.stream ?? 0..<0])
    var left: Set = ["/Length"]
    var words = ""
    if isContent {
      data = Zlib.compressed(ArtifactMarker.mark(try contents(of: object, data)))
      left.insert("/Filter")
      words = "/Filter /FlateDecode"
    }
    for entry in source.values.entries(of: object.value) {
      let key = text(entry.key)
      if !left.contains(key) { words += (words.isEmpty ? "" : " ") + key + " " + text(entry.value) }
    }
    return PDFFile.stream(words, data)
  }

  /// What a page draws, as it stands in its stream.
  private func contents(of object: PDFSource.Object, _ data: [UInt8]) throws(PDFEditingError) -> [UInt8] {
    guard let filter = source.values.entry("/Filter", of: object.value) else { return data }
    guard source.values.holds(filter, "/FlateDecode"), let contents = try? Zlib.contents(of: data.span) else {
      throw PDFEditingError(description: "a page's content cannot be read")
    }
    return contents
  }

  private func group(_ members: [Int]) throws(PDFEditingError) -> [UInt8] {
    var places = ""
    var values: [UInt8] = []
    for number in members {
      places += "\(number) \(values.count) "
      values += value(number, try source.object(number))
      values.append(10)
    }
    let head = Array(places.utf8)
    let words = "/Type /ObjStm /N \(members.count) /First \(head.count) /Filter /FlateDecode"
    return PDFFile.stream(words, Zlib.compressed(head + values))
  }

  /// An object with the entries that are new to it.
  private func value(_ number: Int, _ object: PDFSource.Object) -> [UInt8] {
    var more = edits.entries[number] ?? ""
    if number == source.root { more += " /Metadata \(source.objects.count) 0 R" }
    let bytes = source.values.bytes
    guard !more.isEmpty else { return Array(bytes[object.value]) }
    // Of a dictionary: before the two brackets that end it.
    let end = object.value.upperBound - 2
    return bytes[object.value.lowerBound..<end] + Array(more.utf8) + bytes[end..<object.value.upperBound]
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: source.values.bytes[range], as: UTF8.self)
  }
}
