import CQPDF
import Compression
import Threads

#if canImport(Glibc)
  import Glibc
#endif

/// Finishes a tagged PDF for readers: language, display title, alternative texts, header scopes, artifacts, metadata.
///
/// The same input gives the same bytes for any number of threads. Throws when the file is damaged, or when it has not as many figures and
/// header cells as there are descriptions for.
public func makeAccessible(
  _ pdf: [UInt8], _ accessibility: PDFAccessibility, threads: Int = 1
) throws(PDFEditingError) -> [UInt8] {
  try PDFFile(threads: threads).finish(pdf, accessibility)
}

/// One PDF in memory while it is being changed.
private final class PDFFile {
  private let handle: OpaquePointer
  private let threads: Int

  init(threads: Int) throws(PDFEditingError) {
    guard let handle = tenure_pdf_new() else { throw PDFEditingError(description: "no memory is left") }
    self.handle = handle
    self.threads = threads
  }

  deinit { tenure_pdf_free(handle) }

  func finish(_ pdf: [UInt8], _ accessibility: PDFAccessibility) throws(PDFEditingError) -> [UInt8] {
    // The library reads the file's bytes until it has written the new one.
    let file = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(pdf.count, 1))
    defer { file.deallocate() }
    pdf.withUnsafeBytes { UnsafeMutableRawBufferPointer(file).copyMemory(from: $0) }
    try check(tenure_pdf_read(handle, file.baseAddress, pdf.count), "cannot be read")
    try describe(accessibility)
    try describeStructure(accessibility)
    try markArtifacts()
    return try bytes("cannot be written") { tenure_pdf_write(handle, $0, $1) }
  }

  private func check(_ succeeded: Int32, _ what: String) throws(PDFEditingError) {
    guard succeeded == 0 else { return }
    throw PDFEditingError(description: "\(what): \(String(cString: tenure_pdf_error(handle)))")
  }

  /// Bytes that the library keeps, copied.
  private func bytes(
    _ what: String, _ get: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, UnsafeMutablePointer<Int>) -> Int32
  ) throws(PDFEditingError) -> [UInt8] {
    var start: UnsafePointer<UInt8>?
    var count = 0
    try check(get(&start, &count), what)
    return Array(UnsafeBufferPointer(start: start, count: count))
  }

  // MARK: The catalogue

  private func describe(_ accessibility: PDFAccessibility) throws(PDFEditingError) {
    let metadata = packet(accessibility)
    let done = tenure_pdf_describe(handle, accessibility.language, metadata, metadata.utf8.count)
    try check(done, "cannot be described")
  }

  /// Metadata in XMP. It does not claim conformance to PDF/UA, which no validator has confirmed.
  private func packet(_ accessibility: PDFAccessibility) -> String {
    func escaped(_ text: String) -> String {
      text.reduce(into: "") { result, character in
        switch character {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        default: result.append(character)
        }
      }
    }
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(accessibility.title))</rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>\(escaped(accessibility.language))</rdf:li></rdf:Bag></dc:language>
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
  }

  // MARK: The structure

  private func describeStructure(_ accessibility: PDFAccessibility) throws(PDFEditingError) {
    var figures = accessibility.alternatives.count
    var headers = accessibility.headers.count
    let attributes = accessibility.headers.map {
      tenure_pdf_header(heads_row: $0.scope == .row ? 1 : 0, columns: Int32(clamping: $0.columns))
    }
    let texts = accessibility.alternatives.map { strdup($0) }
    defer { for text in texts { free(text) } }
    let done = texts.map { UnsafePointer($0) }.withUnsafeBufferPointer {
      tenure_pdf_describe_structure(handle, $0.baseAddress, attributes, &figures, &headers)
    }
    try check(done, "its structure cannot be read")
    guard figures == accessibility.alternatives.count else {
      throw PDFEditingError(
        description: "\(figures) figures, but \(accessibility.alternatives.count) alternative texts")
    }
    guard headers == accessibility.headers.count else {
      throw PDFEditingError(
        description: "\(headers) header cells, but \(accessibility.headers.count) descriptions")
    }
  }

  // MARK: The pages

  /// How hard pages are deflated: a twentieth larger than usual, in two thirds of the time.
  private static let effort = 4

  private func markArtifacts() throws(PDFEditingError) {
    var count = 0
    try check(tenure_pdf_page_count(handle, &count), "its pages cannot be counted")
    var contents: [[UInt8]] = []
    for page in 0..<count {
      contents.append(try bytes("page \(page + 1)") { tenure_pdf_page_content(handle, page, $0, $1) })
    }
    // The library works on one thread; what it would deflate itself is given to it deflated.
    let marked = Parallel.map(count, threads: threads) { [contents] page in
      Zlib.compressed(ArtifactMarker.mark(contents[page]), effort: Self.effort)
    }
    for (page, bytes) in marked.enumerated() {
      try check(tenure_pdf_set_page_content(handle, page, bytes, bytes.count), "page \(page + 1)")
    }
  }
}
