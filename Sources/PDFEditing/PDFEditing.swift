import Compression
import Threads

/// Finishes a tagged PDF for readers: language, display title, alternative texts, header scopes, artifacts, metadata.
///
/// `pdf` is a file as Cairo writes it. The same input gives the same bytes for any number of threads. Throws when the
/// file is damaged, or when it has not as many figures and header cells as there are descriptions for.
public func makeAccessible(
  _ pdf: [UInt8], _ accessibility: PDFAccessibility, threads: Int = 1
) throws(PDFEditingError) -> [UInt8] {
  let objects = try PDFObjects(pdf)
  var rewriter = PDFRewriter(objects, threads: threads)
  let metadata = rewriter.addObject(
    "/Type/Metadata/Subtype/XML", stream: accessibility.packet)
  rewriter.add(
    """
    /Lang\(PDFText.literal(accessibility.language))/ViewerPreferences<</DisplayDocTitle true>>\
    /Metadata \(metadata) 0 R
    """, to: objects.root)
  try describeStructure(objects, accessibility, in: &rewriter)
  try markArtifacts(objects, in: &rewriter, threads: threads)
  return rewriter.written()
}

/// Gives figures their alternative texts and header cells their scopes, in reading order.
private func describeStructure(
  _ objects: PDFObjects, _ accessibility: PDFAccessibility, in rewriter: inout PDFRewriter
) throws(PDFEditingError) {
  var (figures, headers) = (0, 0)
  // Cells that say the same share one object.
  var attributes: [PDFAccessibility.HeaderCell: Int] = [:]
  var waiting = try objects.references(objects.value("/StructTreeRoot", of: objects.root))
  var visited = 0
  while let element = waiting.popLast() {
    visited += 1
    // A file whose structure leads back into itself is damaged.
    guard visited <= objects.objects.count else {
      throw PDFEditingError(description: "its structure cannot be read")
    }
    let type = objects.value("/S", of: element)
    if objects.isName(type, "/Figure") {
      if figures < accessibility.alternatives.count {
        rewriter.add("/Alt\(PDFText.literal(accessibility.alternatives[figures]))", to: element)
      }
      figures += 1
    } else if objects.isName(type, "/TH") {
      if headers < accessibility.headers.count {
        let header = accessibility.headers[headers]
        let shared = attributes[header] ?? rewriter.addObject(header.attributes)
        attributes[header] = shared
        rewriter.add("/A \(shared) 0 R", to: element)
      }
      headers += 1
    }
    // Last first, so that taking from the end goes in reading order.
    waiting += try objects.references(objects.value("/K", of: element)).reversed()
  }
  guard figures == accessibility.alternatives.count else {
    throw PDFEditingError(
      description: "\(figures) figures, but \(accessibility.alternatives.count) alternative texts")
  }
  guard headers == accessibility.headers.count else {
    throw PDFEditingError(
      description: "\(headers) header cells, but \(accessibility.headers.count) descriptions")
  }
}

private func markArtifacts(
  _ objects: PDFObjects, in rewriter: inout PDFRewriter, threads: Int
) throws(PDFEditingError) {
  guard let tree = try objects.references(objects.value("/Pages", of: objects.root)).first else {
    throw PDFEditingError(description: "its pages cannot be found")
  }
  let pages = try objects.references(objects.value("/Kids", of: tree))
  var contents: [Int] = []
  for page in pages {
    rewriter.add("/Tabs/S", to: page)
    let content = try objects.references(objects.value("/Contents", of: page))
    guard content.count == 1 else {
      throw PDFEditingError(description: "a page's content is not one stream")
    }
    contents.append(content[0])
  }
  let marked = Parallel.map(contents.count, threads: threads) { [contents] page in
    Result { () throws(PDFEditingError) in
      Zlib.compressed(ArtifactMarker.mark(try objects.content(contents[page])), effort: PDFRewriter.effort)
    }
  }
  for (number, content) in zip(contents, marked) {
    rewriter.setContent(of: number, deflated: try content.get())
  }
}

extension PDFObjects {
  /// The bytes of a stream, inflated.
  fileprivate func content(_ number: Int) throws(PDFEditingError) -> [UInt8] {
    guard objects.indices.contains(number), let range = objects[number]?.stream else {
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

extension PDFAccessibility.HeaderCell {
  fileprivate var attributes: String {
    "<</O/Table/Scope\(scope == .row ? "/Row" : "/Column")\(columns > 1 ? "/ColSpan \(columns)" : "")>>"
  }
}
