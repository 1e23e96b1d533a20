public import Diagnostics

/// A sample with the expected places of messages marked by ⟦ and ⟧, in the order of the text.
///
///     MarkedText("analysis: ⟦survivl⟧\n").places[0]   // 1:11, 7 bytes
public struct MarkedText: Sendable {
  public let source: SourceText
  public let places: [Place]

  public init(_ marked: String, path: String = "reports/sample.yaml") {
    var bytes: [UInt8] = []
    var open: [(index: Int, start: Int)] = []
    var ranges: [Range<Int>] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        open.append((ranges.count, bytes.count))
        ranges.append(0..<0)
      case "⟧":
        let mark = open.removeLast()
        ranges[mark.index] = mark.start..<bytes.count
      default: bytes += Array(String(scalar).utf8)
      }
    }
    precondition(open.isEmpty, "every ⟦ is closed")
    let source = SourceText(path: path, bytes: bytes)
    self.source = source
    places = ranges.map { source.place(of: $0) }
  }
}
