import Compression
import Threads

/// Finishes a tagged PDF for readers: language, display title, alternative texts, header scopes, artifacts, metadata,
/// links within it and the outline.
///
/// `files` are as Cairo writes them; the pages of the later ones follow those of the first, so that they can be drawn
/// side by side. The same input gives the same bytes for any number of threads. Throws when a file is damaged, when
/// there are not as many figures and header cells as there are descriptions for, or when a link leads nowhere.
public func finishedPDF(
  _ files: [[UInt8]], _ accessibility: PDFAccessibility, _ navigation: PDFNavigation = PDFNavigation(),
  threads: Int = 1
) throws(PDFEditingError) -> [UInt8] {
  let sources = try PDFSources(files, threads: threads)
  var rewriter = PDFRewriter(sources, threads: threads)
  let metadata = rewriter.addObject(
    "/Type/Metadata/Subtype/XML", stream: accessibility.packet)
  rewriter.add(
    """
    /Lang\(PDFText.literal(accessibility.language))/ViewerPreferences<</DisplayDocTitle true>>\
    /Metadata \(metadata) 0 R
    """, to: sources.first.root)
  try PDFJoining(sources: sources).join(in: &rewriter)
  try NavigationWriter(navigation, sources).write(in: &rewriter)
  try describeStructure(sources, accessibility, in: &rewriter)
  try markArtifacts(sources, in: &rewriter, threads: threads)
  return rewriter.written()
}

/// Gives figures their alternative texts and header cells their scopes, in reading order.
private func describeStructure(
  _ sources: PDFSources, _ accessibility: PDFAccessibility, in rewriter: inout PDFRewriter
) throws(PDFEditingError) {
  var (figures, headers) = (0, 0)
  // Cells that say the same share one object.
  var attributes: [PDFAccessibility.HeaderCell: Int] = [:]
  for objects in sources.files {
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
  _ sources: PDFSources, in rewriter: inout PDFRewriter, threads: Int
) throws(PDFEditingError) {
  var contents: [(file: PDFObjects, number: Int)] = []
  for file in sources.files {
    for page in try file.pages().pages {
      rewriter.add("/Tabs/S", to: page)
      let content = try file.references(file.value("/Contents", of: page))
      guard content.count == 1 else {
        throw PDFEditingError(description: "a page's content is not one stream")
      }
      contents.append((file, content[0]))
    }
  }
  let marked = Parallel.map(contents.count, threads: threads) { [contents] page in
    Result { () throws(PDFEditingError) in
      let (file, number) = contents[page]
      return Zlib.compressed(ArtifactMarker.mark(try file.content(number)), effort: PDFRewriter.effort)
    }
  }
  for (content, bytes) in zip(contents, marked) {
    rewriter.setContent(of: content.number, deflated: try bytes.get())
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

extension PDFAccessibility.HeaderCell {
  fileprivate var attributes: String {
    "<</O/Table/Scope\(scope == .row ? "/Row" : "/Column")\(columns > 1 ? "/ColSpan \(columns)" : "")>>"
  }
}
