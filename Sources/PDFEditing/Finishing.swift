/// Finishes a tagged PDF for readers: language, display title, alternative texts, header scopes, artifacts, metadata.
///
/// The same input gives the same bytes for any number of threads. Throws when the file is damaged, or when it has
/// not as many figures and header cells as there are descriptions for.
public func makeAccessible(
  _ pdf: [UInt8], _ accessibility: PDFAccessibility, threads: Int = 1
) throws(PDFEditingError) -> [UInt8] {
  let source = try PDFSource(pdf)
  var edits = PDFEdits()
  try Finishing(source: source, accessibility: accessibility).plan(&edits)
  return try PDFOutput(source: source, edits: edits).bytes(threads: threads)
}

/// What is changed of a file, by the numbers of its objects.
struct PDFEdits {
  /// Entries put at the end of dictionaries.
  var entries: [Int: String] = [:]
  /// Streams of what is drawn on pages, in which artifacts are to be marked.
  var contents: Set<Int> = []
  /// Metadata in XMP, a new object, to which the catalogue gets a reference.
  var metadata = ""
}

/// Decides what has to be changed.
private struct Finishing {
  let source: PDFSource
  let accessibility: PDFAccessibility

  func plan(_ edits: inout PDFEdits) throws(PDFEditingError) {
    edits.entries[source.root] =
      " /Lang \(PDFText.string(accessibility.language)) /ViewerPreferences << /DisplayDocTitle true >>"
    edits.metadata = packet
    try describeStructure(&edits)
    if let pages = source.linked("/Pages", of: try source.object(source.root)) {
      try describePages(below: pages, &edits)
    }
  }

  /// Metadata in XMP. It does not claim conformance to PDF/UA, which no validator has confirmed.
  private var packet: String {
    let title = PDFText.escaped(accessibility.title)
    let language = PDFText.escaped(accessibility.language)
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(title)</rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>\(language)</rdf:li></rdf:Bag></dc:language>
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
  }

  // MARK: The structure

  private func describeStructure(_ edits: inout PDFEdits) throws(PDFEditingError) {
    let catalogue = try source.object(source.root)
    var figures: [Int] = []
    var headers: [Int] = []
    // The last first, so that taking from the end goes in reading order.
    var waiting = source.linked("/StructTreeRoot", of: catalogue).map { [$0] } ?? []
    while let number = waiting.popLast() {
      let entries = source.values.entries(of: try source.object(number).value)
      if let type = entries.first(where: { source.values.holds($0.key, "/S") })?.value {
        if source.values.holds(type, "/Figure") { figures.append(number) }
        if source.values.holds(type, "/TH") { headers.append(number) }
      }
      guard let kids = entries.first(where: { source.values.holds($0.key, "/K") })?.value else { continue }
      waiting += source.values.items(of: kids).compactMap(source.values.reference).reversed()
    }
    try check(figures.count, accessibility.alternatives.count, "figures", "alternative texts")
    try check(headers.count, accessibility.headers.count, "header cells", "descriptions")
    for (figure, text) in zip(figures, accessibility.alternatives) {
      edits.entries[figure] = " /Alt \(PDFText.string(text))"
    }
    for (cell, header) in zip(headers, accessibility.headers) {
      let span = header.columns > 1 ? " /ColSpan \(header.columns)" : ""
      edits.entries[cell] = " /A << /O /Table /Scope \(header.scope.rawValue)\(span) >>"
    }
  }

  private func check(
    _ found: Int, _ described: Int, _ what: String, _ descriptions: String
  ) throws(PDFEditingError) {
    guard found != described else { return }
    throw PDFEditingError(description: "\(found) \(what), but \(described) \(descriptions)")
  }

  // MARK: The pages

  private func describePages(below number: Int, _ edits: inout PDFEdits) throws(PDFEditingError) {
    let node = try source.object(number)
    if let kids = source.values.entry("/Kids", of: node.value) {
      for kid in source.values.items(of: kids).compactMap(source.values.reference) {
        try describePages(below: kid, &edits)
      }
      return
    }
    // Moving from link to link follows the structure.
    edits.entries[number] = " /Tabs /S"
    guard let contents = source.linked("/Contents", of: node) else {
      throw PDFEditingError(description: "a page's content is not one stream")
    }
    edits.contents.insert(contents)
  }
}
