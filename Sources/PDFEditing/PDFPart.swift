import Compression

/// A file as Cairo writes it, read, and with what is painted outside its structure marked.
public struct PDFPart: Sendable {
  let objects: PDFObjects
  /// What each page draws, deflated, by the number of its object.
  let contents: [Int: [UInt8]]

  /// Throws when the file is damaged.
  public init(_ bytes: [UInt8]) throws(PDFEditingError) {
    objects = try PDFObjects(bytes)
    var contents: [Int: [UInt8]] = [:]
    for page in try objects.pages().pages {
      let content = try objects.references(objects.value("/Contents", of: page))
      guard content.count == 1 else {
        throw PDFEditingError(description: "a page's content is not one stream")
      }
      let marked = ArtifactMarker.mark(try objects.content(content[0]))
      contents[content[0]] = Zlib.compressed(marked, effort: PDFRewriter.effort)
    }
    self.contents = contents
  }

  /// From what `encoded` gave. Throws when that is damaged.
  public init(decoding bytes: [UInt8]) throws(PDFEditingError) {
    var reader = PartReader(bytes)
    objects = try PDFObjects(from: &reader)
    var contents: [Int: [UInt8]] = [:]
    for _ in 0..<(try reader.number()) {
      let number = try reader.number()
      contents[number] = try reader.bytes()
    }
    self.contents = contents
  }

  /// The file, where its objects are, and what its pages draw: to be used again without being looked through.
  public var encoded: [UInt8] {
    var writer = PartWriter()
    objects.write(to: &writer)
    writer.add(contents.count)
    for (number, content) in contents.sorted(by: { $0.key < $1.key }) {
      writer.add(number)
      writer.add(content)
    }
    return writer.bytes
  }
}

extension PDFObjects {
  /// The bytes of a stream, inflated.
  fileprivate func content(_ number: Int) throws(PDFEditingError) -> [UInt8] {
    guard let range = object(number)?.stream else {
      throw PDFEditingError(description: "a page's content is not one stream")
    }
    guard let filter = value("/Filter", of: number) else { return Array(bytes[range]) }
    guard isName(filter, "/FlateDecode") else {
      throw PDFEditingError(description: "a page's content is filtered in another way")
    }
    do throws(CompressionError) { return try Zlib.contents(of: bytes[range]) } catch {
      throw PDFEditingError(description: "a page's content cannot be inflated")
    }
  }
}
