import Documents
import Formats

extension Document {
  /// The member that stands for everyone, which is not printed.
  private static let whole = "all"
  /// The period of a report without any date, which says nothing to a reader.
  private static let undated = "undated"

  /// Period and member, where the title does not say them already; `nil` when nothing is left to say.
  var periodLine: String? {
    let isSaid = period == Self.undated || title.contains(period) || title.contains(wording.period(period))
    let isWhole = member == Self.whole || title.contains(member)
    let unsaid = [isSaid ? nil : wording.period(period), isWhole ? nil : member].compactMap { $0 }
    return unsaid.isEmpty ? nil : unsaid.joined(separator: " · ")
  }

  /// "Data to 30 September 2026"; `nil` for an undated report.
  var dataLine: String? { asOf.map { wording(.dataTo, ["date": .day($0)]) } }

  /// The title with all that tells this report from others of its kind.
  var fullTitle: String { [title, periodLine].compactMap { $0 }.joined(separator: ", ") }
}
