/// Finishes a tagged PDF for readers: language, display title, alternative texts, header scopes, artifacts, metadata,
/// links within it and the outline.
///
/// The pages of later parts follow those of the first, so that they can be drawn side by side. The same input gives
/// the same bytes for any number of threads. Throws when
/// there are not as many figures and header cells as there are descriptions for, or when a link leads nowhere.
public func finishedPDF(
  _ parts: [PDFPart], _ accessibility: PDFAccessibility, _ navigation: PDFNavigation = PDFNavigation(),
  threads: Int = 1
) throws(PDFEditingError) -> [UInt8] {
  let sources = try PDFSources(parts)
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
  for (part, file) in zip(parts, sources.files) {
    for page in try file.pages().pages { rewriter.add("/Tabs/S", to: page) }
    for (number, content) in part.contents { rewriter.setContent(of: number + file.base, deflated: content) }
  }
  return try rewriter.written()
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

extension PDFAccessibility.HeaderCell {
  fileprivate var attributes: String {
    "<</O/Table/Scope\(scope == .row ? "/Row" : "/Column")\(columns > 1 ? "/ColSpan \(columns)" : "")>>"
  }
}
