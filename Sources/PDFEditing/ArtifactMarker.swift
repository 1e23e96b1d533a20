/// Marks what is painted outside every tag as decoration, so that a screen reader passes over it.
///
/// Rules, backgrounds, running headers and footers are drawn untagged. Accessible PDF forbids content that is
/// neither tagged nor an artifact, and Cairo has no tag for artifacts; so each such piece of the page's content is
/// put between `/Artifact BMC` and `EMC` afterwards. Only operators are looked at, nothing that is drawn changes.
///
/// Cairo also writes an empty span for the space at which a line was broken. Readers built on Poppler take its end
/// for the end of the element around it and lose the lines that follow, so empty spans are taken out.
struct ArtifactMarker {
  private let source: [UInt8]
  private var output: [UInt8] = []
  /// Everything before this offset is in the output.
  private var copied = 0
  private var depth = 0
  /// Where an untagged path or text object begins.
  private var open: Int?
  private var isInText = false
  /// Where a span begins, when nothing has followed it.
  private var emptySpan: Int?

  static func mark(_ content: [UInt8]) -> [UInt8] {
    var marker = ArtifactMarker(content)
    var reader = ContentReader(content)
    while let statement = reader.next() { marker.take(statement) }
    return marker.finished()
  }

  private init(_ content: [UInt8]) {
    source = content
    output.reserveCapacity(content.count + content.count / 4)
  }

  private mutating func take(_ statement: ContentReader.Statement) {
    let span = emptySpan
    emptySpan = nil
    switch statement.name {
    case "BDC", "BMC":
      depth += 1
      open = nil
      let operands = source[statement.range]
      if depth > 1, operands.starts(with: "/Span".utf8) { emptySpan = statement.range.lowerBound }
    case "EMC":
      depth -= 1
      if let span { drop(span..<statement.range.upperBound) }
    case "BT":
      isInText = true
      if depth == 0 { open = statement.range.lowerBound }
    case "ET":
      isInText = false
      wrap(until: statement.range.upperBound)
    case "m", "re": if depth == 0, !isInText, open == nil { open = statement.range.lowerBound }
    // A path that only clips paints nothing.
    case "n": open = nil
    case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*": wrap(until: statement.range.upperBound)
    case "Do", "sh":
      if depth == 0 {
        open = statement.range.lowerBound
        wrap(until: statement.range.upperBound)
      }
    default: break
    }
  }

  private mutating func drop(_ range: Range<Int>) {
    output += source[copied..<range.lowerBound]
    copied = range.upperBound
  }

  private mutating func wrap(until end: Int) {
    guard let start = open else { return }
    open = nil
    output += source[copied..<start]
    output += "/Artifact BMC\n".utf8
    output += source[start..<end]
    output += "\nEMC".utf8
    copied = end
  }

  private consuming func finished() -> [UInt8] { output + source[copied...] }
}
