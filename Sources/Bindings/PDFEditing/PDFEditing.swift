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
  let file = PDFFile(threads: threads)
  return try file.finish(pdf, accessibility)
}

/// One PDF in memory while it is being changed.
private final class PDFFile {
  private var handle: qpdf_data?
  private let threads: Int

  init(threads: Int) {
    self.threads = threads
    handle = qpdf_init()
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, QPDF_BOOL(1))
  }

  deinit { qpdf_cleanup(&handle) }

  func finish(_ pdf: [UInt8], _ accessibility: PDFAccessibility) throws(PDFEditingError) -> [UInt8] {
    // The library keeps pointers into the file's bytes until it has written the new one.
    let size = pdf.count
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: max(size, 1))
    defer { copy.deallocate() }
    pdf.withUnsafeBytes {
      UnsafeMutableRawPointer(copy).copyMemory(
        from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: size)
    }
    let status = qpdf_read_memory(handle, "report.pdf", copy, UInt64(size), nil)
    guard status & QPDF_ERROR_CODE(QPDF_ERRORS) == 0 else { throw failure("cannot be read") }

    describe(accessibility)
    try describeStructure(accessibility)
    try markArtifacts()
    return try written()
  }

  private func failure(_ what: String) -> PDFEditingError {
    guard qpdf_has_error(handle) != 0, let error = qpdf_get_error(handle),
      let text = qpdf_get_error_full_text(handle, error)
    else { return PDFEditingError(description: what) }
    return PDFEditingError(description: "\(what): \(String(cString: text))")
  }

  // MARK: The catalogue

  private func describe(_ accessibility: PDFAccessibility) {
    let root = qpdf_get_root(handle)
    qpdf_oh_replace_key(handle, root, "/Lang", qpdf_oh_new_unicode_string(handle, accessibility.language))
    let preferences = qpdf_oh_parse(handle, "<< /DisplayDocTitle true >>")
    qpdf_oh_replace_key(handle, root, "/ViewerPreferences", preferences)
    let metadata = stream(Array(packet(accessibility).utf8))
    let dictionary = qpdf_oh_get_dict(handle, metadata)
    qpdf_oh_replace_key(handle, dictionary, "/Type", qpdf_oh_new_name(handle, "/Metadata"))
    qpdf_oh_replace_key(handle, dictionary, "/Subtype", qpdf_oh_new_name(handle, "/XML"))
    qpdf_oh_replace_key(handle, root, "/Metadata", metadata)
  }

  private func stream(_ bytes: [UInt8]) -> qpdf_oh {
    let stream = qpdf_oh_new_stream(handle)
    let none = qpdf_oh_new_null(handle)
    qpdf_oh_replace_stream_data(handle, stream, bytes, bytes.count, none, none)
    return stream
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
    var figures = 0
    var headers = 0
    var waiting = children(of: qpdf_oh_get_key(handle, qpdf_get_root(handle), "/StructTreeRoot"))
    while let element = waiting.popLast() {
      switch name(of: element) {
      case "/Figure":
        if figures < accessibility.alternatives.count {
          let text = qpdf_oh_new_unicode_string(handle, accessibility.alternatives[figures])
          qpdf_oh_replace_key(handle, element, "/Alt", text)
        }
        figures += 1
      case "/TH":
        if headers < accessibility.headers.count { describe(element, accessibility.headers[headers]) }
        headers += 1
      default: break
      }
      waiting += children(of: element)
      qpdf_oh_release(handle, element)
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

  private func describe(_ element: qpdf_oh, _ header: PDFAccessibility.HeaderCell) {
    let span = header.columns > 1 ? " /ColSpan \(header.columns)" : ""
    let attributes = qpdf_oh_parse(handle, "<< /O /Table /Scope \(header.scope.rawValue)\(span) >>")
    qpdf_oh_replace_key(handle, element, "/A", attributes)
  }

  private func name(of element: qpdf_oh) -> String {
    let type = qpdf_oh_get_key(handle, element, "/S")
    defer { qpdf_oh_release(handle, type) }
    guard qpdf_oh_is_name(handle, type) != 0, let text = qpdf_oh_get_name(handle, type) else { return "" }
    return String(cString: text)
  }

  /// Elements below one, last first, so that taking from the end of a list goes in reading order.
  private func children(of element: qpdf_oh) -> [qpdf_oh] {
    guard qpdf_oh_is_dictionary(handle, element) != 0 else { return [] }
    let kids = qpdf_oh_get_key(handle, element, "/K")
    guard qpdf_oh_is_array(handle, kids) != 0 else {
      return qpdf_oh_is_dictionary(handle, kids) != 0 ? [kids] : []
    }
    defer { qpdf_oh_release(handle, kids) }
    return (0..<qpdf_oh_get_array_n_items(handle, kids)).reversed().compactMap { position in
      let kid = qpdf_oh_get_array_item(handle, kids, position)
      if qpdf_oh_is_dictionary(handle, kid) != 0 { return kid }
      qpdf_oh_release(handle, kid)
      return nil
    }
  }

  // MARK: The pages

  /// How hard pages are deflated: a twentieth larger than usual, in two thirds of the time.
  private static let effort = 4

  private func markArtifacts() throws(PDFEditingError) {
    let pages = (0..<Int(max(0, qpdf_get_num_pages(handle)))).map { qpdf_get_page_n(handle, $0) }
    var contents: [[UInt8]] = []
    for page in pages { contents.append(try content(of: page, number: contents.count + 1)) }
    // The library works on one thread; what it would deflate itself is given to it deflated.
    let marked = Parallel.map(pages.count, threads: threads) { [contents] page in
      Zlib.compressed(ArtifactMarker.mark(contents[page]), effort: Self.effort)
    }
    for (page, bytes) in zip(pages, marked) {
      let stream = qpdf_oh_get_key(handle, page, "/Contents")
      guard qpdf_oh_is_stream(handle, stream) != 0 else {
        throw PDFEditingError(description: "a page's content is not one stream")
      }
      let filter = qpdf_oh_new_name(handle, "/FlateDecode")
      qpdf_oh_replace_stream_data(handle, stream, bytes, bytes.count, filter, qpdf_oh_new_null(handle))
      // Moving from link to link follows the structure.
      qpdf_oh_replace_key(handle, page, "/Tabs", qpdf_oh_new_name(handle, "/S"))
    }
  }

  private func content(of page: qpdf_oh, number: Int) throws(PDFEditingError) -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var length = 0
    let status = qpdf_oh_get_page_content_data(handle, page, &bytes, &length)
    guard status & QPDF_ERROR_CODE(QPDF_ERRORS) == 0 else { throw failure("page \(number)") }
    defer { free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: length))
  }

  private func written() throws(PDFEditingError) -> [UInt8] {
    let started = qpdf_init_write_memory(handle)
    guard started & QPDF_ERROR_CODE(QPDF_ERRORS) == 0 else { throw failure("cannot be written") }
    qpdf_set_deterministic_ID(handle, QPDF_BOOL(1))
    qpdf_set_object_stream_mode(handle, qpdf_o_generate)
    qpdf_set_compress_streams(handle, QPDF_BOOL(1))
    guard qpdf_write(handle) & QPDF_ERROR_CODE(QPDF_ERRORS) == 0 else { throw failure("cannot be written") }
    return Array(UnsafeBufferPointer(start: qpdf_get_buffer(handle), count: qpdf_get_buffer_length(handle)))
  }
}
