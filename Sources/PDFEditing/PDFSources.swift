/// The files that one document is made of, in order, with their objects numbered one file after the other.
struct PDFSources {
  let files: [PDFObjects]
  /// One more than the last number.
  let count: Int

  init(_ parts: [PDFPart]) throws(PDFEditingError) {
    var numbered: [PDFObjects] = []
    var base = 0
    for part in parts {
      let file = part.objects.numbered(from: base)
      base += file.objects.count
      numbered.append(file)
    }
    guard !numbered.isEmpty else { throw PDFEditingError(description: "it has no pages") }
    self.files = numbered
    count = base
  }

  /// That the document's own objects come from.
  var first: PDFObjects { files[0] }
}

extension PDFObjects {
  /// The root of the page tree, and the pages.
  func pages() throws(PDFEditingError) -> (tree: Int, pages: [Int]) {
    guard let tree = try references(value("/Pages", of: root)).first else {
      throw PDFEditingError(description: "its pages cannot be found")
    }
    return (tree, try references(value("/Kids", of: tree)))
  }

  /// A whole number.
  func integer(_ key: StaticString, of number: Int) -> Int? {
    value(key, of: number).flatMap { range in
      var scanner = PDFScanner(bytes, at: range.lowerBound)
      return scanner.integer()
    }
  }
}
