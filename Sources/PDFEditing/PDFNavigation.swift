/// Where the links and the outline of a document lead.
public struct PDFNavigation: Sendable, Hashable {
  /// A place on a page, in points from the page's lower left corner.
  public struct Place: Sendable, Hashable {
    /// From 0, over all files.
    public let page: Int
    public let x: Double
    public let y: Double

    public init(page: Int, x: Double, y: Double) {
      self.page = page
      self.x = x
      self.y = y
    }
  }

  /// An entry of the outline, with the name of the place that it leads to.
  public struct Entry: Sendable, Hashable {
    public let title: String
    public let destination: String
    public let children: [Entry]

    public init(_ title: String, to destination: String, children: [Entry] = []) {
      self.title = title
      self.destination = destination
      self.children = children
    }
  }

  public let places: [String: Place]
  public let outline: [Entry]

  public init(places: [String: Place] = [:], outline: [Entry] = []) {
    self.places = places
    self.outline = outline
  }

  /// What a link to a place is drawn as: an address that no reader knows, until the document is finished.
  public static func address(of destination: String) -> String {
    prefix + destination.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static let prefix = "place:"

  /// The place's name, when an address is one that was made for a place.
  static func destination(_ address: ArraySlice<UInt8>) -> String? {
    guard address.starts(with: prefix.utf8) else { return nil }
    let digits = Array(address.dropFirst(prefix.utf8.count))
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[place...place + 1], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
