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
