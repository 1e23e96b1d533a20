import Documents

extension Document {
  /// The member that stands for everyone, which is not printed.
  private static let whole = "all"

  /// Period and member, where the title does not say them already; `nil` when nothing is left to say.
  var periodLine: String? {
    let parts = [period, member == Self.whole ? nil : member].compactMap { $0 }
    let unsaid = parts.filter { !title.contains($0) }
    return unsaid.isEmpty ? nil : unsaid.joined(separator: " · ")
  }

  /// The title with all that tells this report from others of its kind.
  var fullTitle: String { [title, periodLine].compactMap { $0 }.joined(separator: ", ") }
}
