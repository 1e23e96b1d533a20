import Formats

/// Where bundles stand below the output folder.
///
///     output/.runs/<hash>/                    a bundle's files, never changed once there
///     output/<id>/<period>/<member>           a link to one of them
///     output/<id>/latest                      a link to the greatest period
public struct BundleFolder: Sendable, Hashable {
  /// The output folder.
  public let root: String

  public init(root: String) { self.root = root }

  /// Which report, of when, about whom: what a bundle is published as.
  public struct Place: Sendable, Hashable {
    public let report: String
    /// As it names the folder: "2026Q3", or "undated".
    public let period: String
    public let member: String

    public init(report: String, period: String, member: String) {
      for part in [report, period, member] {
        precondition(
          !part.isEmpty && !part.hasPrefix(".") && !part.contains("/") && part != "latest",
          "a bundle's place is made of plain names")
      }
      self.report = report
      self.period = period
      self.member = member
    }
  }

  var runs: String { "\(root)/.runs" }
  var lock: String { "\(runs)/.lock" }
  /// How the names of folders begin that are not finished; nothing ever links to one.
  static let unfinished = ".tmp-"

  func run(_ hash: String) -> String { "\(runs)/\(hash)" }
  func report(_ id: String) -> String { "\(root)/\(id)" }
  func period(_ place: Place) -> String { "\(root)/\(place.report)/\(place.period)" }
  /// The link that readers open.
  public func link(_ place: Place) -> String { "\(period(place))/\(place.member)" }
  func latest(_ id: String) -> String { "\(root)/\(id)/latest" }

  /// What the link of a place says, so that the output folder can be moved as a whole.
  static func target(_ hash: String) -> String { "../../.runs/\(hash)" }

  /// The run that a link's text names; `nil` for a link that is none of ours.
  static func hash(inTarget target: String) -> String? {
    let prefix = "../../.runs/"
    guard target.hasPrefix(prefix) else { return nil }
    let name = String(target.dropFirst(prefix.utf8.count))
    return isHash(name) ? name : nil
  }

  static func isHash(_ name: String) -> Bool {
    name.utf8.count == 64 && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// The later of two periods' names: dated ones by their end, then undated ones before all of them.
  static func isEarlier(_ a: String, _ b: String) -> Bool {
    switch (Period(a), Period(b)) {
    case (let x?, let y?): x < y
    case (nil, .some): true
    case (.some, nil): false
    case (nil, nil): a < b
    }
  }
}
