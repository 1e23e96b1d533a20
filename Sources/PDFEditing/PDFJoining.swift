/// Joins files that were drawn by themselves to one: one list of pages, one structure, one catalogue.
struct PDFJoining {
  let sources: PDFSources

  func join(in rewriter: inout PDFRewriter) throws(PDFEditingError) {
    guard sources.files.count > 1 else { return }
    try joinPages(in: &rewriter)
    try joinStructure(in: &rewriter)
  }

  private func joinPages(in rewriter: inout PDFRewriter) throws(PDFEditingError) {
    let tree = try sources.first.pages().tree
    var kids: [Int] = []
    for file in sources.files {
      let (own, pages) = try file.pages()
      kids += pages
      guard own != tree else { continue }
      for page in pages { rewriter.set("/Parent", "\(tree) 0 R", of: page) }
      rewriter.remove([own, file.root] + (file.info.map { [$0] } ?? []))
    }
    rewriter.set("/Kids", PDFJoining.list(kids), of: tree)
    rewriter.set("/Count", "\(kids.count)", of: tree)
  }

  /// Every file has one element, the document; what is in those of later files follows in that of the first.
  private func joinStructure(in rewriter: inout PDFRewriter) throws(PDFEditingError) {
    let first = try structure(of: sources.first)
    var elements: [Int] = []
    var numbers: [UInt8] = []
    var count = 0
    for file in sources.files {
      let own = try structure(of: file)
      let children = try file.references(file.value("/K", of: own.document))
      elements += children
      let keys = try parentNumbers(of: file, own.parents, from: count, into: &numbers)
      guard own.root != first.root else {
        count += keys
        continue
      }
      for child in children { rewriter.set("/P", "\(first.document) 0 R", of: child) }
      rewriter.remove([own.root, own.parents, own.document])
      try moveParentNumbers(of: file, by: count, in: &rewriter)
      count += keys
    }
    rewriter.set("/K", PDFJoining.list(elements), of: first.document)
    rewriter.set("/Nums", "[\(String(decoding: numbers, as: UTF8.self))]", of: first.parents)
  }

  private func structure(
    of file: PDFObjects
  ) throws(PDFEditingError) -> (root: Int, document: Int, parents: Int) {
    guard let root = try file.references(file.value("/StructTreeRoot", of: file.root)).first,
      let document = try file.references(file.value("/K", of: root)).first,
      let parents = try file.references(file.value("/ParentTree", of: root)).first,
      file.isName(file.value("/S", of: document), "/Document")
    else { throw PDFEditingError(description: "its structure is not that of one document") }
    return (root, document, parents)
  }

  /// Adds a file's entries of the table that leads from what is drawn to its element; how many there were.
  private func parentNumbers(
    of file: PDFObjects, _ parents: Int, from start: Int, into numbers: inout [UInt8]
  ) throws(PDFEditingError) -> Int {
    guard let range = file.value("/Nums", of: parents), file.bytes[range.lowerBound] == UInt8(ascii: "[")
    else {
      throw PDFEditingError(description: "its structure cannot be read")
    }
    var scanner = PDFScanner(file.bytes, at: range.lowerBound + 1)
    var count = 0
    while !scanner.take("]") {
      guard scanner.integer() == count else {
        throw PDFEditingError(description: "its structure cannot be read")
      }
      numbers += "\(start + count) ".utf8
      try file.append(try scanner.value(), to: &numbers)
      numbers.append(UInt8(ascii: " "))
      count += 1
    }
    return count
  }

  private func moveParentNumbers(
    of file: PDFObjects, by count: Int, in rewriter: inout PDFRewriter
  ) throws(PDFEditingError) {
    for page in try file.pages().pages {
      if let number = file.integer("/StructParents", of: page) {
        rewriter.set("/StructParents", "\(number + count)", of: page)
      }
      for note in try file.references(file.value("/Annots", of: page)) {
        guard let number = file.integer("/StructParent", of: note) else { continue }
        rewriter.set("/StructParent", "\(number + count)", of: note)
      }
    }
  }

  private static func list(_ numbers: [Int]) -> String {
    "[\(numbers.map { "\($0) 0 R" }.joined(separator: " "))]"
  }
}
